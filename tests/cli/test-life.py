# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes after the certificate, through attestatctl, by the rows of the law."""
import csv
import hashlib
import json
import os
import sys
import xml.etree.ElementTree as ET

from ctl import Register, case, contains, copy_application, equal, main

SIGNED = ['signatory=Оспанов Дәурен', 'reasons=Себеп']
NAMESPACE = '{urn:kz.atameken.Attestat:export:1}'


def in_force(folder, name='r'):
    register = Register(folder / name)
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier)
    return register, dossier


def last(register, dossier, on):
    return register.show(dossier, on=on)['acts'][-1]['seq']


def add(register, dossier, kind, *fields, on):
    """Records an act; returns its sequence number."""
    register.record(dossier, kind, *fields, on=on)
    return last(register, dossier, on)


def state(register, dossier, on):
    return register.show(dossier, on=on)['certificate']['state']


def basis_for(register, dossier, ground, on):
    """Records what a ground rests on; returns its sequence number."""
    if ground == 1:
        return add(register, dossier, 'statement-received', 'text=T', on=on)
    if ground == 4:
        complaint = add(register, dossier, 'complaint-received', 'person=P', 'document=D-1', 'text=T', on=on)
        return add(register, dossier, 'complaint-resolved', f'complaint={complaint}', 'confirmed=yes', 'text=T', on=on)
    violated = {2: 'procedure', 3: 'agreement'}[ground]
    return add(register, dossier, 'violation-found', f'basis={violated}', 'text=T', on=on)


def revoke(register, dossier, on, *fields):
    seq = add(register, dossier, 'violation-found', 'basis=procedure', 'text=T', *fields, on=on)
    register.record(dossier, 'revoked', 'ground=2', f'basis={seq}', *SIGNED, on=on)
    return seq


# law-26.2.1, law-26.2.2, law-26.2.3, law-26.2.4
@case('/cli/life/grounds/law-26.2')
def grounds(folder):
    for ground in (1, 2, 3, 4):
        register, dossier = in_force(folder, f'r{ground}')
        # Without the act it rests on: what is missing is said, with the provision.
        done = register.record(dossier, 'revoked', f'ground={ground}', 'basis=1', *SIGNED, on='2026-10-20', expect=4,
                               provision='26(2)')
        contains(done.err, '1')
        seq = basis_for(register, dossier, ground, '2026-10-21')
        # Before the day of the act that it rests on.
        register.record(dossier, 'revoked', f'ground={ground}', f'basis={seq}', *SIGNED, 'on=2026-10-20', on='2026-10-22',
                        expect=4, provision='26(2)')
        other = ground % 4 + 1
        register.record(dossier, 'revoked', f'ground={other}', f'basis={seq}', *SIGNED, on='2026-10-22', expect=4,
                        provision='26(2)')
        register.record(dossier, 'revoked', f'ground={ground}', f'basis={seq}', *SIGNED, on='2026-10-22')
        equal((state(register, dossier, '2026-10-22'), register.show(dossier, '--as-of', '2026-10-21')['certificate']['state']),
              ('revoked', 'valid'))
        told = register.show(dossier, on='2026-10-22')['revocations']
        equal([(t['state'], t['grounds'], t['evidence'], t['detected_on'], t['copy_by'], t['copy_on']) for t in told],
              [('revoked', [str(ground)], [seq], '2026-10-21', '2026-10-28', None)])
        # law-26.4
        register.record(dossier, 'revocation-sent', 'reference=R', on='2026-10-23')
        # law-25.5: set aside, and the same basis carries no second revocation.
        register.record(dossier, 'revocation-set-aside', 'reference=R', on='2026-10-26')
        equal(state(register, dossier, '2026-10-26'), 'valid')
        register.record(dossier, 'revoked', f'ground={ground}', f'basis={seq}', *SIGNED, on='2026-10-27', expect=4,
                        provision='26(2)')
        register('verify')


