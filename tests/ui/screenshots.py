# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of every page of the window and every dialog; ./dev screenshots runs it, on a screen nobody sees.

The real application goes through a practice register, an empty one and a folder that is none. A page that could not be
reached is named, and makes it fail.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
BUILD = TOP / 'build'
LANGUAGES = ('kk', 'ru', 'en')
SCHEMES = ('light', 'dark')
# What README.md and the metainfo show: the picture in docs/pictures, and the one it is made of.
DOCS = {'dossier': 'dossier-documents-kk-light', 'today': 'today-ru-dark'}


def parse():
    parser = argparse.ArgumentParser(
        prog='./dev screenshots',
        description='Takes pictures of every page of the window, named PAGE-LANGUAGE-SCHEME.png.')
    parser.add_argument('what', nargs='*', metavar='PAGE|LANGUAGE|SCHEME',
                        help='only these: a page, or the beginning of its name; kk, ru, en; light, dark')
    parser.add_argument('--out', type=pathlib.Path, default=BUILD / 'screenshots', metavar='FOLDER',
                        help='where the pictures go (build/screenshots)')
    parser.add_argument('--narrow', action='store_true', help='in a window 360 pixels wide')
    parser.add_argument('--large', action='store_true', help='with text of twice the size')
    parser.add_argument('--size', metavar='WIDTHxHEIGHT', help='in a window of that size, whatever the page would need')
    parser.add_argument('--contrast', action='store_true', help='with high contrast')
    parser.add_argument('--check', action='store_true',
                        help='take none, but look for text that is cut short or left in English')
    parser.add_argument('--list', action='store_true', help='name the pages')
    parser.add_argument('--docs', action='store_true', help='take those of docs/pictures anew')
    return parser.parse_intermixed_args()


def environment(options):
    """What the program needs that runs from the build folder."""
    result = dict(os.environ)
    result.update(G_TEST_SRCDIR=str(TOP / 'tests'), ATTESTAT_LOCALEDIR=str(BUILD / 'po'),
                  ATTESTAT_LIBEXECDIR=str(BUILD / 'app' / 'viewer'), ATTESTAT_DATADIR=str(TOP / 'resources'),
                  GSETTINGS_SCHEMA_DIR=str(BUILD / 'data'), LANGUAGE='en', GTK_A11Y='none')
    if options.contrast:
        result['ADW_DEBUG_HIGH_CONTRAST'] = '1'
    return result


def with_window_manager(command, env):
    """Runs it beside a window manager, so that windows look as those do that have the keyboard."""
    manager = None
    if shutil.which('openbox'):
        manager = subprocess.Popen(['openbox'], env=env, stderr=subprocess.DEVNULL)
    try:
        return subprocess.run(command, env=env, check=False).returncode
    finally:
        if manager is not None:
            manager.terminate()
            manager.wait()


def take(options, folder, what):
    """Takes the pictures of those pages, languages and schemes; says how it went."""
    command = [BUILD / 'tests' / 'ui' / 'tour', '--out', folder]
    for name in ('narrow', 'large', 'check', 'list'):
        if getattr(options, name):
            command.append('--' + name)
    if options.size:
        command.append('--size=' + options.size)
    command += ['--language=' + word for word in what if word in LANGUAGES]
    command += ['--scheme=' + word for word in what if word in SCHEMES]
    command += [word + '*' for word in what if word not in LANGUAGES + SCHEMES]
    folder.mkdir(parents=True, exist_ok=True)
    return with_window_manager(command, environment(options))


def take_docs(options):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for target, source in DOCS.items():
            page, language, scheme = source.rsplit('-', 2)
            status = take(options, folder, [page, language, scheme])
            if status != 0:
                return status
            # Few colours, and nothing beside the picture: a tenth of the size, and nobody sees it.
            subprocess.run(['convert', folder / (source + '.png'), '-strip', '-dither', 'None', '-colors', '128',
                            '-define', 'png:compression-level=9', TOP / 'docs' / 'pictures' / (target + '.png')],
                           check=True)
    return 0


def main():
    options = parse()
    if options.docs:
        return take_docs(options)
    status = take(options, options.out, options.what)
    if not (options.check or options.list):
        print(f'The pictures are in {options.out}', file=sys.stderr)
    return status


if __name__ == '__main__':
    sys.exit(main())
