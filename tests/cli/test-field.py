# SPDX-License-Identifier: GPL-3.0-or-later
"""On-site work without a network: issue, work, return, settle."""
import hashlib
import json
import os
import pathlib
import pty
import resource
import shutil
import signal
import subprocess
import sys
import termios

from ctl import BINARY, SOURCE, Register, call, case, contains, equal, main

PASSPHRASE = 'жеті ағайынды болат қайшы'
PHOTO = SOURCE / 'tests' / 'documents' / 'photo.jpg'
SECRETS = ('Ким Виктор', 'Қайрат', 'Станок', 'жылытқыш', 'Дәнекер', 'Бекенов')


class Desk:
    """A register with a dossier whose visit is ordered, and laptops that have nothing but their files."""

    def __init__(self, folder, dossiers=1):
        self.folder = folder
        self.register = Register(folder / 'register')
        self.dossiers = []
        for number in range(dossiers):
            name = 'complete' if number == 0 else self.another(number)
            dossier = self.register.receive(name, on='2026-09-14')
            self.register.walk(dossier, until='visit-ordered')
            self.dossiers.append(dossier)
        self.secret = folder / 'passphrase'
        self.secret.write_text(PASSPHRASE + '\n', encoding='utf-8')
        self.home = folder / 'home'
        self.home.mkdir()

    def another(self, _number):
        return 'complete'

    def issue(self, name, *options, on='2026-09-25', expect=0):
        path = self.folder / name
        done = self.register('field', 'issue', *self.dossiers, '-o', path, '--passphrase-file', self.secret, *options, on=on,
                             expect=expect)
        return path if expect == 0 else done

    def laptop(self, path, verb, *arguments, on='2026-09-28', expect=0, actor='Ким Виктор'):
        """A call that sees neither the register nor anything of its account but the file."""
        places = {name: str(self.home) for name in ('HOME', 'TMPDIR', 'XDG_DATA_HOME', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME',
                                                     'XDG_STATE_HOME', 'XDG_RUNTIME_DIR', 'ATTESTAT_KEYS')}
        return call('--register', self.home / 'none', '--actor', actor, '--today', on, 'field', verb, path, *arguments,
                    '--passphrase-file', self.secret, env=places, expect=expect)

    def find(self, path, criterion, verdict='met', *fields, on='2026-09-28', expect=0):
        return self.laptop(path, 'record', self.dossiers[0], 'finding', f'criterion={criterion}', f'verdict={verdict}',
                           'reasons=Станок тұр, жылытқыш бар. Қайрат көрсетті.', *fields, on=on, expect=expect)

    def take(self, path, on='2026-09-30', expect=0):
        return self.register('field', 'return', path, on=on, expect=expect)

    def show(self, on='2026-09-30'):
        return self.register.show(self.dossiers[0], on=on)

    def held(self):
        return [(held['kind'], held['why'], held['settled']) for held in self.show()['held']]

    def verdicts(self):
        return {row['criterion']: row['on_site'] for row in self.show()['criteria'] if row['on_site']}


