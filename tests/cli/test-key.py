# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's key, and what it signs: the QR code of a certificate, read as a telephone reads it."""
import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys

from ctl import Register, Skip, case, contains, equal, main

SIGNATORY = 'signatory=Оспанов Дәурен'


def keys():
    folder = os.environ['ATTESTAT_KEYS']
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder))]


def decided(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier, until='decided')
    return register, dossier


def kinds(register, dossier):
    return [act['kind'] for act in register.show(dossier)['acts']]


def read_qr(pdf, dpi=150):
    """The text of the QR code on a page as it comes out of a printer and a scanner; '' when there is none."""
    if not shutil.which('zbarimg') or not shutil.which('pdftoppm'):
        raise Skip('zbarimg and pdftoppm are not installed')
    picture = pdf.with_suffix('')
    subprocess.run(['pdftoppm', '-r', str(dpi), '-gray', '-singlefile', '-f', '1', '-l', '1', pdf, picture], check=True)
    done = subprocess.run(['zbarimg', '-q', '--raw', '-Sdisable', '-Sqrcode.enable', f'{picture}.pgm'], capture_output=True,
                          check=False)
    return done.stdout.decode().strip()


def text_of(pdf):
    return subprocess.run(['pdftotext', pdf, '-'], capture_output=True, check=True).stdout.decode()


@case('/cli/key/nowhere')
def nowhere(folder):
    """Where the key can't be kept no register is made, and nothing is left of it."""
    kept = os.environ['ATTESTAT_KEYS']
    register = Register(folder / 'r', init=False)
    (folder / 'file').write_text('')
    os.environ['ATTESTAT_KEYS'] = str(folder / 'file' / 'keys')
    try:
        register('init', expect=5)
        equal(register.path.exists(), False)
        register.path.mkdir()
        register('init', expect=5)
        equal(list(register.path.iterdir()), [])
    finally:
        os.environ['ATTESTAT_KEYS'] = kept
    register('init')


@case('/cli/key/apart')
def apart(folder):
    """A register is made with a key, whose secret part nobody else can read and which is not in the register."""
    register = Register(folder / 'r')
    key, = keys()
    equal(os.stat(key).st_mode & 0o777, 0o600)
    equal(os.stat(os.environ['ATTESTAT_KEYS']).st_mode & 0o077, 0)
    secret = re.search(r'secret (\w{64})', open(key, encoding='ascii').read()).group(1)
    for path in (folder / 'r').rglob('*'):
        if path.is_file():
            data = path.read_bytes()
            equal((path.name, secret.encode() in data, bytes.fromhex(secret) in data), (path.name, False, False))
    contains(register('key', 'show').out, re.search('-([A-Z2-7]{8}).key', key).group(1), key)
    contains(register('key', 'make', expect=3).err, '--replace')
    contains(register('show', '0').out, 'key-made')
    register('verify')


@case('/cli/key/missing')
def missing(folder):
    """Without the key nothing is issued that it signs; all else can be done, and the key can be brought here."""
    register, dossier = decided(folder)
    register('key', 'export', folder / 'safe.key')
    register('key', 'export', folder / 'safe.key', expect=5)
    key, = keys()
    os.remove(key)
    done = register.record(dossier, 'certificate-issued', SIGNATORY, on='2026-10-09', expect=5)
    contains(done.err, 'key import')
    equal('certificate-issued' in kinds(register, dossier), False)
    contains(register('key', 'show').err, 'key import')
    register('document', dossier, 'certificate', '--draft', '-o', folder / 'd.pdf')
    register.record(dossier, 'note', 'text=Waiting for the key.', on='2026-10-09')
    register('key', 'import', folder / 'safe.key')
    register.record(dossier, 'certificate-issued', SIGNATORY, on='2026-10-09')
    contains(register('register', on='2026-10-09').out, '381-000001')
    # Others may not read it.
    os.chmod(key, 0o644)
    contains(register.record(dossier, 'copy-issued', 'what=copy', SIGNATORY, on='2026-10-09', expect=5).err, 'chmod 600')


@case('/cli/key/other')
def other(folder):
    """The key of another register, and what is no key, are refused."""
    register = Register(folder / 'r')
    stranger = Register(folder / 's', stranger=True)
    stranger('key', 'export', folder / 's.key')
    contains(register('key', 'import', folder / 's.key', expect=3).err, 's.key')
    (folder / 'x.key').write_text('no key')
    contains(register('key', 'import', folder / 'x.key', expect=3).err, 'x.key')
    register('key', 'import', folder / 'none.key', expect=5)
    register('key', 'burn', expect=2)
    register('key', 'import', expect=2)


