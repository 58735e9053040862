# SPDX-License-Identifier: GPL-3.0-or-later
"""Data files: XML that can be read, schemas that compile, what the desktop reads."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import tap

XML = ('.xml', '.page', '.xml.in', '.ui', '.rng', '.svg', '.gresource.xml', '.conf')


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


def mime_types(tree):
    """update-mime-database takes each package of types in, and finds the application file's namespace in it."""
    for path in built(tree, '*.xml'):
        if 'freedesktop.org/standards/shared-mime-info' not in path.read_text(encoding='utf-8'):
            continue
        with tempfile.TemporaryDirectory() as folder:
            packages = pathlib.Path(folder) / 'packages'
            packages.mkdir()
            shutil.copy(path, packages)
            said = run(tree, 'update-mime-database', '-V', folder)
            spaces = (pathlib.Path(folder) / 'XMLnamespaces').read_text(encoding='utf-8').split()
            if said:
                yield f'{path.name}: {said}'
            elif not spaces or f'ns="{spaces[0]}"' not in tree.text('data/schema/application-1.rng'):
                yield f'{path.name}: the type has not the namespace of data/schema/application-1.rng, but {spaces[:1]}'


def releases(tree):
    """The newest release in the metainfo, and in the changelog of the package, is the version in meson.build."""
    version = re.search(r"version: '([^']+)'", tree.text('meson.build')).group(1)
    for name, pattern in (('data/kz.atameken.Attestat.metainfo.xml.in', r'<release version="([^"]+)"'),
                          ('debian/changelog', r'^attestat \(([^)]+)\)')):
        found = re.search(pattern, tree.text(name), re.MULTILINE)
        if not found or found.group(1) != version:
            yield f'{name}: the newest release is {found and found.group(1)}, in meson.build it is {version}'


def permissions(tree):
    """A Flatpak may use a screen and nothing else: no files but through portals, and no network."""
    for name in tree.named('.yml', below=('flatpak/',)):
        block = re.search(r'^finish-args:\n((?:[ #].*\n)*)', tree.text(name), re.MULTILINE)
        asked = set(re.findall(r'^ +- (--\S+)', block[1], re.MULTILINE)) if block else {'something: no finish-args'}
        for permission in sorted(asked - {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri'}):
            yield f'{name}: asks for {permission}'


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


def release_tree(metainfo_version):
    return {'meson.build': "project('a', 'c',\n  version: '1.2',\n)\n",
            'data/kz.atameken.Attestat.metainfo.xml.in': f'<release version="{metainfo_version}"/>\n',
            'debian/changelog': 'attestat (1.2) unstable; urgency=medium\n'}


def mime_tree(namespace):
    return {'data/schema/application-1.rng': '<grammar ns="urn:a"/>',
            'data/a.xml': '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">'
                          '<mime-type type="application/x-a"><comment>a</comment>'
                          f'<root-XML namespaceURI="{namespace}" localName="a"/></mime-type></mime-info>'}


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
        ('mime-types', mime_types, [
            ('broken', mime_tree('urn:a" localName=""/><root-XML namespaceURI="'), 'a.xml'),
            ('other-namespace', mime_tree('urn:b'), 'not the namespace'),
            ('right', mime_tree('urn:a'), None)]),
        ('releases', releases, [
            ('older', release_tree('1.1'), 'release is 1.1'),
            ('right', release_tree('1.2'), None)]),
        ('permissions', permissions, [
            ('files', {'flatpak/a.yml': 'finish-args:\n  - --socket=wayland\n  - --filesystem=home\n'}, '--filesystem'),
            ('right', {'flatpak/a.yml': 'finish-args:\n  - --socket=wayland\n'}, None)]),
        ('settings-schemas', settings_schemas, [
            ('broken', {'data/a.gschema.xml': '<schemalist><schema/></schemalist>'}, 'a.gschema.xml')]),
        ('confirmed', confirmed, [
            ('other-word', {'data/a.xml': '<a confirmed="maybe"/>'}, 'data/a.xml:1'),
            ('right', {'data/a.xml': '<a confirmed="no"/>'}, None)]),
    ]))