@case('/cli/field/there-and-back')
def there_and_back(folder):
    desk = Desk(folder)
    path = desk.issue('visit.attfield')
    equal([(one['since'], one['inspectors'], one['returned']) for one in desk.show()['outings']],
          [('2026-09-25', ['Ким Виктор'], False)])
    contains(desk.register('show', desk.dossiers[0]).out, '2026-09-25', 'Ким Виктор')
    contains(desk.register('list', '--out', on='2026-09-30').out, 'Біліктілік өлшемі')
    waiting = json.loads(desk.register('next', '--waiting', '--json', on='2026-09-25').out)
    equal([(one['kind'], one['party'], one['since']) for one in waiting], [('field-returned', 'inspectors', '2026-09-25')])
    contains(desk.laptop(path, 'show').out, 'Ким Виктор', 'resources')
    desk.find(path, 'resources', 'unclear', f'photo={PHOTO}', 'item=Цех 2')
    desk.find(path, 'resources', 'met', f'photo={PHOTO}', 'item=Цех 2', on='2026-09-29')
    desk.find(path, 'personnel', 'not-met')
    desk.laptop(path, 'record', desk.dossiers[0], 'note', 'text=Кілт күзетте.')
    contains(desk.laptop(path, 'show').out, 'Цех 2', 'not met')
    # The office works on meanwhile, and is told who has the dossier.
    desk.register.record(desk.dossiers[0], 'note', 'text=Office.', on='2026-09-29')
    contains(desk.register.record(desk.dossiers[0], 'finding', 'criterion=independence', 'verdict=met', 'reasons=R.',
                                  on='2026-09-29').err, 'Ким Виктор')
    desk.take(path)
    equal('Біліктілік өлшемі' in desk.register('list', '--out', on='2026-09-30').out, False)
    equal(desk.held(), [])
    equal(desk.verdicts(), {'resources': 'met', 'personnel': 'not-met', 'independence': 'met'})
    acts = desk.show()['acts']
    equal([act['actor'] for act in acts if act['kind'] == 'finding'].count('Ким Виктор'), 3)
    desk.register('verify')
    # The same file once more changes nothing; a file that was worked with since brings what is new.
    desk.take(path)
    equal(desk.show()['acts'], acts)
    desk.find(path, 'programmes', on='2026-09-29')
    desk.take(path)
    equal(desk.verdicts()['programmes'], 'met')
    equal(len(desk.show()['acts']), len(acts) + 2)
    desk.register('verify')
    desk.register.examine(desk.dossiers[0], 'finding', '2026-09-30')
    desk.register.record(desk.dossiers[0], 'report-signed', 'conclusion=positive', 'summary=S', 'signatory=Ким Виктор',
                         on='2026-09-30')


@case('/cli/field/law-23.2.3-lost')
def lost(folder):
    """A laptop that is stolen, and found: nobody waits for it meanwhile, and nothing of it is lost."""
    desk = Desk(folder)
    dossier = desk.dossiers[0]

    def outings():
        return [(one['returned'], one['expected']) for one in desk.show()['outings']]

    def give_up(seq, on='2026-09-29', expect=0):
        return desk.register.record(dossier, 'field-lost', f'issued={seq}', 'reason=Ноутбук ұрланды.', on=on, expect=expect)

    contains(give_up(1, expect=4).err, '23(2)(3)')
    path = desk.issue('visit.attfield')
    issued = next(act['seq'] for act in desk.show()['acts'] if act['kind'] == 'field-issued')
    desk.find(path, 'personnel', 'not-met')
    equal(outings(), [(False, True)])
    contains(give_up(1, expect=4).err, 'act 1', 'the history shows it')
    contains(give_up(99, expect=3).err, '99')
    desk.register.record(dossier, 'field-lost', f'issued={issued}', on='2026-09-29', expect=3)
    contains(desk.laptop(path, 'record', dossier, 'field-lost', f'issued={issued}', 'reason=R', on='2026-09-29', expect=4).err, 'laptop')
    give_up(issued)
    equal(outings(), [(False, False)])
    equal('Out on a visit' in desk.register('show', dossier, on='2026-09-30').out, False)
    equal('Біліктілік өлшемі' in desk.register('list', '--out', on='2026-09-30').out, False)
    equal([one['kind'] for one in json.loads(desk.register('next', '--waiting', '--json', on='2026-09-30').out)], [])
    equal(desk.register.record(dossier, 'finding', 'criterion=independence', 'verdict=met', 'reasons=R.', on='2026-09-29').err, '')
    contains(give_up(issued, expect=4).err, 'already done')
    desk.register('verify')
    before = desk.register('list', '--json', on='2026-09-30').out
    desk.register('reindex')
    equal(desk.register('list', '--json', on='2026-09-30').out, before)
    # Found in another office.
    desk.take(path)
    equal(outings(), [(True, False)])
    equal((desk.held(), desk.verdicts()), ([], {'personnel': 'not-met', 'independence': 'met'}))
    contains(give_up(issued, on='2026-09-30', expect=4).err, 'was returned on 30 September 2026')
    desk.register('verify')


