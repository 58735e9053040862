# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalogues: every text is found, translated into every language, with the same placeholders."""
import collections
import pathlib
import re
import subprocess
import sys

import tap

HERE = pathlib.Path(__file__).parent

# Comments go first, so that one that speaks of N_("...") does not count; strings are kept whole.
COMMENT = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|/\*.*?\*/|//[^\n]*', re.DOTALL)
MARKED = re.compile(r'(?<!\w)(?:N_|_|C_|NC_|Q_|ngettext|g_dngettext|g_dgettext|g_dpgettext2?)\s*\([^()"]*"')
MARKED_UI = re.compile(r'translatable="(?:yes|true|1)"')
ALWAYS = ('.desktop.in', '.xml.in', '.gschema.xml')

PLACEHOLDER = re.compile(r'\{[a-z][a-z0-9_-]*\}')
FORMAT = re.compile(r'%(?:\d+\$)?[-+ #0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|z|j)?[diouxXeEfgGcsp]')


def without_comments(text):
    return COMMENT.sub(lambda match: match.group() if match.group()[0] in '"\'' else ' ', text)


def has_texts(tree, name):
    if name.endswith(('.c', '.h')):
        return MARKED.search(without_comments(tree.text(name))) is not None
    if name.endswith('.ui'):
        return MARKED_UI.search(tree.text(name)) is not None
    return name.endswith(ALWAYS)


def listed(tree):
    return [line.strip() for line in tree.text('po/POTFILES.in').splitlines() if line.strip() and line[0] != '#']


def potfiles(tree):
    """po/POTFILES.in lists every file with a text to be translated, each once, in order, and no other."""
    names = listed(tree)
    for name in tree.named('', below=('app/', 'ui/', 'data/')):
        if has_texts(tree, name) and name not in names:
            yield f'{name}: has texts and is not in po/POTFILES.in'
    for name in names:
        if name not in tree.files:
            yield f'po/POTFILES.in: there is no {name}'
        elif not has_texts(tree, name):
            yield f'po/POTFILES.in: {name} has no text'
    if names != sorted(set(names)):
        yield 'po/POTFILES.in: not sorted, or a line twice'


Message = collections.namedtuple('Message', 'context id plural texts fuzzy obsolete')


def unquote(line):
    escapes = {'n': '\n', 't': '\t', 'r': '\r'}
    return re.sub(r'\\(.)', lambda match: escapes.get(match.group(1), match.group(1)), line.strip()[1:-1])


def read_catalogue(text):
    """The messages of a PO file, its header left out."""
    for block in re.split(r'\n\s*\n', text):
        parts, key, fuzzy, obsolete = {}, None, False, False
        for line in block.splitlines():
            if line.startswith('#,') and 'fuzzy' in line:
                fuzzy = True
            if line.startswith('#~'):
                obsolete = True
            match = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+(".*")\s*$', line)
            if match:
                key = match.group(1)
                parts[key] = unquote(match.group(2))
            elif line.startswith('"') and key:
                parts[key] += unquote(line)
        if obsolete or parts.get('msgid'):
            yield Message(parts.get('msgctxt'), parts.get('msgid', ''), parts.get('msgid_plural'),
                          [value for name, value in parts.items() if name.startswith('msgstr')], fuzzy, obsolete)


def catalogues(tree):
    for language in tree.text('po/LINGUAS').split():
        yield language, f'po/{language}.po'


