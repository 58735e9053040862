# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole procedures through attestatctl."""
import json
import sys

from ctl import (APPLICATIONS, CRITERIA, Register, case, contains, equal, main)

# Every act, with fields that are right, where nothing but the application was received: (kind, fields, provision).
TOO_EARLY = [
    ('examiner-assigned', ['person=A'], '23(2)'),
    ('examined', ['criterion=resources', 'verdict=met', 'reasons=R'], '23(2)'),
    ('remarks-answered', ['text=T'], '23(2)(2)'),
    ('documents-concluded', ['conclusion=positive', 'summary=S'], '23(2)'),
    ('visit-ordered', ['from=2026-09-20', 'to=2026-09-21', 'inspector=I', 'address=A'], '23(2)'),
    ('visit-cancelled', ['reason=R'], '23(2)(3)'),
    ('finding', ['criterion=resources', 'verdict=met', 'reasons=R'], '23('),
    ('report-signed', ['conclusion=positive', 'summary=S', 'signatory=I'], '23('),
    ('field-lost', ['issued=1', 'reason=R'], '23(2)(3)'),
    ('coordination-requested', ['outcome=accredit'], '25(1)'),
    ('coordination-answered', ['answer=agreed', 'number=1'], '25(1)'),
    ('decided', ['outcome=accredit', 'signatory=H'], '25(1)'),
    ('certificate-issued', ['signatory=H'], '25(2)'),
    ('listed', ['reference=1'], '25(2)'),
    ('agreement-concluded', ['signatory=H', 'centre-signatory=C'], '25(2)'),
    ('refusal-sent', ['channel=paper'], '25(4)'),
    ('appeal-filed', ['to=T'], '25(5)'),
    ('appeal-resolved', ['outcome=rejected', 'reference=R'], '25(5)'),
    ('monitoring-planned', ['from=2026-10-01'], '25(3)'),
    ('monitored', ['summary=S'], '25(3)'),
    ('violation-found', ['basis=procedure', 'text=T'], '26(2)'),
    ('complaint-received', ['person=P', 'text=T'], '26(2)(4)'),
    ('complaint-resolved', ['complaint=1', 'confirmed=yes', 'text=T'], '26(2)(4)'),
    ('document-cancelled', ['complaint=1', 'document=D'], '26(2)'),
    ('statement-received', ['text=T'], '26(2)(1)'),
    ('revoked', ['ground=1', 'basis=1', 'signatory=H', 'reasons=R'], '26(2)'),
    ('revocation-declined', ['basis=1', 'signatory=H', 'reasons=R'], '26('),
    ('revocation-sent', ['reference=R'], '26(4)'),
    ('revocation-set-aside', ['reference=R'], '25(5)'),
    ('elimination-reported', ['text=T'], '26(5)'),
    ('resumption-decided', ['outcome=resume', 'signatory=H', 'reasons=R'], '26(5)'),
    ('reorganised', ['form=merger', 'bin=230440004122', 'name-kk=К', 'name-ru=Р'], '26(1)'),
    ('reissued', ['signatory=H'], '26(1)'),
    ('centre-changed', ['phone=1'], '11(2)'),
    ('terminated', ['ground=court', 'reference=R'], '26(6)'),
    ('agreement-ended', ['reason=R'], '25(2)'),
    ('published', ['what=state', 'reference=R'], '11(2)'),
]


