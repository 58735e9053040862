#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An accreditation from the first start to the printed certificate in the real window, without a mouse:
   walk.py SOURCE BUILD LANGUAGE [refused]

The program runs in a process of its own and is driven over the accessibility bus: whoever can't find a control by its
role and its name in the language of the window can't do the work, and neither can this. Every step waits for what
proves it. A warning of GTK or of the program ends it."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
try:
    import desk
except (ImportError, ValueError) as error:
    print(f'1..0 # SKIP the accessibility bus can not be spoken to from Python: {error}')
    sys.exit(77)
from gi.repository import GLib

from desk import CHECKED, FOCUSED, PRESSED, SENSITIVE, Desk, Failed, Gone, Words, wait

DAY = '2026-09-14'
OFFICER = 'Серікова Айгүл Маратқызы'
HEAD = 'Оспанов Дәурен Болатұлы'
INSPECTOR = 'Ким Виктор Олегович'
REASONS = 'Өлшемшарт орындалған. Критерий выполнен.'
# The first act of this kind names a place in a paper.
EVIDENCED = 'examined'
EVIDENCE = '№ 12-345'
LACKING = 'Жалға алу шарты жоқ. Договора аренды нет.'
# The language in which a refusal goes on, whatever it was begun in.
SWITCH = 'ru'

BUTTONS = {'push button', 'toggle button', 'radio button', 'check box'}
LANGUAGES = {'kk': 'Қазақша', 'ru': 'Русский', 'en': 'English'}
STAGES = ['Intake', 'Examination of documents', 'On-site examination', 'Decision', 'Certificate',
          'Post-accreditation agreement']


class Choice(str):
    """One of the choices of a field, by its English."""


# Each kind of act: the words of the button that begins it, and what is typed, by the label of the field.
STEPS = {
    'accepted': ('Accept the application', {}),
    'examiner-assigned': ('Assign an examiner', {'Examiner': 'Бекенов Ерлан Талғатұлы'}),
    'examined': ('Examine the documents', {'Verdict': Choice('met'), 'Reasons': REASONS}),
    'documents-concluded': ('Conclude the examination', {'Conclusion': Choice('positive'), 'Summary': REASONS}),
    'visit-ordered': ('Order the visit', {'First day': '14.09.2026', 'Last day': '14.09.2026', 'Inspector': INSPECTOR,
                                          'Address': 'Шымкент, Тәуке хан даңғылы, 27'}),
    'finding': ('Record a finding', {'Verdict': Choice('met'), 'Reasons': REASONS}),
    'report-signed': ('Sign the report', {'Conclusion': Choice('positive'), 'Summary': REASONS, 'Signatory': INSPECTOR}),
    'coordination-requested': ('Request coordination', {'Outcome proposed': Choice('accredit')}),
    'coordination-answered': ("Record the body's answer", {'Answer': Choice('agreed'),
                                                           'Number of the answer': '05-12/417'}),
    'decided': ('Take the decision', {'Outcome': Choice('accredit'), 'Signatory': HEAD}),
    'certificate-issued': ('Issue the certificate', {'Signatory': HEAD}),
    'listed': ('Enter into the list', {'Reference': '№ 1'}),
    'agreement-concluded': ('Conclude the agreement', {'Signatory': HEAD,
                                                       'Signatory of the center': 'Жұмабаева Іңкәр Нұрғалиқызы'}),
    'refusal-sent': ('Send the refusal', {'How it was sent': Choice('on paper')}),
}
# What is otherwise where no criterion is met.
REFUSAL = {
    'examined': {'Verdict': Choice('not met'), 'Reasons': LACKING},
    'finding': {'Verdict': Choice('not met'), 'Reasons': LACKING},
    'documents-concluded': {'Conclusion': Choice('negative'), 'Summary': LACKING},
    'report-signed': {'Conclusion': Choice('negative'), 'Summary': LACKING, 'Signatory': INSPECTOR},
    'coordination-requested': {'Outcome proposed': Choice('refuse accreditation')},
    'decided': {'Outcome': Choice('refuse accreditation'), 'Signatory': HEAD},
}