@case('/cli/field/report-on-the-spot')
def report(folder):
    desk = Desk(folder)
    path = desk.issue('visit.attfield')
    for criterion in ('legal-entity', 'resources', 'professions', 'programmes', 'personnel'):
        desk.find(path, criterion)
    done = desk.laptop(path, 'record', desk.dossiers[0], 'report-signed', 'conclusion=positive', 'summary=Бәрі бар.',
                       'signatory=Ким Виктор', on='2026-09-29', expect=4)
    contains(done.err, '23(3)(2)')
    desk.find(path, 'independence')
    desk.laptop(path, 'record', desk.dossiers[0], 'report-signed', 'conclusion=positive', 'summary=Бәрі бар.',
                'signatory=Ким Виктор', on='2026-09-29')
    desk.take(path)
    equal(desk.held(), [])
    equal(desk.show()['stage'], 'decision')
    desk.register('document', desk.dossiers[0], 'report', '-o', folder / 'report.pdf')
    contains((folder / 'report.pdf').read_bytes()[:5].decode(), '%PDF-')
    desk.register('verify')


@case('/cli/field/measured')
def measured(folder):
    desk = Desk(folder)
    path = desk.issue('visit.attfield')
    wrong = {'Ауданы:кең:м²': '(value)', 'Ауданы': '(value)', ':42,5:м²': '(what)', 'Биіктігі, 10:30-да:3,1:м': '(unit)'}
    for value, field in wrong.items():
        contains(desk.find(path, 'resources', 'met', f'measured={value}', expect=3).err, field)
    desk.find(path, 'resources', 'met', 'measured=3-бөлменің ауданы:42,5:м²', 'measured=Орындар:12')
    contains(desk.laptop(path, 'show').out, '3-бөлменің ауданы – 42,5\u00a0м²; Орындар – 12')
    for criterion in ('legal-entity', 'professions', 'programmes', 'personnel', 'independence'):
        desk.find(path, criterion)
    desk.take(path)
    dossier = desk.dossiers[0]
    finding = next(act['seq'] for act in desk.show()['acts'] if act['kind'] == 'finding')
    desk.register.record(dossier, 'correction', f'act={finding}', 'reason=R', 'new.measured=Ауданы:кең', on='2026-09-30', expect=3)
    desk.register.record(dossier, 'correction', f'act={finding}', 'reason=R', 'new.measured=3-бөлменің ауданы:45.0:м²',
                         on='2026-09-30')
    desk.register('document', dossier, 'report', '--draft', '-o', folder / 'report.pdf', on='2026-09-30')
    text = subprocess.run(['pdftotext', '-layout', folder / 'report.pdf', '-'], capture_output=True, text=True, check=True).stdout
    contains(text, '45.0')
    equal([word for word in ('42,5', 'Орындар') if word in text], [])
    desk.register('verify')


@case('/cli/field/nothing-in-clear')
def nothing_in_clear(folder):
    desk = Desk(folder)
    path = desk.issue('visit.attfield')
    desk.find(path, 'resources', 'met', f'photo={PHOTO}', 'item=Станок')
    desk.laptop(path, 'show')
    equal(sorted(str(one) for one in desk.home.rglob('*')), [])
    data = path.read_bytes()
    photo = PHOTO.read_bytes()
    for secret in SECRETS:
        equal((secret, data.find(secret.encode()), data.find(secret.encode('utf-16-le'))), (secret, -1, -1))
    equal([at for at in range(0, len(photo) - 8, 64) if photo[at:at + 8] in data], [])
    papers = [one for one in (desk.register.path / 'blobs').rglob('*') if one.is_file()]
    for paper in papers:
        content = paper.read_bytes()
        equal((paper.name, content[8:24] in data), (paper.name, False))


