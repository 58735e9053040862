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

TIMEOUT = 30
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


def dump(node, depth=0):
    """The tree as it is read, a line each: what a failure is understood by."""
    lines = [f'{"  " * depth}{node.get_role_name()} “{node.get_name()}”']
    for child in children(node):
        lines += dump(child, depth + 1)
    return lines


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

    def close(self):
        """Whether it ended as it should."""
        act(self.frame, 'window.close')
        try:
            return self.process.wait(TIMEOUT) == 0
        finally:
            if self.process.poll() is None:
                self.process.kill()
                self.process.wait()