@case('/cli/life/declined/law-26.3')
def declined(folder):
    register, dossier = in_force(folder)
    register.record(dossier, 'revocation-declined', 'basis=1', *SIGNED, on='2026-10-20', expect=4, provision='26(')
    seq = basis_for(register, dossier, 3, '2026-10-21')
    open_before = [d for d in register.show(dossier, on='2026-10-22')['deadlines'] if d['id'] == 'revocation']
    equal([d['met_on'] for d in open_before], [None])
    register.record(dossier, 'revocation-declined', f'basis={seq}', *SIGNED, on='2026-10-22')
    shown = register.show(dossier, on='2026-10-22')
    equal([d['met_on'] for d in shown['deadlines'] if d['id'] == 'revocation'], ['2026-10-22'])
    equal(shown['certificate']['state'], 'valid')
    register.record(dossier, 'revoked', 'ground=3', f'basis={seq}', *SIGNED, on='2026-10-23', expect=4, provision='26(2)')


@case('/cli/life/resumption/law-26.5')
def resumption(folder):
    register, dossier = in_force(folder)
    revoke(register, dossier, '2026-10-21')
    resume = ['resumption-decided', 'outcome=resume', *SIGNED]
    register.record(dossier, *resume, on='2026-10-22', expect=4, provision='26(5)')
    register.record(dossier, 'elimination-reported', 'text=T', on='2026-10-23')
    register.record(dossier, 'resumption-decided', 'outcome=deny', *SIGNED, on='2026-10-26')
    # After a denial only with a new report.
    register.record(dossier, *resume, on='2026-10-27', expect=4, provision='26(5)')
    register.record(dossier, 'elimination-reported', 'text=T', on='2026-10-28')
    register.record(dossier, *resume, on='2026-10-29')
    equal(state(register, dossier, '2026-10-29'), 'valid')
    equal([(t['state'], t['eliminations']) for t in register.show(dossier, on='2026-10-29')['revocations']], [('resumed', 2)])
    # After the end nothing is resumed.
    revoke(register, dossier, '2029-10-08')
    register.record(dossier, 'elimination-reported', 'text=T', on='2029-10-09')
    register.record(dossier, *resume, on='2029-10-10', expect=4, provision='26(6)')
    register('verify')


@case('/cli/life/barred/law-26.5')
def barred(folder):
    register, dossier = in_force(folder)
    revoke(register, dossier, '2026-10-21')
    register.record(dossier, 'elimination-reported', 'text=T', on='2026-10-22')
    register.record(dossier, 'published', 'what=barred-centre', 'reference=R', on='2026-10-22', expect=4, provision='11(2)')
    # Found since.
    register.record(dossier, 'violation-found', 'basis=criteria', 'text=T', 'endangers=yes', on='2026-10-23')
    register.record(dossier, 'resumption-decided', 'outcome=resume', *SIGNED, on='2026-10-26', expect=4, provision='26(5)')
    register.record(dossier, 'published', 'what=barred-centre', 'reference=R', on='2026-10-27')
    path = folder / 'barred.xml'
    counts = []
    for day in ('2026-10-22', '2026-10-23', '2026-10-27'):
        register('export', 'barred-centres', '--as-of', day, '-o', path, on='2026-11-02')
        counts.append([row.get('barred-since') for row in ET.parse(path).getroot()])
    equal(counts, [[], ['2026-10-23'], ['2026-10-23']])
    founder = ET.parse(path).getroot()[0].find(f'{NAMESPACE}founder')
    equal((founder.get('name'), founder.get('id')), ('Есімхан Құрылтайшы', '791120400575'))
    equal(ET.parse(path).getroot()[0].get('published-on'), '2026-10-27')
    register.record(dossier, 'revocation-set-aside', 'reference=R', on='2026-10-28')
    register('export', 'barred-centres', '-o', path, on='2026-11-02')
    equal(len(ET.parse(path).getroot()), 0)
    # It stood on the list on that day, whatever came later.
    register('export', 'barred-centres', '--as-of', '2026-10-27', '-o', path, on='2026-11-02')
    equal(len(ET.parse(path).getroot()), 1)
    register('verify')


