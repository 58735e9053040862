# SPDX-License-Identifier: GPL-3.0-or-later
"""The arrows between the layers: who may see whom."""
import itertools
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import tap

# ARCHITECTURE.md draws the same.
SEES = {
    'core': set(),
    'law': {'core'},
    'dossier': {'core', 'law'},
    'store': {'core'},
    'office': {'core', 'law', 'dossier', 'store'},
    'viewer': {'core'},
}
BELOW_TOOLS = SEES['office'] | {'office'}
SEES.update({tool: set(BELOW_TOOLS) for tool in ('exchange', 'documents', 'field')})
EVERYTHING_BELOW = BELOW_TOOLS | {'exchange', 'documents', 'field'}
SEES['documents'].add('viewer')
SEES.update({name: EVERYTHING_BELOW | {'viewer'} for name in ('cli', 'ui')})

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
WIDGETS = ('gtk/', 'gdk/', 'adwaita.h')


def layer_of(name):
    """The layer to which a file or folder of the tree belongs; None for what is in none."""
    parts = pathlib.PurePosixPath(name).parts
    if parts[:1] == ('ui',):
        return 'ui'
    if len(parts) > 1 and parts[0] == 'app' and parts[1] in SEES:
        return parts[1]
    return None


def includes(tree):
    """No file includes a header of a layer that it may not see, and no layer but ui includes a widget."""
    headers = {}
    for name in tree.named('.h', below=('app/', 'ui/')):
        headers.setdefault(pathlib.PurePosixPath(name).name, layer_of(name))
    for name in tree.named('.c', '.h', below=('app/', 'ui/')):
        layer = layer_of(name)
        if layer is None:
            yield f'{name}: belongs to no layer'
            continue
        for header in INCLUDE.findall(tree.text(name)):
            target = headers.get(header.rsplit('/', 1)[-1])
            if target is not None and target != layer and target not in SEES[layer]:
                yield f'{name}: {layer} must not include {header} of {target}'
            if layer != 'ui' and header.startswith(WIDGETS):
                yield f'{name}: only ui may include {header}'


def commands(tree):
    """What the build compiles below app/, ui/ and tests/: (name, layer, arguments, folder)."""
    for entry in json.loads((tree.build / 'compile_commands.json').read_text(encoding='utf-8')):
        path = os.path.normpath(os.path.join(entry['directory'], entry['file']))
        name = os.path.relpath(path, tree.root)
        layer = layer_of(name)
        parts = pathlib.PurePosixPath(name).parts
        if layer is None and len(parts) > 1 and parts[0] == 'tests' and parts[1] in SEES:
            layer = parts[1]
        if layer is not None and not path.startswith(str(tree.build) + os.sep):
            yield name, layer, shlex.split(entry['command']), entry['directory']


def include_folders(arguments, folder):
    for argument in arguments:
        if argument.startswith('-I'):
            yield os.path.normpath(os.path.join(folder, argument[2:]))


def include_paths(tree):
    """The flags with which a file is compiled show it only what it may use; a test sees what its layer sees."""
    found = 0
    for name, layer, arguments, folder in commands(tree):
        found += 1
        for path in include_folders(arguments, folder):
            base = tree.build if path.startswith(str(tree.build) + os.sep) else tree.root
            target = layer_of(os.path.relpath(path, base))
            if target is not None and target != layer and target not in SEES[layer]:
                yield f'{name}: {layer} is compiled with the headers of {target} ({os.path.relpath(path, tree.root)})'
    if found == 0:
        yield 'compile_commands.json names no file of ours'


def preprocess(arguments, folder, header):
    """Whether a file that includes the header gets through the preprocessor with these flags, and what was said."""
    # The compiler, and what stands before it: a cache, say.
    program = list(itertools.takewhile(lambda argument: not argument.startswith('-'), arguments))
    flags = [argument for argument in arguments if argument.startswith(('-I', '-D', '-isystem', '-std', '-pthread'))]
    with tempfile.NamedTemporaryFile('w', suffix='.c') as source:
        source.write(f'#include "{header}"\n')
        source.flush()
        run = subprocess.run([*program, *flags, '-E', '-o', os.devnull, source.name], cwd=folder,
                             capture_output=True, text=True, check=False, env={**os.environ, 'LC_ALL': 'C'})
    return run.returncode == 0, run.stderr


def forbidden_headers(tree):
    """A header of a layer that must not be seen is not even found, while one's own is."""
    flags = {}
    for name, layer, arguments, folder in commands(tree):
        if not name.startswith('tests/'):
            flags.setdefault(layer, (arguments, folder))
    headers = {}
    for name in tree.named('.h', below=('app/', 'ui/')):
        headers.setdefault(layer_of(name), pathlib.PurePosixPath(name).name)
    if 'core' not in flags or 'office' not in headers:
        yield 'there is nothing to try it with'
    for layer, (arguments, folder) in flags.items():
        for target, header in headers.items():
            if target is None or target == 'ui' and layer == 'ui':
                continue
            seen, said = preprocess(arguments, folder, header)
            allowed = target == layer or target in SEES[layer]
            if target == layer and not seen:
                yield f'{layer} does not find its own {header}: {said}'
            elif not allowed and (seen or 'No such file' not in said):
                yield f'{layer} can include {header} of {target}: {said}'


def no_build(check):
    """The checks of flags, tried on a made-up list of commands."""
    def run(tree):
        tree.build = tree.root / 'build'
        path = tree.build / 'compile_commands.json'
        path.write_text(path.read_text(encoding='utf-8').replace('@build@', str(tree.build)), encoding='utf-8')
        return list(check(tree))
    return run


def made_up(*folders):
    flags = ' '.join(f'-I../{folder}' for folder in folders)
    return {
        'build/compile_commands.json': json.dumps([{
            'directory': '@build@', 'file': '../app/core/a.c', 'command': f'cc {flags} -c ../app/core/a.c'}]),
        'app/core/a.h': '', 'app/office/b.h': '', 'app/core/a.c': '',
    }


if __name__ == '__main__':
    report = tap.Report()
    report.case('/house/arrows/trial/flags-right', tap.judge(no_build(include_paths), made_up('app/core'), None))
    report.case('/house/arrows/trial/flags-wrong', tap.judge(no_build(include_paths), made_up('app/core', 'app/office'),
                                                             'headers of office'))
    report.case('/house/arrows/trial/header-hidden', tap.judge(no_build(forbidden_headers), made_up('app/core'), None))
    report.case('/house/arrows/trial/header-seen', tap.judge(no_build(forbidden_headers),
                                                             made_up('app/core', 'app/office'), 'can include b.h'))
    source = tap.Tree(sys.argv[1], sys.argv[2])
    report.case('/house/arrows/include-paths', include_paths(source))
    report.case('/house/arrows/forbidden-headers', forbidden_headers(source))
    report.case('/house/arrows/includes', includes(source))
    report.case('/house/arrows/trial/include-upward', tap.judge(
        includes, {'app/core/a.c': '#include "b.h"\n', 'app/office/b.h': ''}, 'app/core/a.c'))
    report.case('/house/arrows/trial/include-widget', tap.judge(
        includes, {'app/cli/a.c': '#include <gtk/gtk.h>\n'}, 'only ui'))
    report.case('/house/arrows/trial/include-right', tap.judge(
        includes, {'app/office/a.c': '#include "b.h"\n', 'app/core/b.h': ''}, None))
    sys.exit(report.end())