class Walk:
    def __init__(self, source, build, language, folder):
        self.source = source
        self.build = build
        self.ctl_program = os.path.join(build, 'app', 'cli', 'attestatctl')
        self.folder = folder
        self.register = os.path.join(folder, 'register')
        self.words = Words(os.path.join(build, 'po'), language)
        self.language = language
        self.dossier = 0
        self.acts = []
        self.environment = dict(
            os.environ, LANGUAGE=language, GTK_A11Y='atspi', G_DEBUG='fatal-warnings', HOME=folder,
            GSETTINGS_BACKEND='memory', GSETTINGS_SCHEMA_DIR=os.path.join(build, 'data'),
            ATTESTAT_LOCALEDIR=os.path.join(build, 'po'), ATTESTAT_DATADIR=os.path.join(source, 'resources'),
            ATTESTAT_LIBEXECDIR=os.path.join(build, 'app', 'viewer'))
        # The only printer is the file. While pages slide both are there.
        settings = os.path.join(folder, '.config', 'gtk-4.0', 'settings.ini')
        os.makedirs(os.path.dirname(settings))
        with open(settings, 'w', encoding='utf-8') as file:
            file.write('[Settings]\ngtk-print-backends=file\ngtk-enable-animations=0\n')
        self.desk = None

    def switch(self, language):
        """The program goes on in another language, as the preferences have it do."""
        self.desk.activate('language', GLib.Variant('s', language))
        self.words = Words(os.path.join(self.build, 'po'), language)

    def start(self, *arguments):
        self.desk = Desk(os.path.join(self.build, 'ui', 'attestat'),
                         ['--register', self.register, '--today', DAY, '--actor', OFFICER, *arguments], self.environment,
                         self.folder)

    def close(self):
        if not self.desk.close():
            raise Failed(f'the program ended with {self.desk.process.returncode}')

    def take_in(self, sample, dossier):
        """Started with an application, the window opens on its dossier."""
        self.start(os.path.join(self.source, 'tests', 'exchange', 'data', sample, 'application.xml'))
        self.dossier = dossier
        self.wait('the dossier', self.get_page)
        self.acts = self.list_acts()

    # --- What the register says: the proof of each step, read by another program. ---

    def ctl(self, *arguments):
        done = subprocess.run([self.ctl_program, '--register', self.register, '--actor', OFFICER, '--today', DAY,
                               *arguments], capture_output=True, env=dict(self.environment, LANGUAGE='en'), check=False)
        if done.returncode != 0:
            raise Failed(f'{arguments}: {done.stderr.decode()}')
        return done.stdout

    def show(self):
        return json.loads(self.ctl('show', str(self.dossier), '--json'))

    def list_acts(self):
        return [act['kind'] for act in self.show()['acts']]

    # --- What the window says ---

    def get_page(self, closed=frozenset()):
        """The dossier's page."""
        page = self.desk.look(closed).find_type('AttDossierPage')
        if not page:
            raise Gone
        return page

    def get_work_page(self):
        """Without what no form stands in."""
        return self.get_page({'list', self.words.get('Stages of the accreditation')})

    def find_form(self, page):
        """The form that has the keyboard, once something can be recorded with it."""
        for form in page.walk():
            if form.name == 'AttActForm' and any(node.has(FOCUSED) for node in form.walk()) \
                    and 'form.record' in form.list_actions():
                return form
        return None

    def get_form(self):
        form = self.find_form(self.get_work_page())
        if not form:
            raise Gone
        return form

    def read_next_kind(self, page):
        """What the main button of the dossier says comes next."""
        button = page.find_type('AttNextButton')
        labels = {node.name for node in button.walk() if node.role == 'label'} if button else ()
        return next((kind for kind, (title, _) in STEPS.items() if self.words.get(title, 'next step') in labels), None)

    def dump(self):
        """The form, if there is one, or all that there is."""
        try:
            places = [self.get_form()]
        except Gone:
            places = self.desk.look().children
        return '\n'.join(line for place in places for line in place.dump())

    def wait(self, what, look):
        try:
            return wait(what, look)
        except Failed as error:
            raise Failed(f'{error}\n{self.dump()}') from error

    def press(self, words, within=None):
        """Presses what has these words, once it is there and can be pressed."""
        plain = words.replace('_', '')

        def look():
            place = within() if within else self.desk.look()
            for node in place.walk():
                if node.role == 'push button' and node.name == plain and node.has(SENSITIVE) and node.click():
                    return True
            return None
        self.wait(f'the button “{plain}” that can be pressed', look)

    # --- Acts ---

    def begin(self, otherwise):
        """The main button of the dossier leads to the form of what comes next: which, and what is to be typed. The
        examinations go on to the next form by themselves."""
        pressed = self.acts[-1]

        def look():
            nonlocal pressed
            page = self.get_work_page()
            kind = self.read_next_kind(page)
            if not kind:
                return None
            fields = otherwise.get(kind, STEPS[kind][1])
            form = self.find_form(page)
            if form and self.is_fresh(form, fields):
                return kind, fields
            if kind != pressed and page.act('dossier.next-step'):
                pressed = kind
            return None
        return self.wait(f'the form of what comes after {pressed}', look)

    def is_fresh(self, form, fields):
        """Whether it is the form with these fields, and not the one before it, which has the same."""
        names = [self.words.get(label, 'field') for label in fields]
        return all(form.find_usable(name) for name in names) and (
            'Verdict' not in fields or not form.find('text', self.words.get('Reasons', 'field')).get_text())

    def choose(self, form, name, title):
        for node in form.walk():
            # Where the keyboard begins, the name of the field is read after that of the choice.
            if node.role in BUTTONS and node.name in (title, f'{title} {name}') and node.has(SENSITIVE):
                if node.has(PRESSED) or node.has(CHECKED):
                    return True
                node.click()
        return False

    def type(self, form, name, text):
        for node in form.walk():
            if node.role == 'text' and node.name == name and node.has(SENSITIVE):
                if node.get_text() == text:
                    return True
                node.type_text(text)
        return False

    def fill(self, fields):
        """Texts are typed, choices are pressed, until they all stand there in one look."""
        def is_filled(form, label, value):
            name = self.words.get(label, 'field')
            if not isinstance(value, Choice):
                return self.type(form, name, value)
            title = self.words.get(value, 'choice')
            return self.choose(form, name, title[0].upper() + title[1:])

        def look():
            form = self.get_form()
            return all([is_filled(form, label, value) for label, value in fields.items()])
        self.wait(fields, look)

    def name_a_place(self, quotation):
        """A place in a paper, as evidence."""
        def get_editor():
            button = self.get_form().find('push button', self.words.get('Evidence', 'field'))
            if not button:
                raise Gone
            return button.parent

        def is_named():
            return any(quotation in node.name for node in get_editor().walk() if node.role == 'label')

        name = self.words.get('_Quotation', 'field').replace('_', '')
        self.press(self.words.get('Name a p_lace…'), get_editor)
        self.wait('the quotation', lambda: self.type(get_editor(), name, quotation))
        self.press(self.words.get('_Add it'), get_editor)
        self.wait('the place in the paper', is_named)

    def record(self, otherwise):
        """The act that comes next."""
        started = time.monotonic()
        kind, fields = self.begin(otherwise)
        begun = time.monotonic()
        if fields:
            self.fill(fields)
        if kind == EVIDENCED and kind not in self.acts:
            self.name_a_place(EVIDENCE)
        filled = time.monotonic()
        self.wait('the action that records it', lambda: self.get_form().act('form.record'))
        acts = self.wait(f'the act {kind}', lambda: len(acts := self.list_acts()) > len(self.acts) and acts)
        if acts != self.acts + [kind]:
            raise Failed(f'{acts[len(self.acts):]} was recorded and not {kind}')
        self.acts = acts
        print(f'# {kind}: {begun - started:.1f} + {filled - begun:.1f} + {time.monotonic() - filled:.1f} s', flush=True)

    def go_on(self, last, otherwise):
        """From what comes next to what comes next, as far as that kind of act."""
        while self.acts[-1] != last:
            self.record(otherwise)

    def expect_path(self, here):
        """What the window says of each stage, by the names that a screen reader reads."""
        states = [self.words.get('here' if i == here else 'done' if i < here else 'ahead', 'stage')
                  for i in range(len(STAGES))]
        names = [self.words.fill('{stage}: {state}', stage=self.words.get(stage, 'stage'), state=state)
                 for stage, state in zip(STAGES, states)]

        def look():
            path = self.get_page().find('panel', self.words.get('Stages of the accreditation'))
            return path and [node.name for node in path.walk() if node.role == 'push button'][:len(names)] == names
        self.wait(names, look)

    def expect_words(self, *words):
        """They stand on the dossier's page."""
        def look():
            labels = [node.name for node in self.get_page().walk() if node.role == 'label']
            return all(any(word in label for label in labels) for word in words)
        self.wait(words, look)

    def read_document(self, form):
        """The bytes that the register keeps."""
        path = os.path.join(self.folder, form)
        self.ctl('document', str(self.dossier), form, '-o', path)
        with open(path, 'rb') as file:
            return file.read()

    def read_printed(self):
        """What lies outside the register."""
        printed = []
        for folder, _, names in os.walk(self.folder):
            for name in names:
                if name.endswith('.pdf') and not folder.startswith(self.register):
                    with open(os.path.join(folder, name), 'rb') as file:
                        printed.append(file.read())
        return printed


