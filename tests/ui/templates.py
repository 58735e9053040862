# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes a table of all the .ui files that the resources hold, so that a test can try each:
   templates.py GRESOURCE.XML TABLE.H DEPENDENCIES.D"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree


def get_type_function(name):
    """As GtkBuilder finds it: AttPaperView has att_paper_view_get_type ()."""
    return re.sub(r'(?<!^)(?=[A-Z])', '_', name).lower() + '_get_type'


def main():
    resources, table, dependencies = sys.argv[1:]
    folder = pathlib.Path(resources).parent
    rows, functions, files = [], set(), []
    for group in ElementTree.parse(resources).getroot():
        for file in group:
            if not file.text.endswith('.ui'):
                continue
            path = folder / file.text
            files.append(str(path))
            root = ElementTree.parse(path).getroot()
            template = root.find('template')
            name = template.get('class') if template is not None else None
            if name == 'GtkListItem':
                # What its rows are made for.
                wanted = {lookup.get('type') for lookup in root.iter('lookup')} - {'GtkListItem', None}
                assert len(wanted) == 1, f'{path}: for which type of item?'
                name = wanted.pop()
                kind = 'LIST_ITEM'
            else:
                kind = 'TEMPLATE' if name else 'OBJECTS'
            function = get_type_function(name) if name else 'NULL'
            if name and name.startswith('Att'):
                functions.add(function)
            rows.append(f'  {{ "{group.get("prefix")}/{file.get("alias", file.text)}", {kind}, {function} }},')
    with open(table, 'w', encoding='utf-8') as out:
        out.writelines(f'GType {function} (void);\n' for function in sorted(functions))
        out.write('\nstatic const Template templates[] = {\n' + '\n'.join(rows) + '\n};\n')
    with open(dependencies, 'w', encoding='utf-8') as out:
        out.write(f'{table}: {" ".join(files)}\n')


if __name__ == '__main__':
    main()
