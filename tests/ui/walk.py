#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An accreditation from the application to the agreement in the real window, without a mouse:
   walk.py SOURCE BUILD LANGUAGE

The program runs in a process of its own and is driven over the accessibility bus: whoever can't find a control by its
role and its name in the language of the window can't do the work, and neither can this."""

import json
import os
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi, GLib
    import desk
except (ImportError, ValueError) as error:
    print(f'1..0 # SKIP the accessibility bus can not be spoken to from Python: {error}')
    sys.exit(77)
from desk import Desk, Failed, Words, act, find, find_typed, get_text, has_state, type_text, wait, walk

DAY = '2026-09-14'
OFFICER = 'Серікова Айгүл Маратқызы'
HEAD = 'Оспанов Дәурен Болатұлы'
INSPECTOR = 'Ким Виктор Олегович'
CRITERIA = 6
# On site each criterion has things to be looked at; how many, the application says.
MOST_FINDINGS = 20
REASONS = 'Өлшемшарт орындалған. Критерий выполнен.'

# A choice.
MET = ('choice', 'met')


def steps():
    """Each act: its kind, the words of the button that begins it, and what is typed, by the label of the field."""
    yield 'accepted', 'Accept the application', {}
    yield 'examiner-assigned', 'Assign an examiner', {'Examiner': 'Бекенов Ерлан Талғатұлы'}
    for _ in range(CRITERIA):
        yield 'examined', 'Examine the documents', {'Verdict': MET, 'Reasons': REASONS}
    yield 'documents-concluded', 'Conclude the examination', {'Conclusion': ('choice', 'positive'), 'Summary': REASONS}
    yield 'visit-ordered', 'Order the visit', {'First day': '14.09.2026', 'Last day': '14.09.2026',
                                               'Inspector': INSPECTOR, 'Address': 'Шымкент, Тәуке хан даңғылы, 27'}
    for _ in range(MOST_FINDINGS):
        yield 'finding', 'Record a finding', {'Verdict': MET, 'Reasons': REASONS}
    yield 'report-signed', 'Sign the report', {'Conclusion': ('choice', 'positive'), 'Summary': REASONS,
                                               'Signatory': INSPECTOR}
    yield 'coordination-requested', 'Request coordination', {'Outcome proposed': ('choice', 'accredit')}
    yield 'coordination-answered', "Record the body's answer", {'Answer': ('choice', 'agreed'),
                                                                'Number of the answer': '05-12/417'}
    yield 'decided', 'Take the decision', {'Outcome': ('choice', 'accredit'), 'Signatory': HEAD}
    yield 'certificate-issued', 'Issue the certificate', {'Signatory': HEAD}
    yield 'listed', 'Enter into the list', {'Reference': '№ 1'}
    yield 'agreement-concluded', 'Conclude the agreement', {'Signatory': HEAD,
                                                            'Signatory of the center': 'Жұмабаева Іңкәр Нұрғалиқызы'}


BUTTONS = {'push button', 'toggle button', 'radio button'}
STAGES = ['Intake', 'Examination of documents', 'On-site examination', 'Decision', 'Certificate',
          'Post-accreditation agreement']


def is_pressed(node):
    return has_state(node, Atspi.StateType.PRESSED) or has_state(node, Atspi.StateType.CHECKED)