@case('/cli/key/qr')
def qr(folder):
    """What a scanner reads off the sheet is what OpenSSL finds signed by the public key, and binds to the data."""
    register, dossier = decided(folder)
    register.record(dossier, 'certificate-issued', SIGNATORY, on='2026-10-09')
    register('document', dossier, 'certificate', '-o', folder / 'c.pdf')
    texts = {read_qr(folder / 'c.pdf', dpi) for dpi in (150, 300)}
    equal(len(texts), 1)
    text = texts.pop()
    contains(text, 'ATTESTAT/1 NO 381-000001 BIN 221140007038 FROM 2026-10-09 TO 2029-10-', ' OF 2026-10-09 KEY ')
    signed, signature = text.split(' SIGN ')
    (folder / 'text').write_text(signed)
    (folder / 'signature').write_bytes(base64.b32decode(signature + '='))
    register('key', 'export-public', '-o', folder / 'key.pem')
    if shutil.which('openssl'):
        subprocess.run(['openssl', 'pkeyutl', '-verify', '-pubin', '-inkey', folder / 'key.pem', '-rawin',
                        '-in', folder / 'text', '-sigfile', folder / 'signature'], check=True, capture_output=True)
    subprocess.run(['pdfdetach', '-save', '1', '-o', folder / 'certificate.xml', folder / 'c.pdf'], check=True)
    data = re.search('DATA ([A-Z2-7]+)', text).group(1)
    equal(base64.b32decode(data), hashlib.sha256((folder / 'certificate.xml').read_bytes()).digest()[:20])


@case('/cli/key/replaced')
def replaced(folder):
    """A new key retires the old one, whose secret part is gone; the register knows both."""
    register, dossier = decided(folder)
    before, = keys()
    register('key', 'make', '--replace')
    after, = keys()
    equal(before == after, False)
    lines = register('key', 'show').out.splitlines()
    equal([len(line.split()) for line in lines[1:3]], [4, 3])
    register.record(dossier, 'certificate-issued', SIGNATORY, on='2026-10-09')
    register('document', dossier, 'certificate', '-o', folder / 'c.pdf')
    contains(read_qr(folder / 'c.pdf'), 'KEY ' + re.search('-([A-Z2-7]{8}).key', after).group(1))
    register('verify')


@case('/cli/key/draft')
def draft(folder):
    """A draft has neither a serial number nor a QR code, and says that it is one."""
    register, dossier = decided(folder)
    register('document', dossier, 'certificate', '--draft', '-o', folder / 'd.pdf')
    equal(read_qr(folder / 'd.pdf'), '')
    equal('381-' in text_of(folder / 'd.pdf'), False)
    # It stands across the sheet: only in the order of drawing are its letters together.
    drawn = subprocess.run(['pdftotext', '-raw', folder / 'd.pdf', '-'], capture_output=True, check=True).stdout.decode()
    contains(''.join(drawn.split()), 'ЖОБА·ПРОЕКТ')


@case('/cli/key/copies')
def copies(folder):
    """Copies and duplicates are counted, each says which one it is, and all have the statement of the certificate."""
    register, dossier = decided(folder)
    register.record(dossier, 'copy-issued', 'what=copy', SIGNATORY, on='2026-10-08', expect=4)
    register.record(dossier, 'certificate-issued', SIGNATORY, on='2026-10-09')
    register('document', dossier, 'certificate-copy', '-o', folder / 'x.pdf', expect=4)
    register('document', dossier, 'certificate', '-o', folder / 'c.pdf')
    statement = read_qr(folder / 'c.pdf')
    register.record(dossier, 'copy-issued', 'what=duplicate', SIGNATORY, on='2026-10-10', expect=3)
    for what, reason, number, kk, ru in (('copy', [], 1, 'КӨШІРМЕ', 'КОПИЯ'), ('copy', [], 2, 'КӨШІРМЕ', 'КОПИЯ'),
                                         ('duplicate', ['reason=Lost in a fire.'], 1, 'ТЕЛНҰСҚА', 'ДУБЛИКАТ')):
        register.record(dossier, 'copy-issued', f'what={what}', 'signatory=Нұрғалиева Әсел', *reason, on='2026-11-02')
        path = folder / f'{what}-{number}.pdf'
        register('document', dossier, 'certificate-copy', '-o', path)
        text = text_of(path)
        contains(text, kk, ru, f'№ {number}', '381-000001', 'Нұрғалиева Әсел')
        equal(read_qr(path), statement)
        contains(register('check', path, on='2026-11-02').out, 'certificate-copy', f'dossier {dossier}', '381-000001')
    # The certificate itself stays what it was.
    register('document', dossier, 'certificate', '-o', folder / 'again.pdf')
    equal((folder / 'again.pdf').read_bytes(), (folder / 'c.pdf').read_bytes())
    register.record(dossier, 'terminated', 'ground=liquidation', 'reference=1', on='2026-11-03')
    register.record(dossier, 'copy-issued', 'what=duplicate', SIGNATORY, 'reason=Lost', on='2026-11-04', expect=4)
    register.record(dossier, 'copy-issued', 'what=copy', SIGNATORY, on='2026-11-04')
    register('verify')


if __name__ == '__main__':
    sys.exit(main())
