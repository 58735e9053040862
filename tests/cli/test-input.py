# SPDX-License-Identifier: GPL-3.0-or-later
"""What attestatctl says to bad input, wrong options and registers that can't be used."""
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys

from ctl import (APPLICATIONS, BINARY, Register, Skip, call, case, contains, copy_application, equal, main)


@case('/cli/input/options-wrong')
def options_wrong(folder):
    register = Register(folder / 'r', init=False)
    for arguments in ([], ['nonsense'], ['field', 'issue'], ['backup', 'x'], ['restore', 'x'], ['archive', '1', 'x'],
                      ['status-list'], ['show'], ['show', '1', '2'], ['show', '1', '--nonsense'], ['list', 'x'],
                      ['list', '--stage', 'nowhere'], ['list', '--outcome', 'x'], ['register', '--state', 'x'],
                      ['register', '--format', 'xml'], ['receive'], ['record', '1'], ['kinds', 'note', '--for', '1'],
                      ['professions'], ['professions', 'import'], ['professions', 'eat', 'x'], ['regulation', 'show', 'x'],
                      ['calendar', 'show', 'x'], ['calendar', 'show', '99999'], ['document', '1', 'certificate'], ['check'],
                      ['verify', '--head', 'abc'], ['schema', 'x'], ['help', 'nonsense'], ['deadline'],
                      ['deadline', '--from', '2026-10-14'], ['deadline', '--working-days', '3'],
                      ['deadline', '--from', '2026-10-14', '--working-days', '3', '--months', '1'],
                      ['deadline', '--from', '2026-10-14', '--working-days', 'three'],
                      ['deadline', '--from', '2026-10-14', '--working-days', '99999999999999999999'],
                      ['deadline', '--from', '9999-12-31', '--working-days', '10']):
        register(*arguments, expect=2)
    for day in ('2026-02-30', '-1', '-2026-01-01', 'today', '', '2026-1-1', '20260101', '2026-01-01 ', '0000-01-01'):
        for command in (['list'], ['show', '1'], ['deadline', '--from', '2026-01-01', '--months', '1']):
            call('--today', day, *command, expect=2)
        register('deadline', '--from', day, '--months', '1', expect=2)
        register('show', '1', '--as-of', day, expect=2)
        register('record', '1', 'note', 'text=T', '--on', day, expect=2)
    call('--register', '', 'list', expect=2)
    call('--register', expect=2)


@case('/cli/input/global-options-anywhere')
def anywhere(folder):
    path = folder / 'r'
    call('init', '--register', path, '--actor', 'A', '--today', '2026-09-01')
    call('--register', path, '--today=2026-09-01', 'list')
    call('list', '--json', '--today', '2026-09-01', f'--register={path}')
    call('list', env={'ATTESTAT_REGISTER': str(path)})
    call('init', env={'XDG_DATA_HOME': str(folder / 'data'), 'ATTESTAT_REGISTER': ''})
    equal((folder / 'data' / 'attestat' / 'register' / 'register.db').is_file(), True)
    contains(call('--version').out, 'attestatctl ')
    for text in (call('help').out, call('--help').out):
        contains(text, 'record', 'deadline', '--register')
    equal(call('help', 'show').out, call('show', '--help').out)


