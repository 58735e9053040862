# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), checked over what `qpdf --json` says of a file.

A rule is a function of a Pdf that yields complaints. RULES lists them with their names.
"""
import base64
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree

RDF = '{http://www.w3.org/1999/02/22-rdf-syntax-ns#}'
DC = '{http://purl.org/dc/elements/1.1/}'
XMP = '{http://ns.adobe.com/xap/1.0/}'
PDF_NS = '{http://ns.adobe.com/pdf/1.3/}'
PART_A = '{http://www.aiim.org/pdfa/ns/id/}'
PART_UA = '{http://www.aiim.org/pdfua/ns/id/}'
LANG = '{http://www.w3.org/XML/1998/namespace}lang'
EXTENSION = '{http://www.aiim.org/pdfa/ns/schema#}'

STANDARD = {'Document', 'Part', 'Sect', 'Div', 'P', 'H1', 'H2', 'H3', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD',
            'Span', 'Link', 'Figure', 'Caption'}
PAINTING = {'S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'Do', 'sh', 'Tj', 'TJ', "'", '"', 'EI'}
REFERENCE = re.compile(r'\d+ \d+ R')
TOKEN = re.compile(rb'%[^\r\n]*|\((?:\\.|[^()\\])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|/[^\s()<>\[\]{}/%]*|[^\s()<>\[\]{}/%]+', re.S)


class Pdf:
    """The objects of a PDF."""

    def __init__(self, path):
        done = subprocess.run(['qpdf', '--json', '--json-stream-data=inline', '--decode-level=generalized', path],
                              capture_output=True, check=True)
        self.path = path
        self.bytes = path.read_bytes()
        self.objects = json.loads(done.stdout)['qpdf'][1]

    def get(self, value, *keys):
        """Follows references and keys; None where one is missing."""
        value = self.resolve(value)
        for key in keys:
            if isinstance(value, list):
                value = value[key] if key < len(value) else None
            else:
                value = value.get(key) if isinstance(value, dict) else None
            value = self.resolve(value)
        return value

    def resolve(self, value):
        if isinstance(value, str) and REFERENCE.fullmatch(value):
            found = self.objects.get('obj:' + value, {})
            return found['stream'] if 'stream' in found else found.get('value')
        return value

    @property
    def trailer(self):
        return self.objects['trailer']['value']

    @property
    def root(self):
        return self.get(self.trailer['/Root'])

    def values(self):
        """Every object, and for a stream its dictionary."""
        for key, found in self.objects.items():
            if key != 'trailer':
                yield found['stream']['dict'] if 'stream' in found else found['value']

    def of(self, key, name):
        return [value for value in self.values() if isinstance(value, dict) and value.get(key) == name]

    def pages(self):
        """(reference, page)"""
        return [(key[4:], found['value']) for key, found in self.objects.items()
                if isinstance(found.get('value'), dict) and found['value'].get('/Type') == '/Page']

    def content(self, page):
        contents = page['/Contents']
        streams = contents if isinstance(contents, list) else [contents]
        return b'\n'.join(base64.b64decode(self.get(stream, 'data')) for stream in streams)

    def xmp(self):
        stream = self.get(self.root, '/Metadata')
        return ElementTree.fromstring(base64.b64decode(stream['data']).decode('utf-8').split('?>', 1)[1]
                                      .rsplit('<?', 1)[0])

    def elements(self):
        """(element, its kids that are elements, its kids that are content, its language), in the order of reading."""
        def walk(reference, language):
            element = self.get(reference)
            language = text(element.get('/Lang')) or language
            kids = element.get('/K', [])
            kids = kids if isinstance(kids, list) else [kids]
            inner = [kid for kid in kids if isinstance(self.get(kid), dict) and '/S' in self.get(kid)]
            yield element, inner, [kid for kid in kids if kid not in inner], language
            for kid in inner:
                yield from walk(kid, language)
        tops = self.get(self.root, '/StructTreeRoot', '/K')
        for top in tops if isinstance(tops, list) else [tops]:
            yield from walk(top, text(self.root.get('/Lang')))


def text(value):
    """A string as qpdf's JSON writes it: u:… or b:…"""
    return value[2:] if isinstance(value, str) and value[:2] in ('u:', 'b:') else value


