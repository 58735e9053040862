# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of docs/gallery.md anew: every document in Kazakh, Russian and English, its first page in each.

gallery.py RENDER-DOCUMENTS: needs pdftoppm, pdftotext and ImageMagick."""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PICTURES = ROOT / 'docs' / 'pictures' / 'documents'
DPI = '40'
DOCUMENTS = [
    ('receipt', 'Acknowledgement of receipt'),
    ('remarks', 'Remarks: what is missing'),
    ('conclusion', 'Conclusion on the documents'),
    ('visit-order', 'Order of the on-site examination, with the notice to the applicant'),
    ('report', 'Report on the on-site examination'),
    ('coordination', 'Letter to the authorized body'),
    ('decision', 'Decision on accreditation'),
    ('decision-refuse', 'Decision on refusal'),
    ('refusal', 'Letter of refusal'),
    ('certificate', 'Certificate'),
    ('agreement', 'Post-accreditation agreement'),
    ('monitoring', 'Report on monitoring'),
    ('revocation', 'Decision on revocation'),
    ('revocation-copy', 'Its copy for the center'),
    ('resumption', 'Decision on resumption'),
    ('notice', 'Notice before the last day for re-accreditation'),
    ('inventory', 'Inventory of the dossier'),
    ('extract', 'Extract from the register'),
]


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def first_of_russian(path):
    """The page on which the second language begins: as many pages each."""
    pages = int(next(line.split()[1] for line in run('pdfinfo', path).splitlines() if line.startswith('Pages:')))
    return pages // 2 + 1 if pages > 1 else 1


def picture(folder, name):
    """The first pages in Kazakh, in Russian and in English, side by side."""
    both, english = folder / f'{name}-kk+ru.pdf', folder / f'{name}-en.pdf'
    sheets = []
    for path, page in ((both, 1), (both, first_of_russian(both)), (english, 1)):
        sheet = folder / f'{name}-{len(sheets)}'
        run('pdftoppm', '-r', DPI, '-f', str(page), '-l', str(page), '-gray', '-png', '-singlefile', path, sheet)
        sheets.append(sheet.with_suffix('.png'))
    if first_of_russian(both) == 1:
        del sheets[1]
    run('montage', *sheets, '-tile', f'{len(sheets)}x1', '-geometry', '+6+6', '-background', '#bbbbbb', '-colors', '8',
        '-define', 'png:compression-level=9', '-strip', PICTURES / f'{name}.png')


def main():
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        run(sys.argv[1], folder)
        for document, _title in DOCUMENTS:
            picture(folder, document)
    lines = ['# What the documents look like', '',
             'The first page of each in Kazakh, Russian and English, made of invented dossiers; the certificate has Kazakh and',
             'Russian on one sheet. `./dev screenshots` takes them anew.', '']
    for document, title in DOCUMENTS:
        lines += [f'## {title}', '', f'![{title}](pictures/documents/{document}.png)', '']
    (ROOT / 'docs' / 'gallery.md').write_text('\n'.join(lines[:-1]) + '\n', encoding='utf-8')
    size = sum(path.stat().st_size for path in PICTURES.iterdir())
    print(f'{len(DOCUMENTS)} pictures, {size // 1024} KB')


if __name__ == '__main__':
    main()
