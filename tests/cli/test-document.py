# SPDX-License-Identifier: GPL-3.0-or-later
"""Documents through attestatctl: issued once, the same bytes for ever."""
import contextlib
import hashlib
import resource
import signal
import sqlite3
import subprocess
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


@case('/cli/document/law-23.3.2-draft-before-every-finding')
def open_criteria(folder):
    """A draft of the report says what was not looked at, and concludes nothing; the act that issues it names what is missing."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier, until='visit-ordered')
    register.record(dossier, 'finding', 'criterion=personnel', 'verdict=met', 'reasons=Seen.', on='2026-09-29')
    register('document', dossier, 'report', '-o', folder / 'report.pdf', '--draft', '--language', 'en')
    text = subprocess.run(['pdftotext', folder / 'report.pdf', '-'], capture_output=True, check=True).stdout.decode()
    contains(text, 'not examined yet')
    equal([line for line in text.splitlines() if 'the accreditation criteria.' in line], [])
    done = register.record(dossier, 'report-signed', 'conclusion=positive', 'summary=S', 'signatory=Ким Виктор',
                           on='2026-09-30', expect=4, provision='23(3)(2)')
    contains(done.err, 'Record a finding with its reasons first.')


def words_of(pdf):
    text = subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, check=True).stdout.decode()
    return ' '.join(text.split())


@case('/cli/document/draft-decides-nothing')
def undecided(folder):
    """Before anything is known a draft of each form has blanks: no choice is taken for anybody, and no day for another."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    blank = '__________'
    for form in FORMS:
        for languages in ('kk+ru', 'en'):
            register('document', dossier, form, '--draft', '--language', languages, '-o', folder / f'{form}.pdf', on='2026-10-20')
    contains(words_of(folder / 'report.pdf'), f'from {blank} to {blank} inclusive', f'Address examined {blank}', f'Inspectors {blank}')
    contains(words_of(folder / 'decision.pdf'), f'HAS DECIDED: 1) {blank}')
    for form in ('decision', 'coordination'):
        words = words_of(folder / f'{form}.pdf')
        equal((form, 'on accreditation' in words, 'refus' in words), (form, False, False))
    contains(words_of(folder / 'certificate.pdf'), f'No. {blank} of {blank}')


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


@case('/cli/document/on-request')
def on_request(folder):
    """What no act issues is made as of the day, the same bytes each time; what has nothing to say is refused."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    for form in ('extract', 'notice', 'revocation-copy'):
        register('document', dossier, form, '-o', folder / 'early.pdf', expect=4)
    register.walk(dossier)
    for form in ('inventory', 'extract', 'notice'):
        first, second, later = folder / 'a.pdf', folder / 'b.pdf', folder / 'c.pdf'
        register('document', dossier, form, '-o', first, on='2026-10-20')
        register('document', dossier, form, '-o', second, on='2026-10-20', env={'LANGUAGE': 'kk', 'TZ': 'America/New_York'})
        register('document', dossier, form, '-o', later, on='2026-10-21')
        equal((form, first.read_bytes() == second.read_bytes()), (form, True))
        equal((form, first.read_bytes() == later.read_bytes()), (form, False))
    register('document', dossier, 'no-such-form', '-o', folder / 'x.pdf', expect=3)


@case('/cli/document/language')
def language(folder):
    """In its own languages a document is what was issued; in another one it is marked as a translation."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier)
    issued, again, english = folder / 'a.pdf', folder / 'b.pdf', folder / 'c.pdf'
    register('document', dossier, 'decision', '-o', issued)
    register('document', dossier, 'decision', '-o', again, '--language', 'ru')
    equal(issued.read_bytes() == again.read_bytes(), True)
    register('document', dossier, 'decision', '-o', english, '--language', 'en')
    equal(issued.read_bytes() == english.read_bytes(), False)
    register('check', english, expect=1)
    register('document', dossier, 'decision', '-o', english, '--language', 'de', expect=2)


