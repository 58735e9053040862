# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page: right in itself, and about what there is."""
import pathlib
import re
import subprocess
import sys

from ctl import call, case, equal, main

PAGE, GROFF = sys.argv[1:3]


@case('/cli/man/right')
def right(_folder):
    done = subprocess.run([GROFF, '-ww', '-man', '-Tutf8', '-z', PAGE], capture_output=True, text=True, check=True)
    equal(done.stderr, '')


@case('/cli/man/complete')
def complete(_folder):
    text = re.sub(r'\\f[A-Z]', '', pathlib.Path(PAGE).read_text(encoding='utf-8').replace('\\-', '-'))
    for line in call('help').out.splitlines():
        command = re.match(r'  ([a-z]+) +[A-Z]', line)
        if not command:
            continue
        name = command.group(1)
        equal((name, bool(re.search(rf'^\.B[RI]? "?{name}\b', text, re.M))), (name, True))
        for option in re.findall(r'--[a-z-]+', call('help', name).out):
            equal((name, option, option in text), (name, option, True))


if __name__ == '__main__':
    sys.exit(main())
