# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the pages of the help in one language together into one HTML file that needs nothing beside it.

  make-help.py LANGUAGE SOURCE-ROOT OUTPUT DEPFILE

A page is XML in the words of Mallard (help/LANGUAGE/ID.page); index.page names the pages in their order. What the window
says is written in <gui> as it stands in the sources, in English, in every language: the catalogue puts it into words here,
so that the help never calls a button by a name that it no longer has. <shortcuts/> stands for the window's own list.
"""
import gettext
import html
import io
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

MALLARD = '{http://projectmallard.org/1.0/}'
# Elements that become one of HTML and need no more thought.
PLAIN = {'p': 'p', 'list': 'ul', 'steps': 'ol', 'em': 'em', 'cmd': 'code', 'code': 'pre', 'table': 'table', 'tr': 'tr',
         'td': 'td'}
SHORTCUTS = 'ui/app/att-shortcuts.ui'
KEYS = {'plus': '+', 'minus': '−', 'comma': ',', 'question': '?', 'Return': 'Enter', 'Left': '←', 'Page_Down': 'Page Down',
        'Page_Up': 'Page Up', '1...3': '1 … 3'}
MODIFIERS = {'Control': 'Ctrl', 'Alt': 'Alt', 'Shift': 'Shift'}
FRAMES = {'en': ('Attestat: help', 'Contents', 'To the contents'),
          'ru': ('Аттестат: справка', 'Содержание', 'К содержанию'),
          'kk': ('Аттестат: анықтама', 'Мазмұны', 'Мазмұнға өту')}


class HelpError(Exception):
    """Something in a page that can't be shown; says which page."""


def without_mnemonic(text):
    return re.sub(r'\s?\(_\w\)|_', '', text)


class Words:
    """What the window says, in one language."""

    def __init__(self, language, root):
        # Every catalogue has all texts; for English any of them says which there are.
        self.catalogue = pathlib.Path(root) / 'po' / f"{'ru' if language == 'en' else language}.po"
        compiled = subprocess.run(['msgfmt', '-o', '-', self.catalogue], capture_output=True, check=True).stdout
        self.texts = {}
        for key, text in gettext.GNUTranslations(io.BytesIO(compiled))._catalog.items():
            if isinstance(key, str) and key:
                context, _, source = key.rpartition('\x04')
                text = source if language == 'en' else text
                self.texts.setdefault(without_mnemonic(source), {})[context] = without_mnemonic(text)

    def find(self, source, context=None):
        """The text in the language: that of the context, else that without one, else the only one there is."""
        texts = self.texts.get(source, {})
        if context is not None or '' in texts:
            context = context or ''
            texts = {context: texts[context]} if context in texts else {}
        if not texts:
            raise HelpError(f'the window has no text “{source}”' + (f' in the context “{context}”' if context else ''))
        if len(set(texts.values())) > 1:
            raise HelpError(f'“{source}” is said in several ways, so it needs a context: {sorted(texts)}')
        return next(iter(texts.values()))


def spell_accelerator(accelerator):
    """<Control><Shift>n as people read it: Ctrl+Shift+N."""
    *modifiers, key = re.findall(r'<(\w+)>|([^<>]+)', accelerator)
    name = KEYS.get(key[1], key[1].upper() if len(key[1]) == 1 else key[1])
    return '+'.join([MODIFIERS[modifier[0]] for modifier in modifiers] + [name])


def read_shortcuts(root):
    """The groups of the window's own list: a title, and rows of a title and keys."""
    groups = []
    for node in ElementTree.parse(pathlib.Path(root) / SHORTCUTS).iter('object'):
        properties = {child.get('name'): child.text for child in node.findall('property')}
        if node.get('class') == 'GtkShortcutsGroup':
            groups.append((properties['title'], []))
        elif node.get('class') == 'GtkShortcutsShortcut':
            groups[-1][1].append((properties['title'], spell_accelerator(properties['accelerator'])))
    return groups


