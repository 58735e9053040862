# SPDX-License-Identifier: GPL-3.0-or-later
"""The closing line of ./dev test: it counts cases and never hides one that failed."""
import json
import pathlib
import subprocess
import sys
import tempfile

import tap

GOOD = '<testsuite name="attestat.attestat:core / a"><testcase name="1 /a/one"/><testcase name="2 /a/two"/></testsuite>'
BAD = '<testsuite name="attestat.attestat:core / a"><testcase name="1 /a/one"/><testcase name="2 /a/two"><failure/></testcase></testsuite>'
SKIPPED = '<testsuite name="attestat.attestat:core / a"><testcase name="1 /a/one"/><testcase name="2 /a/two"><skipped/></testcase></testsuite>'

ALONE = '<testsuite name="attestat"><testcase name="attestat:core / a"><failure/></testcase></testsuite>'


GLIB_LEAK = 'SUMMARY: AddressSanitizer: 16384 byte(s) leaked in 1 allocation(s).'
OUR_LEAK = 'SUMMARY: AddressSanitizer: 16416 byte(s) leaked in 2 allocation(s).'


def program(result, name='attestat:core / a', said='what it said'):
    return json.dumps({'name': name, 'result': result, 'returncode': 0, 'stdout': said}) + '\n'


def closing(suites, log, *options):
    """The last line for such a report, and the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        if suites is not None:
            (pathlib.Path(folder) / 'testlog.junit.xml').write_text(f'<testsuites>{suites}</testsuites>', encoding='utf-8')
            (pathlib.Path(folder) / 'testlog.json').write_text(log, encoding='utf-8')
        script = pathlib.Path(sys.argv[1]) / 'tests/summary.py'
        run = subprocess.run([sys.executable, script, '--logs', folder, *options], capture_output=True, text=True, check=False)
    return run.stdout.splitlines()[-1], run.returncode


def expect(line, code, *arguments):
    found = closing(*arguments)
    if found != (line, code):
        yield f'“{line}” and {code} expected, but it was {found}'


if __name__ == '__main__':
    report = tap.Report()
    for name, *trial in [
            ('passed', '2 passed, 0 failed', 0, GOOD, program('OK')),
            ('failed', '1 passed, 1 failed', 1, BAD, program('FAIL'), '--status', '1'),
            ('failed-without-cases', '0 passed, 1 failed', 1, ALONE, program('ERROR'), '--status', '1'),
            ('skipped', '1 passed, 0 failed, 1 skipped', 0, SKIPPED, program('OK')),
            ('crashed', '2 passed, 1 failed', 1, GOOD, program('ERROR'), '--status', '1'),
            ('leak-of-glib', '2 passed, 0 failed', 0, GOOD, program('ERROR', said=GLIB_LEAK), '--status', '1'),
            ('leak-of-ours', '2 passed, 1 failed', 1, GOOD, program('ERROR', said=OUR_LEAK), '--status', '1'),
            ('leak-and-failed', '1 passed, 1 failed', 1, BAD, program('ERROR', said=GLIB_LEAK), '--status', '1'),
            ('timeout', '2 passed, 1 failed', 1, GOOD, program('TIMEOUT'), '--status', '1'),
            ('status-alone', '2 passed, 1 failed', 1, GOOD, program('OK'), '--status', '1'),
            ('no-report', '0 passed, 1 failed', 1, None, ''),
            ('no-test', '0 passed, 1 failed', 1, '', ''),
            ('step-failed', '2 passed, 1 failed', 1, GOOD, program('OK'), '--failed', 'build'),
            ('step-passed', '3 passed, 0 failed', 0, GOOD, program('OK'), '--passed', 'build')]:
        report.case(f'/house/summary/{name}', expect(*trial))
    sys.exit(report.end())