@case('/cli/input/bad-values')
def bad_values(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier, until='examiner-assigned')
    good = ['criterion=resources', 'verdict=met', 'reasons=R']
    for arguments in (['99', 'note', 'text=T'], ['abc', 'note', 'text=T'], ['99999999999999999999', 'note', 'text=T'],
                      [dossier, 'nonsense'], [dossier, 'note'], [dossier, 'note', 'text='], [dossier, 'note', 'text'],
                      [dossier, 'note', 'txt=T'], [dossier, 'note', 'text=T', 'text=U'],
                      [dossier, 'note', 'text=T', 'on=2026-02-30'], [dossier, 'note', 'text=T', 'on=2030-01-01'],
                      [dossier, 'note', 'text=T', '--on', '2030-01-01'],
                      [dossier, 'examined', 'criterion=beauty', *good[1:]], [dossier, 'examined', *good[:1], 'verdict=so'],
                      [dossier, 'examined', *good[:2]], [dossier, 'paper-added', 'item=other'],
                      [dossier, 'paper-added', 'item=other', 'file=/nonexistent.pdf'],
                      [dossier, 'paper-added', 'item=other', 'file=/'],
                      [dossier, 'note', 'text=@/nonexistent.txt'], [dossier, 'note', 'new.text=T'],
                      # What is missing is said before what the law refuses.
                      [dossier, 'decided', 'outcome=accredit'], [dossier, 'certificate-issued'],
                      [dossier, 'visit-ordered', 'from=x', 'to=y', 'inspector=I', 'address=A'],
                      ['0', 'regulation-adopted', 'file=/nonexistent.xml', 'valid-from=2026-01-01'],
                      [dossier, 'received', 'bin=123']):
        done = register('record', *arguments, on='2026-09-18', expect=3)
        equal(done.out, '')
    contains(register('record', dossier, 'paper-added', 'item=other', 'file=/nonexistent.pdf', expect=3).err,
             '/nonexistent.pdf: ')
    latin = folder / 'latin.txt'
    latin.write_bytes('текст'.encode('cp1251'))
    register('record', dossier, 'note', f'text=@{latin}', expect=3)
    for arguments in (['show', '99'], ['show', 'x'], ['document', '99', 'certificate', '-o', folder / 'a.pdf'],
                      ['document', dossier, 'nonsense', '-o', folder / 'a.pdf'], ['kinds', 'nonsense'], ['kinds', '--for', '99'],
                      ['verify', '99'], ['check', folder / 'nothing.pdf'], ['check', folder],
                      ['professions', 'import', latin], ['regulation', 'adopt', latin], ['calendar', 'amend', latin]):
        equal(register(*arguments, expect=3).out, '')
    register('document', dossier, 'certificate', '-o', folder / 'a.pdf', expect=4)
    equal((folder / 'a.pdf').exists(), False)
    equal(len(register.show(dossier, on='2026-09-18')['acts']), 3)
    register('verify')


