# SPDX-License-Identifier: GPL-3.0-or-later
"""A Chromium that runs, and makes PDF of pages: what those do who print by Chromium in earnest."""
import base64
import json
import os
import subprocess


class Ended(Exception):
    """It is gone, or never came up."""


class Chromium:
    """Speaks the protocol of the developer tools over a pipe."""

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
        self.events = []
        target = self.ask('Target.createTarget', url='about:blank')['targetId']
        self.session = self.ask('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        self.ask('Page.enable')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.hear.close()

    def read(self):
        text = bytearray()
        while (byte := self.hear.read(1)) != b'\0':
            if not byte:
                raise Ended('chromium ended')
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
            self.events.append(answer.get('method'))
        if 'result' not in answer:
            raise Ended(f'chromium does not know {method}')
        return answer['result']

    def print(self, page):
        """The PDF of the page at that path."""
        self.events.clear()
        self.ask('Page.navigate', url=page.as_uri())
        while 'Page.loadEventFired' not in self.events:
            self.events.append(self.read().get('method'))
        return base64.b64decode(self.ask('Page.printToPDF', preferCSSPageSize=True)['data'])
