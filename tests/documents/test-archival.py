# SPDX-License-Identifier: GPL-3.0-or-later
"""Every document of the program, as validators and readers of PDFs see it."""
import copy
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import pdf_rules

RENDER = sys.argv[1]
SCHEMA = sys.argv[2]
JAVA = pathlib.Path('/usr/share/java')
JARS = ('preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'commons-io', 'jaxb-api', 'javax.activation')
count = 0
failed = 0


def case(name, complaints, skip=None):
    global count, failed
    count += 1
    complaints = [] if skip else list(complaints)
    failed += bool(complaints)
    print(f'{"not ok" if complaints else "ok"} {count} {name}' + (f' # SKIP {skip}' if skip else ''), flush=True)
    for complaint in complaints:
        print(f'# {complaint}')


def lacking(*tools):
    missing = [tool for tool in tools if shutil.which(tool) is None]
    return f'{", ".join(missing)} not installed' if missing else None


def ask(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def render(folder, *options, **env):
    folder.mkdir()
    subprocess.run([RENDER, folder, *options], check=True, stdout=subprocess.DEVNULL, env={**os.environ, **env})
    return sorted(folder.glob('*.pdf'))


def syntax(files):
    for path in files:
        done = ask('qpdf', '--check', path)
        if done.returncode != 0 or 'WARNING' in done.stdout + done.stderr:
            yield f'{path.name}: {done.stdout}{done.stderr}'


def in_both(files):
    """Of each document the one in Kazakh and Russian, in which all fonts and all parts are."""
    return [path for path in files if path.name.endswith('-kk+ru.pdf')]


def embedded_fonts(files):
    for path in in_both(files):
        lines = ask('pdffonts', path).stdout.splitlines()[2:]
        if not lines:
            yield f'{path.name}: no fonts'
        for line in lines:
            if not re.search(r' yes yes yes +\d+ +\d+$', line) or '+Noto' not in line:
                yield f'{path.name}: {line}'


def certificate_data(files, folder):
    """Only certificates have data, and no draft of one; they fit the published schema and the page."""
    for path in files:
        listed = ask('pdfdetach', '-list', path).stdout
        if not path.name.startswith('certificate') or '-draft' in path.name:
            if not listed.startswith('0 '):
                yield f'{path.name}: {listed}'
            continue
        data = folder / 'certificate.xml'
        if ask('pdfdetach', '-save', '1', '-o', data, path).returncode != 0:
            yield f'{path.name}: {listed}'
            continue
        said = ask('xmllint', '--noout', '--nonet', '--relaxng', SCHEMA, data)
        if said.returncode != 0:
            yield f'{path.name}: {said.stderr}'
        root = ElementTree.parse(data).getroot()
        page = re.sub(r'\s+', ' ', ask('pdftotext', '-raw', path, '-').stdout)
        space = '{urn:kz.atameken.Attestat:certificate:1}'
        words = [root.get('serial'), root.find(space + 'centre').get('bin')]
        words += [profession.get('code') for profession in root.iter(space + 'profession')]
        words += [name.text for name in root.find(space + 'centre').iter(space + 'name')]
        for word in words:
            if word not in page:
                yield f'{path.name}: “{word}” is in the data and not on the page'


def schema_refuses(folder):
    """The schema is not one that takes everything."""
    space = 'xmlns="urn:kz.atameken.Attestat:certificate:1"'
    for wrong in (f'<certificate {space}/>', f'<certificate {space} serial="1" issued="2026-13-01" from="x" until="y"/>',
                  '<certificate serial="1"/>'):
        path = folder / 'wrong.xml'
        path.write_text(wrong, encoding='utf-8')
        if ask('xmllint', '--noout', '--nonet', '--relaxng', SCHEMA, path).returncode == 0:
            yield wrong


def change(pdf, where, do):
    """A copy of the PDF's objects in which one thing is wrong."""
    broken = copy.copy(pdf)
    broken.objects = copy.deepcopy(pdf.objects)
    found = where(broken)
    do(found[0] if isinstance(found, list) else found)
    return broken


def breakages(pdf):
    """(rule, a PDF that breaks it)"""
    yield 'identity', change(pdf, lambda p: p.trailer, lambda d: d.pop('/ID'))
    yield 'forbidden', change(pdf, lambda p: p.root, lambda d: d.update({'/OpenAction': []}))
    yield 'metadata', change(pdf, lambda p: p.root, lambda d: d.pop('/Metadata'))
    yield 'information', change(pdf, lambda p: p.get(p.trailer['/Info']), lambda d: d.update({'/ModDate': 'u:2026'}))
    yield 'information', change(pdf, lambda p: p.get(p.trailer['/Info']), lambda d: d.update({'/Title': 'u:Title'}))
    yield 'colour', change(pdf, lambda p: p.root, lambda d: d.pop('/OutputIntents'))
    for key in ('/MarkInfo', '/Lang', '/ViewerPreferences'):
        yield 'catalog', change(pdf, lambda p: p.root, lambda d, key=key: d.pop(key))
    yield 'fonts', change(pdf, lambda p: p.of('/Subtype', '/CIDFontType2'), lambda d: d.pop('/CIDToGIDMap'))
    yield 'fonts', change(pdf, lambda p: p.of('/Subtype', '/Type0'), lambda d: d.pop('/ToUnicode'))
    yield 'annotations', change(pdf, lambda p: p.of('/Type', '/Page'), lambda d: d.pop('/Tabs'))
    yield 'parents', change(pdf, lambda p: p.of('/S', '/H1'), lambda d: d.update({'/K': 900}))
    yield 'structure', change(pdf, lambda p: p.of('/S', '/TH'), lambda d: d.pop('/A'))
    yield 'structure', change(pdf, lambda p: p.of('/S', '/TR'), lambda d: d['/K'].pop())
    yield 'structure', change(pdf, lambda p: p.of('/S', '/H1'), lambda d: d.update({'/S': '/H3'}))
    yield 'structure', change(pdf, lambda p: p.of('/S', '/P'), lambda d: d.update({'/S': '/Artifact'}))
    yield 'attachments', change(pdf, lambda p: p.of('/Type', '/Filespec'), lambda d: d.pop('/AFRelationship'))
    bare = copy.copy(pdf)
    bare.content = lambda page: pdf.content(page).replace(b'/Artifact BMC', b'').replace(b'EMC', b'', 1)
    yield 'content', bare


def rules_find(pdf):
    rules = {rule.__name__: rule for rule in pdf_rules.RULES}
    for name, broken in breakages(pdf):
        if not list(rules[name](broken)):
            yield f'“{name}” does not find what is wrong'


def languages(pdfs):
    """Both languages of a document are marked: what is Russian is known to be Russian."""
    for pdf in pdfs:
        spoken = {language for element, inner, pieces, language in pdf.elements() if pieces}
        wanted = set(pdf.path.stem.rsplit('-', 1)[1].split('+'))
        if pdf.path.name.startswith('certificate'):
            wanted |= {'kk', 'ru'}  # names of centre and professions are in both, whatever the document's language
        if not wanted <= spoken:
            yield f'{pdf.path.name}: {spoken}'


TEMPLATE = '{urn:kz.atameken.Attestat:template:1}'
XML_LANG = '{http://www.w3.org/XML/1998/namespace}lang'
SOMETIMES = {TEMPLATE + name for name in ('if', 'unless', 'choose', 'image', 'else')}


def pieces(element, languages):
    """What a template always says in one of the languages, between its fields."""
    if element.tag in SOMETIMES:
        return
    if element.tag == TEMPLATE + 'text':
        if element.get(XML_LANG) in languages:
            yield element.text or ''
            for inner in element:
                yield from said(inner)
                yield inner.tail or ''
        return
    for inner in element:
        yield from pieces(inner, languages)


def said(inner):
    if inner.tag in SOMETIMES:
        return
    yield inner.text or ''
    for deeper in inner:
        yield from said(deeper)
        yield deeper.tail or ''


def squeeze(text):
    """Where lines end is no matter; a soft hyphen is never written."""
    return re.sub(r'\s+', '', text)


def words(files, folder):
    """Each word of each template stands in what pdftotext reads, in each language that the document has."""
    found = 0
    for path in files:
        name, languages = path.stem.rsplit('-', 1)
        ids = (name, name.rsplit('-', 1)[0], f'reports/{name}')
        source = next(folder / f'{id}.xml' for id in ids if (folder / f'{id}.xml').is_file())
        page = squeeze(ask('pdftotext', '-raw', path, '-').stdout)
        body = ElementTree.parse(source).getroot().find(TEMPLATE + 'body')
        for text in pieces(body, languages.split('+')):
            for piece in re.split(r'\{[^}]*\}', text):
                found += bool(squeeze(piece))
                if squeeze(piece) not in page:
                    yield f'{path.name}: “{piece.strip()}” is not read'
    if found < 1000:
        yield f'only {found} pieces were looked for'


LARGE = re.compile(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>Ж<')


def marks(files):
    """A draft says that it is one on every page, in the same place."""
    for path in files:
        if '-draft' not in path.name:
            continue
        pages = ask('pdftotext', '-bbox', path, '-').stdout.split('<page ')[1:]
        places = [[match.groups() for match in LARGE.finditer(page) if float(match[3]) - float(match[1]) > 50] for page in pages]
        if not places or any(place != places[0] or not place for place in places):
            yield f'{path.name}: the mark stands at {places}'


def preflight(folder):
    files = render(folder, 'basic')
    for file in set(files) - set(in_both(files)):
        file.unlink()
    path = ':'.join(str(JAVA / f'{jar}.jar') for jar in JARS)
    done = ask('java', '-cp', path, 'org.apache.pdfbox.preflight.Validator_A1b', 'xml', 'batch', folder)
    for file in in_both(files):
        report = file.with_name(file.name + '.preflight.xml')
        if not report.is_file():
            yield f'{file.name}: {done.stderr}'
        elif ElementTree.parse(report).find('isValid').text != 'true':
            yield f'{file.name}: {report.read_text(encoding="utf-8")}'


def no_preflight():
    missing = [jar for jar in JARS if not (JAVA / f'{jar}.jar').is_file()]
    return lacking('java') or (f'{", ".join(missing)} not installed (libpdfbox2-java)' if missing else None)


def same_bytes(files, folder):
    """Whatever the time zone and the locale of the process."""
    tries = [('Asia/Almaty', 'kk_KZ.UTF-8'), ('America/New_York', 'ru_RU.UTF-8')]
    for number, (zone, locale) in enumerate(tries):
        again = render(folder / str(number), TZ=zone, LC_ALL=locale, LANGUAGE=locale[:2])
        for first, second in zip(files, again):
            if first.read_bytes() != second.read_bytes():
                yield f'{first.name} differs with {zone} and {locale}'


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = render(folder / 'archival')
        no_qpdf = lacking('qpdf')
        pdfs = [] if no_qpdf else [pdf_rules.Pdf(path) for path in files]
        case('/documents/archival/syntax', syntax(files), skip=no_qpdf)
        for rule in pdf_rules.RULES:
            case(f'/documents/archival/{rule.__name__}',
                 (f'{pdf.path.name}: {complaint}' for pdf in pdfs for complaint in rule(pdf)), skip=no_qpdf)
        certificates = [pdf for pdf in pdfs if pdf.path.name == 'certificate-kk+ru.pdf']
        case('/documents/archival/rules-find', rules_find(*certificates), skip=no_qpdf)
        case('/documents/archival/words', words(files, pathlib.Path(SCHEMA).parent.parent / 'templates'), skip=lacking('pdftotext'))
        case('/documents/archival/marks', marks(files), skip=lacking('pdftotext'))
        case('/documents/archival/languages', languages(pdfs), skip=no_qpdf)
        case('/documents/archival/fonts-embedded', embedded_fonts(files), skip=lacking('pdffonts'))
        case('/documents/archival/law-25.2/data', certificate_data(files, folder),
             skip=lacking('pdfdetach', 'pdftotext', 'xmllint'))
        case('/documents/archival/schema-refuses', schema_refuses(folder), skip=lacking('xmllint'))
        case('/documents/archival/same-bytes', same_bytes(files, folder))
        case('/documents/archival/preflight', preflight(folder / 'basic'), skip=no_preflight())
    print(f'1..{count}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
