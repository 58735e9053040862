# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents through attestatctl: issued once, the same bytes for ever."""
import contextlib
import resource
import signal
import sqlite3
import sys

from ctl import APPLICATIONS, SOURCE, Register, case, contains, equal, main

# What an accreditation issues, of which there are templates.
FORMS = [form for form in ('certificate', 'report', 'decision', 'agreement', 'receipt', 'conclusion', 'visit-order', 'coordination')
         if (SOURCE / 'data' / 'templates' / f'{form}.xml').is_file()]


@case('/cli/document/issued-bytes')
def issued(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register('document', dossier, 'certificate', '-o', folder / 'early.pdf', expect=4)
    equal((folder / 'early.pdf').exists(), False)
    register('document', dossier, 'certificate', '-o', folder / 'draft.pdf', '--draft')
    equal((folder / 'draft.pdf').read_bytes()[:5], b'%PDF-')
    register('check', folder / 'draft.pdf', expect=1)
    register.walk(dossier)
    equal('certificate' in FORMS, True)
    for form in FORMS:
        first, second = folder / f'{form}-1.pdf', folder / f'{form}-2.pdf'
        register('document', dossier, form, '-o', first, on='2026-10-15')
        register('document', dossier, form, '--output', second, on='2030-10-15', env={'LANGUAGE': 'kk'})
        equal((form, first.read_bytes()[:5]), (form, b'%PDF-'))
        equal((form, first.read_bytes() == second.read_bytes()), (form, True))
        contains(register('check', first, on='2026-10-15').out, form, f'dossier {dossier}')
    register('document', dossier, 'refusal', '-o', folder / 'x.pdf', expect=4)
    register('document', dossier, 'certificate', expect=2)
    register('document', dossier, 'certificate', '-o', folder / 'no' / 'such' / 'x.pdf', expect=3)
    register('verify')


def content_of(register, kind):
    """The bytes of the act of that kind."""
    with contextlib.closing(sqlite3.connect(f'file:{register.path}/register.db?mode=ro', uri=True)) as db:
        return [row[0].decode() for row in db.execute('SELECT content FROM act WHERE kind = ?', [kind])]


@case('/cli/document/archival')
def archival(folder):
    """What is issued is PDF/A-3 and PDF/UA-1, a certificate has its data, and the act says what made it."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier)
    path = folder / 'c.pdf'
    for form, attached in (('certificate', True), ('decision', False)):
        register('document', dossier, form, '-o', path)
        pdf = path.read_bytes()
        equal((form, b'<pdfaid:part>3<' in pdf, b'<pdfuaid:part>1<' in pdf), (form, True, True))
        equal((form, b'/AFRelationship /Data' in pdf), (form, attached))
    register('document', dossier, 'certificate', '-o', path, '--draft')
    content, = content_of(register, 'certificate-issued')
    contains(content, '<stack>attestat ', '; cairo 1.', '; qpdf 1')


@case('/cli/document/glyph')
def glyph(folder):
    """A character that no font has stops the issue, and nothing is recorded."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier, until='decided')
    done = register.record(dossier, 'certificate-issued', 'signatory=王 Дәурен', on='2026-10-09', expect=3)
    contains(done.err, '王', 'U+738B')
    equal(content_of(register, 'certificate-issued'), [])
    register.record(dossier, 'certificate-issued', 'signatory=Оспанов Дәурен', on='2026-10-09')
    contains(content_of(register, 'certificate-issued')[0], '<serial>381-000001</serial>')
    register('verify')


def full_disk():
    """No file may grow beyond what a document takes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))


@case('/cli/document/full-disk')
def full(folder):
    """A disk that is full in the middle: neither the act nor its document is there, and the next try gets the number."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier, until='decided')
    blobs = sorted(path.name for path in (folder / 'r' / 'blobs').glob('*/*'))
    register('record', dossier, 'certificate-issued', 'signatory=Оспанов Дәурен', on='2026-10-09', expect=5,
             preexec_fn=full_disk)
    equal(content_of(register, 'certificate-issued'), [])
    equal(sorted(path.name for path in (folder / 'r' / 'blobs').glob('*/*')), blobs)
    register.record(dossier, 'certificate-issued', 'signatory=Оспанов Дәурен', on='2026-10-09')
    contains(content_of(register, 'certificate-issued')[0], '<serial>381-000001</serial>')
    register('verify')


@case('/cli/document/check')
def check(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier)
    path = folder / 'c.pdf'
    register('document', dossier, 'certificate', '-o', path)
    for day, state in (('2026-10-15', 'valid'), ('2029-10-10', 'expired')):
        contains(register('check', path, on=day).out, '381-000001', state)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    register('check', path, expect=1)
    # A paper that was handed in is no document of ours.
    register('check', APPLICATIONS / 'complete' / 'papers' / 'contract.pdf', expect=1)


@case('/cli/document/corrected')
def corrected(folder):
    """A corrected field that was printed marks the document superseded and makes a new copy."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier)
    old, new = folder / 'old.pdf', folder / 'new.pdf'
    register('document', dossier, 'certificate', '-o', old)
    seq = next(a['seq'] for a in register.show(dossier)['acts'] if a['kind'] == 'certificate-issued')
    register.record(dossier, 'correction', f'act={seq}', 'reason=Misspelt', 'new.signatory=Оспанов Д. Б.', on='2026-10-15')
    register('document', dossier, 'certificate', '-o', new)
    equal(old.read_bytes() == new.read_bytes(), False)
    contains(register('check', old, on='2026-10-15').out, 'corrected')
    equal('corrected' in register('check', new, on='2026-10-15').out, False)


@case('/cli/document/refusal')
def refusal(folder):
    register = Register(folder / 'r')
    dossier = register.receive('college', on='2026-09-14')
    register.walk(dossier, failing=('independence',))
    register('document', dossier, 'refusal', '-o', folder / 'refusal.pdf')
    contains(register('check', folder / 'refusal.pdf', on='2026-10-15').out, 'refusal')


if __name__ == '__main__':
    sys.exit(main())
