# SPDX-License-Identifier: GPL-3.0-or-later
"""The window, driven from outside as a screen reader does: by role, name in words, and action.

Nothing of the tree is kept from one look to the next, and no cache stands between: what is gone while it is looked at is
looked for again. libatspi's cache is what made such walks fail now and then."""

import gettext
import os
import subprocess
import time

from gi.repository import Gio, GLib

# The machine that runs this may be busy.
TIMEOUT = 120
CALL_TIMEOUT_MS = 60000
PAUSE = 0.05
ACCESSIBLE = 'org.a11y.atspi.Accessible'
ACTION = 'org.a11y.atspi.Action'
SELECTION = 'org.a11y.atspi.Selection'
TEXT = 'org.a11y.atspi.Text'
EDITABLE = 'org.a11y.atspi.EditableText'
BUS = ('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus')
OBJECT = '/kz/atameken/Attestat'
ROOT = '/org/a11y/atspi/accessible/root'
# Numbers of AtspiRole and AtspiStateType.
ROLES = {11: 'combo box', 16: 'dialog', 20: 'filler', 23: 'frame', 29: 'label', 31: 'list', 32: 'list item', 39: 'panel',
         43: 'push button', 44: 'radio button', 61: 'text', 62: 'toggle button', 7: 'check box', 69: 'window'}
CHECKED, FOCUSED, PRESSED, SENSITIVE = 4, 12, 20, 24
# Nothing that is looked for stands in them, and they are long.
CLOSED = {'GtkScrollbar', 'GtkDropDown', 'GtkColumnView', 'GtkTreeView', 'AttActsPanel', 'AttPaperView', 'AttSidePane',
          'AttTodayPage'}


class Failed(Exception):
    pass


