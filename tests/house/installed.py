# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` leaves behind: these files and no others, and a desktop that finds its way among them."""
import argparse
import configparser
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

import tap

HERE = pathlib.Path(__file__).parent
APP_ID = 'kz.atameken.Attestat'
TYPE = 'application/x-attestat-application+xml'
DESKTOP = f'share/applications/{APP_ID}.desktop'
METAINFO = f'share/metainfo/{APP_ID}.metainfo.xml'
MIME = f'share/mime/packages/{APP_ID}.xml'
SERVICE = f'share/dbus-1/services/{APP_ID}.service'


def key_file(tree, name, group):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(tree.text(name))
    return parser[group]


def wanted_files(source):
    for line in (HERE / 'installed.txt').read_text(encoding='utf-8').splitlines():
        if line.startswith('#'):
            continue
        languages = source.text('po/LINGUAS').split() if '{language}' in line else ['']
        yield from (line.replace('{language}', language) for language in languages)


def files(wanted):
    """A check: the files are those of tests/house/installed.txt."""
    def check(tree):
        for name in sorted(set(wanted) - set(tree.files)):
            yield f'not installed: {name}'
        for name in sorted(set(tree.files) - set(wanted)):
            yield f'installed, and not in tests/house/installed.txt: {name}'
    return check


def icon(tree, name):
    return any(pathlib.PurePath(file).stem == name for file in tree.named('.svg', below=('share/icons/hicolor/',)))


def entries(tree):
    """The desktop entry, the D-Bus service, the type and the metainfo speak of things that are installed."""
    entry = key_file(tree, DESKTOP, 'Desktop Entry')
    service = key_file(tree, SERVICE, 'D-BUS Service')
    package = tree.text(MIME)
    program = f"bin/{entry['Exec'].split()[0]}"
    if program not in tree.files:
        yield f'{DESKTOP}: there is no {program}'
    if not service['Exec'].split()[0].endswith('/' + program):
        yield f'{SERVICE}: does not start {program}'
    if service['Name'] != APP_ID or entry.get('DBusActivatable') != 'true':
        yield f'{SERVICE}: not the service that the desktop entry is activated by'
    for name in (entry['Icon'], f"{entry['Icon']}-symbolic", *re.findall(r'<icon name="([^"]+)"', package)):
        if not icon(tree, name):
            yield f'there is no icon {name}'
    for name in entry['MimeType'].rstrip(';').split(';'):
        if f'type="{name}"' not in package:
            yield f'{DESKTOP}: the type {name} is not in {MIME}'
    component = ElementTree.fromstring(tree.text(METAINFO))
    for binary in component.iterfind('provides/binary'):
        if f'bin/{binary.text}' not in tree.files:
            yield f'{METAINFO}: there is no bin/{binary.text}'
    for mediatype in component.iterfind('provides/mediatype'):
        if mediatype.text not in entry['MimeType'].split(';'):
            yield f'{METAINFO}: the type {mediatype.text} is not in {DESKTOP}'


def translated(languages):
    """A check: what the desktop shows is there in each language."""
    def check(tree):
        entry = key_file(tree, DESKTOP, 'Desktop Entry')
        for language in languages:
            for key in ('GenericName', 'Comment', 'Keywords'):
                if f'{key}[{language}]' not in entry:
                    yield f'{DESKTOP}: no {key} in {language}'
            for name, element in ((METAINFO, 'summary'), (MIME, 'comment')):
                if f'<{element} xml:lang="{language}"' not in tree.text(name):
                    yield f'{name}: no {element} in {language}'
    return check


def schema(tree):
    """The installed schemas compile, and the settings are found among them."""
    folder = tree.root / 'share/glib-2.0/schemas'
    done = subprocess.run(['glib-compile-schemas', '--strict', folder], capture_output=True, text=True, check=False)
    if done.returncode or done.stderr:
        yield done.stderr
        return
    listed = subprocess.run(['gsettings', '--schemadir', folder, 'list-keys', APP_ID],
                            capture_output=True, text=True, check=False)
    if 'register' not in listed.stdout.split():
        yield listed.stderr or f'{APP_ID} has no key “register”'


