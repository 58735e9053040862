# SPDX-License-Identifier: GPL-3.0-or-later
"""Milliseconds that a Chromium that runs already takes to make a PDF of a page: print-by-chromium.py PAGE N

It speaks the protocol of the developer tools over a pipe, as those do who print by Chromium in earnest.
"""
import base64
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time


class Chromium:
    def __init__(self, profile):
        hear, chromium_says = os.pipe()
        chromium_hears, say = os.pipe()

        def place():
            # Away from the numbers it wants them at, then there.
            first, second = os.dup(chromium_hears), os.dup(chromium_says)
            os.dup2(first, 3)
            os.dup2(second, 4)
        self.process = subprocess.Popen(
            ['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe',
             f'--user-data-dir={profile}'], preexec_fn=place, close_fds=False, stderr=subprocess.DEVNULL)
        self.hear, self.say = os.fdopen(hear, 'rb'), os.fdopen(say, 'wb')
        self.serial = 0
        self.session = None

    def read(self):
        text = bytearray()
        while (byte := self.hear.read(1)) != b'\0':
            if not byte:
                sys.exit('chromium ended')
            text += byte
        return json.loads(text)

    def ask(self, method, **parameters):
        self.serial += 1
        message = {'id': self.serial, 'method': method, 'params': parameters}
        if self.session:
            message['sessionId'] = self.session
        self.say.write(json.dumps(message).encode() + b'\0')
        self.say.flush()
        while (answer := self.read()).get('id') != self.serial:
            pass
        return answer['result']

    def print(self):
        return base64.b64decode(self.ask('Page.printToPDF', preferCSSPageSize=True)['data'])


def main():
    page, count = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as profile:
        chromium = Chromium(profile)
        target = chromium.ask('Target.createTarget', url='about:blank')['targetId']
        chromium.session = chromium.ask('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        chromium.ask('Page.enable')
        took = 0
        for i in range(count + 1):
            start = time.monotonic()
            chromium.ask('Page.navigate', url=page.as_uri())
            while chromium.read().get('method') != 'Page.loadEventFired':
                pass
            if not chromium.print().startswith(b'%PDF'):
                sys.exit('no PDF')
            # The first one is on the house.
            took += time.monotonic() - start if i else 0
        chromium.process.kill()
        chromium.process.wait()
    print(took * 1000 / count)


if __name__ == '__main__':
    main()
