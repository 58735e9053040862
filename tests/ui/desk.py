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
PROPERTIES = 'org.freedesktop.DBus.Properties'
EDITABLE = 'org.a11y.atspi.EditableText'
BUS = ('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus')
OBJECT = '/kz/atameken/Attestat'
ROOT = '/org/a11y/atspi/accessible/root'
# Numbers of AtspiRole and AtspiStateType.
ROLES = {11: 'combo box', 16: 'dialog', 20: 'filler', 23: 'frame', 29: 'label', 31: 'list', 32: 'list item', 39: 'panel',
         43: 'push button', 44: 'radio button', 61: 'text', 62: 'toggle button', 7: 'check box', 69: 'window'}
CHECKED, FOCUSED, PRESSED, SENSITIVE = 4, 12, 20, 24
# Of their states nothing is asked.
PLAIN = {'filler', 'label', 'panel'}
# Nothing that is looked for stands in them, and they are long.
CLOSED = {'GtkScrollbar', 'GtkDropDown', 'GtkColumnView', 'GtkTreeView', 'GtkFlowBox', 'GtkImage', 'AttActsPanel',
          'AttPaperView', 'AttSidePane', 'AttTodayPage'}


class Failed(Exception):
    pass


class Gone(Exception):
    """It is not there, or not any more."""


def wait(what, look, timeout=TIMEOUT):
    """What look() finds, once it finds something. What is gone while it is spoken to is looked for again."""
    deadline = time.monotonic() + timeout
    while True:
        began = time.monotonic()
        try:
            found = look()
        except (Gone, GLib.Error):
            found = None
        if found:
            return found
        now = time.monotonic()
        if now > deadline:
            raise Failed(f'not seen: {what}')
        # The program gets on at least as long as it was asked.
        time.sleep(max(PAUSE, now - began))


class Node:
    """A widget, as it was at the moment of the look."""

    def __init__(self, desk, path, parent):
        self.desk = desk
        self.path = path
        self.parent = parent
        self.name = ''
        self.role = ''
        self.states = 0
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
        """Those that can be done now: GTK does not tell of others."""
        try:
            return [action[0] for action in self.desk.call(self.path, ACTION, 'GetActions')[0]]
        except GLib.Error:
            return []  # It is gone, or can't do anything.

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
        length = self.desk.call(self.path, PROPERTIES, 'Get',
                                GLib.Variant('(ss)', (TEXT, 'CharacterCount')))[0]
        return self.desk.call(self.path, TEXT, 'GetText', GLib.Variant('(ii)', (0, length)))[0]

    def type_text(self, text):
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
        self.roles = {}
        self.n_asked = 0
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

    def ask(self, path, interface, method, arguments, answered):
        """A question that is on its way at the same time as others; no answer comes of what is gone."""
        def finish(bus, result):
            self.n_asked -= 1
            try:
                answered(bus.call_finish(result).unpack()[0])
            except GLib.Error:
                pass

        self.n_asked += 1
        self.bus.call(self.owner, path, interface, method, arguments, None, 0, CALL_TIMEOUT_MS, None, finish)

    def look(self, closed=frozenset()):
        """All windows of the program as they are now, without what stands in CLOSED and closed, which are names or roles.
        What a widget is does not change as long as it is there; all else is asked for anew."""
        closed = CLOSED.union(closed)

        def meet(path, parent):
            node = Node(self, path, parent)

            def named(name):
                node.name = name

            def is_of(role):
                self.roles[path] = role
                node.role = ROLES.get(role, str(role))
                if node.role not in PLAIN:
                    self.ask(path, ACCESSIBLE, 'GetState', None, states)

            def states(found):
                node.states = found[0] | found[1] << 32

            def children(found):
                if not closed & {node.name, node.role}:
                    node.children = [meet(child, node) for _, child in found]

            # Answered in this order.
            self.ask(path, PROPERTIES, 'Get', GLib.Variant('(ss)', (ACCESSIBLE, 'Name')), named)
            if path in self.roles:
                is_of(self.roles[path])
            else:
                self.ask(path, ACCESSIBLE, 'GetRole', None, is_of)
            self.ask(path, ACCESSIBLE, 'GetChildren', None, children)
            return node

        self.expect_running()
        root = meet(ROOT, None)
        while self.n_asked:
            GLib.MainContext.default().iteration(True)
        return root

    def get_frame(self):
        """The main window; dialogs come after it."""
        for window in self.look().children:
            return window
        raise Gone

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
        try:
            self.get_frame().act('window.close')
        except GLib.Error:
            pass  # It was gone before it could answer.
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
