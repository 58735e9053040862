# SPDX-License-Identifier: GPL-3.0-or-later
"""The window, driven from outside as a screen reader and a keyboard do: by role, name in words, and action."""

import gettext
import os
import subprocess
import time
import warnings

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter('ignore', DeprecationWarning)

TIMEOUT = 6
# Nothing that is looked for stands in them, and they are long.
CLOSED = {'list', 'table', 'tree table', 'scroll bar', 'combo box'}


class Failed(Exception):
    pass


def pump():
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def wait(what, look, timeout=TIMEOUT):
    """What look() finds, once it finds something. The tree changes while it is walked: then it is looked at again."""
    deadline = time.monotonic() + timeout
    while True:
        pump()
        try:
            found = look()
        except GLib.GError:
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failed(f'not seen: {what}')
        time.sleep(0.02)


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def walk(node, closed=CLOSED):
    yield node
    if node.get_role_name() in closed:
        return
    for child in children(node):
        yield from walk(child, closed)


def find(node, role, name, closed=CLOSED):
    for found in walk(node, closed):
        if found.get_role_name() == role and found.get_name() == name:
            return found
    return None


def find_typed(node, widget):
    """GTK names a widget that has no name after its type."""
    for found in walk(node):
        if found.get_name() == widget:
            return found
    return None


def has_state(node, state):
    return node.get_state_set().contains(state)


def act(node, name):
    """Whether the action was there and done."""
    actions = node.get_action_iface()
    for i in range(actions.get_n_actions() if actions else 0):
        if actions.get_action_name(i) == name:
            return actions.do_action(i)
    return False


def get_text(node):
    text = node.get_text_iface()
    return text.get_text(0, text.get_character_count()) if text else node.get_name()


def type_text(node, text):
    editable = node.get_editable_text_iface()
    if editable is None or not editable.set_text_contents(text):
        raise Failed(f'cannot be typed into: {node.get_name()}')


class Words:
    """The texts of the program in one language, found by their English."""

    def __init__(self, folder, language):
        self.catalogue = gettext.translation('attestat', folder, [language], fallback=language == 'en')

    def get(self, text, context=None):
        return self.catalogue.pgettext(context, text) if context else self.catalogue.gettext(text)

    def fill(self, text, **values):
        words = self.get(text)
        for name, value in values.items():
            words = words.replace('{' + name + '}', value)
        return words


class Desk:
    """The program in a process of its own."""

    def __init__(self, program, arguments, environment):
        self.process = subprocess.Popen([program, *arguments], env=environment)
        self.window = None
        self.frame = wait('the window', self.find_frame)

    def find_frame(self):
        if self.process.poll() is not None:
            raise Failed(f'the program ended with {self.process.returncode}')
        for app in children(Atspi.get_desktop(0)):
            if app.get_process_id() == self.process.pid:
                for frame in children(app):
                    return frame
        return None

    def get_page(self, widget):
        """The page of that type that lies on top."""
        for page in walk(self.frame):
            if page.get_name() == 'GtkStackPage':
                siblings = list(children(page.get_parent()))
                return find_typed(siblings[-1], widget)
        return None

    def press(self, *keys):
        """Keys go to the window that has the keyboard: without a window manager it has to be given to it."""
        if self.window is None:
            found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', 'Attestat'],
                                   check=True, capture_output=True, text=True).stdout.split()
            self.window = found[-1]
            subprocess.run(['xdotool', 'windowfocus', '--sync', self.window], check=True)
        subprocess.run(['xdotool', 'key', '--clearmodifiers', *keys], check=True)

    def tab_to(self, control):
        """The bus can't give the keyboard to a control of GTK 4.8: Tab goes there."""
        for _ in range(40):
            if any(has_state(node, Atspi.StateType.FOCUSED) for node in walk(control, ())):
                return
            self.press('Tab')
            pump()
        raise Failed(f'Tab does not come to {control.get_name()}')

    def choose(self, combo, look_for):
        """Opens a drop-down by the keyboard and goes down to the choice of that name, or to the one of that place."""
        self.tab_to(combo)
        self.press('space')

        def read():
            for node in walk(combo, CLOSED - {'list', 'combo box'}):
                if node.get_role_name() == 'list' and node.get_child_count() > 1:
                    return [next((get_text(n) for n in walk(row) if n.get_role_name() == 'label'), '')
                            for row in children(node)]
            return None
        titles = wait('the choices', read)
        position = look_for if isinstance(look_for, int) else titles.index(look_for)
        os.system('import -window root /tmp/walk/c1.png')
        self.press('Home', *['Down'] * position, 'Return')
        time.sleep(1); os.system('import -window root /tmp/walk/c2.png')
        wait(titles[position], lambda: any(get_text(n) == titles[position] for n in walk(combo, CLOSED - {'combo box'})
                                           if n.get_role_name() == 'label'))

    def close(self):
        """Whether it ended as it should."""
        act(self.frame, 'window.close')
        try:
            return self.process.wait(TIMEOUT) == 0
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
