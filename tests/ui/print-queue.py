#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints through a queue of CUPS to a printer that is a program: print-queue.py TEST-UI-PRINT

With ATTESTAT_CUPS=1, and Debian's cups-daemon, cups-client, cups-ipp-utils and avahi-daemon. All of them run here, with a
bus, sockets and folders of their own, and end with the test; nothing of the machine's own printing is touched.
"""
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

TOOLS = ('dbus-daemon', 'avahi-daemon', 'cupsd', 'lpadmin', 'ippeveprinter')
BUS = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
'''
AVAHI = '[server]\nuse-ipv6=no\nallow-interfaces=lo\n[publish]\npublish-workstation=no\n'
# What arrives, and what was asked for with it.
PRINTER = '#!/bin/sh\nenv | grep "^IPP_" > {folder}/asked\ncp "$1" {folder}/arriving\nmv {folder}/arriving {folder}/arrived\n'
CUPSD = '''Listen {folder}/cups
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Allow all
  </Limit>
</Policy>
'''
CUPS_FILES = ('ServerRoot {folder}/root\nRequestRoot {folder}/spool\nCacheDir {folder}/cache\nStateDir {folder}/state\n'
              'TempDir {folder}/tmp\nAccessLog {folder}/access\nErrorLog {folder}/error\nPageLog {folder}/page\n')


def skip(why):
    print(f'1..0 # SKIP {why}')
    sys.exit(0)


def wait_for(what, happened):
    end = time.monotonic() + 30
    while not happened():
        if time.monotonic() > end:
            sys.exit(f'Bail out! {what} did not come')
        time.sleep(0.1)


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(('127.0.0.1', port)) == 0


def main():
    os.environ['PATH'] += ':/usr/sbin:/sbin'
    if os.environ.get('ATTESTAT_CUPS') != '1':
        skip('ATTESTAT_CUPS=1 prints through a queue of CUPS')
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        skip(f'not installed: {" ".join(missing)}')
    if os.geteuid() != 0:
        skip('avahi-daemon is to be started by root')
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        port = probe.getsockname()[1]
    processes = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        # What sends to the printer is no root any more.
        folder.chmod(0o711)
        for file, text in (('bus.conf', BUS), ('avahi.conf', AVAHI), ('printer', PRINTER), ('cupsd.conf', CUPSD),
                           ('cups-files.conf', CUPS_FILES)):
            (folder / file).write_text(text.format(folder=folder))
        (folder / 'printer').chmod(0o755)
        for part in ('root', 'spool', 'cache', 'state', 'tmp'):
            (folder / part).mkdir()
        env = os.environ | {'DBUS_SYSTEM_BUS_ADDRESS': f'unix:path={folder}/bus', 'CUPS_SERVER': f'{folder}/cups',
                            'ATTESTAT_QUEUE': str(folder)}

        def start(*command):
            with open(folder / f'{command[0]}.log', 'wb') as log:
                processes.append(subprocess.Popen(command, env=env, stdout=log, stderr=log))
        try:
            start('dbus-daemon', f'--config-file={folder}/bus.conf', '--nofork')
            wait_for('the bus', (folder / 'bus').exists)
            start('avahi-daemon', '-f', folder / 'avahi.conf', '--no-drop-root', '--no-chroot', '--no-rlimits')
            wait_for('avahi-daemon', lambda: b'startup complete' in (folder / 'avahi-daemon.log').read_bytes())
            start('ippeveprinter', '-r', 'off', '-p', str(port), '-n', 'localhost', '-f', 'application/pdf',
                  '-c', folder / 'printer', 'Attestat')
            wait_for('the printer', lambda: answers(port))
            start('cupsd', '-f', '-c', folder / 'cupsd.conf', '-s', folder / 'cups-files.conf')
            wait_for('cupsd', (folder / 'cups').exists)
            # A queue that hands on what it gets; with a driver, the filters would write the file anew.
            subprocess.run(['lpadmin', '-p', 'Attestat', '-E', '-v', f'ipp://localhost:{port}/ipp/print', '-m', 'raw'],
                           env=env, check=True, capture_output=True)
            code = subprocess.run([sys.argv[1], '-p', '/ui/print/queue'], env=env, check=False).returncode
        finally:
            for process in reversed(processes):
                process.terminate()
            for process in processes:
                process.wait()
    sys.exit(code)


if __name__ == '__main__':
    main()