@case('/cli/life/reissue/law-26.1')
def reissue(folder):
    register, dossier = in_force(folder)
    centre = ['bin=230440004122', 'name-kk=Жаңа орталық', 'name-ru=Новый центр']
    register.record(dossier, 'reissued', 'signatory=H', on='2026-10-20', expect=4, provision='26(1)')
    register.record(dossier, 'centre-changed', 'address-kk=Жаңа', on='2026-10-20')
    register.record(dossier, 'reissued', 'signatory=H', on='2026-10-20', expect=4, provision='26(1)')
    register.record(dossier, 'reorganised', 'form=renaming', *centre, on='2026-10-20', expect=3)
    forms = ('merger', 'accession', 'division', 'separation', 'transformation')
    for n, form in enumerate(forms):
        day = f'2026-11-{2 + 2 * n:02}'
        register.record(dossier, 'reorganised', f'form={form}', *centre, on=day)
        register.record(dossier, 'reissued', 'signatory=H', on=day)
        register.record(dossier, 'reissued', 'signatory=H', on=day, expect=4, provision='26(1)')
    certificates = register.show(dossier, on='2026-11-30')['certificates']
    equal(len({c['serial'] for c in certificates}), 6)
    equal({c['until'] for c in certificates}, {'2029-10-09'})
    equal([c['state'] for c in certificates], ['replaced'] * 5 + ['valid'])
    # The history of both is read from either.
    for old, new in zip(certificates, certificates[1:]):
        equal((old['replaced_by'], new['replaces']), (new['serial'], old['serial']))
    contains(register('show', dossier, on='2026-11-30').out, certificates[0]['serial'], certificates[1]['serial'])
    rows = json.loads(register('register', '--format', 'json', on='2026-11-30').out)
    equal([r['state'] for r in rows].count('valid'), 1)
    equal([r['ended']['ground'] for r in rows if r['ended']], ['reissue'] * 5)
    path = folder / 'register.csv'
    register('export', 'register', '--format', 'csv', '-o', path, on='2026-11-30')
    lines = path.read_text(encoding='utf-8').splitlines()
    contains(lines[0], 'list=register', 'as-of=2026-11-30', 'rows=6')
    read = list(csv.DictReader(lines[1:]))
    equal([(r['replaces'], r['replaced-by']) for r in read],
          [(c['replaces'] or '', c['replaced_by'] or '') for c in certificates])
    register('verify')


# law-26.6: expiry by itself, liquidation, a court; and revocation, which is no end.
@case('/cli/life/ends/law-26.6')
def ends(folder):
    register, dossier = in_force(folder)
    equal(register.show(dossier, '--as-of', '2029-10-09')['certificate']['state'], 'valid')
    shown = register.show(dossier, '--as-of', '2029-10-10')
    equal((shown['certificate']['state'], shown['certificate']['ended'], shown['stage']),
          ('expired', {'on': '2029-10-09', 'ground': 'expiry'}, 'closed'))
    for ground in ('liquidation', 'court'):
        other = register.receive('complete', on='2026-09-14')
        register.walk(other)
        register.record(other, 'terminated', f'ground={ground}', 'reference=R', on='2026-11-02')
        equal(register.show(other, on='2026-11-03')['certificate']['ended'], {'on': '2026-11-02', 'ground': ground})
        register.record(other, 'terminated', f'ground={ground}', 'reference=R', on='2026-11-03', expect=4, provision='26(6)')
        register.record(other, 'violation-found', 'basis=procedure', 'text=T', on='2026-11-03', expect=4, provision='26(6)')
    revoke(register, dossier, '2026-11-02')
    equal(register.show(dossier, on='2026-11-02')['certificate']['ended'], None)
    register.record(dossier, 'terminated', 'ground=court', 'reference=R', on='2026-11-03')
    equal(state(register, dossier, '2026-11-03'), 'terminated')
    states = {day: sorted(r['state'] for r in json.loads(register('register', '--format', 'json', '--as-of', day,
                                                                  on='2026-12-01').out))
              for day in ('2026-11-01', '2026-11-02', '2026-11-03', '2029-10-10')}
    equal(states, {'2026-11-01': ['valid'] * 3, '2026-11-02': ['revoked', 'terminated', 'terminated'],
                   '2026-11-03': ['terminated'] * 3, '2029-10-10': ['terminated'] * 3})


