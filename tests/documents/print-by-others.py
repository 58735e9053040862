#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long other programs take for the certificate that ours made: print-by-others.py FOLDER MILLISECONDS_OF_OURS

FOLDER holds certificate.pdf and background.pdf, the lines, the emblem and the code behind its words. The others know no
template of ours: they get the words in a table as they stand on the sheet, before that background, each in the form that
it likes best. The attached data is spared to them, and PDF/A and PDF/UA to those that can't make them.
"""
import html
import pathlib
import re
import shutil
import subprocess
import sys
import time

import chromium

DOCUMENTS = 10
# The others space lines wider than ours, and have to stay on one page.
SIZE, MARGIN = '8pt', '20mm'
# Of the table's columns: lines of the sheet have one, two or three parts.
COLUMNS = 6


class Unusable(Exception):
    """What came out is no certificate, or nothing came out; says why."""


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, errors='replace', check=False)
    if done.returncode != 0:
        raise Unusable((done.stderr.strip() or f'{command[0]} failed').splitlines()[-1])
    return done.stdout


class Certificate:
    """What the others are given, and what is asked of them."""

    def __init__(self, folder):
        self.folder = folder
        self.background = folder / 'background.svg'
        # Plain paths: no program reads the patterns and groups of every other.
        run('pdftocairo', '-svg', folder / 'background.pdf', self.background)
        self.rows = [re.split(' {2,}', line.strip())
                     for line in run('pdftotext', '-layout', folder / 'certificate.pdf', '-').splitlines() if line.strip()]

    def draw(self, pdf):
        """Its pixels, a byte each; coarse, since programs smooth lines differently."""
        drawn = self.folder / 'drawn'
        run('pdftoppm', '-r', '40', '-gray', '-singlefile', pdf, drawn)
        return drawn.with_suffix('.pgm').read_bytes().split(b'\n255\n', 1)[1]

    def require(self, pdf):
        """That each word is there, on one page, with the lines behind it: LibreOffice shrinks pictures without a word."""
        if not pdf.exists():
            raise Unusable('made nothing')
        words = sorted(run('pdftotext', pdf, '-').split())
        if words != sorted(word for row in self.rows for part in row for word in part.split()):
            raise Unusable('lost or changed words')
        pages = run('pdfinfo', pdf).split('Pages:')[1].split()[0]
        if pages != '1':
            raise Unusable(f'made {pages} pages of one')
        marked = [(there, here) for there, here in zip(self.draw(self.folder / 'background.pdf'), self.draw(pdf)) if there < 250]
        kept = sum(here < 250 for _, here in marked) / len(marked)
        if kept < 0.8:
            raise Unusable(f'shows {kept:.0%} of the lines behind the words')

    def make_html(self):
        page = self.folder / 'page.html'
        page.write_text(
            '<!DOCTYPE html><html lang="kk"><meta charset="utf-8"><title>Аккредиттеу аттестаты</title>'
            f'<style>@page{{size:A4;margin:0}}body{{font:{SIZE} "Noto Serif";text-align:center;margin:20mm {MARGIN}}}'
            'table{width:100%}img{position:absolute;left:0;top:0;width:210mm;height:297mm}</style>'
            f'<img alt="" src="{self.background.name}"><table>'
            + ''.join('<tr>' + ''.join(f'<td colspan="{COLUMNS // len(row)}">{html.escape(part)}' for part in row) + '\n'
                      for row in self.rows) + '</table>', encoding='utf-8')
        return page

    @staticmethod
    def make_text_row(row):
        span = COLUMNS // len(row)
        return '<table:table-row>' + ''.join(
            f'<table:table-cell table:number-columns-spanned="{span}"><text:p text:style-name="line">{html.escape(part)}'
            '</text:p></table:table-cell>' + '<table:covered-table-cell/>' * (span - 1) for part in row) + '</table:table-row>\n'

    def make_text_document(self, path):
        spaces = ' '.join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in (
            ('office', 'office'), ('style', 'style'), ('text', 'text'), ('table', 'table'), ('draw', 'drawing'),
            ('fo', 'xsl-fo-compatible'), ('svg', 'svg-compatible')))
        path.write_text(
            '<?xml version="1.0" encoding="UTF-8"?>'  # without it, LibreOffice takes it for plain text
            f'<office:document {spaces} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"'
            ' office:mimetype="application/vnd.oasis.opendocument.text"><office:font-face-decls>'
            '<style:font-face style:name="Noto Serif" svg:font-family="Noto Serif"/></office:font-face-decls>'
            '<office:automatic-styles><style:style style:name="line" style:family="paragraph">'
            '<style:paragraph-properties fo:text-align="center" fo:margin-top="0" fo:margin-bottom="0"/>'
            f'<style:text-properties style:font-name="Noto Serif" fo:font-size="{SIZE}" fo:language="kk"'
            ' fo:country="KZ"/></style:style><style:style style:name="behind" style:family="graphic">'
            '<style:graphic-properties style:wrap="run-through" style:run-through="background"'
            ' style:horizontal-pos="from-left" style:horizontal-rel="page" style:vertical-pos="from-top"'
            ' style:vertical-rel="page"/></style:style><style:page-layout style:name="A4">'
            '<style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="20mm"'
            f' fo:margin-bottom="15mm" fo:margin-left="{MARGIN}" fo:margin-right="{MARGIN}"/></style:page-layout>'
            '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard"'
            ' style:page-layout-name="A4"/></office:master-styles><office:body><office:text>'
            '<draw:frame draw:style-name="behind" text:anchor-type="page" text:anchor-page-number="1" svg:x="0mm"'
            ' svg:y="0mm" svg:width="210mm" svg:height="297mm">'
            f'<draw:image xlink:href="{self.background.as_uri()}"/></draw:frame>'
            + f'<table:table><table:table-column table:number-columns-repeated="{COLUMNS}"/>'
            + ''.join(self.make_text_row(row) for row in self.rows)
            + '</table:table></office:text></office:body></office:document>', encoding='utf-8')
        return path


def by_libreoffice(certificate):
    """From the first file to the last of one call: its start takes as long as many documents, and differs each time."""
    profile = (certificate.folder / 'profile').as_uri()
    options = '{"SelectPdfVersion":{"type":"long","value":"3"},"PDFUACompliance":{"type":"boolean","value":"true"}}'
    pages = [certificate.make_text_document(certificate.folder / f'{i}.fodt') for i in range(DOCUMENTS + 1)]
    run('soffice', f'-env:UserInstallation={profile}', '--headless', '--convert-to',
        f'pdf:writer_pdf_Export:{options}', '--outdir', certificate.folder, *pages)
    made = [page.with_suffix('.pdf') for page in pages]
    if not all(pdf.exists() for pdf in made):
        raise Unusable('made nothing')
    return made[-1], (made[-1].stat().st_mtime - made[0].stat().st_mtime) / DOCUMENTS


def by_weasyprint(certificate):
    page, pdf = certificate.make_html(), certificate.folder / 'weasyprint.pdf'
    # The interpreter of the system, for which its packages are.
    said = run('/usr/bin/python3', '-c', f"""