def extracted(tree):
    """The texts of the sources, as (context, id, plural), taken out with the build's own options."""
    options = tree.text('po/xgettext-options').split()
    run = subprocess.run(['xgettext', *options, '--files-from=po/POTFILES.in', '--default-domain=attestat', '-o', '-'],
                         cwd=tree.root, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise RuntimeError(run.stderr)
    return {(message.context, message.id, message.plural) for message in read_catalogue(run.stdout)}


def complete(tree):
    """Every text of the sources is in every catalogue, translated and not fuzzy, and nothing else is there."""
    texts = extracted(tree)
    for language, name in catalogues(tree):
        known = set()
        for message in read_catalogue(tree.text(name)):
            if message.obsolete:
                yield f'{name}: an entry that is no longer used; run ./dev pot'
                continue
            known.add((message.context, message.id, message.plural))
            if message.fuzzy:
                yield f'{name}: fuzzy: {message.id}'
            elif not all(message.texts):
                yield f'{name}: not translated: {message.id}'
        for _, text, _ in sorted(texts - known, key=str):
            yield f'{name}: not there; run ./dev pot and translate: {text}'
        for _, text, _ in sorted(known - texts, key=str):
            yield f'{name}: not in the sources; run ./dev pot: {text}'


def compiles(tree):
    for _, name in catalogues(tree):
        run = subprocess.run(['msgfmt', '-c', '-o', '/dev/null', name], cwd=tree.root,
                             capture_output=True, text=True, check=False)
        if run.returncode != 0 or run.stderr:
            yield f'{name}: {run.stderr.strip()}'


def plural_rules(tree):
    """A noun after a numeral stays singular in Kazakh; Russian has three forms."""
    wanted = {'kk': 'nplurals=1; plural=0;', 'ru': 'nplurals=3;'}
    for language, name in catalogues(tree):
        if f'Plural-Forms: {wanted.get(language, "")}' not in tree.text(name):
            yield f'{name}: not the plural forms of {language}'


def placeholders(tree):
    """The placeholders are the same in the text and in each of its translations."""
    for _, name in catalogues(tree):
        for message in read_catalogue(tree.text(name)):
            source = message.plural or message.id
            for text in message.texts:
                for pattern in (PLACEHOLDER, FORMAT):
                    if text and sorted(pattern.findall(source)) != sorted(pattern.findall(text)):
                        yield f'{name}: other placeholders: “{source}”, “{text}”'


def same_words():
    allowed = {}
    for line in (HERE / 'same-words.tsv').read_text(encoding='utf-8').splitlines():
        if line and line[0] != '#':
            text, languages, _ = line.split('\t')
            allowed[text] = languages.split()
    return allowed


def untranslated(tree):
    """No translation is the English text over again, but for those in same-words.tsv."""
    allowed = same_words()
    for language, name in catalogues(tree):
        for message in read_catalogue(tree.text(name)):
            words = FORMAT.sub('', PLACEHOLDER.sub('', message.id))
            if (message.id in message.texts and any(letter.isalpha() for letter in words)
                    and language not in allowed.get(message.id, [])):
                yield f'{name}: the same as in English: {message.id}'


def names_itself(tree):
    """The program asks the catalogue which language it is in."""
    for language, name in catalogues(tree):
        entry = [message.texts for message in read_catalogue(tree.text(name))
                 if message.context == 'code of this language']
        if entry != [[language]]:
            yield f'{name}: “en” in the context “code of this language” must be “{language}”'


HEADER = 'msgid ""\nmsgstr ""\n' + ''.join(f'"{line}\\n"\n' for line in (
    'Project-Id-Version: a', 'PO-Revision-Date: 2026-01-01 00:00+0500', 'Last-Translator: ', 'Language-Team: Kazakh',
    'Language: kk', 'MIME-Version: 1.0', 'Content-Type: text/plain; charset=UTF-8', 'Content-Transfer-Encoding: 8bit',
    'Plural-Forms: nplurals=1; plural=0;')) + '\n'
CODE = 'msgctxt "code of this language"\nmsgid "en"\nmsgstr "kk"\n'
SOURCE = '/* N_("not this") */\nconst char *a = N_("Save {name}, %d times");\nconst char *b = C_("code of this language", "en");\n'


def small_tree(po='msgid "Save {name}, %d times"\nmsgstr "{name} %d рет сақтау"\n', potfiles_in='app/a.c\n', header=HEADER):
    return {'app/a.c': SOURCE, 'po/LINGUAS': 'kk\n', 'po/POTFILES.in': potfiles_in,
            'po/xgettext-options': (HERE.parent.parent / 'po/xgettext-options').read_text(encoding='utf-8'),
            'po/kk.po': f'{header}{po}\n{CODE}'}


ENTRY = 'msgid "Save {name}, %d times"\n'

if __name__ == '__main__':
    sys.exit(tap.main('translations', [
        ('potfiles', potfiles, [
            ('missing', small_tree(potfiles_in=''), 'app/a.c: has texts'),
            ('gone', small_tree(potfiles_in='app/a.c\napp/b.c\n'), 'there is no app/b.c'),
            ('no-text', small_tree(potfiles_in='app/a.c\npo/LINGUAS\n'), 'po/LINGUAS has no text'),
            ('right', small_tree(), None)]),
        ('complete', complete, [
            ('not-translated', small_tree(ENTRY + 'msgstr ""\n'), 'not translated: Save'),
            ('fuzzy', small_tree('#, fuzzy\n' + ENTRY + 'msgstr "{name} %d"\n'), 'fuzzy: Save'),
            ('not-there', small_tree(''), 'translate: Save'),
            ('too-much', small_tree(ENTRY + 'msgstr "{name} %d"\n\nmsgid "Old"\nmsgstr "Ескі"\n'), 'pot: Old'),
            ('right', small_tree(), None)]),
        ('compiles', compiles, [
            ('broken', small_tree('msgid "a"\nmsgstr "b\n'), 'po/kk.po'),
            ('right', small_tree(), None)]),
        ('plural-rules', plural_rules, [
            ('wrong', small_tree(header=HEADER.replace('nplurals=1', 'nplurals=2')), 'plural forms of kk'),
            ('right', small_tree(), None)]),
        ('placeholders', placeholders, [
            ('other-name', small_tree(ENTRY + 'msgstr "{nam} %d"\n'), 'other placeholders'),
            ('other-format', small_tree(ENTRY + 'msgstr "{name} %s"\n'), 'other placeholders'),
            ('in-a-plural-form', small_tree('msgid "one day"\nmsgid_plural "%d days"\nmsgstr[0] "күн"\n'),
             'other placeholders'),
            ('right', small_tree(), None)]),
        ('not-english', untranslated, [
            ('same', small_tree(ENTRY + 'msgstr "Save {name}, %d times"\n'), 'the same as in English'),
            ('right', small_tree(), None)]),
        ('names-itself', names_itself, [
            ('other', {**small_tree(), 'po/LINGUAS': 'kk\nru\n', 'po/ru.po': HEADER + CODE}, 'must be “ru”'),
            ('right', small_tree(), None)]),
    ]))