@case('/cli/procedure/next')
def next_turn(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    contains(register('next', on='2026-09-14').out, 'accepted', '23(2)(1)')
    register.record(dossier, 'remarks-sent', 'text=T', 'reply-by=2026-09-21', on='2026-09-15')
    turns = json.loads(register('next', '--json', on='2026-09-21').out)
    equal(turns, [{'number': int(dossier), 'kind': 'remarks-answered', 'party': 'applicant', 'officer': None,
                   'since': '2026-09-15', 'until': '2026-09-21'}])
    # The day is over: it is the Chamber's turn again.
    equal(json.loads(register('next', '--json', '--waiting', on='2026-09-22').out), [])
    contains(register('next', on='2026-09-22').out, 'accepted')
    equal(json.loads(register('next', '--json', '--officer', 'Nobody', on='2026-09-21').out), [])
    register('due', '--officer', 'Nobody', on='2026-09-21')


@case('/cli/procedure/complete')
def complete(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    before = register.show(dossier, on='2026-09-14')
    equal((before['stage'], before['outcome'], before['decision'], before['certificate'], before['agreement']),
          ('intake', 'open', None, None, None))
    equal(before['defects'], [])
    register.walk(dossier, until='decided')
    late = register('due', on='2026-12-01', expect=1)
    contains(late.out, '2026-10-21', '25(2)')
    register('due', on='2026-10-21')
    for kind, day, fields in (('certificate-issued', '2026-10-09', ['signatory=H']), ('listed', '2026-10-09', ['reference=1']),
                              ('agreement-concluded', '2026-10-14', ['signatory=H', 'centre-signatory=C'])):
        done = register.record(dossier, kind, *fields, on=day)
        if kind == 'certificate-issued':
            contains(done.out, '381-000001')
    after = register.show(dossier, on='2026-10-15')
    equal((after['stage'], after['outcome']), ('in-force', 'accredited'))
    equal(after['decision'], {'outcome': 'accredit', 'on': '2026-10-07', 'number': '05-1/2026'})
    equal(after['certificate'], {'serial': '381-000001', 'from': '2026-10-09', 'until': '2029-10-09', 'state': 'valid',
                                 'ended': None})
    equal(after['agreement'], {'number': '07-1/2026', 'on': '2026-10-14'})
    equal(after['criteria'], [{'criterion': c, 'documents': 'met', 'on_site': 'met'} for c in CRITERIA])
    equal([d['overdue'] for d in after['deadlines']], [False] * len(after['deadlines']))
    # law-25.2: three tasks, each done on its own
    equal({d['id']: d['met_on'] for d in after['deadlines'] if d['provision'] == '25(2)'},
          {'certificate': '2026-10-09', 'listing': '2026-10-09', 'agreement': '2026-10-14'})
    equal([a['seq'] for a in after['acts']], list(range(1, len(after['acts']) + 1)))
    register('due', on='2026-10-15')
    register('verify')
    # law-23.2.5: three years, and expiry needs no act
    equal(register.show(dossier, on='2029-10-09')['certificate']['state'], 'valid')
    ended = register.show(dossier, on='2029-10-10')
    equal(ended['certificate']['state'], 'expired')
    equal(ended['certificate']['ended']['ground'], 'expiry')
    equal(ended['stage'], 'closed')


@case('/cli/procedure/college-refused')
def college(folder):
    register = Register(folder / 'r')
    done = register('receive', APPLICATIONS / 'college' / 'application.xml', on='2026-09-14')
    contains(done.out, '24(2)')
    dossier = done.out.split()[-1]
    register.walk(dossier, until='examiner-assigned')
    # law-24.2: while the application says so, independence can't be met
    register.record(dossier, 'examined', 'criterion=independence', 'verdict=met', 'reasons=R', on='2026-09-18', expect=4,
                    provision='24(2)')
    dossier = register.receive('college', on='2026-09-14')
    register.walk(dossier, failing=('independence',))
    shown = register.show(dossier, on='2026-10-10')
    equal((shown['stage'], shown['outcome']), ('closed', 'refused'))
    equal(shown['criteria'][-1], {'criterion': 'independence', 'documents': 'not-met', 'on_site': 'not-met'})
    # law-25.4
    equal([d['met_on'] for d in shown['deadlines'] if d['id'] == 'refusal'], ['2026-10-09'])
    equal(shown['certificate'], None)


@case('/cli/procedure/incomplete-returned')
def incomplete(folder):
    register = Register(folder / 'r')
    dossier = register.receive('incomplete', on='2026-09-14')
    defects = register.show(dossier, on='2026-09-14')['defects']
    if not {'missing-paper'} <= {defect['id'] for defect in defects}:
        raise AssertionError(defects)
    equal([d for d in defects if not d['text'] or not d['provision']], [])
    register.record(dossier, 'accepted', on='2026-09-15', expect=4, provision='23(2)(1)')
    register.record(dossier, 'returned', 'reason=Papers are missing.', on='2026-09-15')
    shown = register.show(dossier, on='2026-09-15')
    equal((shown['stage'], shown['outcome']), ('closed', 'returned'))
    register.record(dossier, 'accepted', 'despite=Late', on='2026-09-16', expect=4)


@case('/cli/procedure/too-early')
def too_early(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    wrong = []
    for kind, fields, provision in TOO_EARLY:
        done = register('record', dossier, kind, *fields, on='2026-09-14', expect=None)
        if done.returncode != 4 or provision not in done.err or done.out:
            wrong.append((kind, done.returncode, done.err, provision))
    equal(wrong, [])
    equal(len(register.show(dossier)['acts']), 1)
    possible = register.show(dossier, on='2026-09-14')['possible']
    equal(sorted(set(possible) & {kind for kind, _, _ in TOO_EARLY}), [])
    contains(register('kinds', '--for', dossier, on='2026-09-14').out, 'accepted', 'certificate-issued', '25(2)')


@case('/cli/procedure/as-of-and-known')
def as_of(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier)
    stages = [('2026-09-14', 'intake'), ('2026-09-20', 'documents'), ('2026-09-25', 'on-site'), ('2026-10-02', 'decision'),
              ('2026-10-08', 'certificate'), ('2026-10-12', 'agreement'), ('2026-10-14', 'in-force'),
              ('2030-01-01', 'closed')]
    for day, stage in stages:
        equal((day, register.show(dossier, '--as-of', day)['stage']), (day, stage))
    # Recorded on 20 October, as taken place on the 16th: not known on the 18th.
    register.record(dossier, 'violation-found', 'basis=procedure', 'text=T', '--on', '2026-10-16', on='2026-10-20')
    equal([d['due'] for d in register.show(dossier, '--as-of', '2026-10-18')['deadlines'] if d['id'] == 'revocation'],
          ['2026-11-02'])
    equal([d for d in register.show(dossier, '--as-of', '2026-10-18', '--known', '2026-10-18')['deadlines']
           if d['id'] == 'revocation'], [])
    register('show', dossier, '--as-of', '2026-09-13', expect=3)
    contains(register('register', '--as-of', '2026-10-09').out, '381-000001')
    equal('381-000001' in register('register', '--as-of', '2026-10-08').out, False)


@case('/cli/procedure/correction')
def correction(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier, until='documents-concluded')
    acts = {(a['kind'], a['seq']) for a in register.show(dossier)['acts']}
    seq = min(s for kind, s in acts if kind == 'examined')
    # A correction that makes what came later impossible is refused, naming the first such act.
    done = register.record(dossier, 'correction', f'act={seq}', 'reason=Misread', 'new.verdict=not-met', on='2026-09-22',
                           expect=4)
    contains(done.err, 'Examination of documents concluded')
    register.record(dossier, 'annulled', f'act={seq}', 'reason=Misread', on='2026-09-22', expect=4)
    register.record(dossier, 'correction', f'act={seq}', 'reason=Misread', 'new.reasons=Better read', 'new.on=2026-09-17',
                    on='2026-09-22')
    act = next(a for a in register.show(dossier, on='2026-09-22')['acts'] if a['seq'] == seq)
    equal((act['on'], act['corrected'], act['annulled']), ('2026-09-17', True, False))
    for wrong in ('new.verdict=perhaps', 'new.nonsense=1', 'new.on=tomorrow', 'act=99', 'nothing'):
        fields = [f'act={seq}', 'reason=R', 'new.reasons=R2', wrong]
        if wrong.startswith('act'):
            fields = fields[1:]
        register.record(dossier, 'correction', *fields, on='2026-09-22', expect=3)
    done = register.record(dossier, 'note', 'text=N', on='2026-09-22')
    last = len(register.show(dossier)['acts'])
    register.record(dossier, 'annulled', f'act={last}', 'reason=Twice', on='2026-09-22')
    equal(next(a for a in register.show(dossier)['acts'] if a['seq'] == last)['annulled'], True)
    register('verify')


@case('/cli/procedure/files-and-texts')
def files_and_texts(folder):
    register = Register(folder / 'r')
    dossier = register.receive('incomplete', on='2026-09-14')
    paper = APPLICATIONS / 'incomplete' / 'papers' / 'deed.pdf'
    missing = [d for d in register.show(dossier, on='2026-09-14')['defects'] if d['id'] == 'missing-paper']
    register.record(dossier, 'paper-added', 'item=state-registration', f'file={paper}', f'file={paper}', on='2026-09-14')
    fewer = [d for d in register.show(dossier, on='2026-09-14')['defects'] if d['id'] == 'missing-paper']
    equal(len(fewer), len(missing) - 1)
    text = folder / 'long.txt'
    text.write_text('Бірінші жол\nВторая строка\n' * 200, encoding='utf-8')
    register.record(dossier, 'note', f'text=@{text}', on='2026-09-14')
    register.record(dossier, 'note', 'text=@@home', on='2026-09-14')
    register.record(dossier, 'note', 'text=a=b', 'on=2026-09-14', on='2026-09-15')
    register.record('0', 'person-registered', 'name=Оспанов Дәурен')
    register('verify')


@case('/cli/procedure/persons')
def persons(folder):
    register = Register(folder / 'r')
    register.record('0', 'person-registered', 'name=Бекенов Ерлан', 'position-kk=Сарапшы', 'position-ru=Эксперт', 'role=examiner')
    register.record('0', 'person-registered', 'name=Серікова Айгүл', 'position-ru=Офицер')
    shown = register.show('0')
    equal([(p['name'], p['position']['ru'], p['roles'], p['since'], p['until']) for p in shown['persons']],
          [('Бекенов Ерлан', 'Эксперт', ['examiner'], '2026-09-01', None), ('Серікова Айгүл', 'Офицер', [], '2026-09-01', None)])
    examiner, officer = (p['id'] for p in shown['persons'])
    contains(register('show', '0').out, 'Бекенов Ерлан', examiner)

    dossier = register.receive('complete', on='2026-09-14')
    register.record(dossier, 'accepted', f'officer={officer}', on='2026-09-15')
    register.record(dossier, 'examiner-assigned', 'person= Бекенов   Ерлан', 'person=Ким Виктор', on='2026-09-16')
    acts = register.show(dossier)['acts']
    equal(acts[-1]['actor_person'], officer)
    equal(acts[-2]['persons'], [{'field': 'officer', 'name': 'Серікова Айгүл', 'person': officer}])
    equal(acts[-1]['persons'], [{'field': 'person', 'name': 'Бекенов Ерлан', 'person': examiner},
                                {'field': 'person', 'name': 'Ким Виктор', 'person': None}])
    equal(register.show(dossier)['officer_person'], officer)

    # Two of one name: which one is for the officer to say.
    register.record('0', 'person-registered', 'name=Бекенов Ерлан', 'position-ru=Юрист', 'role=examiner', on='2026-09-17')
    other = next(p['id'] for p in register.show('0', on='2026-09-17')['persons'] if p['position']['ru'] == 'Юрист')
    refused = register.record(dossier, 'examiner-assigned', 'person=Бекенов Ерлан', on='2026-09-17', expect=3)
    contains(refused.err, examiner, other, 'Юрист')
    register.record(dossier, 'examiner-assigned', f'person={other}', on='2026-09-17')
    register.record(dossier, 'examiner-assigned', 'person=Бекенов Ерлан (Эксперт)', on='2026-09-17')
    equal([a['persons'][0]['person'] for a in register.show(dossier, on='2026-09-17')['acts'][-2:]], [other, examiner])
    register.record(dossier, 'correction', 'act=3', 'reason=R', 'new.person=Бекенов Ерлан (Юрист)', on='2026-09-18', expect=0)
    register.record(dossier, 'examiner-assigned', f'person={"0" * 32}', on='2026-09-17', expect=3)

    # A registration ends; the settings change.
    register.record('0', 'person-registered', f'person={other}', 'name=Бекенов Ерлан', 'until=2026-09-30', on='2026-09-20')
    register.record(dossier, 'examiner-assigned', f'person={other}', on='2026-10-01', expect=3)
    register.record('0', 'settings-changed', 'name-ru=НПП «Атамекен»', 'phone=1', 'head=Серікова Айгүл', on='2026-10-01')
    settings = register.show('0', on='2026-10-01')['settings']
    equal((settings['name']['ru'], settings['phone'], settings['head_person']), ('НПП «Атамекен»', '1', officer))
    register.record('0', 'settings-changed', 'removed=phone', on='2026-10-02')
    equal(register.show('0', on='2026-10-02')['settings']['phone'], None)
    equal(register.show('0', '--as-of', '2026-10-01', on='2026-10-02')['settings']['phone'], '1')
    register('verify')


@case('/cli/procedure/in-force')
def in_force(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier)
    register.record(dossier, 'monitored', 'duty=3:met:Seen: all of it', 'summary=S', on='2026-10-20')
    register.record(dossier, 'violation-found', 'basis=procedure', 'text=T', on='2026-10-21')
    basis = len(register.show(dossier)['acts'])
    # law-26.3
    equal([(d['due'], d['days_left']) for d in register.show(dossier, on='2026-10-21')['deadlines'] if d['id'] == 'revocation'],
          [('2026-11-05', 10)])
    register.record(dossier, 'revoked', 'ground=1', f'basis={basis}', 'signatory=H', 'reasons=R', on='2026-10-22', expect=4,
                    provision='26(2)')
    register.record(dossier, 'revoked', 'ground=2', f'basis={basis}', 'signatory=H', 'reasons=R', on='2026-10-22')
    equal(register.show(dossier, on='2026-10-22')['certificate']['state'], 'revoked')
    # law-26.4
    equal([d['due'] for d in register.show(dossier, on='2026-10-22')['deadlines'] if d['id'] == 'revocation-copy'],
          ['2026-10-28'])
    register.record(dossier, 'revocation-sent', 'reference=R', on='2026-10-23')
    register.record(dossier, 'elimination-reported', 'text=T', on='2026-11-02')
    register.record(dossier, 'resumption-decided', 'outcome=resume', 'signatory=H', 'reasons=R', on='2026-11-03')
    equal(register.show(dossier, on='2026-11-03')['certificate']['state'], 'valid')
    register.record(dossier, 'terminated', 'ground=liquidation', 'reference=R', on='2026-12-01')
    shown = register.show(dossier, on='2026-12-01')
    equal(shown['certificate']['ended'], {'on': '2026-12-01', 'ground': 'liquidation'})
    equal(shown['stage'], 'closed')


if __name__ == '__main__':
    sys.exit(main())