@case('/cli/input/not-utf8')
def not_utf8(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    done = subprocess.run([BINARY, '--register', str(register.path), 'record', dossier, 'note', b'text=\xff\xfe'],
                          capture_output=True, check=False)
    equal(done.returncode, 3)
    contains(done.stderr.decode(), 'UTF-8')
    equal(len(register.show(dossier, on='2026-09-18')['acts']), 1)


@case('/cli/input/bad-applications')
def bad_applications(folder):
    register = Register(folder / 'r')
    changes = [('<bin>221140007038</bin>', '<bin>221140007039</bin>'), ('region="59"', 'region="99"'),
               ('date="2026-02-10"', 'date="2026-02-30"'), ('date="2026-02-10"', 'date="2036-02-10"'),
               ('<form>llp</form>', '<form>xyz</form>'), ('paper="contract"', 'paper="nothing"'),
               ('file="papers/contract.pdf"', 'file="../contract.pdf"'), ('</application>', ''),
               ('<applicant>', '<applicant><surprise/>')]
    for number, (old, new) in enumerate(changes):
        path = copy_application('complete', folder / str(number))
        text = path.read_text(encoding='utf-8')
        equal((old, old in text), (old, True))
        path.write_text(text.replace(old, new, 1), encoding='utf-8')
        done = register('receive', path, expect=3)
        equal(done.err.startswith(f'{path}:'), True)
        equal(done.err.split(':')[1].isdigit(), True)
    path = copy_application('complete', folder / 'changed')
    with open(path.parent / 'papers' / 'contract.pdf', 'ab') as file:
        file.write(b'x')
    register('receive', path, expect=3)
    register('receive', folder / 'nothing.xml', expect=3)
    register('receive', APPLICATIONS / 'complete' / 'application.xml', '--on', '2030-01-01', expect=3)
    equal(json.loads(register('list', '--json').out), [])


@case('/cli/input/unusable-register')
def unusable(folder):
    commands = (['list'], ['show', '1'], ['record', '1', 'note', 'text=T'], ['verify'], ['due'], ['register'], ['reindex'],
                ['receive', APPLICATIONS / 'complete' / 'application.xml'], ['diagnose'], ['professions', 'list'])
    (folder / 'text').mkdir()
    (folder / 'text' / 'register.db').write_text('This is no register.\n' * 100, encoding='utf-8')
    (folder / 'file').write_text('x', encoding='utf-8')
    newer = Register(folder / 'newer')
    with sqlite3.connect(newer.path / 'register.db') as database:
        database.execute('PRAGMA user_version = 9999')
    for path in (folder / 'nothing', folder / 'text', folder / 'file', newer.path, 'postgresql://localhost/attestat'):
        for command in commands:
            equal(call('--register', path, *command, expect=5).err.count('\n') >= 1, True)
    call('--register', newer.path, 'init', expect=5)
    call('--register', folder / 'text', 'init', expect=5)
    contains(call('--register', folder / 'nothing', 'list', expect=5).err, 'attestatctl init')


@case('/cli/input/read-only-register')
def read_only(folder):
    if os.geteuid() == 0:
        raise Skip('root may write everywhere')
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    paths = [register.path, *register.path.rglob('*')]
    try:
        for path in paths:
            path.chmod(0o500 if path.is_dir() else 0o400)
        register('record', dossier, 'note', 'text=T', expect=5)
        register('receive', APPLICATIONS / 'complete' / 'application.xml', expect=5)
        register('show', dossier)
    finally:
        for path in paths:
            path.chmod(0o700 if path.is_dir() else 0o600)


@case('/cli/input/closed-streams')
def closed_streams(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    base = [BINARY, '--register', str(register.path), '--today', '2026-09-14']
    read, write = os.pipe()
    os.close(read)
    for arguments in (['kinds'], ['show', dossier], ['list'], ['record', dossier, 'note', 'text=T']):
        done = subprocess.run(base + arguments, stdout=write, stderr=subprocess.PIPE, check=False)
        equal((arguments, done.returncode, done.stderr), (arguments, 0, b''))
    os.close(write)
    # No stream at all: what is printed must not end up in the database.
    done = subprocess.run(['sh', '-c', '"$@" >&- 2>&- <&-', 'sh', *base, 'record', dossier, 'note', 'text=T'], check=False)
    equal(done.returncode, 0)
    register('verify')
    equal(len(register.show(dossier, on='2026-09-14')['acts']), 3)
    if pathlib.Path('/dev/full').exists():
        with open('/dev/full', 'wb') as full:
            done = subprocess.run(base + ['kinds'], stdout=full, stderr=subprocess.PIPE, check=False)
        equal((done.returncode, bool(done.stderr)), (3, True))


@case('/cli/input/interrupted')
def interrupted(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    acknowledged = 0
    for delay in range(40):
        child = subprocess.Popen([BINARY, '--register', str(register.path), '--today', '2026-09-14', 'record', dossier,
                                  'note', 'text=T'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            child.wait(timeout=delay / 2000)
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGINT)
        out, _ = child.communicate()
        acknowledged += bool(out)
        equal(child.returncode in (0, 130, -signal.SIGINT), True)
    equal(len(register.show(dossier, on='2026-09-14')['acts']) >= acknowledged + 1, True)
    register('verify')


@case('/cli/input/deadline')
def deadline(folder):
    env = {'ATTESTAT_REGISTER': '', 'XDG_DATA_HOME': str(folder)}
    # law-25.2 and facts: 26 October 2026 is off for Republic Day on a Sunday.
    for arguments, due in ((['--from', '2026-10-14', '--working-days', '10'], '2026-10-29'),
                           (['--from', '2026-10-14', '--working-days', '5'], '2026-10-21'),
                           (['--from', '2026-08-31', '--months', '-6'], '2026-02-28'),
                           (['--from', '2028-02-29', '--months', '36'], '2031-02-28'),
                           (['--from', '2026-10-14', '--working-days', '0'], '2026-10-14')):
        done = call('deadline', *arguments, env=env)
        equal((arguments, done.out.split()[0], done.err), (arguments, due, ''))
    call('--register', folder / 'nothing', 'deadline', '--from', '2026-10-14', '--working-days', '10')
    register = Register(folder / 'r')
    equal(register('deadline', '--from', '2026-10-14', '--working-days', '10').out.split()[0], '2026-10-29')


@case('/cli/input/languages')
def languages(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier)
    outs, jsons, rows = set(), set(), set()
    for language in ('kk', 'ru', 'en'):
        env = {'LANGUAGE': language, 'LC_ALL': 'C.UTF-8'}
        outs.add(register('show', dossier, env=env).out)
        jsons.add(register('show', dossier, '--json', env=env).out)
        rows.add(register('list', '--json', env=env).out + register('register', '--format', 'json', env=env).out
                 + register('register', '--format', 'csv', env=env).out)
        equal(register('receive', APPLICATIONS / 'complete' / 'application.xml', on='2026-09-14',
                       env=env).out.split()[-1].isdigit(), True)
    equal((len(outs), len(jsons)), (3, 1))


@case('/cli/input/json-shape')
def json_shape(folder):
    register = Register(folder / 'r')
    dossier = register.receive('incomplete', on='2026-09-14')
    shown = register.show(dossier, on='2026-09-14')
    for key in ('number', 'stage', 'outcome', 'applicant', 'criteria', 'decision', 'certificate', 'agreement', 'deadlines',
                'defects', 'possible', 'acts'):
        equal((key, key in shown), (key, True))
    equal(shown['number'], int(dossier))
    equal(set(shown['applicant']) >= {'bin', 'name', 'region'}, True)
    equal(set(shown['applicant']['name']), {'kk', 'ru'})
    equal(shown['criteria'][0], {'criterion': 'legal-entity', 'documents': None, 'on_site': None})
    equal(set(shown['acts'][0]) >= {'seq', 'kind', 'on', 'recorded_at', 'actor', 'hash'}, True)
    equal((shown['acts'][0]['on'], len(shown['acts'][0]['hash'])), ('2026-09-14', 64))
    register.walk(register.receive('complete', on='2026-09-14'))
    listed = json.loads(register('list', '--json').out)
    equal([set(row) >= {'number', 'bin', 'name', 'region', 'stage', 'outcome', 'due'} for row in listed], [True, True])
    rows = json.loads(register('register', '--format', 'json', on='2026-10-20').out)
    equal([set(row) for row in rows], [{'serial', 'dossier', 'bin', 'name', 'from', 'until', 'state', 'ended'}])
    equal((rows[0]['state'], rows[0]['ended']), ('valid', None))
    equal(register('register', '--format', 'csv', on='2026-10-20').out.splitlines()[1].startswith('381-000001,'), True)
    equal(json.loads(register('register', '--format', 'json', '--state', 'revoked', on='2026-10-20').out), [])
    office = register.show('0')
    equal((office['applicant'], office['stage'], [a['kind'] for a in office['acts']][:2]),
          (None, None, ['regulation-adopted', 'calendar-amended']))
    found = json.loads(register('list', '--json', '--search', shown['applicant']['bin'][:6]).out)
    equal([row['number'] for row in found], [int(dossier)])


@case('/cli/input/law-as-data')
def law_as_data(folder):
    register = Register(folder / 'r')
    table = folder / 'professions.tsv'
    table.write_text('code\tkk\tru\ten\tvalid_from\tvalid_until\n'
                     '7212-1\tЖаңа атау\tНовое имя\tNew name\t2024-01-01\t\n'
                     '9999-9\tБір\tОдин\tOne\t2024-01-01\t\n', encoding='utf-8')
    done = register('professions', 'import', table)
    contains(done.out, 'Added: 1', '9999-9', 'Changed: 1', '7212-1', 'Dropped: ', '7411-1')
    contains(register('professions', 'list').out, '9999-9')
    register('regulation', 'adopt', table, expect=3)
    contains(register('regulation', 'show').out, '25(2)', 'certificate', '381-{n:6}')
    contains(register('calendar', 'show', '2026').out, '2026-10-26')
    contains(register('diagnose').out, 'Attestat')
    register('reindex')
    register('verify')
    contains(register('schema', 'act').out, '<grammar')
    contains(register('kinds').out, 'certificate-issued')
    contains(register('kinds', 'decided').out, 'outcome', 'accredit, refuse', '25(1)')


if __name__ == '__main__':
    sys.exit(main())
