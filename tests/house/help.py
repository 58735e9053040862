# SPDX-License-Identifier: GPL-3.0-or-later
"""The help: the same in every language, and true of the window and of the command as they are."""
import importlib.util
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import tap

sys.dont_write_bytecode = True
_spec = importlib.util.spec_from_file_location('make_help', pathlib.Path(__file__).parents[2] / 'help' / 'make-help.py')
make_help = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(make_help)

MALLARD = make_help.MALLARD
# What is the same in every language, not only its element.
SAME = {MALLARD + name for name in ('gui', 'key', 'cmd', 'code')}
# Keys of the toolkit, which the program does not bind.
ALWAYS = {'Tab', 'Alt'}


def languages(tree):
    return ['en', *tree.text('po/LINGUAS').split()]


def pages(tree, language):
    return {pathlib.PurePath(name).stem: ElementTree.fromstring(tree.text(name))
            for name in tree.named('.page', below=(f'help/{language}/',))}


def all_pages(tree):
    for language in languages(tree):
        for name, page in pages(tree, language).items():
            yield f'help/{language}/{name}.page', page


def skeleton(node):
    """A page without its words. Where in a sentence a name stands is the language's own affair: names are sorted."""
    children = [skeleton(child) for child in node]
    if node.tag in {MALLARD + name for name in ('p', 'title', 'td', 'th', 'em')}:
        children.sort()
    return (node.tag.replace(MALLARD, ''), tuple(sorted(node.attrib.items())), node.text if node.tag in SAME else '',
            tuple(children))


def first_difference(one, other):
    if one[:3] != other[:3]:
        return f'{one[:3]} and {other[:3]}'
    for left, right in zip(one[3], other[3]):
        if left != right:
            return first_difference(left, right)
    return f'<{one[0]}> has {len(one[3])} and {len(other[3])} parts'


def same(tree):
    """Every language has the same pages, sections, ids, links, names, keys and commands."""
    model = pages(tree, 'en')
    for language in languages(tree)[1:]:
        others = pages(tree, language)
        for name in sorted(set(model) ^ set(others)):
            yield f'{name}.page: only in one of en and {language}'
        for name in sorted(set(model) & set(others)):
            one, other = skeleton(model[name]), skeleton(others[name])
            if one != other:
                yield f'help/{language}/{name}.page: not as in English: {first_difference(one, other)}'


def words(tree):
    """Every name of the window is in the catalogue, and every link leads somewhere."""
    for language in languages(tree):
        try:
            make_help.Book(language, tree.root).make()
        except (make_help.HelpError, ElementTree.ParseError, FileNotFoundError) as error:
            yield f'{language}: {error}'


def listed(tree):
    """Every page is in the index, once."""
    for language in languages(tree):
        found = pages(tree, language)
        links = [link.get('xref') for link in found['index'].iter(MALLARD + 'link')]
        for name in sorted(set(found) - {'index'} - set(links)):
            yield f'help/{language}/{name}.page: not in the index'
        if len(links) != len(set(links)):
            yield f'help/{language}/index.page: a page twice'


def keys(tree):
    """Every shortcut is one of the window's list, or at least of the application."""
    bound = re.findall(r'"((?:<\w+>)*\w+)"', ''.join(re.findall(r'\{ "(?:app|win|window)\.[^{]*\{([^}]*)\}',
                                                               tree.text('ui/app/att-app.c'))))
    known = {make_help.spell_accelerator(accelerator) for accelerator in bound} | ALWAYS
    known |= {key for _, rows in make_help.read_shortcuts(tree.root) for _, key in rows}
    for name, page in all_pages(tree):
        for key in page.iter(MALLARD + 'key'):
            if key.text not in known:
                yield f'{name}: no such shortcut: {key.text}'


def help_of(tree, *command):
    return subprocess.run([tree.build / 'app/cli/attestatctl', 'help', *command], capture_output=True, text=True,
                          check=False)


def commands(tree):
    """Every command of attestatctl is there and takes the options that it is shown with."""
    known = {}
    for name, page in all_pages(tree):
        for node in [*page.iter(MALLARD + 'cmd'), *page.iter(MALLARD + 'code')]:
            for line in node.text.splitlines():
                asked = re.match(r'attestatctl (?:--register \w+ )?(\w+)(.*)', line)
                if not asked:
                    continue
                command, rest = asked.groups()
                if command not in known:
                    answer = help_of(tree, command) if tree.build else None
                    known[command] = answer.stdout if answer and answer.returncode == 0 else None
                if known[command] is None:
                    yield f'{name}: no such command: {command}'
                    continue
                for option in re.findall(r'(?<=\s)-{1,2}[a-z][a-z-]*', rest):
                    if not re.search(rf'(?<![\w-]){option}(?![\w-])', known[command]):
                        yield f'{name}: {command} has no option {option}'


