# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: a register in a folder of its own, calls, cases, reports."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

BINARY = os.environ.get('ATTESTATCTL', 'attestatctl')
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
APPLICATIONS = SOURCE / 'tests' / 'exchange' / 'data'
SAMPLE = SOURCE / 'data' / 'sample'
CRITERIA = ('legal-entity', 'resources', 'professions', 'programmes', 'personnel', 'independence')

# What changes nothing in a register.
READS = {'due', 'figures', 'kinds', 'list', 'next', 'register', 'show', 'verify'}

_cases = []
_prepared = {}


def case(name):
    """Registers a function as a test case."""
    def register(function):
        _cases.append((name, function))
        return function
    return register


class Skip(Exception):
    """Raised by a case that can't be run here."""


def main():
    """Runs the cases and reports them in TAP."""
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        return _run_cases()


def _run_cases():
    failed = 0
    print(f'1..{len(_cases)}')
    for number, (name, function) in enumerate(_cases, 1):
        with tempfile.TemporaryDirectory() as folder:
            os.environ['ATTESTAT_KEYS'] = os.path.join(folder, 'keys')
            try:
                function(pathlib.Path(folder))
                print(f'ok {number} {name}')
            except Skip as reason:
                print(f'ok {number} {name} # SKIP {reason}')
            except Exception:  # pylint: disable=broad-except
                failed += 1
                print(f'not ok {number} {name}')
                for line in traceback.format_exc().splitlines():
                    print(f'# {line}')
        sys.stdout.flush()
    return 1 if failed else 0


def call(*arguments, expect=0, env=None, **options):
    """Calls attestatctl, and says all when the exit code is another one than expected."""
    done = subprocess.run([BINARY, *map(os.fspath, arguments)], capture_output=True, check=False, timeout=120,
                          env={**os.environ, **(env or {})}, **options)
    done.out = done.stdout.decode('utf-8')
    done.err = done.stderr.decode('utf-8')
    if expect is not None and done.returncode != expect:
        raise AssertionError(f'exit {done.returncode}, not {expect}: {arguments}\n{done.out}{done.err}')
    if expect not in (0, None) and not done.err.strip():
        raise AssertionError(f'exit {expect} without a word on standard error: {arguments}')
    return done


class Register:
    """A register in a folder.

    Many cases begin with the same register: an application taken in, and led as far as the certificate. The program makes
    each of them once for a file of tests, act by act, and what follows works on a copy."""

    def __init__(self, folder, today='2026-09-01', init=True, stranger=False):
        self.path = pathlib.Path(folder)
        self.today = today
        # What was done with it so far, as long as it can be a copy. Copies have the same key, so a stranger is none.
        self.past = () if init and not stranger else None
        if init:
            self._prepare(('init', today), self._init)

    def _init(self):
        self('init')
        self('professions', 'import', SAMPLE / 'professions.tsv')

    def _prepare(self, what, do):
        """Does something, or takes a copy of a register of a case before, with which all the same was done."""
        if self.past is None:
            return do()
        past = self.past + (what,)
        keys = os.environ['ATTESTAT_KEYS']
        if past in _prepared:
            kept, done = _prepared[past]
            shutil.rmtree(self.path, ignore_errors=True)
            shutil.copytree(os.path.join(kept, 'register'), self.path)
            shutil.copytree(os.path.join(kept, 'keys'), keys, dirs_exist_ok=True)
        else:
            done = do()
            kept = tempfile.mkdtemp()
            shutil.copytree(self.path, os.path.join(kept, 'register'))
            shutil.copytree(keys, os.path.join(kept, 'keys'))
            _prepared[past] = kept, done
        self.past = past
        return done

    def __call__(self, *arguments, on=None, **options):
        if not set(arguments[:1]) <= READS:
            self.past = None
        return call('--register', self.path, '--actor', 'Серікова Айгүл', '--today', on or self.today, *arguments, **options)

    def receive(self, name='complete', on=None):
        """Takes an application in; returns the dossier's number."""
        if not isinstance(name, str):
            return self('receive', name, on=on).out.split()[-1]
        path = APPLICATIONS / name / 'application.xml'
        return self._prepare(('receive', name, on), lambda: self('receive', path, on=on).out.split()[-1])

    def record(self, dossier, kind, *fields, on=None, expect=0, provision=None):
        """Records an act, or fails to, naming the provision."""
        done = self('record', dossier, kind, *fields, on=on, expect=expect)
        if provision is not None and provision not in done.err:
            raise AssertionError(f'{kind}: no {provision} in {done.err}')
        return done

    def show(self, dossier, *options, on=None):
        return json.loads(self('show', dossier, '--json', *options, on=on).out)

    def examine(self, dossier, kind, day, failing=()):
        for criterion in CRITERIA:
            verdict = 'not-met' if criterion in failing else 'met'
            self.record(dossier, kind, f'criterion={criterion}', f'verdict={verdict}', 'reasons=Seen.', on=day)

    def walk(self, dossier, until='agreement-concluded', failing=()):
        """Takes a dossier through the stages, each act on its day of September and October 2026."""
        self._prepare(('walk', dossier, until, failing), lambda: self._walk(dossier, until, failing))

    def _walk(self, dossier, until, failing):
        conclusion = 'negative' if failing else 'positive'
        outcome = 'refuse' if failing else 'accredit'
        reasons = ['reasons=A criterion is not met.'] if failing else []
        steps = [
            ('accepted', '2026-09-15', ['officer=Серікова Айгүл']),
            ('examiner-assigned', '2026-09-16', ['person=Бекенов Ерлан']),
            ('examined', '2026-09-18', None),
            ('documents-concluded', '2026-09-21', [f'conclusion={conclusion}', 'summary=Read.']),
            ('visit-ordered', '2026-09-22', ['from=2026-09-28', 'to=2026-09-29', 'inspector=Ким Виктор',
                                             'address=Астана']),
            ('finding', '2026-09-29', None),
            ('report-signed', '2026-09-30', [f'conclusion={conclusion}', 'summary=Seen.', 'signatory=Ким Виктор']),
            ('coordination-requested', '2026-10-01', [f'outcome={outcome}']),
            ('coordination-answered', '2026-10-06', ['answer=agreed', 'number=05-12/417']),
            ('decided', '2026-10-07', [f'outcome={outcome}', 'signatory=Оспанов Дәурен', *reasons]),
        ]
        if failing:
            steps.append(('refusal-sent', '2026-10-09', ['channel=both']))
        else:
            steps += [
                ('certificate-issued', '2026-10-09', ['signatory=Оспанов Дәурен']),
                ('listed', '2026-10-09', ['reference=1']),
                ('agreement-concluded', '2026-10-14', ['signatory=Оспанов Дәурен', 'centre-signatory=Жұмабаева Іңкәр']),
            ]
        for kind, day, fields in steps:
            if fields is None:
                self.examine(dossier, kind, day, failing)
            else:
                self.record(dossier, kind, *fields, on=day)
            if kind == until:
                return


def copy_application(name, folder):
    """A copy of an application that may be spoiled; returns the path of its file."""
    shutil.copytree(APPLICATIONS / name, folder)
    return folder / 'application.xml'


def equal(got, wanted):
    if got != wanted:
        raise AssertionError(f'{got!r} and not {wanted!r}')


def contains(text, *parts):
    for part in parts:
        if part not in text:
            raise AssertionError(f'no {part!r} in {text!r}')
