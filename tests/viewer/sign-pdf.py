# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs a PDF file as others' programs do: an update behind it, with a key that is thrown away and its own certificate.

    sign-pdf.py IN OUT [NAME]

It needs qpdf and OpenSSL. A file is signed again by signing what came out. How the viewer's first signed file is made:

    sign-pdf.py plain.pdf app/viewer/signed.pdf 'Әділет Сынақ'
"""
import pathlib
import re
import subprocess
import sys
import tempfile

ROOM = 2048  # for the signature, in bytes


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, **options).stdout


def sign(data, name):
    """A detached CMS of the bytes. The certificate is valid for a hundred years, so that a test is not outlived by it."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        run('openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-utf8',
            '-keyout', folder / 'key.pem', '-out', folder / 'certificate.pem', '-days', '36500',
            '-subj', f'/C=KZ/CN={name}', '-addext', 'keyUsage=digitalSignature,nonRepudiation')
        return run('openssl', 'cms', '-sign', '-binary', '-outform', 'DER', '-md', 'sha256',
                   '-signer', folder / 'certificate.pem', '-inkey', folder / 'key.pem', input=data)


def update(path, name):
    """The file with a field for a signature behind it, and where the signature is to go."""
    data = pathlib.Path(path).read_bytes()
    trailer = run('qpdf', '--show-object=trailer', path).decode()
    root = int(re.search(r'/Root (\d+) 0 R', trailer).group(1))
    size = int(re.search(r'/Size (\d+)', trailer).group(1))
    catalog = run('qpdf', f'--show-object={root}', path).decode().strip()
    last = data[data.rindex(b'startxref') + 9:].split()[0].decode()
    fields = re.search(r'/AcroForm << /Fields \[(.*?)\] /SigFlags 3 >>', catalog)
    if fields:
        catalog = catalog.replace(fields.group(0), '')
    fields = fields.group(1) if fields else ' '
    catalog = f'{catalog[:-2]}/AcroForm << /Fields [{fields}{size} 0 R ] /SigFlags 3 >> >>'
    out = bytearray(data if data.endswith(b'\n') else data + b'\n')
    offsets = {}
    for number, text in (
            (root, catalog),
            (size, f'<< /FT /Sig /T (Signature{size}) /Type /Annot /Subtype /Widget /F 132 /Rect [0 0 0 0] '
                   f'/V {size + 1} 0 R >>'),
            (size + 1, '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached '
                       f'/Name <feff{name.encode("utf-16-be").hex()}> '
                       f'/ByteRange [0 {0:010} {0:010} {0:010}] /Contents <{"0" * 2 * ROOM}> >>')):
        offsets[number] = len(out)
        out += f'{number} 0 obj\n{text}\nendobj\n'.encode()
    start = len(out)
    out += b'xref\n'
    for number, offset in sorted(offsets.items()):
        out += f'{number} 1\n{offset:010} 00000 n \n'.encode()
    known = ' '.join(re.findall(r'/ID \[.*?\]|/Info \d+ 0 R', trailer))
    out += f'trailer\n<< /Size {size + 2} /Root {root} 0 R /Prev {last} {known} >>\nstartxref\n{start}\n%%EOF\n'.encode()
    return out, out.index(b'/Contents <', offsets[size + 1]) + len('/Contents ')


def main():
    path, target = sys.argv[1:3]
    name = sys.argv[3] if len(sys.argv) > 3 else 'Attestat test'
    out, place = update(path, name)
    end = place + 2 * ROOM + 2
    wanted = f'[0 {place:010} {end:010} {len(out) - end:010}]'.encode()
    at = out.rindex(b'[0 0000000000 0000000000 0000000000]')
    out[at:at + len(wanted)] = wanted
    signature = sign(bytes(out[:place] + out[end:]), name).hex().encode()
    out[place + 1:place + 1 + len(signature)] = signature
    pathlib.Path(target).write_bytes(out)


if __name__ == '__main__':
    main()