# law-25.5
@case('/cli/life/appeal/law-25.5')
def appeal(folder):
    register = Register(folder / 'r')
    dossier = register.receive('complete', on='2026-09-14')
    register.walk(dossier, failing=('resources',))
    register.record(dossier, 'appeal-resolved', 'outcome=rejected', 'reference=R', on='2026-10-12', expect=4, provision='25(5)')
    register.record(dossier, 'appeal-filed', 'to=Сот', on='2026-10-12')
    register.record(dossier, 'appeal-resolved', 'outcome=rejected', 'reference=R', on='2026-10-13')
    equal(register.show(dossier, on='2026-10-13')['outcome'], 'refused')
    register.record(dossier, 'appeal-resolved', 'outcome=upheld', 'reference=R', on='2026-10-14', expect=3)
    for n, (reopens, stage) in enumerate([('decision', 'decision'), ('on-site', 'on-site'), ('documents', 'documents')]):
        register = Register(folder / reopens)
        other = register.receive('complete', on='2026-09-14')
        register.walk(other, failing=('resources',))
        register.record(other, 'appeal-filed', 'to=Сот', on='2026-10-12')
        register.record(other, 'appeal-resolved', 'outcome=upheld', f'reopens={reopens}', 'reference=R', on='2026-10-13')
        shown = register.show(other, on='2026-10-13')
        equal((n, shown['outcome'], shown['stage'], shown['decision']), (n, 'open', stage, None))
        # The history is kept.
        kinds = [a['kind'] for a in shown['acts']]
        equal([kinds.count(k) for k in ('decided', 'refusal-sent', 'appeal-filed', 'appeal-resolved')], [1, 1, 1, 1])
        equal(register.show(other, '--as-of', '2026-10-12')['outcome'], 'refused')
        register('verify')


def re_apply(folder, serial, date):
    """An application for re-accreditation that follows a certificate."""
    path = copy_application('complete', folder)
    text = path.read_text(encoding='utf-8')
    start = text.index('date="', text.index('<application'))
    text = text.replace('kind="initial"', f'kind="re-accreditation" follows="{serial}"')
    start = text.index('date="', text.index('<application'))
    text = text[:start] + f'date="{date}"' + text[text.index('"', start + 6) + 1:]
    text = text.replace('quantity="', 'quantity="1', 1)
    path.write_text(text, encoding='utf-8')
    return path