def header(pdf):
    if not pdf.bytes.startswith(b'%PDF-1.7\n'):
        yield f'it begins with {pdf.bytes[:9]}'
    second = pdf.bytes.split(b'\n', 2)[1]
    if second[:1] != b'%' or len(second) < 5 or not all(byte > 127 for byte in second[1:5]):
        yield 'the second line does not tell that the file is binary'
    if not re.search(rb'%%EOF\r?\n?\Z', pdf.bytes):
        yield 'there is something after its end'


def identity(pdf):
    both = pdf.trailer.get('/ID')
    if not isinstance(both, list) or len(both) != 2 or not all(len(text(one)) >= 16 for one in both):
        yield f'/ID is {both}'


def forbidden(pdf):
    if '/Encrypt' in pdf.trailer:
        yield 'it is encrypted'
    for value in pdf.values():
        if isinstance(value, dict):
            for key in ('/JavaScript', '/JS', '/OpenAction', '/AA', '/XFA', '/Movie', '/Sound'):
                if key in value:
                    yield f'there is {key}'
            if value.get('/Interpolate') is True:
                yield 'a picture is interpolated'
            if value.get('/Filter') in ('/LZWDecode', '/Crypt'):
                yield f'a stream is filtered by {value["/Filter"]}'
            if '/F' in value and '/Length' in value:
                yield 'a stream is kept in another file'


def metadata(pdf):
    stream = pdf.get(pdf.root, '/Metadata')
    if stream is None:
        yield 'no /Metadata'
        return
    if '/Filter' in stream['dict']:
        yield 'the metadata are filtered'
    xmp = pdf.xmp()
    for name, wanted in ((PART_A + 'part', '3'), (PART_A + 'conformance', 'A'), (PART_UA + 'part', '1')):
        found = [node.text for node in xmp.iter(name)]
        if found != [wanted]:
            yield f'{name} is {found}'
    if not any(node.text == 'http://www.aiim.org/pdfua/ns/id/' for node in xmp.iter(EXTENSION + 'namespaceURI')):
        yield 'the schema of PDF/UA is not declared'
    titles = {node.get(LANG): node.text for node in xmp.find(f'.//{DC}title').iter(RDF + 'li')}
    languages = [node.text for node in xmp.find(f'.//{DC}language').iter(RDF + 'li')]
    if not titles.get('x-default') or not set(languages) <= set(titles) or not languages:
        yield f'titles {titles}, languages {languages}'


def information(pdf):
    """The old dictionary says the same as the metadata."""
    info = pdf.get(pdf.trailer['/Info'])
    xmp = pdf.xmp()
    pairs = {'/Title': xmp.find(f'.//{DC}title/{RDF}Alt/{RDF}li'), '/Author': xmp.find(f'.//{DC}creator/{RDF}Seq/{RDF}li'),
             '/Subject': xmp.find(f'.//{DC}description/{RDF}Alt/{RDF}li'), '/Creator': xmp.find(f'.//{XMP}CreatorTool'),
             '/Producer': xmp.find(f'.//{PDF_NS}Producer')}
    for key, node in pairs.items():
        if text(info.get(key)) != (None if node is None else node.text):
            yield f'{key} is {info.get(key)}'
    for key, name in (('/CreationDate', 'CreateDate'), ('/ModDate', 'ModifyDate')):
        wanted = 'D:' + re.sub('[-:T]', '', xmp.find(f'.//{XMP}{name}').text)
        if text(info.get(key)) != wanted:
            yield f'{key} is {info.get(key)}, not {wanted}'


def colour(pdf):
    intents = pdf.get(pdf.root, '/OutputIntents') or [{}]
    profile = pdf.get(intents[0], '/DestOutputProfile')
    if pdf.get(intents[0], '/S') != '/GTS_PDFA1' or profile is None or profile['dict'].get('/N') != 3:
        yield 'no output intent for RGB'
    elif base64.b64decode(profile['data'])[36:40] != b'acsp' or base64.b64decode(profile['data'])[16:20] != b'RGB ':
        yield 'the profile is none'
    for _, page in pdf.pages():
        if re.search(rb'(?<![\w/])[kK](?!\w)', b' '.join(operators(pdf.content(page)))):
            yield 'a page uses CMYK'


