# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is altered behind the program's back, verify finds, and names dossier and act."""
import shutil
import sqlite3
import sys

from ctl import Register, call, case, contains, equal, main


def prepared(folder):
    register = Register(folder / 'r')
    register.receive('complete', on='2026-09-14')
    register.walk('1', until='decided')
    register.receive('incomplete', on='2026-09-14')
    return register


def triggers(database):
    return [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]


def alter(register, statement, *parameters, keep_triggers=True):
    """Runs a statement behind the program's back; the triggers that refuse it are put back afterwards."""
    with sqlite3.connect(register.path / 'register.db') as database:
        made = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in made:
            database.execute(f'DROP TRIGGER "{name}"')
        changed = database.execute(statement, parameters).rowcount
        equal((statement, changed > 0), (statement, True))
        if keep_triggers:
            for _, sql in made:
                database.execute(sql)


def columns(register):
    with sqlite3.connect(register.path / 'register.db') as database:
        return [(row[1], row[2]) for row in database.execute('PRAGMA table_info(act)')]


def found(register, *parts, expect=1):
    done = register('verify', expect=expect)
    contains(done.out, *parts)
    return done


def each(register, folder, name):
    """A copy of the register to be spoiled."""
    path = folder / name
    shutil.copytree(register.path, path)
    return Register(path, init=False)


@case('/cli/verify/whole')
def whole(folder):
    register = prepared(folder)
    done = register('verify')
    head = done.out.split()[-1]
    equal(len(head), 64)
    register('verify', '--head', head)
    register('verify', '1')
    register.record('2', 'note', 'text=T')
    register('verify', '--head', head)
    register('verify', '--head', '0' * 64, expect=1)
    register('verify', '1', '--head', head, expect=2)


@case('/cli/verify/content')
def content(folder):
    register = prepared(folder)
    alter(register, "UPDATE act SET content = CAST(replace(CAST(content AS TEXT), 'Read.', 'Read!') AS BLOB) "
          "WHERE dossier = 1 AND kind = 'documents-concluded'")
    seq = next(a['seq'] for a in register.show('1')['acts'] if a['kind'] == 'documents-concluded')
    found(register, 'Dossier 1', f'act {seq}')
    done = register('verify', '1', expect=1)
    contains(done.out, f'act {seq}')
    register('verify', '2')


@case('/cli/verify/columns')
def every_column(folder):
    register = prepared(folder)
    for column, kind in columns(register):
        copy = each(register, folder, f'column-{column}')
        # Whatever it begins with, it begins with something else then.
        other = f"iif(substr(CAST(\"{column}\" AS BLOB), 1, 1) = X'78', 'y', 'x') || substr(\"{column}\", 2)"
        value = {'INTEGER': f'"{column}" + 100000', 'TEXT': other, 'BLOB': f'CAST({other} AS BLOB)'}[kind]
        alter(copy, f'UPDATE act SET "{column}" = {value} WHERE dossier = 1 AND seq = 3')
        done = found(copy)
        equal((column, any(part in done.out for part in ('act 3', 'Dossier 1', 'dossier 1'))), (column, True))


@case('/cli/verify/deleted-act')
def deleted(folder):
    register = prepared(folder)
    middle = each(register, folder, 'middle')
    alter(middle, 'DELETE FROM act WHERE dossier = 1 AND seq = 3')
    found(middle, 'Dossier 1', 'act 4')
    last = each(register, folder, 'last')
    alter(last, 'DELETE FROM act WHERE dossier = 2 AND seq = (SELECT max(seq) FROM act WHERE dossier = 2)')
    found(last, 'act')
    all_of_it = each(register, folder, 'all')
    alter(all_of_it, 'DELETE FROM act WHERE dossier = 1')
    found(all_of_it, 'ossier 1')


@case('/cli/verify/trigger')
def trigger(folder):
    register = prepared(folder)
    with sqlite3.connect(register.path / 'register.db') as database:
        names = triggers(database)
    equal(len(names) >= 3, True)
    for name in names:
        copy = each(register, folder, f'without-{name}')
        with sqlite3.connect(copy.path / 'register.db') as database:
            database.execute(f'DROP TRIGGER "{name}"')
        found(copy, name)


@case('/cli/verify/blob')
def blob(folder):
    register = prepared(folder)
    acts = register.path / 'blobs'
    files = sorted(path for path in acts.rglob('*') if path.is_file())
    for number, path in enumerate(files):
        copy = each(register, folder, f'blob-{number}')
        spoiled = copy.path / path.relative_to(register.path)
        spoiled.chmod(0o600)
        data = bytearray(spoiled.read_bytes())
        if number % 2:
            spoiled.unlink()
        else:
            data[len(data) // 2] ^= 1
            spoiled.write_bytes(data)
        found(copy, 'ossier ', 'act ', path.name)


@case('/cli/verify/projections')
def projections(folder):
    register = prepared(folder)
    with sqlite3.connect(register.path / 'register.db') as database:
        tables = [row[0] for row in database.execute(
            "SELECT DISTINCT m.name FROM sqlite_schema m, pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND c.name = 'dossier' AND m.name NOT IN ('act', 'journal', 'number', 'draft')")]
        full = [table for table in tables if database.execute(f'SELECT 1 FROM "{table}" WHERE dossier = 1').fetchone()]
    equal(len(full) >= 2, True)
    for table in full:
        copy = each(register, folder, f'table-{table}')
        alter(copy, f'DELETE FROM "{table}" WHERE dossier = 1')
        found(copy, 'ossier 1')


@case('/cli/verify/reindex')
def reindex(folder):
    register = prepared(folder)
    with sqlite3.connect(register.path / 'register.db') as database:
        table = next(row[0] for row in database.execute(
            "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'stage'"))
    before = register('list', '--json').out
    alter(register, f"UPDATE \"{table}\" SET stage = 'closed'")
    found(register, 'reindex')
    register('reindex')
    register('verify')
    equal(register('list', '--json').out, before)


@case('/cli/verify/law')
def law(folder):
    """The law itself is altered: nothing else can be done with the register, but verify says so."""
    register = prepared(folder)
    alter(register, "UPDATE act SET content = CAST(replace(CAST(content AS TEXT), 'regulation.xml', 'regulation.xmx') AS BLOB) "
          'WHERE dossier = 0 AND seq = 1')
    found(register, 'Dossier 0', 'act 1')
    for path in (register.path / 'blobs').rglob('*'):
        if path.is_file() and b'urn:kz.atameken.Attestat:regulation:1' in path.read_bytes():
            path.chmod(0o600)
            path.write_bytes(b'gone')
    found(register, 'ossier 0', 'act 1')
    register('list', expect=5)


@case('/cli/verify/without-register')
def without(folder):
    call('--register', folder / 'nothing', 'verify', expect=5)


if __name__ == '__main__':
    sys.exit(main())