def recognised(application):
    """A check: the desktop knows an application file by its name and by its namespace, and no other XML for one."""
    def check(tree):
        share = tree.root / 'share'
        subprocess.run(['update-mime-database', share / 'mime'], capture_output=True, check=True)
        env = {**os.environ, 'XDG_DATA_HOME': str(share), 'XDG_DATA_DIRS': '/usr/local/share:/usr/share',
               'GIO_USE_VFS': 'local'}
        with tempfile.TemporaryDirectory() as folder:
            other = re.sub(r'urn:[^"]+', 'urn:other', application)
            for name, text, right in (('application.xml', application, True), ('letter', application, True),
                                      ('other', other, False), ('other.xml', other, False)):
                path = pathlib.Path(folder) / name
                path.write_text(text, encoding='utf-8')
                said = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], env=env,
                                      capture_output=True, text=True, check=True).stdout
                if (f'content-type: {TYPE}' in said) != right:
                    yield f'{name}: {"not " if right else ""}taken for an application: {said}'
    return check


def installed(build, destdir):
    """The prefix below destdir, once the build is installed there."""
    options = json.loads((build / 'meson-info/intro-buildoptions.json').read_text(encoding='utf-8'))
    prefix = next(option['value'] for option in options if option['name'] == 'prefix')
    subprocess.run([os.environ.get('MESON', 'meson'), 'install', '-C', build, '--no-rebuild', '--destdir', destdir],
                   capture_output=True, check=True)
    return pathlib.Path(destdir) / prefix.lstrip('/')


def small(**changed):
    """A prefix with what the checks look at, and nothing wrong."""
    texts = {
        'bin/attestat': '', 'share/icons/hicolor/scalable/apps/a.svg': '',
        'share/icons/hicolor/symbolic/apps/a-symbolic.svg': '',
        DESKTOP: '[Desktop Entry]\nExec=attestat %U\nIcon=a\nMimeType=a/b;\nDBusActivatable=true\n'
                 'GenericName[kk]=a\nComment[kk]=a\nKeywords[kk]=a;\n',
        SERVICE: f'[D-BUS Service]\nName={APP_ID}\nExec=/usr/bin/attestat --gapplication-service\n',
        MIME: '<mime-info><mime-type type="a/b"><comment xml:lang="kk">a</comment></mime-type></mime-info>',
        METAINFO: '<component><summary xml:lang="kk">a</summary><provides><binary>attestat</binary></provides></component>',
    }
    for key, (before, after) in changed.items():
        name = {'desktop': DESKTOP, 'service': SERVICE, 'mime': MIME, 'metainfo': METAINFO}[key]
        texts[name] = texts[name].replace(before, after)
    return texts


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('source')
    parser.add_argument('build')
    options = parser.parse_args()
    source = tap.Tree(options.source)
    languages = source.text('po/LINGUAS').split()
    application = source.text('data/sample/application.xml')
    report = tap.Report()
    with tempfile.TemporaryDirectory() as destdir:
        tree = tap.Tree(installed(pathlib.Path(options.build), destdir))
        for name, check in (('files', files(list(wanted_files(source)))), ('entries', entries), ('schema', schema),
                            ('recognised', recognised(application)), ('translated', translated(languages))):
            report.case(f'/house/installed/{name}', check(tree))
    for name, check, texts, about in (
            ('files/missing', files([*small(), 'bin/b']), small(), 'not installed: bin/b'),
            ('files/too-much', files([DESKTOP]), small(), 'not in tests/house/installed.txt: bin/attestat'),
            ('files/right', files(list(small())), small(), None),
            ('entries/no-program', entries, small(desktop=('Exec=attestat', 'Exec=other')), 'there is no bin/other'),
            ('entries/other-service', entries, small(service=('attestat --', 'other --')), 'does not start'),
            ('entries/not-activated', entries, small(desktop=('true', 'false')), 'activated by'),
            ('entries/no-icon', entries, small(desktop=('Icon=a', 'Icon=b')), 'no icon b-symbolic'),
            ('entries/other-type', entries, small(mime=('a/b', 'a/c')), 'type a/b is not in'),
            ('entries/no-binary', entries, small(metainfo=('attestat', 'b')), 'there is no bin/b'),
            ('entries/right', entries, small(), None),
            ('translated/not', translated(['kk']), small(mime=('kk', 'ru')), 'no comment in kk'),
            ('translated/right', translated(['kk']), small(), None)):
        report.case(f'/house/installed/{name}', tap.judge(check, texts, about))
    return report.end()


if __name__ == '__main__':
    sys.exit(main())
