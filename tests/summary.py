#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums a test run up: what failed and what it said, then "N passed, N failed" as the last line.

Counts test cases, not programs: meson writes one into testlog.junit.xml for each line of a TAP test. A program that
crashed after its last good case, or that ran too long, leaves no failed case there, so testlog.json is read beside it.
"""
import argparse
import json
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

OUTPUT_LINES = 60
FINE = ('OK', 'SKIP', 'EXPECTEDFAIL')
# GLib lets go of its first table of quarks where a program has many of them. A suppression could only name g_malloc().
GLIB_LEAK = 'SUMMARY: AddressSanitizer: 16384 byte(s) leaked in 1 allocation(s).'


class Summary:
    def __init__(self):
        self.passed = 0
        self.skipped = 0
        self.forgiven = 0  # programs that only GLib's leak made fail
        self.failures = []  # (name, output)

    def fail(self, name, output=''):
        self.failures.append((name, output or ''))

    def print(self):
        for name, output in self.failures:
            print(f'FAILED: {name}')
            lines = output.strip().splitlines()
            if len(lines) > OUTPUT_LINES:
                print(f'    ({len(lines) - OUTPUT_LINES} lines before)')
            for line in lines[-OUTPUT_LINES:]:
                print(f'    {line}')
        closing = f'{self.passed} passed, {len(self.failures)} failed'
        if self.skipped:
            closing += f', {self.skipped} skipped'
        print(closing, flush=True)


def output_of(element):
    parts = [element.findtext('system-out'), element.findtext('system-err')]
    return '\n'.join(part for part in parts if part)


def plain(name):
    """A program's name without its suites, which meson puts before it where there are several: "attestat:core / core-day"."""
    return name.split(' / ')[-1]


def read_junit(path, summary):
    """Counts the cases; returns the names of the programs of which a case failed, and how many cases there were."""
    failed_programs = set()
    cases = 0
    for suite in ElementTree.parse(path).getroot().iter('testsuite'):
        name = suite.get('name', '')
        for case in suite.iter('testcase'):
            cases += 1
            bad = [child for child in case if child.tag in ('failure', 'error')]
            program = plain(name.split('.', 1)[1] if '.' in name else case.get('name', ''))
            if bad:
                failed_programs.add(program)
                text = '\n'.join([child.text or '' for child in bad] + [output_of(case) or output_of(suite)])
                summary.fail(f'{program}: {case.get("name")}' if '.' in name else program, text)
            elif case.find('skipped') is not None:
                summary.skipped += 1
            else:
                summary.passed += 1
    return failed_programs, cases


def read_programs(path):
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def read_logs(folder, summary):
    junit = folder / 'testlog.junit.xml'
    log = folder / 'testlog.json'
    if not junit.is_file() or not log.is_file():
        summary.fail('test run', f'meson left no report in {folder}')
        return
    failed_programs, cases = read_junit(junit, summary)
    if cases == 0:
        summary.fail('test run', 'no test ran')
    for program in read_programs(log):
        name = plain(program['name'])
        if program['result'] not in FINE and name not in failed_programs:
            output = '\n'.join(part for part in (program.get('stdout'), program.get('stderr')) if part)
            if GLIB_LEAK in output:
                summary.forgiven += 1
                continue
            summary.fail(f'{name}: ended with {program["result"]} (exit code {program.get("returncode")})', output)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--logs', type=pathlib.Path, help="meson's folder of logs")
    parser.add_argument('--status', type=int, default=0, help='the exit code of meson test')
    parser.add_argument('--passed', action='append', default=[], metavar='STEP', help='a step beside that went well')
    parser.add_argument('--failed', action='append', default=[], metavar='STEP', help='a step beside that did not')
    options = parser.parse_args()

    summary = Summary()
    if options.logs is not None:
        read_logs(options.logs, summary)
    summary.passed += len(options.passed)
    for step in options.failed:
        summary.fail(step, 'see its output above')
    if options.status != 0 and not summary.failures and not summary.forgiven:
        summary.fail('test run', f'meson test ended with exit code {options.status}')
    summary.print()
    return 1 if summary.failures else 0


if __name__ == '__main__':
    sys.exit(main())