class Book:
    """The pages in one language, in the order of the index."""

    def __init__(self, language, root):
        self.language = language
        self.root = pathlib.Path(root)
        self.words = Words(language, root)
        self.index = self._read('index')
        self.groups = [(section.find(MALLARD + 'title'), [link.get('xref') for link in section.iter(MALLARD + 'link')])
                       for section in self.index.findall(MALLARD + 'section')]
        self.pages = {name: self._read(name) for _, names in self.groups for name in names}
        self.ids = {name: page.find(MALLARD + 'title') for name, page in self.pages.items()}
        for name, page in self.pages.items():
            for section in page.iter(MALLARD + 'section'):
                self.ids[f"{name}#{section.get('id')}"] = section.find(MALLARD + 'title')

    def _read(self, name):
        path = self.root / 'help' / self.language / f'{name}.page'
        page = ElementTree.parse(path).getroot()
        if page.tag != MALLARD + 'page' or page.get('id') != name:
            raise HelpError(f'{path}: not the page “{name}”')
        return page

    # --- Within a paragraph ---

    def _inside(self, node):
        parts = [html.escape(node.text or '', quote=False)]
        for child in node:
            parts += [self._element(child), html.escape(child.tail or '', quote=False)]
        return ''.join(parts)

    def _gui(self, node):
        text = html.escape(self.words.find(node.text, node.get('context')), quote=False)
        # As on the buttons of a choice.
        text = text[0].upper() + text[1:] if node.get('context') == 'choice' else text
        return f'<b>{text}</b>' if self.language == 'en' else f'<b>«{text}»</b>'

    def _link(self, node):
        target = node.get('xref')
        if target not in self.ids:
            raise HelpError(f'a link to “{target}”, which is not there')
        text = self._inside(node) if node.text else self._inside(self.ids[target])
        return f'<a href="#{target.replace("#", "-")}">{text}</a>'

    def _keys(self, text):
        return '+'.join(f'<kbd>{html.escape(key)}</kbd>' for key in re.split(r'(?<=.)\+', text))

    def _shortcuts(self):
        def say(text):
            return html.escape(self.words.find(text, 'shortcut window'))

        parts = []
        for title, rows in read_shortcuts(self.root):
            parts.append(f'<table class="keys"><caption>{say(title)}</caption>')
            parts += [f'<tr><th scope="row">{say(name)}</th><td>{self._keys(keys)}</td></tr>' for name, keys in rows]
            parts.append('</table>')
        return '\n'.join(parts)

    # --- Blocks ---

    def _terms(self, node):
        return '<dl>' + ''.join(f"<dt>{self._inside(item.find(MALLARD + 'title'))}</dt><dd>{self._blocks(item)}</dd>"
                                for item in node) + '</dl>'

    def _blocks(self, node):
        return '\n'.join(self._element(child) for child in node if child.tag != MALLARD + 'title')

    def _section(self, node, page):
        name = f"{page}-{node.get('id')}"
        return (f'<section id="{name}" aria-labelledby="{name}-title">\n<h3 id="{name}-title">'
                f"{self._inside(node.find(MALLARD + 'title'))}</h3>\n{self._blocks(node)}\n</section>")

    def _element(self, node):
        tag = node.tag.replace(MALLARD, '')
        if tag in PLAIN:
            return f'<{PLAIN[tag]}>{self._inside(node)}</{PLAIN[tag]}>'
        if tag == 'th':
            return f'<th scope="col">{self._inside(node)}</th>'
        if tag == 'item':
            return f'<li>{self._blocks(node)}</li>'
        if tag == 'note':
            return f'<div class="note" role="note">{self._blocks(node)}</div>'
        if tag == 'key':
            return self._keys(node.text)
        special = {'gui': self._gui, 'link': self._link, 'terms': self._terms}
        if tag in special:
            return special[tag](node)
        if tag == 'shortcuts':
            return self._shortcuts()
        raise HelpError(f'<{tag}> is no element of these pages')

    def _page(self, name):
        page = self.pages[name]
        parts = [f'<article id="{name}" aria-labelledby="{name}-title">',
                 f'<h2 id="{name}-title">{self._inside(self.ids[name])}</h2>']
        try:
            for node in page:
                if node.tag == MALLARD + 'section':
                    parts.append(self._section(node, name))
                elif node.tag != MALLARD + 'title':
                    parts.append(self._element(node))
        except HelpError as error:
            raise HelpError(f'help/{self.language}/{name}.page: {error}') from None
        return '\n'.join([*parts, '</article>'])

    def find_sources(self):
        """What the book is made of beside its pages."""
        return [self.words.catalogue, self.root / SHORTCUTS, self.root / 'help' / 'style.css']

    def make(self):
        title, contents, skip = FRAMES[self.language]
        style = (self.root / 'help' / 'style.css').read_text(encoding='utf-8')
        intro = '\n'.join(self._element(node) for node in self.index if node.tag == MALLARD + 'p')
        nav = ''.join(f'<h2>{self._inside(heading)}</h2>\n<ul>\n'
                      + ''.join(f'<li><a href="#{name}">{self._inside(self.ids[name])}</a></li>\n' for name in names)
                      + '</ul>\n' for heading, names in self.groups)
        articles = '\n'.join(self._page(name) for name in self.pages)
        return f'''<!DOCTYPE html>
<html lang="{self.language}">
<head>
<meta charset="UTF-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{title}</h1>
{intro}
</header>
<nav id="index" aria-label="{contents}">
{nav}</nav>
<main>
{articles}
</main>
<a class="up" href="#index">{skip}</a>
</body>
</html>
'''


def main():
    language, root, output, depfile = sys.argv[1:]
    try:
        book = Book(language, root)
        text = book.make()
    except (HelpError, ElementTree.ParseError) as error:
        sys.exit(f'make-help: {error}')
    pathlib.Path(output).write_text(text, encoding='utf-8')
    read = [*(pathlib.Path(root) / 'help' / language).glob('*.page'), *book.find_sources()]
    pathlib.Path(depfile).write_text(f"{output}: {' '.join(str(path) for path in read)}\n", encoding='utf-8')


if __name__ == '__main__':
    main()