@case('/cli/field/contradictions')
def contradictions(folder):
    desk = Desk(folder)
    first = desk.issue('first.attfield', '--inspector', 'Ким Виктор')
    second = desk.issue('second.attfield', '--inspector', 'Ли Анна')
    desk.find(first, 'resources', 'met')
    desk.find(first, 'programmes', 'met')
    desk.find(second, 'resources', 'not-met')
    desk.find(second, 'personnel', 'met')
    desk.take(first)
    equal(desk.held(), [])
    contains(desk.take(second).out, 'settle')
    # Neither is more right than the other: both wait.
    equal(desk.held(), [('finding', 'conflict', False)] * 2)
    equal(desk.verdicts(), {'programmes': 'met', 'personnel': 'met'})
    against = {held['seq']: held['against'] for held in desk.show()['held']}
    one, other = sorted(against)
    equal(against, {one: [other], other: [one]})
    dossier = desk.dossiers[0]
    desk.register.record(dossier, 'settled', f'act={one}', 'outcome=no-effect', on='2026-09-30', expect=3)
    desk.register.record(dossier, 'settled', 'act=1', 'outcome=no-effect', 'reason=R', on='2026-09-30', expect=4)
    desk.register.record(dossier, 'settled', f'act={one}', 'outcome=no-effect', 'reason=Қате бөлме.', on='2026-09-30')
    desk.register.record(dossier, 'settled', f'act={other}', 'outcome=takes-effect', 'reason=Суретте көрінеді.', on='2026-09-30')
    equal(desk.verdicts(), {'programmes': 'met', 'personnel': 'met', 'resources': 'not-met'})
    done = desk.register.record(dossier, 'settled', f'act={one}', 'outcome=takes-effect', 'reason=R', on='2026-09-30', expect=4)
    contains(done.err, '23(2)(3)')
    desk.register('verify')
    desk.register('reindex')
    desk.register('verify')
    equal(len(desk.show()['held']), 2)


@case('/cli/field/office-was-quicker')
def office_was_quicker(folder):
    desk = Desk(folder)
    path = desk.issue('visit.attfield')
    desk.find(path, 'resources', 'not-met')
    desk.find(path, 'personnel', 'met', on='2026-09-29')
    dossier = desk.dossiers[0]
    desk.register.record(dossier, 'finding', 'criterion=resources', 'verdict=met', 'reasons=R', on='2026-09-28')
    desk.register.record(dossier, 'visit-cancelled', 'reason=R', on='2026-09-29')
    desk.take(path)
    equal(desk.held(), [('finding', 'conflict', False), ('finding', 'refused', False)])
    equal(desk.verdicts(), {'resources': 'met'})
    conflict, refused = (held['seq'] for held in desk.show()['held'])
    # What is not possible under the law is not made so by settling it.
    contains(desk.register.record(dossier, 'settled', f'act={refused}', 'outcome=takes-effect', 'reason=R', on='2026-09-30',
                                  expect=4).err, '23(2)(3)')
    desk.register.record(dossier, 'settled', f'act={refused}', 'outcome=no-effect', 'reason=R', on='2026-09-30')
    desk.register.record(dossier, 'settled', f'act={conflict}', 'outcome=takes-effect', 'reason=R', on='2026-09-30')
    equal(desk.verdicts(), {'resources': 'not-met'})
    desk.register('verify')


@case('/cli/field/wrong-days')
def wrong_days(folder):
    desk = Desk(folder)
    path = desk.issue('visit.attfield')
    desk.find(path, 'resources', 'met', on='2027-09-28')
    desk.find(path, 'personnel', 'met', on='2025-09-28')  # before the file was issued: a later day is taken for today
    desk.take(path)
    equal(desk.held(), [('finding', 'clock', False)] * 2)
    dossier = desk.dossiers[0]
    late = desk.show()['held'][0]['seq']
    desk.register.record(dossier, 'settled', f'act={late}', 'outcome=takes-effect', 'reason=Сағат бір жыл алда.',
                         'as-of=2026-09-28', on='2026-09-30')
    equal(desk.verdicts(), {'resources': 'met'})
    desk.register('verify')