# law-23.5
@case('/cli/life/re-accreditation/law-23.5')
def re_accreditation(folder):
    register, dossier = in_force(folder)
    serial = register.show(dossier, on='2026-10-14')['certificate']['serial']
    windows = {day: register.show(dossier, on=day)['reaccreditation'] for day in ('2029-01-08', '2029-01-09', '2029-04-10')}
    equal({day: w['open'] for day, w in windows.items()}, {'2029-01-08': False, '2029-01-09': True, '2029-04-10': True})
    equal((windows['2029-01-09']['opens'], windows['2029-01-09']['closes']), ('2029-01-09', '2029-04-09'))
    contains(register('show', dossier, on='2029-01-09').out, '2029-04-09')
    contains(register('due', on='2029-01-09').out, '2029-04-09', '23(5)', 'can be filed since 2029-01-09')
    equal('can be filed' in register('due', on='2029-01-08').out, False)
    turns = json.loads(register('next', '--json', on='2029-01-09').out)
    equal([(t['number'], t['party'], t['since'], t['until']) for t in turns if t['kind'] == 'reaccreditation-received'],
          [(int(dossier), 'centre', '2029-01-09', '2029-04-09')])
    equal('reaccreditation-received' in register('next', on='2029-01-08').out, False)
    new = register.receive(re_apply(folder / 'new', serial, '2029-04-09'), on='2029-04-09')
    shown = register.show(new, on='2029-04-09')
    equal([d['id'] for d in shown['defects'] if 're-accreditation' in d['id']], [])
    equal((shown['since_last']['dossier'], shown['since_last']['serial'], shown['since_last']['late']),
          (int(dossier), serial, False))
    equal({r['topic'] for r in shown['since_last']['rows'] if r['change'] == 'other'}, {'equipment'})
    old = register.show(dossier, on='2029-04-09')
    equal([a['kind'] for a in old['acts']][-1], 'reaccreditation-received')
    equal([d['met_on'] for d in old['deadlines'] if d['id'] == 'reaccreditation'], ['2029-04-09'])
    # Late: taken in and flagged.
    late, elder = in_force(folder, 'late')
    new = late.receive(re_apply(folder / 'late-new', serial, '2029-04-10'), on='2029-04-10')
    shown = late.show(new, on='2029-04-10')
    equal(shown['since_last']['late'], True)
    contains(' '.join(d['id'] for d in shown['defects']), 'late-re-accreditation')
    figures = json.loads(late('figures', '--format', 'json', '--year', '2029', on='2029-04-10').out)
    equal({(f['key'], f['count']) for f in figures if f['measure'] == 'applications' and f['region'] is None},
          {('re-accreditation', 1), ('late', 1)})
    equal(late.show(elder, on='2029-04-10')['reaccreditation']['open'], False)


# law-26.2.4, law-6.1
@case('/cli/life/complaints/law-26.2.4')
def complaints(folder):
    register, dossier = in_force(folder)
    seq = add(register, dossier, 'complaint-received', 'person=P', 'document=D-1', 'text=T', on='2026-10-20')
    early = register.record(dossier, 'complaint-resolved', f'complaint={seq}', 'confirmed=yes', 'text=T', '--on',
                            '2026-10-19', on='2026-10-21', expect=4, provision='26(2)(4)')
    contains(early.err, f'Act {seq} ')
    register.record(dossier, 'document-cancelled', f'complaint={seq}', 'document=D-1', on='2026-10-20', expect=4,
                    provision='26(2)')
    register.record(dossier, 'complaint-resolved', f'complaint={seq}', 'confirmed=yes', 'text=T', on='2026-10-21')
    register.record(dossier, 'complaint-resolved', f'complaint={seq}', 'confirmed=no', 'text=T', on='2026-10-22', expect=4,
                    provision='26(2)(4)')
    cancelled = add(register, dossier, 'document-cancelled', f'complaint={seq}', 'document=D-1', on='2026-10-22')
    register.record(dossier, 'published', 'what=cancelled-document', f'act={seq}', 'reference=R', on='2026-10-23', expect=4)
    register.record(dossier, 'published', 'what=cancelled-document', f'act={cancelled}', 'reference=R', on='2026-10-26')
    equal([c['state'] for c in register.show(dossier, on='2026-10-26')['complaints']], ['published'])
    path = folder / 'documents.xml'
    found = {}
    for day, known in (('2026-10-21', None), ('2026-10-22', None), ('2026-10-26', None), ('2026-10-26', '2026-10-22')):
        options = ['--known', known] if known else []
        register('export', 'cancelled-documents', '--as-of', day, *options, '-o', path, on='2026-11-02')
        found[day, known] = [(r.get('document'), r.get('published-on')) for r in ET.parse(path).getroot()]
    equal(found, {('2026-10-21', None): [], ('2026-10-22', None): [('D-1', None)],
                  ('2026-10-26', None): [('D-1', '2026-10-26')], ('2026-10-26', '2026-10-22'): [('D-1', None)]})
    register('verify')


