# SPDX-License-Identifier: GPL-3.0-or-later
"""A document that somebody shows: ours or not, unaltered or not and what was altered, and what became of the certificate."""
import base64
import os
import re
import shutil
import subprocess
import sys

from ctl import Register, Skip, call, case, contains, equal, main

SIGNATORY = 'signatory=Оспанов Дәурен'


def issued(folder):
    """A register with a certificate issued, and its file."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier)
    register('document', dossier, 'certificate', '-o', folder / 'c.pdf')
    return register, dossier, folder / 'c.pdf'


def read_qr(pdf):
    if not shutil.which('zbarimg') or not shutil.which('pdftoppm'):
        raise Skip('zbarimg and pdftoppm are not installed')
    picture = pdf.with_suffix('')
    subprocess.run(['pdftoppm', '-r', '150', '-gray', '-singlefile', pdf, picture], check=True)
    return subprocess.run(['zbarimg', '-q', '--raw', '-Sdisable', '-Sqrcode.enable', f'{picture}.pgm'], capture_output=True,
                          check=True).stdout.decode().strip()


def rewrite(pdf, out, change):
    """The file with its streams open, changed, and put together again, as somebody with a text editor does it."""
    if not shutil.which('qpdf') or not shutil.which('fix-qdf'):
        raise Skip('qpdf is not installed')
    open_ = out.with_suffix('.qdf')
    subprocess.run(['qpdf', '--qdf', '--object-streams=disable', pdf, open_], check=True)
    before = open_.read_bytes()
    after = change(before)
    equal(before == after, False)
    open_.write_bytes(after)
    fixed = subprocess.run(['fix-qdf', open_], capture_output=True, check=True).stdout
    out.write_bytes(fixed)


def checked(register, path, *options, expect=1, on='2026-10-15'):
    done = register('check', path, *options, on=on, expect=expect)
    return done.out


@case('/cli/check/genuine')
def genuine(folder):
    register, dossier, pdf = issued(folder)
    contains(checked(register, pdf, expect=0), 'unaltered', 'certificate', f'dossier {dossier}', '381-000001', 'valid')
    contains(checked(register, pdf, '--as-of', '2029-10-10', expect=0), 'expired')
    contains(checked(register, pdf, '--as-of', '2026-10-01', expect=0), '9 October 2026')
    checked(register, pdf, '--valid', expect=0)
    checked(register, pdf, '--valid', '--as-of', '2029-10-10', expect=1)
    register.record(dossier, 'statement-received', 'text=We ask for revocation.', on='2026-11-02')
    seq = register.show(dossier)['acts'][-1]['seq']
    register.record(dossier, 'revoked', 'ground=1', f'basis={seq}', SIGNATORY, 'reasons=Asked.', on='2026-11-03')
    contains(checked(register, pdf, on='2026-11-10', expect=0), 'revoked', '3 November 2026')
    contains(checked(register, pdf, '--as-of', '2026-11-02', on='2026-11-10', expect=0), 'valid')
    checked(register, pdf, '--valid', on='2026-11-10', expect=1)


@case('/cli/check/appended')
def appended(folder):
    """What is added behind the issued bytes, as a signature or an incremental update is, is told as that."""
    register, dossier, pdf = issued(folder)
    data = pdf.read_bytes()
    (folder / 'a.pdf').write_bytes(data + b'% more\n')
    contains(checked(register, folder / 'a.pdf'), '7 bytes were added', f'dossier {dossier}', '381-000001')
    if shutil.which('qpdf'):
        subprocess.run(['qpdf', '--linearize', pdf, folder / 'b.pdf'], check=True)
        contains(checked(register, folder / 'b.pdf'), 'other bytes', f'dossier {dossier}')


@case('/cli/check/attachment')
def attachment(folder):
    """Another last day of validity in the attached data: named, with both days."""
    register, dossier, pdf = issued(folder)
    until = register.show(dossier)['certificate']['until']
    later = until.replace('2029', '2039')
    rewrite(pdf, folder / 'x.pdf', lambda data: data.replace(f'until="{until}"'.encode(), f'until="{later}"'.encode()))
    out = checked(register, folder / 'x.pdf')
    contains(out, 'attached data were altered', until, later, 'Valid until')
    equal('text of page' in out, False)


@case('/cli/check/content')
def content(folder):
    """Lines of the page taken away or added: the page is named."""
    register, _dossier, pdf = issued(folder)
    rewrite(pdf, folder / 'x.pdf', lambda data: data.replace(b'1 0 0 -1 0 841.889764 cm\n',
                                                             b'1 0 0 -1 0 841.889764 cm q 0 g 100 300 200 20 re f Q\n', 1))
    contains(checked(register, folder / 'x.pdf'), 'Page 1 looks different', '381-000001')
    rewrite(pdf, folder / 'y.pdf', lambda data: re.sub(rb'\[<[^\n]*\]TJ', b'[<0001>]TJ', data, 1))
    contains(checked(register, folder / 'y.pdf'), 'text of page 1 was altered')


@case('/cli/check/every-byte')
def every_byte(folder):
    """Wherever a byte is another one, the file does not hold, and nothing breaks down over it."""
    register, _dossier, pdf = issued(folder)
    data = pdf.read_bytes()
    for place in range(0, len(data), len(data) // 12):
        spoiled = bytearray(data)
        spoiled[place] ^= 0x20
        (folder / 'x.pdf').write_bytes(spoiled)
        done = register('check', folder / 'x.pdf', on='2026-10-15', expect=None)
        equal((place, done.returncode in (1, 3), bool(done.err.strip())), (place, True, True))


@case('/cli/check/input')
def bad_input(folder):
    """What is no PDF, or can't be read: one message each, with the file's name."""
    register, _dossier, pdf = issued(folder)
    data = pdf.read_bytes()
    (folder / 'short.pdf').write_bytes(data[:len(data) // 3])
    (folder / 'text.pdf').write_text('not a PDF\n')
    (folder / 'empty.pdf').write_bytes(b'')
    with open(folder / 'huge.pdf', 'wb') as huge:
        huge.write(data)
        huge.truncate(500 * 1024 * 1024)
    names = ['text', 'empty', 'huge', 'none']
    if shutil.which('qpdf'):
        subprocess.run(['qpdf', '--encrypt', 'a', 'b', '256', '--', pdf, folder / 'secret.pdf'], check=True)
        names.append('secret')
    for name in names:
        done = register('check', folder / f'{name}.pdf', expect=3)
        equal((name, len(done.err.strip().splitlines()) <= 2, f'{name}.pdf' in done.err), (name, True, True))
    equal(register('check', folder / 'short.pdf', expect=None).returncode in (1, 3), True)
    register('check', expect=2)
    register('check', pdf, '--qr', 'x', expect=2)
    register('check', pdf, '--as-of', 'soon', expect=2)


@case('/cli/check/corrected')
def corrected(folder):
    """An older sheet is genuine, and what the register says now is named beside it."""
    register, dossier, pdf = issued(folder)
    seq = next(a['seq'] for a in register.show(dossier)['acts'] if a['kind'] == 'certificate-issued')
    old = read_qr(pdf)
    register.record(dossier, 'correction', f'act={seq}', 'reason=Misspelt', 'new.signatory=Оспанов Д. Б.', on='2026-10-15')
    contains(checked(register, pdf, expect=0), 'corrected', 'Оспанов Дәурен', 'Оспанов Д. Б.')
    contains(register('check', '--qr', old, on='2026-10-15').out, 'corrected')
    register('document', dossier, 'certificate', '-o', folder / 'new.pdf')
    equal('corrected' in register('check', '--qr', read_qr(folder / 'new.pdf'), on='2026-10-15').out, False)


@case('/cli/check/qr')
def qr(folder):
    register, dossier, pdf = issued(folder)
    text = read_qr(pdf)
    out = register('check', '--qr', text, on='2026-10-15').out
    contains(out, '381-000001', '221140007038', f'dossier {dossier}', 'valid')
    contains(register('check', '--qr', text, '--as-of', '2029-10-10', on='2026-10-15').out, 'expired')
    # One letter is another one: either it is no statement any more, or not signed.
    for place in range(11, len(text), 17):
        letter = 'B' if text[place] != 'B' else 'C'
        done = register('check', '--qr', text[:place] + letter + text[place + 1:], expect=None)
        equal((place, done.returncode in (1, 3)), (place, True))
    contains(register('check', '--qr', text.replace('TO 2029', 'TO 2039'), expect=1).out, 'not signed')
    contains(register('check', '--qr', text[:-4], expect=3).err, 'SIGN')
    register('check', '--qr', 'https://example.org', expect=3)
    # Another register has another key.
    contains(Register(folder / 's', stranger=True)('check', '--qr', text, expect=1).out, 'not signed')
    # What a key signed stays signed when it is replaced.
    register('key', 'make', '--replace')
    contains(register('check', '--qr', text, on='2026-10-15').out, 'replaced by another')


@case('/cli/check/apart')
def apart(folder):
    """Without the register: by the public key, and a status list that the office signed."""
    register, dossier, pdf = issued(folder)
    text = read_qr(pdf)
    register('key', 'export-public', '-o', folder / 'key.pem')
    register('status-list', '-o', folder / 'before.xml', on='2026-10-20')
    register.record(dossier, 'statement-received', 'text=We ask for revocation.', on='2026-11-02')
    seq = register.show(dossier)['acts'][-1]['seq']
    register.record(dossier, 'revoked', 'ground=1', f'basis={seq}', SIGNATORY, 'reasons=Asked.', on='2026-11-03')
    register('status-list', '-o', folder / 'after.xml', on='2026-11-10')
    register('status-list', '-o', folder / 'again.xml', on='2026-11-10')
    equal((folder / 'after.xml').read_bytes(), (folder / 'again.xml').read_bytes())
    os.rename(folder / 'r', folder / 'gone')

    def ask(*options, expect=0):
        return call('check', '--qr', text, '--key', folder / 'key.pem', *options, expect=expect)

    contains(ask().out, '381-000001', 'status list')
    contains(ask('--status-list', folder / 'before.xml', '--as-of', '2026-10-20').out, 'valid')
    contains(ask('--status-list', folder / 'before.xml', '--as-of', '2026-12-01').out, '20 October 2026')
    contains(ask('--status-list', folder / 'after.xml', '--as-of', '2026-11-10').out, 'revoked', '3 November 2026')
    contains(ask('--status-list', folder / 'after.xml', '--as-of', '2026-10-20').out, 'valid')
    ask('--status-list', folder / 'after.xml', '--as-of', '2026-11-10', '--valid', expect=1)
    # A list that was altered, a key that is another, and a file that is none.
    data = (folder / 'after.xml').read_bytes()
    equal(b'revoked' in data, True)
    (folder / 'altered.xml').write_bytes(data.replace(b'revoked', b'valid'))
    contains(ask('--status-list', folder / 'altered.xml', expect=1).err, 'altered.xml')
    (folder / 'cut.xml').write_bytes(data[:-200])
    ask('--status-list', folder / 'cut.xml', expect=1)
    stranger = Register(folder / 's', stranger=True)
    stranger('key', 'export-public', '-o', folder / 'other.pem')
    contains(call('check', '--qr', text, '--key', folder / 'other.pem', expect=1).out, 'not signed')
    call('check', '--qr', text, '--key', folder / 'after.xml', expect=3)
    call('check', '--qr', text, '--status-list', folder / 'after.xml', expect=2)
    call('check', pdf, '--key', folder / 'key.pem', expect=2)


@case('/cli/check/status-list')
def status_list(folder):
    """The list is what its schema says, and OpenSSL finds it signed."""
    register, _dossier, _pdf = issued(folder)
    register('status-list', expect=2)
    register('status-list', '-o', folder / 'list.xml', on='2026-10-20')
    data = (folder / 'list.xml').read_bytes()
    signed, rest = data.split(b'<?attestat-signature ')
    contains(data.decode(), 'serial="381-000001"', 'state="valid"', 'on="2026-10-20"')
    if shutil.which('xmllint'):
        schema = os.path.join(os.path.dirname(__file__), '..', '..', 'data', 'schema', 'status-list-1.rng')
        subprocess.run(['xmllint', '--noout', '--relaxng', schema, folder / 'list.xml'], check=True, capture_output=True)
    if shutil.which('openssl'):
        register('key', 'export-public', '-o', folder / 'key.pem')
        (folder / 'text').write_bytes(signed)
        (folder / 'signature').write_bytes(base64.b32decode(rest.split(b'?>')[0] + b'='))
        subprocess.run(['openssl', 'pkeyutl', '-verify', '-pubin', '-inkey', folder / 'key.pem', '-rawin',
                        '-in', folder / 'text', '-sigfile', folder / 'signature'], check=True, capture_output=True)
    # Without the key none is written.
    for name in os.listdir(os.environ['ATTESTAT_KEYS']):
        os.remove(os.path.join(os.environ['ATTESTAT_KEYS'], name))
    register('status-list', '-o', folder / 'none.xml', expect=5)
    equal((folder / 'none.xml').exists(), False)


@case('/cli/check/signed-copy')
def signed_copy(folder):
    """A copy that was signed elsewhere is kept beside what was issued, which stays what it is."""
    register, dossier, pdf = issued(folder)
    signed = folder / 'signed.pdf'
    signed.write_bytes(pdf.read_bytes() + b'% a signature stands here\n')
    seq = next(a['seq'] for a in register.show(dossier)['acts'] if a['kind'] == 'certificate-issued')
    register('check', signed, on='2026-10-15', expect=1)
    register.record(dossier, 'signed-copy-added', f'act={seq}', f'file={signed}', on='2026-10-16')
    contains(register('check', signed, on='2026-10-16').out, 'signed copy', '381-000001')
    register('document', dossier, 'certificate', '-o', folder / 'again.pdf')
    equal((folder / 'again.pdf').read_bytes(), pdf.read_bytes())
    # Only of an act that issued a document.
    register.record(dossier, 'signed-copy-added', 'act=1', f'file={signed}', on='2026-10-16', expect=4)
    register('verify')


SIGN = os.path.join(os.path.dirname(__file__), '..', 'viewer', 'sign-pdf.py')


@case('/cli/check/signature')
def signature(folder):
    """An electronic signature is told beside what the register knows: what was issued is unaltered, and who signed it."""
    if not (shutil.which('openssl') and shutil.which('qpdf')):
        raise Skip('openssl and qpdf are not installed')
    register, dossier, pdf = issued(folder)
    signed = folder / 'signed.pdf'
    subprocess.run([sys.executable, SIGN, pdf, signed, 'Айгүл Серікқызы'], check=True)
    equal(signed.read_bytes()[:len(pdf.read_bytes())], pdf.read_bytes())
    said = register('check', signed, on='2026-10-15', expect=1).out
    contains(said, 'bytes were added', 'unaltered', 'Electronic signature: Айгүл Серікқызы', 'All of the file is as it was signed',
             'does not know the issuer')
    seq = next(a['seq'] for a in register.show(dossier)['acts'] if a['kind'] == 'certificate-issued')
    register.record(dossier, 'signed-copy-added', f'act={seq}', f'file={signed}', on='2026-10-16')
    said = register('check', signed, on='2026-10-16').out
    contains(said, 'signed copy', 'Electronic signature: Айгүл Серікқызы')
    # A page that was altered under the signature, and what was added behind it.
    data = signed.read_bytes()
    (folder / 'altered.pdf').write_bytes(data.replace(b'381-000001', b'381-000009') if b'381-000001' in data
                                         else data[:2000] + bytes([data[2000] ^ 1]) + data[2001:])
    contains(register('check', folder / 'altered.pdf', on='2026-10-16', expect=1).out, 'does not hold')
    (folder / 'added.pdf').write_bytes(data + b'% more\n')
    contains(register('check', folder / 'added.pdf', on='2026-10-16', expect=1).out, 'not all of the file')


if __name__ == '__main__':
    sys.exit(main())