@case('/cli/field/bad-input')
def bad_input(folder):
    desk = Desk(folder)
    dossier = desk.dossiers[0]
    path = desk.issue('visit.attfield')
    desk.find(path, 'resources')
    whole = path.read_bytes()
    contains(desk.issue('visit.attfield', expect=3).err, 'visit.attfield')
    equal(path.read_bytes(), whole)
    wrong = folder / 'wrong'
    wrong.write_text('жеті ағайынды болат қайшы!\n', encoding='utf-8')
    contains(call('field', 'show', path, '--passphrase-file', wrong, expect=3).err, 'The passphrase is wrong')
    contains(desk.register('field', 'return', path, '--passphrase-file', wrong, expect=3).err, 'The passphrase is wrong')
    desk.register('field', 'return', path, '--passphrase-file', folder / 'none', expect=3)
    short = folder / 'short'
    short.write_text('жеті', encoding='utf-8')
    desk.register('field', 'issue', dossier, '-o', folder / 'n', '--passphrase-file', short, on='2026-09-25', expect=3)
    for name, data, words in (('empty', b'', 'empty'), ('other', b'%PDF-1.7', 'no field file'),
                              ('half', whole[:len(whole) // 2], 'missing'), ('start', whole[:2000], 'damaged'),
                              ('altered', whole[:20000] + bytes([whole[20000] ^ 1]) + whole[20001:], 'altered')):
        bad = folder / name
        bad.write_bytes(data)
        contains(desk.take(bad, expect=3).err, f'{bad}: ', words)
        contains(desk.laptop(bad, 'show', expect=3).err, words)
    desk.take(folder / 'absent', expect=3)
    # What belongs into the office, and what does not exist.
    contains(desk.laptop(path, 'record', dossier, 'visit-cancelled', 'reason=R', expect=4).err, 'laptop')
    desk.laptop(path, 'record', dossier, 'visit-ordered', 'from=2026-09-28', 'to=2026-09-28', 'inspector=I', 'address=A', expect=4)
    desk.laptop(path, 'record', '0', 'note', 'text=T', expect=4)
    desk.laptop(path, 'record', '99', 'note', 'text=T', expect=3)
    desk.laptop(path, 'record', dossier, 'finding', 'criterion=resources', 'verdict=maybe', 'reasons=R', expect=3)
    desk.register('field', 'issue', '99', '-o', folder / 'n', '--passphrase-file', desk.secret, expect=3)
    desk.register('field', 'issue', '0', '-o', folder / 'n', '--passphrase-file', desk.secret, expect=4)
    desk.register('field', 'issue', dossier, expect=2)
    desk.register('field', 'lend', dossier, expect=2)
    desk.register('record', dossier, 'field-issued', 'file=1', 'inspector=I', expect=3)
    fresh = desk.register.receive('complete', on='2026-09-25')
    contains(desk.register('field', 'issue', fresh, '-o', folder / 'n', '--passphrase-file', desk.secret, on='2026-09-26',
                           expect=4).err, '23(2)')
    equal((folder / 'n').exists(), False)
    equal([one.name for one in folder.iterdir() if one.name.startswith('.')], [])
    # Another register.
    other = Register(folder / 'another', stranger=True)
    contains(other('field', 'return', path, '--passphrase-file', desk.secret, on='2026-09-30', expect=3).err, 'another register')
    equal(len(desk.show()['outings']), 1)


@case('/cli/field/bad-return')
def bad_return(folder):
    """A file that this register can't take, or took before: one clear message, and nothing changes."""
    desk = Desk(folder)
    dossier = desk.dossiers[0]
    backup = Register(folder / 'backup', init=False)
    shutil.copytree(desk.register.path, backup.path)
    path = desk.issue('visit.attfield')
    desk.find(path, 'resources')
    # A backup from before the issue, which knows the dossier; and one of a dossier that came later.
    before = backup.show(dossier)['acts']
    contains(backup('field', 'return', path, on='2026-09-30', expect=3).err, 'does not know of this field file', 'latest state')
    equal(backup.show(dossier)['acts'], before)
    later = desk.register.receive('complete', on='2026-09-14')
    desk.register.walk(later, until='visit-ordered')
    other = folder / 'later.attfield'
    desk.register('field', 'issue', later, '-o', other, '--passphrase-file', desk.secret, on='2026-09-25')
    contains(backup('field', 'return', other, on='2026-09-30', expect=3).err, f'no dossier {later}')
    # A newer format, whole.
    newer = folder / 'newer.attfield'
    page = bytearray(path.read_bytes())
    page[12] = 2
    page[4064:4096] = hashlib.sha256(page[:4064]).digest()
    newer.write_bytes(page)
    for done in (desk.take(newer, expect=3), desk.laptop(newer, 'show', expect=3)):
        contains(done.err, 'newer program', 'Install the newest version')
    equal(newer.read_bytes(), bytes(page))
    # Twice.
    desk.take(path)
    acts = desk.show()['acts']
    contains(desk.take(path).out, '1')
    equal(desk.show()['acts'], acts)
    desk.register('verify')
    backup('verify')


@case('/cli/field/prompt')
def prompt(folder):
    """On a terminal the passphrase is asked for and not shown; Ctrl-C leaves the terminal as it was."""
    desk = Desk(folder)
    path = desk.issue('visit.attfield')

    def ask(answers, *arguments):
        child, terminal = pty.fork()
        if child == 0:
            os.execv(BINARY, [BINARY, '--register', str(desk.register.path), '--actor', 'A', '--today', '2026-09-25', 'field',
                              *map(str, arguments)])
        said = b''
        for question, answer in answers:
            while question not in said:
                said += os.read(terminal, 1024)
            while termios.tcgetattr(terminal)[3] & termios.ECHO:
                pass
            os.write(terminal, answer)
        try:
            while True:
                more = os.read(terminal, 1024)
                said += more
                if not more:
                    break
        except OSError:  # the other end is closed
            pass
        echo = bool(termios.tcgetattr(terminal)[3] & termios.ECHO)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os.close(terminal)
        return code, said.decode(), echo

    word = PASSPHRASE.encode()
    code, said, echo = ask([(b'Passphrase:', word + b'\n')], 'show', path)
    contains(said, 'Ким Виктор')
    equal((code, PASSPHRASE in said, echo), (0, False, True))
    new = folder / 'new.attfield'
    code, said, echo = ask([(b'Passphrase:', word + b'\n'), (b'once more:', b'other\n')], 'issue', desk.dossiers[0], '-o', new)
    contains(said, 'typed differently')
    equal((code, PASSPHRASE in said, echo, new.exists()), (3, False, True, False))
    code, said, echo = ask([(b'Passphrase:', word + b'\n'), (b'once more:', word + b'\n')], 'issue', desk.dossiers[0], '-o', new)
    equal((code, PASSPHRASE in said, echo, new.exists()), (0, False, True, True))
    code, said, echo = ask([(b'Passphrase:', b'half a word\x03')], 'show', path)
    equal((code != 0, 'half' in said, echo), (True, False, True))


@case('/cli/field/forgotten-passphrase')
def forgotten(folder):
    desk = Desk(folder)
    path = desk.issue('visit.attfield')
    desk.find(path, 'resources')
    # The office's key was replaced since: what was sealed to the old one is opened by its passphrase.
    desk.register('key', 'make', '--replace', on='2026-09-29')
    desk.register('field', 'return', path, on='2026-09-30', expect=2, start_new_session=True)  # no terminal to ask on
    desk.register('field', 'return', path, '--passphrase-file', desk.secret, on='2026-09-30')
    equal(desk.verdicts(), {'resources': 'met'})


@case('/cli/field/full-disk')
def full_disk(folder):
    desk = Desk(folder)

    def small():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))

    before = json.dumps(desk.show()['acts'])
    done = call('--register', desk.register.path, '--today', '2026-09-25', 'field', 'issue', desk.dossiers[0], '-o',
                folder / 'visit.attfield', '--passphrase-file', desk.secret, expect=5, preexec_fn=small)
    contains(done.err, 'full')
    equal(json.dumps(desk.show()['acts']), before)
    equal([one.name for one in pathlib.Path(folder).iterdir() if 'attfield' in one.name], [])
    # On site: what is recorded before and after is there, and what did not fit is not.
    path = desk.issue('visit.attfield')
    desk.find(path, 'resources')
    size = path.stat().st_size

    def smaller():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 1000, size + 1000))

    done = call('--register', desk.home / 'none', '--actor', 'Ким Виктор', '--today', '2026-09-28', 'field', 'record', path,
                desk.dossiers[0], 'finding', 'criterion=personnel', 'verdict=met', 'reasons=R', f'photo={PHOTO}',
                '--passphrase-file', desk.secret, expect=5, preexec_fn=smaller)
    contains(done.err, 'full')
    equal(path.stat().st_size, size)
    desk.find(path, 'programmes', 'met', f'photo={PHOTO}')
    desk.take(path)
    equal(desk.verdicts(), {'resources': 'met', 'programmes': 'met'})
    desk.register('verify')


if __name__ == '__main__':
    sys.exit(main())