# law-11.2: two days in every question.
@case('/cli/life/register-known/law-11.2')
def register_known(folder):
    register, dossier = in_force(folder)
    register.record(dossier, 'terminated', 'ground=court', 'reference=R', '--on', '2026-10-20', on='2026-10-30')

    def states(*options):
        rows = json.loads(register('register', '--format', 'json', *options, on='2026-11-02').out)
        return [(r['state'], r['ended'] and r['ended']['on']) for r in rows]

    equal(states('--as-of', '2026-10-25'), [('terminated', '2026-10-20')])
    equal(states('--as-of', '2026-10-25', '--known', '2026-10-25'), [('valid', None)])
    equal(states('--as-of', '2026-10-25', '--known', '2026-10-30'), [('terminated', '2026-10-20')])
    equal(states('--as-of', '2026-10-19', '--known', '2026-10-30'), [('valid', None)])
    equal(states('--as-of', '2026-10-25', '--known', '2026-10-08'), [])


# law-11.2
@case('/cli/life/taken-over/law-11.2')
def taken_over(folder):
    register = Register(folder / 'r')
    path = copy_application('complete', folder / 'old')
    text = path.read_text(encoding='utf-8')
    path.write_text(text.replace('kind="initial"', 'kind="taken-over" serial="ОЛД-7" from="2024-02-29" until="2027-02-28"'),
                    encoding='utf-8')
    dossier = register.receive(path, on='2026-09-14')
    shown = register.show(dossier, on='2026-09-14')
    equal((shown['stage'], shown['outcome'], shown['certificate']['serial']), ('in-force', 'accredited', 'ОЛД-7'))
    register.record(dossier, 'decided', 'outcome=accredit', *SIGNED, on='2026-09-15', expect=4, provision='11(2)')
    revoke(register, dossier, '2026-09-15')
    equal(state(register, dossier, '2026-09-15'), 'revoked')
    equal(register.show(dossier, '--as-of', '2027-03-01')['certificate']['state'], 'expired')
    register('verify')


@case('/cli/life/correction')
def correction(folder):
    register, dossier = in_force(folder)
    seq = revoke(register, dossier, '2026-10-21')
    revoked = seq + 1
    register.record(dossier, 'elimination-reported', 'text=T', on='2026-10-22')
    register.record(dossier, 'resumption-decided', 'outcome=resume', *SIGNED, on='2026-10-23')
    # What follows from it is checked again: the resumption would not have been possible.
    done = register.record(dossier, 'correction', f'act={seq}', 'reason=R', 'new.endangers=yes', on='2026-10-26', expect=4)
    contains(done.err, 'Resumption decided', '26(5)')
    done = register.record(dossier, 'annulled', f'act={seq}', 'reason=R', on='2026-10-26', expect=4)
    contains(done.err, 'revoked')
    before = len(register.show(dossier, on='2026-10-26')['acts'])
    told = register.record(dossier, 'correction', f'act={seq}', 'reason=R', 'new.on=2026-10-16', '--foresee', on='2026-10-26')
    contains(told.out, '2026-11-05', '2026-11-02')
    # Refused, and told what it would have changed all the same.
    told = register.record(dossier, 'correction', f'act={revoked}', 'reason=R', 'new.on=2026-10-20', '--foresee',
                           on='2026-10-26', expect=4)
    contains(told.out, 'Deadline')
    register.record(dossier, 'correction', f'act={seq}', 'reason=R', 'new.nothing=1', '--foresee', on='2026-10-26', expect=3)
    equal(len(register.show(dossier, on='2026-10-26')['acts']), before)
    register.record(dossier, 'correction', f'act={seq}', 'reason=R', 'new.on=2026-10-16', on='2026-10-26')
    equal([d['due'] for d in register.show(dossier, on='2026-10-26')['deadlines'] if d['id'] == 'revocation'], ['2026-11-02'])
    register('verify')


