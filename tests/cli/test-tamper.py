# SPDX-License-Identifier: GPL-3.0-or-later
"""Each value, each row and each part of register.db: whichever is altered, removed or forged, verify finds it.

The tables and columns are those that the database has, so that one that is added is part of the promise at once."""
import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from ctl import BINARY, SAMPLE, Register, case, contains, equal, main

# What may hold anything, and why.
FREE = {
    ('draft', 'dossier'): 'work in progress is nobody\'s proof: it belongs to whoever types',
    ('draft', 'kind'): 'as above',
    ('draft', 'person'): 'as above',
    ('draft', 'head'): 'as above',
    ('draft', 'content'): 'as above',
    ('draft', 'saved_at'): 'as above',
}


_made = []


def make():
    """The register that is spoiled, which is made once."""
    if not _made:
        folder = tempfile.mkdtemp()
        path = os.path.join(folder, 'register')
        subprocess.run(['sh', SAMPLE / 'walk.sh', BINARY, path, folder], check=True, stdout=subprocess.DEVNULL)
        register = Register(path, init=False)
        register.record('1', 'monitoring-planned', 'from=2027-03-01', 'method=remote', on='2026-12-01')
        register.record('1', 'complaint-received', 'person=P', 'document=D-1', 'text=T', on='2026-12-01')
        _made.append(path)
    return _made[0]