class Walk:
    def __init__(self, source, build, language, folder):
        self.source = source
        self.ctl_program = os.path.join(build, 'app', 'cli', 'attestatctl')
        self.folder = folder
        self.register = os.path.join(folder, 'register')
        self.words = Words(os.path.join(build, 'po'), language)
        self.environment = dict(
            os.environ, LANGUAGE=language, GTK_A11Y='atspi', G_DEBUG='fatal-warnings',
            GSETTINGS_BACKEND='memory', GSETTINGS_SCHEMA_DIR=os.path.join(build, 'data'),
            ATTESTAT_LOCALEDIR=os.path.join(build, 'po'), ATTESTAT_DATADIR=os.path.join(source, 'resources'),
            ATTESTAT_LIBEXECDIR=os.path.join(build, 'app', 'viewer'))
        self.prepare()
        self.desk = Desk(os.path.join(build, 'ui', 'attestat'),
                         ['--register', self.register, '--today', DAY, '--actor', OFFICER,
                          os.path.join(source, 'data', 'sample', 'application.xml')], self.environment)

    def ctl(self, *arguments):
        return subprocess.run([self.ctl_program, '--register', self.register, '--actor', OFFICER, '--today', DAY,
                               *arguments], check=True, capture_output=True, env=self.environment).stdout

    def prepare(self):
        """An office has its professions and its persons before an application comes."""
        self.ctl('init')
        self.ctl('professions', 'import', os.path.join(self.source, 'data', 'sample', 'professions.tsv'))
        for name, role in (HEAD, 'signatory'), (INSPECTOR, 'inspector'):
            self.ctl('record', '0', 'person-registered', f'name={name}', f'role={role}', 'position-kk=Маман',
                     'position-ru=Специалист', 'position-en=Officer')

    def show(self):
        return json.loads(self.ctl('show', '1', '--json'))

    def count(self):
        return len(self.show()['acts'])

    def get_dossier_page(self):
        return self.desk.get_page('AttDossierPage')

    def begin(self, title):
        """The main button of the dossier says what comes next; once it does, it is pressed."""
        label = self.words.get(title, 'next step')

        def look():
            page = self.get_dossier_page()
            button = page and find_typed(page, 'AttNextButton')
            return page if button and find(button, 'label', label) else None
        if not act(wait(label, look), 'dossier.next-step'):
            raise Failed(f'{label}: the action of the next step is not there')

    def is_on_site(self):
        """Whether the window asks for one more finding, once it has made up its mind."""
        more, report = (self.words.get(title, 'next step') for title in ('Record a finding', 'Sign the report'))
        met = [verdict['on_site'] for verdict in self.show()['criteria']].count('met')
        expected = report if met == CRITERIA else more
        wait(expected, lambda: find(find_typed(self.get_dossier_page(), 'AttNextButton'), 'label', expected))
        return expected == more

    def find_form(self):
        """The form that has the keyboard."""
        page = self.desk.get_page('AttActPage') or self.get_dossier_page()
        for form in walk(page) if page else ():
            if form.get_name() == 'AttActForm' and any(has_state(node, Atspi.StateType.FOCUSED)
                                                       for node in walk(form, desk.CLOSED)):
                return form
        return None

    def fill(self, form, label, value):
        """A text is typed, a choice is pressed."""
        name = self.words.get(label, 'field')
        title = self.words.get(value[1], value[0]).capitalize() if isinstance(value, tuple) else None
        for node in walk(form):
            if title is None and node.get_role_name() == 'text' and node.get_name() == name:
                return type_text(node, value)
            # Where the keyboard begins, the name of the field is read after that of the choice.
            if title is not None and node.get_role_name() in BUTTONS and node.get_name() in (title, f'{title} {name}'):
                act(node, 'click')
                return wait(f'{title}, pressed', lambda: is_pressed(node))
        raise Failed(f'the form has no “{name}” for “{title or value}”:\n' + '\n'.join(desk.dump(form)))

    def get_problems(self, form):
        return ' / '.join(get_text(node) for node in walk(form) if node.get_role_name() == 'label')

    def record(self, kind, title, fields):
        before = self.count()
        self.begin(title)
        form = wait(f'the form of {kind}', self.find_form)
        for label, value in fields.items():
            self.fill(form, label, value)
        if not act(form, 'form.record'):
            raise Failed('the form has no action to record it')
        try:
            wait(f'the act {kind}', lambda: self.count() > before, timeout=15)
        except Failed as error:
            if self.desk.process.poll() is not None:
                raise Failed(f'the program ended with {self.desk.process.returncode}') from error
            raise Failed(f'{error}: {self.get_problems(form)}') from error
        recorded = self.show()['acts'][-1]['kind']
        if recorded != kind:
            raise Failed(f'{recorded} was recorded and not {kind}')

    def read_path(self):
        """What the window says of each stage, by the names that a screen reader reads."""
        page = self.get_dossier_page()
        path = page and find(page, 'panel', self.words.get('Stages of the accreditation'))
        return [node.get_name() for node in walk(path) if node.get_role_name() == 'push button'] if path else []

    def expect_path(self, here):
        words = {True: 'done', False: 'ahead'}
        names = [self.words.fill('{stage}: {state}', stage=self.words.get(stage, 'stage'),
                                 state=self.words.get('here' if i == here else words[i < here], 'stage'))
                 for i, stage in enumerate(STAGES)]
        wait(names, lambda: self.read_path()[:len(names)] == names)


def check_path(case):
    case.expect_path(0)


def check_steps(case):
    for kind, title, fields in steps():
        if kind == 'finding' and not case.is_on_site():
            continue
        started = time.monotonic()
        case.record(kind, title, fields)
        print(f'# {kind}: {time.monotonic() - started:.1f} s', flush=True)


def check_stages(case):
    case.expect_path(len(STAGES))


def check_state(case):
    dossier = case.show()
    certificate = dossier['certificate']
    if dossier['stage'] != 'in-force' or dossier['outcome'] != 'accredited' or certificate['state'] != 'valid':
        raise Failed(json.dumps({name: dossier[name] for name in ('stage', 'outcome', 'certificate')}))
    # The window names the certificate by its serial, which the program gave.
    wait(certificate['serial'], lambda: any(certificate['serial'] in get_text(node)
                                            for node in walk(case.get_dossier_page())
                                            if node.get_role_name() == 'label'))


def check_certificate(case):
    path = os.path.join(case.folder, 'certificate.pdf')
    case.ctl('document', '1', 'certificate', '-o', path)
    with open(path, 'rb') as file:
        if not file.read(5) == b'%PDF-':
            raise Failed('the certificate is no PDF')


def check_end(case):
    if not case.desk.close():
        raise Failed(f'the program ended with {case.desk.process.returncode}')


CASES = [('taken-in', check_path), ('acts', check_steps), ('stages-read-back', check_stages),
         ('in-force', check_state), ('certificate', check_certificate), ('closed', check_end)]


def main():
    source, build, language = sys.argv[1:]
    print(f'1..{len(CASES)}')
    with tempfile.TemporaryDirectory(prefix='attestat-walk-') as folder:
        case = Walk(os.path.abspath(source), os.path.abspath(build), language, folder)
        failed = 0
        try:
            for number, (name, check) in enumerate(CASES, 1):
                try:
                    check(case)
                except (Failed, GLib.GError) as error:
                    failed += 1
                    print(f'not ok {number} /ui/walk/{language}/{name}')
                    print('\n'.join(f'# {line}' for line in str(error).split('\n')), flush=True)
                    break
                print(f'ok {number} /ui/walk/{language}/{name}', flush=True)
        finally:
            if case.desk.process.poll() is None:
                case.desk.process.kill()
                case.desk.process.wait()
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
