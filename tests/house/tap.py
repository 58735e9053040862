# SPDX-License-Identifier: GPL-3.0-or-later
"""What the house checks have in common: the files of the tree, and a report a check.

A check is a function of a Tree that yields complaints. It is run on this tree, which must give none, and on small trees
made for it, so that a check that can't fail any more is seen.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile


class Tree:
    """The files of a source tree, without what is built; the build folder where there is one."""

    def __init__(self, root, build=None):
        self.root = pathlib.Path(root)
        self.build = pathlib.Path(build) if build else None
        self.files = sorted(self._list())

    def _list(self):
        # A tree that git knows: what it tracks, and what is new and not ignored.
        if (self.root / '.git').exists():
            listed = subprocess.run(['git', '-C', self.root, 'ls-files', '-z', '-co', '--exclude-standard'],
                                    capture_output=True, text=True, check=False)
            if listed.returncode == 0 and listed.stdout:
                return [name for name in listed.stdout.split('\0') if name and (self.root / name).is_file()]
        names = []
        for path in self.root.rglob('*'):
            parts = path.relative_to(self.root).parts
            if path.is_file() and not parts[0].startswith('build') and not {'.git', '__pycache__'} & set(parts):
                names.append('/'.join(parts))
        return names

    def named(self, *endings, below=('',)):
        """The files whose name ends so, below any of the folders."""
        return [name for name in self.files
                if name.endswith(endings) and any(name.startswith(folder) for folder in below)]

    def text(self, name):
        """The file's text; None for one that is not text."""
        data = (self.root / name).read_bytes()
        if b'\0' in data:
            return None
        return data.decode('utf-8', errors='replace')


class Report:
    """The Test Anything Protocol."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def case(self, name, complaints):
        self.count += 1
        complaints = list(complaints)
        if complaints:
            self.failed += 1
        print(f'{"not ok" if complaints else "ok"} {self.count} {name}')
        for complaint in complaints:
            for line in str(complaint).splitlines():
                print(f'# {line}')
        sys.stdout.flush()

    def end(self):
        print(f'1..{self.count}')
        return 1 if self.failed else 0


def judge(check, files, about):
    """Runs a check on a tree of these files; says what is wrong with the check itself. about None: nothing to find."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding='utf-8')
        complaints = list(check(Tree(folder)))
    if about is None and complaints:
        yield f'the check finds fault with what is right: {complaints}'
    elif about is not None and not any(about in str(complaint) for complaint in complaints):
        yield f'the check does not find “{about}”, only {complaints}'


def main(prefix, checks):
    """checks: (name, check, [(what, files, about)...])."""
    parser = argparse.ArgumentParser()
    parser.add_argument('source')
    parser.add_argument('build')
    options = parser.parse_args()
    tree = Tree(options.source, options.build)
    report = Report()
    for name, check, trials in checks:
        report.case(f'/house/{prefix}/{name}', check(tree))
        for what, files, about in trials:
            report.case(f'/house/{prefix}/{name}/{what}', judge(check, files, about))
    return report.end()
