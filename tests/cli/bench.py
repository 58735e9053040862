#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what the procedure costs: processor time of the whole sample, and time of single commands."""
import pathlib
import resource
import subprocess
import tempfile
import time

from ctl import BINARY, SAMPLE, Register


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        before, start = spent(), time.monotonic()
        subprocess.run(['sh', SAMPLE / 'walk.sh', BINARY, folder / 'register', folder], check=True, stdout=subprocess.DEVNULL)
        print(f'whole sample procedure: {spent() - before:.2f} s of processor time (wanted: below 2), '
              f'{time.monotonic() - start:.2f} s in all')
        register = Register(folder / 'register', today='2026-10-20', init=False)
        for what in (['list'], ['show', '1', '--json'], ['record', '1', 'note', 'text=T'], ['verify'], ['due'],
                     ['deadline', '--from', '2026-10-14', '--working-days', '10']):
            start = time.monotonic()
            for _ in range(10):
                register(*what)
            print(f'{" ".join(what)}: {(time.monotonic() - start) * 100:.1f} ms')


if __name__ == '__main__':
    main()
