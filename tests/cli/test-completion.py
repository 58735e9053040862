# SPDX-License-Identifier: GPL-3.0-or-later
"""What bash offers."""
import os
import pathlib
import subprocess
import sys

from ctl import BINARY, Register, call, case, equal, main

COMPLETION = sys.argv[1]


def offered(line, folder='.'):
    script = (f'source "$1"; COMP_LINE="$2"; COMP_POINT=${{#COMP_LINE}}; read -r -a COMP_WORDS <<< "$2"; '
              'COMP_WORDS[0]="$3"; _attestatctl; printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(['bash', '-c', script, 'bash', COMPLETION, line, BINARY], capture_output=True, text=True, check=True,
                          cwd=folder)
    equal((line, done.stderr), (line, ''))
    return done.stdout.split()


@case('/cli/completion/commands')
def commands(_folder):
    known = [line.split()[0] for line in call('help').out.splitlines() if line.startswith('  ') and line[2].islower()]
    equal([name for name in known if name not in ('attestatctl',)],
          [word for word in offered('attestatctl ') if not word.startswith('-')])
    equal(offered('attestatctl rec'), ['receive', 'record'])
    equal(offered('attestatctl --register /x rei'), ['reindex'])


@case('/cli/completion/options')
def options(_folder):
    for command in offered('attestatctl '):
        if command.startswith('-'):
            continue
        text = call('help', command).out
        wanted = {word.split('=')[0].rstrip(',') for line in text.splitlines() if line.startswith('  -')
                  for word in line.split() if word.startswith('--')} - {'--version'}
        got = {word for word in offered(f'attestatctl {command} -') if word.startswith('--')}
        equal((command, wanted), (command, got))


@case('/cli/completion/kinds-and-fields')
def kinds(folder):
    equal(offered('attestatctl record 1 certif'), ['certificate-issued'])
    equal(offered('attestatctl record 1 coordination-a'), ['coordination-answered'])
    equal(set(offered('attestatctl record 1 decided ')), {'outcome=', 'number=', 'signatory=', 'reasons=', 'on=', 'note='})
    register = Register(folder / 'r')
    register.receive('complete', on='2026-09-14')
    equal(offered(f'attestatctl --register {register.path} show '), ['1'])
    (pathlib.Path(folder) / 'scan.pdf').touch()
    equal(offered('attestatctl record 1 paper-added file=sc', folder), ['scan.pdf'])
    equal(os.path.basename(BINARY), 'attestatctl')


if __name__ == '__main__':
    sys.exit(main())