import time, weasyprint
for i in range({DOCUMENTS} + 1):
    weasyprint.HTML('{page}').write_pdf('{pdf}')
    start = start if i else time.monotonic()
print((time.monotonic() - start) / {DOCUMENTS})""")
    return pdf, float(said)


def by_chromium(certificate):
    page, pdf = certificate.make_html(), certificate.folder / 'chromium.pdf'
    with chromium.Chromium(certificate.folder / 'chromium') as browser:
        made, start = browser.print(page), time.monotonic()
        for _ in range(DOCUMENTS):
            made = browser.print(page)
        took = time.monotonic() - start
    pdf.write_bytes(made)
    return pdf, took / DOCUMENTS


OTHERS = (('LibreOffice', 'soffice', by_libreoffice), ('WeasyPrint', 'weasyprint', by_weasyprint),
          ('Chromium', 'chromium', by_chromium))


def main():
    folder, ours = pathlib.Path(sys.argv[1]).resolve(), float(sys.argv[2])
    certificate = Certificate(folder)
    for name, program, make in OTHERS:
        if shutil.which(program) is None:
            print(f'  {name:22} not installed, skipped')
            continue
        try:
            pdf, seconds = make(certificate)
            certificate.require(pdf)
        except (Unusable, chromium.Ended) as problem:
            print(f'  {name:22} skipped: {problem}')
        else:
            print(f'  {name:22} {seconds * 1000:7.1f} ms, {seconds * 1000 / ours:.0f} times ours')


if __name__ == '__main__':
    main()