def catalog(pdf):
    if pdf.get(pdf.root, '/MarkInfo', '/Marked') is not True or pdf.get(pdf.root, '/MarkInfo', '/Suspects'):
        yield 'it is not marked'
    if text(pdf.root.get('/Lang')) not in ('kk', 'ru', 'en'):
        yield f'/Lang is {pdf.root.get("/Lang")}'
    if pdf.get(pdf.root, '/ViewerPreferences', '/DisplayDocTitle') is not True:
        yield 'the window would not show its title'
    if pdf.get(pdf.root, '/StructTreeRoot', '/ParentTree') is None:
        yield 'no structure'


def fonts(pdf):
    found = pdf.of('/Type', '/Font')
    if not found:
        yield 'no fonts'
    for font in found:
        kind = font['/Subtype']
        if kind == '/CIDFontType2' and font.get('/CIDToGIDMap') != '/Identity':
            yield f'{font["/BaseFont"]} has no /CIDToGIDMap'
        if kind != '/CIDFontType2' and '/ToUnicode' not in font:
            yield f'{font["/BaseFont"]} has no /ToUnicode'
        if kind != '/Type0' and pdf.get(font, '/FontDescriptor', '/FontFile2') is None:
            yield f'{font["/BaseFont"]} is not embedded'
        if kind == '/Type0' and font.get('/Encoding') != '/Identity-H':
            yield f'{font["/BaseFont"]} is encoded as {font.get("/Encoding")}'
        if kind == '/TrueType' and pdf.get(font, '/Encoding') not in ('/WinAnsiEncoding', '/MacRomanEncoding'):
            yield f'{font["/BaseFont"]} is encoded as {font.get("/Encoding")}'


def annotations(pdf):
    for _, page in pdf.pages():
        if page.get('/Tabs') != '/S':
            yield 'a page does not follow its structure'
        for annotation in pdf.get(page, '/Annots') or []:
            annotation = pdf.get(annotation)
            if annotation.get('/F') != 4 or not annotation.get('/Contents') or '/StructParent' not in annotation:
                yield f'annotation {annotation}'


def operators(content):
    return [token for token in TOKEN.findall(content) if re.fullmatch(rb"[A-Za-z'\"][A-Za-z0-9*]*", token)]


def content(pdf):
    """Whatever is painted is content of the structure or an artifact, and neither stands in the other."""
    for number, (_, page) in enumerate(pdf.pages(), 1):
        marks, operands = [], []
        for token in TOKEN.findall(pdf.content(page)):
            if not re.fullmatch(rb"[A-Za-z'\"][A-Za-z0-9*]*", token) or token in (b'true', b'false', b'null'):
                operands.append(token)
                continue
            if token in (b'BDC', b'BMC'):
                kind = 'artifact' if operands[:1] == [b'/Artifact'] else 'content' if b'/MCID' in operands else 'span'
                if kind != 'span' and set(marks) & {'artifact', 'content'}:
                    yield f'page {number}: {kind} in {marks}'
                marks.append(kind)
            elif token == b'EMC':
                if not marks:
                    yield f'page {number}: an end without a beginning'
                    return
                marks.pop()
            elif token.decode() in PAINTING and not set(marks) & {'artifact', 'content'}:
                yield f'page {number}: {token.decode()} is neither content nor an artifact'
            operands = []
        if marks:
            yield f'page {number}: {marks} do not end'


def parents(pdf):
    """From each marked content the way leads to its element, and back."""
    numbers = pdf.get(pdf.root, '/StructTreeRoot', '/ParentTree', '/Nums') or []
    tree = dict(zip(numbers[::2], numbers[1::2]))
    held = set()
    for element, _, pieces, _ in pdf.elements():
        for piece in pieces:
            if isinstance(piece, int):
                held.add((element['/Pg'], piece, json.dumps(element, sort_keys=True)))
            elif '/MCID' in (pdf.get(piece) or {}):
                held.add((pdf.get(piece).get('/Pg', element.get('/Pg')), pdf.get(piece)['/MCID'],
                          json.dumps(element, sort_keys=True)))
    count = 0
    for reference, page in pdf.pages():
        owners = pdf.get(tree.get(page.get('/StructParents'))) or []
        written = sorted(int(number) for number in re.findall(rb'/MCID (\d+)', pdf.content(page)))
        if written != list(range(len(owners))):
            yield f'page {reference} has the contents {written} and {len(owners)} owners'
        for number, owner in enumerate(owners):
            count += 1
            if (reference, number, json.dumps(pdf.get(owner), sort_keys=True)) not in held:
                yield f'page {reference}, content {number}: its element does not hold it'
    if count != len(held):
        yield f'{len(held)} contents are held, {count} are there'


