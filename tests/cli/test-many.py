# SPDX-License-Identifier: GPL-3.0-or-later
"""Several processes at once, and processes that are killed."""
import concurrent.futures
import json
import os
import random
import re
import subprocess
import sys
import time

from ctl import BINARY, Register, case, equal, main

# ATTESTAT_KILLS=1000 in the environment makes many more rounds of it.
KILLS = int(os.environ.get('ATTESTAT_KILLS', '60'))


@case('/cli/many/one-dossier')
def one_dossier(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        texts = [f'text={worker}-{n}' for worker in range(4) for n in range(10)]
        outs = [done.out for done in pool.map(lambda text: register.record(dossier, 'note', text, on='2026-09-14'), texts)]
    seqs = sorted(int(re.search(r'act (\d+)', out).group(1)) for out in outs)
    equal(seqs, list(range(2, 42)))
    equal([act['seq'] for act in register.show(dossier, on='2026-09-14')['acts']], list(range(1, 42)))
    register('verify')


@case('/cli/many/serials')
def serials(folder):
    """law-25.2: serial numbers unique and without gaps, under load too."""
    register = Register(folder / 'r')
    dossiers = [register.receive('complete', on='2026-09-14') for _ in range(4)]
    for dossier in dossiers:
        register.walk(dossier, until='decided')
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        outs = list(pool.map(lambda dossier: register.record(dossier, 'certificate-issued', 'signatory=H', on='2026-10-09').out,
                             dossiers))
    given = sorted(re.search(r'381-\d{6}', out).group(0) for out in outs)
    equal(given, [f'381-{n:06}' for n in range(1, 5)])
    rows = json.loads(register('register', '--format', 'json', on='2026-10-10').out)
    equal(sorted(row['serial'] for row in rows), given)
    # A refused act takes no number.
    register.record(dossiers[0], 'certificate-issued', 'signatory=H', on='2026-10-10', expect=4)
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier)
    equal(register.show(dossier, on='2026-10-15')['certificate']['serial'], '381-000005')
    register('verify')


@case('/cli/many/init-at-once')
def init_at_once(folder):
    children = [subprocess.Popen([BINARY, '--register', str(folder / 'r'), 'init'], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL) for _ in range(4)]
    codes = sorted(child.wait() for child in children)
    equal(codes, [0, 5, 5, 5])
    Register(folder / 'r', init=False)('verify')


@case('/cli/many/kills')
def kills(folder):
    """kill -9 at random moments: each act that was acknowledged is there, and the register holds."""
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    chance = random.Random(26)
    start = time.monotonic()
    register.record(dossier, 'note', 'text=T', on='2026-09-14')
    usual = max(time.monotonic() - start, 0.004)
    acknowledged, killed = set(), 0
    for n in range(KILLS):
        child = subprocess.Popen([BINARY, '--register', str(register.path), '--actor', 'A', '--today', '2026-09-14', 'record',
                                  dossier, 'note', f'text=kill-{n}'], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, usual * 2))
        child.kill()
        out, _ = child.communicate()
        killed += child.returncode != 0
        match = re.search(rb'act (\d+)', out)
        if match:
            acknowledged.add(int(match.group(1)))
        if n % 20 == 19:
            register('verify')
    equal(killed > KILLS // 8, True)
    seqs = [act['seq'] for act in register.show(dossier, on='2026-09-14')['acts']]
    equal(seqs, list(range(1, len(seqs) + 1)))
    equal(acknowledged - set(seqs), set())
    register('verify')
    print(f'# {KILLS} rounds, {killed} killed, {len(acknowledged)} acknowledged, {len(seqs)} acts')


if __name__ == '__main__':
    sys.exit(main())