def topics(tree):
    """Every page that the window asks for exists."""
    found = pages(tree, 'en')
    asked = re.findall(r'\w, "([a-z-]+)" \}|", "([a-z-]+)" \}|return "([a-z-]+)"', tree.text('ui/app/att-help.c'))
    if not asked:
        yield 'ui/app/att-help.c: no topics found'
    for topic in sorted({''.join(one) for one in asked} - set(found)):
        yield f'ui/app/att-help.c: there is no page {topic}'


def built(tree):
    """What is installed needs nothing beside it, and no id is there twice."""
    for language in languages(tree):
        path = tree.build / 'help' / f'{language}.html'
        root = ElementTree.fromstring(path.read_text(encoding='utf-8'))
        ids = [node.get('id') for node in root.iter() if node.get('id')]
        for name in sorted({one for one in ids if ids.count(one) > 1}):
            yield f'{path.name}: the id {name} twice'
        for node in root.iter():
            for attribute, value in node.attrib.items():
                if attribute == 'src' or attribute == 'href' and value.lstrip('#') not in ids:
                    yield f'{path.name}: {attribute}="{value}" leads out of the file'


PAGE = '<page xmlns="http://projectmallard.org/1.0/" id="{}"><title>a</title>{}</page>'
INDEX = PAGE.format('index', '<section id="s"><title>s</title><list><item><p><link xref="{}"/></p></item></list></section>')
SHORTCUT = ('<interface><object class="GtkShortcutsGroup"><property name="title">General</property>'
            '<object class="GtkShortcutsShortcut"><property name="title">Help</property>'
            '<property name="accelerator">F1</property></object></object></interface>')
CATALOGUE = ('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "verb"\nmsgid "_Record"\n'
             'msgstr "Енгізу"\n\nmsgctxt "noun"\nmsgid "Record"\nmsgstr "Жазба"\n\nmsgid "Print"\nmsgstr "Басып шығару"\n\n'
             'msgctxt "verb"\nmsgid "Print"\nmsgstr "Басу"\n')


def small(kk='', en=None, index='a', topic='a'):
    """A tree with a page in two languages."""
    return {'po/LINGUAS': 'kk\n', 'po/kk.po': CATALOGUE, 'po/ru.po': CATALOGUE, 'help/style.css': '',
            'ui/app/att-shortcuts.ui': SHORTCUT, 'help/kk/index.page': INDEX.format(index),
            'ui/app/att-app.c': '{ "win.menu", { "F10" } },', 'ui/app/att-help.c': '{ get_type, "%s" },' % topic,
            'help/en/index.page': INDEX.format(index), 'help/kk/a.page': PAGE.format('a', kk),
            'help/en/a.page': PAGE.format('a', kk if en is None else en)}


if __name__ == '__main__':
    sys.exit(tap.main('help', [
        ('same', same, [
            ('other-name', small('<p><gui>A</gui></p>', '<p><gui>B</gui></p>'), 'not as in English'),
            ('a-section-less', small('', '<section id="b"><title>b</title></section>'), 'not as in English'),
            ('right', small('<p>бір <key>F1</key> <gui>A</gui></p>', '<p><gui>A</gui> one <key>F1</key></p>'), None)]),
        ('words', words, [
            ('unknown', small('<p><gui>Recrod</gui></p>'), 'no text “Recrod”'),
            ('two-contexts', small('<p><gui>Record</gui></p>'), 'needs a context'),
            ('no-link', small('<p><link xref="b"/></p>'), 'a link to “b”'),
            ('right', small('<p><gui context="verb">Record</gui> <gui>Print</gui> <link xref="a"/></p>'), None)]),
        ('listed', listed, [
            ('not', small(index='index'), 'not in the index'),
            ('right', small(), None)]),
        ('keys', keys, [
            ('unknown', small('<p><key>F2</key></p>'), 'no such shortcut: F2'),
            ('right', small('<p><key>F1</key> <key>F10</key></p>'), None)]),
        ('commands', commands, [
            ('unknown', small('<p><cmd>attestatctl destroy</cmd></p>'), 'no such command: destroy')]),
        ('topics', topics, [
            ('unknown', small(topic='b'), 'no page b'),
            ('right', small(), None)]),
        ('built', built, []),
    ]))