def structure(pdf):
    level = 0
    kinds = {'TR': {'Table'}, 'TH': {'TR'}, 'TD': {'TR'}, 'LI': {'L'}, 'Lbl': {'LI'}, 'LBody': {'LI'}}
    for element, inner, _, language in pdf.elements():
        name = element['/S'][1:]
        names = [pdf.get(kid)['/S'][1:] for kid in inner]
        if name not in STANDARD:
            yield f'{name} is no standard element'
        if language not in ('kk', 'ru', 'en'):
            yield f'{name} is in the language {language}'
        for kid, kid_name in zip(inner, names):
            if pdf.get(kid).get('/P') is None or pdf.get(pdf.get(kid)['/P']) != element:
                yield f'a {kid_name} in {name} names another parent'
            if name not in kinds.get(kid_name, {name}):
                yield f'{kid_name} stands in {name}'
        if name == 'Document' and element.get('/Pg') is not None and not inner:
            yield 'the document is empty'
        if name == 'Table':
            rows = [len([kid for kid in pdf.get(row)['/K']]) for row in inner]
            if set(names) != {'TR'} or len(set(rows)) != 1:
                yield f'a table has rows of {rows} cells'
            cells = [pdf.get(cell)['/S'] for row in inner for cell in pdf.get(row)['/K']]
            if '/TH' not in cells:
                yield 'a table has no heads'
        if name == 'TR' and not set(names) <= {'TH', 'TD'}:
            yield f'a row holds {names}'
        if name == 'L' and (set(names) != {'LI'} or (pdf.get(element, '/A', '/ListNumbering') != '/Decimal'
                                                     and '/A' in element)):
            yield f'a list holds {names}'
        if name == 'LI' and names != ['Lbl', 'LBody']:
            yield f"a list's item holds {names}"
        if name == 'TH' and pdf.get(element, '/A', '/Scope') not in ('/Row', '/Column'):
            yield 'a head has no scope'
        if name == 'Figure' and not element.get('/Alt'):
            yield 'a figure has no words'
        if re.fullmatch('H[1-3]', name):
            if int(name[1]) > level + 1:
                yield f'{name} comes after H{level}'
            level = int(name[1])
    tops = pdf.get(pdf.root, '/StructTreeRoot', '/K')
    if [pdf.get(top, '/S') for top in tops] != ['/Document']:
        yield 'the structure is not one document'


def attachments(pdf):
    specifications = pdf.of('/Type', '/Filespec')
    associated = [pdf.get(one) for one in pdf.get(pdf.root, '/AF') or []]
    named = pdf.get(pdf.root, '/Names', '/EmbeddedFiles', '/Names') or []
    if specifications != associated or [pdf.get(one) for one in named[1::2]] != specifications:
        yield 'a file is attached and not associated'
    for one in specifications:
        stream = pdf.get(one, '/EF', '/F') or {'dict': {}, 'data': ''}
        size = len(base64.b64decode(stream['data']))
        if one.get('/AFRelationship') not in ('/Data', '/Source') or not (one.get('/F') and one.get('/UF') and one.get('/Desc')):
            yield f'{one} does not say what it is'
        if stream['dict'].get('/Subtype') != '/text/xml' or pdf.get(stream['dict'], '/Params', '/Size') != size:
            yield f'the file has the type {stream["dict"].get("/Subtype")} and {size} bytes'
        if not re.fullmatch(r'D:\d{14}Z', text(pdf.get(stream['dict'], '/Params', '/ModDate')) or ''):
            yield 'the file has no date'


RULES = [header, identity, forbidden, metadata, information, colour, catalog, fonts, annotations, content, parents, structure,
         attachments]