def wait(what, look, timeout=TIMEOUT):
    """What look() finds, once it finds something. What is gone while it is spoken to is looked for again."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            found = look()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise Failed(f'not seen: {what}')
        time.sleep(PAUSE)


class Node:
    """A widget, as it was at the moment of the look."""

    def __init__(self, desk, item):
        (_, self.path), _, (_, self.parent_path), self.index, self.n_children, self.interfaces, self.name, role, _, states \
            = item
        self.desk = desk
        self.role = ROLES.get(role, str(role))
        self.states = states[0] | states[1] << 32
        self.parent = None
        self.children = []

    def has(self, state):
        return bool(self.states >> state & 1)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, role, name):
        """The first of that role with that name below."""
        return next((node for node in self.walk() if node.role == role and node.name == name), None)

    def find_usable(self, name):
        """The first with that name below that can be used, whatever it is."""
        return next((node for node in self.walk() if node.name == name and node.role != 'label' and node.has(SENSITIVE)),
                    None)

    def find_type(self, name):
        """GTK names a widget that has no name after its type."""
        return next((node for node in self.walk() if node.name == name), None)

    def list_actions(self):
        if ACTION not in self.interfaces:
            return []
        return [action[0] for action in self.desk.call(self.path, ACTION, 'GetActions')[0]]

    def act(self, name):
        """Whether the action was there and done."""
        actions = self.list_actions()
        return name in actions and self.desk.call(self.path, ACTION, 'DoAction',
                                                  GLib.Variant('(i)', (actions.index(name),)))[0]

    def click(self):
        """Whether it was there to be pressed; what GTK calls that depends on the language."""
        return len(self.list_actions()) == 1 and self.desk.call(self.path, ACTION, 'DoAction', GLib.Variant('(i)', (0,)))[0]

    def select_row(self, index):
        """Of a column view, in which no other look is taken: whether the row was there to be chosen."""
        for _, child in self.desk.call(self.path, ACCESSIBLE, 'GetChildren')[0]:
            if SELECTION in self.desk.call(child, ACCESSIBLE, 'GetInterfaces')[0]:
                return self.desk.call(child, SELECTION, 'SelectChild', GLib.Variant('(i)', (index,)))[0]
        return False

    def get_text(self):
        """What stands in it. GTK 4.8 knows no end of a text but its length."""
        length = self.desk.call(self.path, 'org.freedesktop.DBus.Properties', 'Get',
                                GLib.Variant('(ss)', (TEXT, 'CharacterCount')))[0]
        return self.desk.call(self.path, TEXT, 'GetText', GLib.Variant('(ii)', (0, length)))[0]

    def type_text(self, text):
        if EDITABLE not in self.interfaces:
            raise Failed(f'cannot be typed into: {self.name}')
        self.desk.call(self.path, EDITABLE, 'SetTextContents', GLib.Variant('(s)', (text,)))

    def dump(self, depth=0):
        """The tree, a line each: what a failure is understood by."""
        lines = [f'{"  " * depth}{self.role} “{self.name}”']
        for child in self.children:
            lines += child.dump(depth + 1)
        return lines


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

    def __init__(self, program, arguments, environment, folder):
        self.session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = self.session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0,
                                    CALL_TIMEOUT_MS).unpack()[0]
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.owner = None
        self.names = {}
        self.process = subprocess.Popen([program, *arguments], env=environment, cwd=folder)
        self.owner = wait('the program', self.find_owner)
        wait('the window', self.get_frame)

    def call(self, path, interface, method, arguments=None, owner=None):
        self.expect_running()
        return self.bus.call_sync(owner or self.owner, path, interface, method, arguments, None, 0,
                                  CALL_TIMEOUT_MS).unpack()

    def expect_running(self):
        if self.process.poll() is not None:
            raise Failed(f'the program ended with {self.process.returncode}')

    def find_owner(self):
        for owner, _ in self.call(ROOT, ACCESSIBLE, 'GetChildren', owner='org.a11y.atspi.Registry')[0]:
            pid = self.call('/org/freedesktop/DBus', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                            GLib.Variant('(s)', (owner,)), owner='org.freedesktop.DBus')[0]
            if pid == self.process.pid:
                return owner
        return None

    def ask_for_children(self):
        """Who has which children. All questions that can be asked are on their way at the same time."""
        children = {}
        left = set()

        def ask(path):
            if self.names.get(path) not in CLOSED:
                left.add(path)
                self.bus.call(self.owner, path, ACCESSIBLE, 'GetChildren', None, None, 0, CALL_TIMEOUT_MS, None, answered,
                              path)

        def answered(bus, result, path):
            left.discard(path)
            try:
                children[path] = [child for _, child in bus.call_finish(result).unpack()[0]]
            except GLib.Error:
                return  # It is gone.
            for child in children[path]:
                ask(child)

        ask(ROOT)
        while left:
            GLib.MainContext.default().iteration(True)
        return children

    def look(self):
        """All frames of the program. Who is shown is asked of each, since what was hidden is still told of; what they are
        and hold comes in one answer."""
        before = None
        while True:
            self.expect_running()
            children = self.ask_for_children()
            nodes = {}
            for item in self.call('/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems')[0]:
                node = Node(self, item)
                nodes[node.path] = node
            self.names = {node.path: node.name for node in nodes.values()}
            missing = {child for found in children.values() for child in found if child not in nodes}
            if not missing or missing == before:
                for path, found in children.items():
                    if path in nodes:
                        nodes[path].children = [nodes[child] for child in found if child in nodes]
                        for child in nodes[path].children:
                            child.parent = nodes[path]
                return nodes[ROOT]
            before = missing

    def get_frame(self):
        """The main window; dialogs come after it."""
        return next(iter(self.look().children), None)

    def activate(self, action, parameter):
        """An action of the application, of those that the desktop sees. A program that stands alone has no name there."""
        def ask(owner, path, interface, method, arguments=None):
            return self.session.call_sync(owner, path, interface, method, arguments, None, 0, CALL_TIMEOUT_MS).unpack()

        def is_ours(owner):
            try:
                return ask(*BUS, 'GetConnectionUnixProcessID', GLib.Variant('(s)', (owner,)))[0] == self.process.pid
            except GLib.Error:
                return False

        arguments = GLib.Variant('(sava{sv})', (action, [parameter], {}))
        for owner in ask(*BUS, 'ListNames')[0]:
            if owner.startswith(':') and is_ours(owner):
                try:
                    ask(owner, OBJECT, 'org.gtk.Actions', 'Activate', arguments)
                    return
                except GLib.Error:
                    continue
        raise Failed(f'no such action of the application: {action}')

    def close(self):
        """Whether it ended as it should."""
        self.get_frame().act('window.close')
        try:
            return self.process.wait(TIMEOUT) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            self.kill()

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