@case('/cli/life/export-files/law-6.1')
def export_files(folder):
    register, _ = in_force(folder)
    for extension in ('xml', 'csv'):
        path = folder / f'list.{extension}'
        done = register('export', 'register', '--format', extension, '-o', path, on='2026-11-02')
        contains(done.out, hashlib.sha256(path.read_bytes()).hexdigest(), '2026-11-02', '1')
        first = path.read_bytes()
        register('export', 'register', '--format', extension, '--as-of', '2026-11-02', '-o', path, on='2027-01-11')
        equal(path.read_bytes(), first)
    equal([ET.parse(folder / 'list.xml').getroot().get(name) for name in ('list', 'as-of', 'rows')],
          ['register', '2026-11-02', '1'])
    register('export', 'everything', '-o', path, expect=2)
    register('export', 'register', expect=2)
    register('export', 'register', '--format', 'json', '-o', path, expect=2)
    # One message, and what stood there stays.
    before = path.read_bytes()
    done = register('export', 'register', '-o', folder / 'nowhere' / 'list.xml', expect=3)
    equal(len(done.err.strip().splitlines()), 1)
    if os.path.exists('/dev/full'):
        done = register('export', 'register', '-o', '/dev/full/list.xml', expect=3)
        equal(len(done.err.strip().splitlines()), 1)
    equal(path.read_bytes(), before)
    if os.geteuid() == 0:
        return
    locked = folder / 'locked'
    locked.mkdir(mode=0o500)
    register('export', 'register', '-o', locked / 'list.xml', expect=3)


# law-11.4
@case('/cli/life/figures/law-11.4')
def figures(folder):
    register, dossier = in_force(folder)
    refused = register.receive('complete', on='2026-09-14')
    register.walk(refused, failing=('resources', 'personnel'))
    revoke(register, dossier, '2027-01-11', 'endangers=yes')
    rows = json.loads(register('figures', '--format', 'json', on='2027-02-01').out)
    counts = {(r['year'], r['measure'], r['key']): r['count'] for r in rows if r['region'] is None}
    for wanted in [((2026, 'applications', 'initial'), 2), ((2026, 'outcomes', 'refused'), 1),
                   ((2026, 'outcomes', 'accredited'), 1), ((2026, 'refused-criteria', 'resources'), 1),
                   ((2026, 'refused-criteria', 'personnel'), 1), ((2027, 'violations', 'procedure'), 1),
                   ((2027, 'violations', 'endangering'), 1), ((2027, 'revocation-grounds', '2'), 1)]:
        equal((wanted[0], counts.get(wanted[0])), wanted)
    equal((2026, 'ends', 'expiry') in counts, False)
    days = {r['key']: (r['median'], r['longest'], r['unit']) for r in rows
            if r['measure'] in ('stage-days', 'period-days') and r['region'] is None}
    equal((days['documents'], days['refusal'], days['agreement']),
          ((6, 6, 'days'), (2, 2, 'working-days'), (5, 5, 'working-days')))
    equal({r['region'] for r in rows}, {None, '59'})
    table = list(csv.DictReader(register('figures', '--format', 'csv', '--year', '2027', '--region', '59', on='2027-02-01')
                                .out.splitlines()))
    equal({(r['year'], r['region']) for r in table}, {('2027', '59')})
    contains(register('figures', on='2027-02-01').out, 'Refusals by criterion')
    register('figures', '--region', '99', expect=2)
    register('figures', '--format', 'xml', expect=2)
    # The end of a certificate is counted when its day is over.
    later = json.loads(register('figures', '--format', 'json', '--year', '2029', on='2029-11-01').out)
    equal([r['count'] for r in later if r['key'] == 'expiry' and r['region'] is None], [1])


if __name__ == '__main__':
    sys.exit(main())