def check_start(case):
    """Where nothing is, a register is made, and the office says who signs and who inspects."""
    case.start()
    case.press(LANGUAGES[case.language])
    case.wait('the button to make a register', lambda: case.desk.get_frame().find('list item', case.words.get(
        'Make a new register')) and case.desk.get_frame().act('win.make-register'))
    case.wait('the register', lambda: os.path.exists(os.path.join(case.register, 'register.db'))
              and case.desk.get_frame().find_type('AttTodayPage'))
    case.close()
    case.ctl('professions', 'import', os.path.join(case.source, 'data', 'sample', 'professions.tsv'))
    for name, role in (HEAD, 'signatory'), (INSPECTOR, 'inspector'):
        case.ctl('record', '0', 'person-registered', f'name={name}', f'role={role}', 'position-kk=Маман',
                 'position-ru=Специалист', 'position-en=Officer')


def check_taken_in(case):
    case.take_in('complete', 1)
    case.expect_path(0)


def check_first_half(case):
    case.go_on('documents-concluded', {})
    case.expect_path(2)


def check_second_half(case):
    case.go_on('agreement-concluded', {})
    case.expect_path(len(STAGES))


def check_in_force(case):
    dossier = case.show()
    certificate = dossier['certificate']
    if dossier['stage'] != 'in-force' or dossier['outcome'] != 'accredited' or certificate['state'] != 'valid':
        raise Failed(json.dumps({name: dossier[name] for name in ('stage', 'outcome', 'certificate')}))
    case.expect_words(certificate['serial'])


