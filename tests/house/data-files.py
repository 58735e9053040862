# SPDX-License-Identifier: GPL-3.0-or-later
"""Data files: XML that can be read, schemas that compile, what the desktop reads."""
import re
import subprocess
import sys
import tempfile

import tap

XML = ('.xml', '.xml.in', '.ui', '.rng', '.svg', '.gresource.xml', '.conf')


def run(tree, *command):
    """What a tool says against a file; nothing where it has no fault."""
    done = subprocess.run(command, cwd=tree.root, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip() or f'exit code {done.returncode}' if done.returncode else ''


def well_formed(tree):
    for name in tree.named(*XML):
        # What tests feed to the readers is wrong on purpose.
        if name.startswith('tests/') and '/' in name[len('tests/'):]:
            continue
        said = run(tree, 'xmllint', '--noout', '--nonet', name)
        if said:
            yield f'{name}: {said}'


def schemas(tree):
    """Every RELAX NG schema compiles: xmllint ends with 5 where one does not."""
    with tempfile.NamedTemporaryFile('w', suffix='.xml') as document:
        document.write('<nothing/>\n')
        document.flush()
        for name in tree.named('.rng'):
            done = subprocess.run(['xmllint', '--noout', '--nonet', '--relaxng', name, document.name], cwd=tree.root,
                                  capture_output=True, text=True, check=False)
            if done.returncode == 5:
                yield f'{name}: {done.stderr.strip()}'


def built(tree, pattern):
    """Files as they will be installed: those of the build, else those of the tree."""
    files = list((tree.build / 'data').glob(pattern)) if tree.build else []
    return files or [path for path in (tree.root / 'data').glob(pattern)]


def desktop_entries(tree):
    for path in built(tree, '*.desktop'):
        said = run(tree, 'desktop-file-validate', str(path))
        if said:
            yield f'{path.name}: {said}'


def metainfo(tree):
    for path in built(tree, '*.metainfo.xml'):
        said = run(tree, 'appstreamcli', 'validate', '--no-net', str(path))
        if said:
            yield f'{path.name}: {said}'


def settings_schemas(tree):
    for path in (tree.root / 'data').glob('*.gschema.xml'):
        said = run(tree, 'glib-compile-schemas', '--strict', '--dry-run', str(path.parent))
        if said:
            yield f'{path.name}: {said}'


def confirmed(tree):
    """What neither the law nor the rules say is marked, and says so with one of two words."""
    for name in tree.named('.xml', below=('data/',)):
        for number, line in enumerate(tree.text(name).splitlines(), 1):
            for value in re.findall(r'\bconfirmed="([^"]*)"', line):
                if value not in ('yes', 'no'):
                    yield f'{name}:{number}: confirmed="{value}"'


RNG = '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start>{}</start></grammar>'

if __name__ == '__main__':
    sys.exit(tap.main('data-files', [
        ('well-formed', well_formed, [
            ('broken', {'data/a.xml': '<a><b></a>'}, 'data/a.xml'),
            ('right', {'data/a.xml': '<a/>', 'tests/core/data/b.xml': '<a><b></a>'}, None)]),
        ('schemas', schemas, [
            ('broken', {'data/a.rng': RNG.format('<ref name="nothing"/>')}, 'data/a.rng'),
            ('right', {'data/a.rng': RNG.format('<element name="a"><empty/></element>')}, None)]),
        ('desktop-entries', desktop_entries, [
            ('broken', {'data/a.desktop': '[Desktop Entry]\nName=a\n'}, 'a.desktop'),
            ('right', {'data/a.desktop': '[Desktop Entry]\nType=Application\nName=a\nExec=a\n'}, None)]),
        ('metainfo', metainfo, [
            ('broken', {'data/a.metainfo.xml': '<component/>'}, 'a.metainfo.xml')]),
        ('settings-schemas', settings_schemas, [
            ('broken', {'data/a.gschema.xml': '<schemalist><schema/></schemalist>'}, 'a.gschema.xml')]),
        ('confirmed', confirmed, [
            ('other-word', {'data/a.xml': '<a confirmed="maybe"/>'}, 'data/a.xml:1'),
            ('right', {'data/a.xml': '<a confirmed="no"/>'}, None)]),
    ]))
