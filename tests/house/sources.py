# SPDX-License-Identifier: GPL-3.0-or-later
"""House rules that each source file keeps."""
import re
import sys

import tap

MAX_LINES = 1000
LEFTOVER = re.compile(r'\b(' + '|'.join(['TO' + 'DO', 'FIX' + 'ME', 'X' * 3]) + r')\b')
MACHINE_PATH = re.compile(r'(?<![\w.:/-])/(' + '|'.join(['home', 'root', 'work', 'farm']) + r')/')
SPDX = 'SPDX-License-Identifier: GPL-3.0-or-later'
WITH_LICENCE = ('.c', '.h', '.ui', '.py', '.sh', '.build', '.xml', '.xml.in', '.page', '.rng', '.css', '.sql')


def licences(tree):
    """The line stands at the top; data that the program takes in as its users write it has none.

    AppStream wants metainfo under a licence that lets catalogues mix it with that of others.
    """
    for name in tree.named(*WITH_LICENCE):
        if '/sample/' in name or name.startswith('tests/') and name.endswith('.xml'):
            continue
        wanted = SPDX.replace('GPL-3.0-or-later', 'CC0-1.0') if name.endswith('.metainfo.xml.in') else SPDX
        if wanted not in '\n'.join(tree.text(name).splitlines()[:4]):
            yield f'{name}: no line “{wanted}” at the top'


def lengths(tree):
    for name in tree.named('.c', '.h', '.ui', below=('app/', 'ui/')):
        lines = len(tree.text(name).splitlines())
        if lines > MAX_LINES:
            yield f'{name}: {lines} lines, more than {MAX_LINES}'


def leftovers(tree):
    for name in tree.named('', below=('app/', 'ui/', 'data/', 'resources/')):
        for number, line in enumerate((tree.text(name) or '').splitlines(), 1):
            if LEFTOVER.search(line):
                yield f'{name}:{number}: {line.strip()}'


def machine_paths(tree):
    for name in tree.files:
        for number, line in enumerate((tree.text(name) or '').splitlines(), 1):
            if MACHINE_PATH.search(line):
                yield f'{name}:{number}: {line.strip()}'


def endings(tree):
    """What .editorconfig asks for, where an editor without it leaves traces."""
    for name in tree.named('.c', '.h', '.ui', '.py', '.sh', '.build', '.md'):
        text = tree.text(name)
        if not text.endswith('\n') and text:
            yield f'{name}: no newline at the end'
        for number, line in enumerate(text.split('\n'), 1):
            if line != line.rstrip():
                yield f'{name}:{number}: blanks at the end of the line'
            elif '\t' in line and not name.endswith('.md'):
                yield f'{name}:{number}: a tab'


SPEC = re.compile(r'ATT_PROBLEM_\w+, "([^"]+)",(.*?)\n\};', re.DOTALL)
COMMAND_OR_ID = re.compile(r'attestatctl|[a-z] \((--)?[a-z-]+\)')
REMEDIES = 'ui/app/att-remedies.c'


def remedies(tree):
    """A problem that tells of a command or an id is told to those who have a window in other words."""
    known = tree.text(REMEDIES) if REMEDIES in tree.files else ''
    for name in tree.named('.c', below=('app/',)):
        if name.startswith('app/cli/'):
            continue
        for problem, words in SPEC.findall(tree.text(name)):
            if COMMAND_OR_ID.search(words) and f'{{ "{problem}",' not in known:
                yield f'{name}: “{problem}” tells of a command or an id, and {REMEDIES} has none for the window'


WRAPS = re.compile(r'<property name="wrap">True</property>\s*(?!\s|<property name="wrap-mode">)')
CUTS = re.compile(r'\b(AdwWindowTitle|AdwPreferencesGroup)"|\b(adw_window_title_new|adw_preferences_group_new) ')


def words_give_way(tree):
    """With large text a narrow window has no room for a word: it says of each label how it breaks, and nothing cuts a title."""
    for name in tree.named('.c', '.ui', below=('ui/',)):
        text = tree.text(name)
        for found in WRAPS.finditer(text):
            yield f'{name}:{text.count(chr(10), 0, found.start()) + 1}: a label that wraps without a wrap-mode (word-char)'
        for found in CUTS.finditer(text):
            yield f'{name}:{text.count(chr(10), 0, found.start()) + 1}: cuts its title short; use AttTitle, AttGroup'


LABEL = '<property name="wrap">True</property>\n'
GOOD = {'app/core/a.c': f'/* {SPDX} */\nint a;\n'}
COMMAND = 'static const AttProblemSpec a = {\n  ATT_PROBLEM_INPUT, "bad",\n  N_ ("It is."), N_ ("Run attestatctl a."), NULL\n};\n'

if __name__ == '__main__':
    sys.exit(tap.main('sources', [
        ('licence', licences, [
            ('missing', {'ui/a.ui': '<interface/>\n'}, 'ui/a.ui'),
            ('right', GOOD, None)]),
        ('length', lengths, [
            ('too-long', {'app/core/a.c': 'int a;\n' * (MAX_LINES + 1)}, 'app/core/a.c'),
            ('right', GOOD, None)]),
        ('leftovers', leftovers, [
            ('found', {'data/a.xml': '<!-- ' + 'FIX' + 'ME -->\n'}, 'data/a.xml:1'),
            ('right', GOOD, None)]),
        ('machine-paths', machine_paths, [
            ('found', {'docs/a.md': 'see /' + 'home/somebody/a\n'}, 'docs/a.md:1'),
            ('right', {'docs/a.md': 'see https://example.kz/' + 'home/ and ./' + 'work/a\n'}, None)]),
        ('endings', endings, [
            ('blanks', {'app/core/a.c': 'int a; \n'}, 'app/core/a.c:1'),
            ('no-newline', {'app/core/a.c': 'int a;'}, 'newline'),
            ('right', GOOD, None)]),
        ('words-give-way', words_give_way, [
            ('no-mode', {'ui/a.ui': LABEL + '<property name="xalign">0</property>\n'}, 'ui/a.ui:1'),
            ('group', {'ui/a.ui': '\n<object class="AdwPreferencesGroup">\n'}, 'ui/a.ui:2'),
            ('right', {'ui/a.ui': LABEL + '  <property name="wrap-mode">word-char</property>\n'}, None)]),
        ('remedies', remedies, [
            ('command', {'app/core/a.c': COMMAND}, 'app/core/a.c'),
            ('right', {'app/core/a.c': COMMAND, REMEDIES: '  { "bad", N_ ("Do it here.") },\n'}, None)]),
    ]))