def check_printed(case):
    """What comes out of the print dialog are the bytes that are kept."""
    case.press(case.words.fill('{stage}: {state}', stage=case.words.get('Certificate', 'stage'),
                               state=case.words.get('done', 'stage')), case.get_page)
    step = case.words.get('Accreditation certificate', 'step')

    def print_it():
        for place in case.get_page().walk():
            if place.name == 'AttStep' and place.find('label', step) and place.find_type('AttPaperView'):
                return place.find_type('AttPaperView').act('paper.print')
        return False

    def get_dialog():
        return next((window for window in case.desk.look().children if window.find_type('GtkColumnView')
                     and window.role == 'dialog'), None)

    def choose_file():
        dialog = get_dialog()
        return dialog and dialog.find_type('GtkColumnView').select_row(0)

    def confirm():
        """Enter, until the dialog has taken it and is gone."""
        dialog = get_dialog()
        return not dialog or (dialog.act('default.activate') and False)
    case.wait('the certificate that can be printed', print_it)
    case.wait('the file as a printer', choose_file)
    case.wait('the end of the print dialog', confirm)
    kept = case.read_document('certificate')
    case.wait('the certificate as a file', lambda: kept in case.read_printed())


def check_refused(case):
    """An application that is refused, with its letter; the language is changed on the way."""
    case.take_in('college', 1)
    case.go_on('documents-concluded', REFUSAL)
    case.switch(SWITCH)
    case.expect_path(2)
    case.go_on('refusal-sent', REFUSAL)
    dossier = case.show()
    letter = dossier['documents'][-1]
    if dossier['outcome'] != 'refused' or letter['form'] != 'refusal':
        raise Failed(json.dumps({name: dossier[name] for name in ('stage', 'outcome', 'documents')}))
    if hashlib.sha256(case.read_document('refusal')).hexdigest() != letter['sha256']:
        raise Failed(f'the letter is not the one recorded: {letter}')


def check_end(case):
    case.close()


ACCREDITED = [('first-start', check_start), ('taken-in', check_taken_in), ('first-half', check_first_half),
              ('second-half', check_second_half), ('in-force', check_in_force), ('printed', check_printed),
              ('closed', check_end)]
REFUSED = [('first-start', check_start), ('refused', check_refused), ('closed', check_end)]


def main():
    source, build, language, *refused = sys.argv[1:]
    cases = REFUSED if refused else ACCREDITED
    print(f'1..{len(cases)}')
    failed = 0
    with tempfile.TemporaryDirectory(prefix='attestat-walk-') as folder:
        case = Walk(os.path.abspath(source), os.path.abspath(build), language, folder)
        try:
            for number, (name, check) in enumerate(cases, 1):
                started = time.monotonic()
                try:
                    check(case)
                except (Failed, Gone, GLib.Error) as error:
                    failed += 1
                    print(f'not ok {number} /ui/walk/{language}/{name}')
                    print('\n'.join(f'# {line}' for line in str(error).split('\n')), flush=True)
                    break
                print(f'ok {number} /ui/walk/{language}/{name}')
                print(f'# {time.monotonic() - started:.1f} s', flush=True)
        finally:
            if case.desk is not None:
                case.desk.kill()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