class Spoiled:
    """A register whose database is put back after each attempt."""

    def __init__(self, folder):
        path = folder / 'register'
        shutil.copytree(make(), path)
        self.register = Register(path, init=False)
        self.prover = None
        with self.connect() as database:
            database.execute("INSERT INTO draft VALUES (1, 'examined', 'Examiner', NULL, x'00', 1)")
            self.tables = [row[0] for row in database.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")]
            self.triggers = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        self.register('verify')
        self.whole = self.file.read_bytes()

    @property
    def file(self):
        return self.register.path / 'register.db'

    @contextlib.contextmanager
    def connect(self):
        database = sqlite3.connect(self.file, isolation_level=None)
        try:
            yield database
            database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        finally:
            database.close()

    @contextlib.contextmanager
    def unguarded(self):
        """The database without the triggers that refuse what is done, which are there again afterwards."""
        self.restore()
        with self.connect() as database:
            for name, _ in self.triggers:
                database.execute(f'DROP TRIGGER "{name}"')
            yield database
            for _, sql in self.triggers:
                database.execute(sql)

    def restore(self):
        for suffix in ('-wal', '-shm'):
            self.file.with_name(self.file.name + suffix).unlink(missing_ok=True)
        self.file.write_bytes(self.whole)

    def columns(self, database, table):
        """Name, type, and whether it is part of a key, of each column."""
        keys = {row[2] for index in database.execute(f'PRAGMA index_list("{table}")').fetchall() if index[2]
                for row in database.execute(f'PRAGMA index_info("{index[1]}")')}
        return [(row[1], row[2], bool(row[5]) or row[1] in keys)
                for row in database.execute(f'PRAGMA table_info("{table}")')]

    def is_found(self):
        """Whether verify sees it. Most attempts are put before one process, which does what verify does."""
        if self.prover is None:
            self.prover = subprocess.Popen([os.environ['ATTESTAT_PROVER']], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                           text=True)
        self.prover.stdin.write(f'{self.register.path}\n')
        self.prover.stdin.flush()
        return self.prover.stdout.readline() == '1\n'

    def close(self):
        if self.prover is not None:
            self.prover.stdin.close()
            equal(self.prover.wait(), 0)
            self.prover.stdout.close()

    def found(self, what, expect=1):
        done = self.register('verify', expect=None)
        if done.returncode != expect:
            raise AssertionError(f'{what}: exit {done.returncode}, not {expect}\n{done.out}{done.err}')
        return done


def others(value, kind):
    """Other values for one that stands in a column of that type; none is refused by SQLite for its type."""
    if kind == 'INTEGER':
        return [1] if value is None else [value + 1, value - 1, -5, 2**63 - 1]
    if kind == 'TEXT':
        return ['x', ''] if value is None else [value + 'x', value[:-1], value + '\0', '', None, value.swapcase()]
    return [b'x'] if value is None else [value[:-1] + bytes([value[-1] ^ 1]), value + b'\0', b'', value[:-1]]


def ends(database, table, columns):
    """Conditions for the first and the last row by key, and their values."""
    keys = [name for name, _, key in columns if key]
    order = ', '.join(f'"{key}"' for key in keys)
    down = ', '.join(f'"{key}" DESC' for key in keys)
    for by in (order, down):
        yield database.execute(f'SELECT * FROM "{table}" ORDER BY {by} LIMIT 1').fetchone()


def where(columns, row):
    return ' AND '.join(f'"{name}" IS ?' for name, _, _ in columns), row


def attempts(spoiled):
    """Every table with its columns and its first and last row."""
    for table in spoiled.tables:
        with spoiled.connect() as database:
            columns = spoiled.columns(database, table)
            rows = list(dict.fromkeys(ends(database, table, columns)))
        equal((table, rows != [None]), (table, True))
        yield table, columns, rows


@case('/cli/tamper/value')
def value_of_every_column(folder):
    spoiled = Spoiled(folder)
    missed = []
    for table, columns, rows in attempts(spoiled):
        for place, (name, kind, _) in enumerate(columns):
            if (table, name) in FREE:
                continue
            done = 0
            for row in rows:
                # What the first row is tried with stands for the last one too, of which it is to be seen that it is read.
                values_tried = [value for value in others(row[place], kind) if value != row[place]]
                for value in values_tried if row is rows[0] else values_tried[:1]:
                    condition, values = where(columns, row)
                    try:
                        with spoiled.unguarded() as database:
                            changed = database.execute(f'UPDATE "{table}" SET "{name}" = ? WHERE {condition}',
                                                       (value, *values)).rowcount
                    except sqlite3.IntegrityError:
                        continue
                    equal((table, name, changed), (table, name, 1))
                    done += 1
                    # Once for each column by the program itself.
                    if done == 1:
                        spoiled.found((table, name, value))
                    elif not spoiled.is_found():
                        missed.append(f'{table}.{name}: {row[place]!r} -> {value!r}')
            equal((table, name, done > 0), (table, name, True))
    spoiled.close()
    equal(missed, [])


@case('/cli/tamper/deleted-row')
def row_of_every_table(folder):
    spoiled = Spoiled(folder)
    missed = []
    for table, columns, rows in attempts(spoiled):
        for row in rows:
            condition, values = where(columns, row)
            with spoiled.unguarded() as database:
                equal((table, database.execute(f'DELETE FROM "{table}" WHERE {condition}', values).rowcount), (table, 1))
            if table != 'draft' and not spoiled.is_found():
                missed.append(f'{table}: {row}')
        with spoiled.unguarded() as database:
            database.execute(f'DELETE FROM "{table}"')
        if table != 'draft' and not spoiled.is_found():
            missed.append(f'{table}: all rows')
    spoiled.close()
    equal(missed, [])


@case('/cli/tamper/forged-row')
def forged_row(folder):
    spoiled = Spoiled(folder)
    missed = []
    for table, columns, rows in attempts(spoiled):
        if table == 'draft':
            continue
        keys = {name for name, _, key in columns if key}
        forged = [[value if name not in keys else others(value, kind)[0]
                   for value, (name, kind, _) in zip(rows[-1], columns)]]
        for stranger in (9999, -1):
            if 'dossier' in keys:
                forged.append([stranger if name == 'dossier' else value
                               for value, (name, _, _) in zip(forged[0], columns)])
        done = 0
        for row in forged:
            places = ', '.join('?' * len(row))
            try:
                with spoiled.unguarded() as database:
                    database.execute(f'INSERT INTO "{table}" VALUES ({places})', row)
            except sqlite3.IntegrityError:
                continue
            done += 1
            if not spoiled.is_found():
                missed.append(f'{table}: {row}')
        equal((table, done > 0), (table, True))
    spoiled.close()
    equal(missed, [])


@case('/cli/tamper/structure')
def structure(folder):
    spoiled = Spoiled(folder)
    with spoiled.connect() as database:
        parts = database.execute("SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    for kind, name in parts:
        spoiled.restore()
        with spoiled.connect() as database:
            database.execute(f'DROP {kind} "{name}"')
        contains(spoiled.found((kind, name)).out, name)
    for statement in ('CREATE TABLE more (a)', 'CREATE VIEW more AS SELECT 1', 'CREATE INDEX more ON act (actor)',
                      'CREATE TRIGGER more AFTER INSERT ON act BEGIN DELETE FROM number; END'):
        spoiled.restore()
        with spoiled.connect() as database:
            database.execute(statement)
        contains(spoiled.found(statement).out, 'more')
    # A name that SQLite keeps to itself hides nothing.
    spoiled.restore()
    with spoiled.connect() as database:
        database.execute('CREATE TRIGGER more AFTER INSERT ON act BEGIN DELETE FROM number; END')
        database.execute('PRAGMA writable_schema = ON')
        database.execute("UPDATE sqlite_schema SET name = 'sqlite_more', sql = replace (sql, 'more', 'sqlite_more') "
                         "WHERE name = 'more'")
    contains(spoiled.found('sqlite_more').out, 'sqlite_more')


@case('/cli/tamper/number')
def number_given_away(folder):
    """A number whose row is gone would count as free and be given twice: it is found, and reindex takes it again."""
    spoiled = Spoiled(folder)
    register = spoiled.register
    with spoiled.connect() as database:
        numbers = database.execute('SELECT * FROM number ORDER BY series, number').fetchall()
        counters = database.execute('SELECT * FROM counter ORDER BY series').fetchall()
    for series, number, dossier in numbers:
        with spoiled.unguarded() as database:
            database.execute('DELETE FROM number WHERE series = ? AND number = ?', (series, number))
        done = spoiled.found((series, number))
        contains(done.out, number, f'ossier {dossier}', 'act ', 'reindex')
        done = register('verify', str(dossier), expect=1)
        contains(done.out, number)
    for statement in ('DELETE FROM number', 'DELETE FROM counter', 'UPDATE counter SET value = value + 3',
                      "INSERT INTO number VALUES ('serial', '381-000999', 1)", "UPDATE number SET dossier = dossier + 1",
                      "INSERT INTO counter VALUES ('listed/2031', 4)"):
        with spoiled.unguarded() as database:
            database.execute(statement)
        contains(spoiled.found(statement).out, 'reindex')
        register('reindex')
        register('verify')
        with spoiled.connect() as database:
            equal((statement, database.execute('SELECT * FROM number ORDER BY series, number').fetchall()),
                  (statement, numbers))
            equal((statement, database.execute('SELECT * FROM counter ORDER BY series').fetchall()),
                  (statement, counters))


@case('/cli/tamper/reindex')
def reindex_mends(folder):
    """What is derived is made anew with the same content, whatever became of it."""
    spoiled = Spoiled(folder)
    derived = [table for table in spoiled.tables if table not in ('act', 'journal', 'draft')]

    def dump():
        with spoiled.connect() as database:
            return {table: sorted(map(repr, database.execute(f'SELECT * FROM "{table}"'))) for table in derived}
    whole = dump()
    for table in derived:
        with spoiled.unguarded() as database:
            database.execute(f'DELETE FROM "{table}"')
        contains(spoiled.found(table).out, 'reindex')
        spoiled.register('reindex')
        spoiled.register('verify')
        equal((table, dump()), (table, whole))
    with spoiled.unguarded() as database:
        database.execute("INSERT INTO meta VALUES ('forged', '1')")
    contains(spoiled.found('meta').out, 'forged', 'reindex')
    spoiled.register('reindex')
    equal(dump(), whole)


@case('/cli/tamper/draft')
def malformed_draft(folder):
    spoiled = Spoiled(folder)
    for value in ("person = CAST(x'ff41' AS TEXT)", 'dossier = -3', 'saved_at = -1', "kind = ''"):
        with spoiled.unguarded() as database:
            database.execute(f'UPDATE draft SET {value}')
        contains(spoiled.found(value).out, 'draft')


if __name__ == '__main__':
    sys.exit(main())