@case('/cli/document/batch')
def batch(folder):
    """Of every dossier that has it, each a whole file; what fails is named, and stops no other."""
    register = Register(folder / 'r')
    numbers = [register.receive('complete', on='2026-09-14') for _ in range(3)]
    for number in numbers[:2]:
        register.walk(number)
    done = register('document', '--all', 'certificate', '-o', folder / 'out', on='2026-10-15')
    contains(done.out, '2')
    files = sorted((folder / 'out').iterdir())
    equal([path.name for path in files], [f'certificate-{int(number):06}.pdf' for number in numbers[:2]])
    for path in files:
        register('check', path, on='2026-10-15')
    register('document', '--all', 'certificate', '--stage', 'intake', '-o', folder / 'none', on='2026-10-15')
    equal(list((folder / 'none').iterdir()), [])
    register('document', '--all', 'nothing', '-o', folder / 'none', expect=3)
    register('document', '--all', 'certificate', expect=2)
    register('document', '--all', 'certificate', '--stage', 'nothing', '-o', folder / 'none', expect=2)
    register('document', numbers[0], '--all', 'certificate', '-o', folder / 'none', expect=2)
    blob, = [path for path in (folder / 'r' / 'blobs').glob('*/*') if path.read_bytes() == files[0].read_bytes()]
    blob.chmod(0o600)
    blob.write_bytes(b'altered')
    done = register('document', '--all', 'certificate', '-o', folder / 'again', on='2026-10-15', expect=1)
    contains(done.out, f'Dossier {numbers[0]}:')
    equal([path.name for path in (folder / 'again').iterdir()], [files[1].name])


WRONG_TEMPLATES = [
    ('unknown-field', '{application.number}', '{application.nummer}', 'application.nummer'),
    ('glyph', 'Входящий номер', 'Входящий 王', 'U+738B'),
    ('not-well-formed', '</body>', '', ''),
    ('no-such-element', '<body>', '<body><script/>', ''),
    ('other-form', 'id="receipt"', 'id="receipts"', 'receipts'),
    ('no-russian', 'languages="kk ru en"', 'languages="kk en"', 'Russian'),
]


@case('/cli/document/law-23.4/template')
def template(folder):
    """An office adopts an edited template: a wrong one is refused in one message, and what was issued keeps its own."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier, until='accepted')
    shipped = folder / 'receipt.xml'
    register('template', 'write', 'receipt', '-o', shipped)
    text = shipped.read_text(encoding='utf-8')
    wrong = folder / 'wrong.xml'
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    loops = (head + '<!DOCTYPE template [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]>' + text.replace(head, '')).replace('{n_papers}', '&a;')
    outside = head + f'<!DOCTYPE template [<!ENTITY a SYSTEM "{shipped}">]>' + text.replace(head, '').replace('{n_papers}', '&a;')
    for name, content, said in [(name, text.replace(old, new), said) for name, old, new, said in WRONG_TEMPLATES] \
            + [('loops', loops, ''), ('outside', outside, '')]:
        wrong.write_text(content, encoding='utf-8')
        done = register('template', 'adopt', wrong, expect=3)
        contains(done.err, 'wrong.xml:', said)
        equal((name, len(done.err.strip().splitlines())), (name, 1))
        register('template', 'preview', wrong, dossier, '-o', folder / 'p.pdf', expect=3)
    equal(content_of(register, 'template-adopted'), [])
    good = folder / 'good.xml'
    good.write_text(text.replace('Входящий номер', 'Номер по журналу'), encoding='utf-8')
    register('template', 'preview', good, dossier, '-o', folder / 'p.pdf', on='2026-10-19')
    register('document', dossier, 'receipt', '-o', folder / 'before.pdf')
    register('template', 'adopt', good, on='2026-10-20')
    register('document', dossier, 'receipt', '-o', folder / 'after.pdf', on='2026-10-21')
    equal((folder / 'before.pdf').read_bytes() == (folder / 'after.pdf').read_bytes(), True)
    second = register.receive('incomplete', on='2026-10-20')
    register.record(second, 'accepted', 'despite=Test', on='2026-10-21')
    contents = content_of(register, 'accepted')
    hashes = [content.split('<template>')[1].split('</template>')[0] for content in contents]
    equal(hashes[1], hashlib.sha256(good.read_bytes()).hexdigest())
    equal(hashes[0] == hashes[1], False)
    register('template', 'write', 'receipt', '-o', folder / 'holds.xml', on='2026-10-22')
    equal((folder / 'holds.xml').read_bytes() == good.read_bytes(), True)
    register('verify')


if __name__ == '__main__':
    sys.exit(main())
