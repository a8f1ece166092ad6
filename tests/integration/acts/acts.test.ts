import type { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { ActRefused } from '#server/trpc/acts/acting.ts';
import { key, layFoundations, preparer, publish } from '../releases/world.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';
import { charityAssessor as assessor, id, layLedger, refusalOf, rowsIn, strategy } from './world.ts';

const [first, second] = [personWith('official'), personWith('official')];
const reader = () => callAs(null);

const source = { slug: 'strategy' };
const move = (more: object = {}) => ({
  ...{ key: key(), milestone: 'm-one', seenStep: 0, due: '2026-12-31', reasonCode: 'funding', reason: 'No money yet.' },
  ...{ movedOn: '2026-08-01', source, ...more },
});
const verdict = (more: object = {}) => ({
  ...{ key: key(), commitment: 'c-one', verdict: 'Partly kept', test: 'Is it in force?', method: 'We read the law.' },
  ...{ interest: 'We work with carers.', outcomeSeen: 'not-yet', ...more },
});

afreshForFile(async () => {
  await layFoundations();
  await layLedger();
  await publish();
});

describe('a move and a verdict', () => {
  const moved = { key: '', id: '' };
  let judged = '';

  it('are recorded with who by role and when, an audit event each, and seen by nobody outside', async () => {
    const given = move();
    moved.id = (await callAs(first).milestone.moveDate(given)).id;
    moved.key = given.key;
    judged = (await callAs(assessor).commitment.judge(verdict())).id;
    const [, date] = await rowsIn('MilestoneDate');
    expect(date).toMatchObject({ id: moved.id, step: 1, actorId: first.id, actorRole: 'official', corrects: null });
    expect(await rowsIn('Judgement')).toMatchObject([
      { id: judged, judge: 'A charity (made-up)', actorRole: 'assessor' },
    ]);
    const audit = await rowsIn('AuditEvent');
    expect(audit.filter(({ action }) => action === 'milestone.moveDate')).toMatchObject([{ subject: 'm-one' }]);
    expect(audit.filter(({ action }) => action === 'commitment.judge')).toMatchObject([{ actorId: assessor.id }]);
    const page = await reader().commitment.byId({ id: 'c-one' });
    expect(page.milestones[0]?.moves).toEqual([]);
    expect(page.judgements).toEqual([]);
  });

  it('are given once to one key, and both are seen by officials and judges before they are published', async () => {
    expect((await callAs(first).milestone.moveDate(move({ key: moved.key }))).id).toBe(moved.id);
    expect(await rowsIn('MilestoneDate')).toHaveLength(2);
    for (const person of [second, assessor]) {
      const record = await callAs(person).ledger.promise({ commitment: 'c-one' });
      expect(record).toMatchObject({ unpublished: 2, milestones: [{ slug: 'm-one', step: 1 }] });
      expect(
        record.rows
          .filter(({ published }) => !published)
          .map(({ part }) => part)
          .toSorted(),
      ).toEqual(['dates', 'judgements']);
    }
  });

  it('go out with the next release, which is one of the ledger alone, under the ids they were given', async () => {
    const number = await publish();
    const out = await reader().release.byNumber({ number });
    expect(out.kind).toBe('ledger');
    const page = await reader().commitment.byId({ id: 'c-one' });
    expect(page.milestones[0]?.moves).toMatchObject([
      { id: moved.id, from: { day: '2026-06-30' }, to: { day: '2026-12-31' }, reason: 'No money yet.', days: 184 },
    ]);
    expect(page.judgements).toMatchObject([{ id: judged, judge: 'A charity (made-up)', verdict: 'Partly kept' }]);
    const changes = await reader().change.list({ only: number });
    expect(changes.items[0]?.rows).toMatchObject([
      { id: moved.id, kind: 'dates', commitment: 'c-one', title: 'The first step' },
      { id: judged, kind: 'judgements', commitment: 'c-one' },
    ]);
    expect(await reader().commitment.byId({ id: 'c-one', release: number - 1 })).toMatchObject({ judgements: [] });
    expect((await reader().milestone.slippage({})).items.map((each) => each.id)).toEqual([moved.id]);
  });
});

describe('two at once', () => {
  it('of two officials who move one date, one is told the other’s move, and may confirm with the new step', async () => {
    const both = await Promise.allSettled([
      callAs(first).milestone.moveDate(move({ seenStep: 1, due: '2027-03-31', reason: 'The first reason.' })),
      callAs(second).milestone.moveDate(move({ seenStep: 1, due: '2027-06-30', reason: 'The second reason.' })),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((each) => each.status === 'rejected')?.reason as TRPCError;
    expect(refused.code).toBe('CONFLICT');
    expect(refused.message).toMatch(/The date was moved since you read it.*The (first|second) reason/);
    expect(await rowsIn('MilestoneDate')).toHaveLength(3);
    await callAs(second).milestone.moveDate(move({ seenStep: 2, due: '2027-09-30' }));
    expect((await rowsIn('MilestoneDate')).map(({ step }) => step).toSorted()).toEqual([0, 1, 2, 3]);
  });

  it('of two promises that would each end in the other, one stays', async () => {
    const end = (commitment: string, successor: string) => ({
      ...{ key: key(), commitment, successor, how: 'superseded', endedOn: '2026-08-01', why: 'Another came.', source },
    });
    const both = await Promise.allSettled([
      callAs(first).commitment.end(end('c-two', 'c-three')),
      callAs(second).commitment.end(end('c-three', 'c-two')),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((each) => each.status === 'rejected')?.reason as TRPCError;
    expect(refused.message).toMatch(/leads back to this one/);
    expect(await rowsIn('CommitmentEnd')).toHaveLength(1);
    expect(await rowsIn('Succession')).toHaveLength(1);
  });
});

describe('a refusal', () => {
  it('names every fault with its field and leaves nothing behind', async () => {
    const tables = ['MilestoneDate', 'Source', 'AuditEvent', 'WriteKey'];
    const before = await Promise.all(tables.map(rowsIn));
    const error = await refusalOf(
      callAs(first).milestone.moveDate(move({ due: '2026-02-30', reason: '', source: {} })),
    );
    expect(error).toMatchObject({ code: 'CONFLICT' });
    expect((error.cause as ActRefused).faults.map(({ field }) => field).toSorted()).toEqual([
      'due',
      'due',
      'reason',
      'source.title',
    ]);
    const noTest = await refusalOf(callAs(assessor).commitment.judge(verdict({ test: '' })));
    expect(noTest).toMatchObject({ code: 'BAD_REQUEST', message: 'Enter the test you applied, in words.' });
    expect(noTest.cause).toBeInstanceOf(ActRefused);
    expect(await Promise.all(tables.map(rowsIn))).toEqual(before);
  });

  it('meets who judges for another, an official who judges, a judge who moves a date, and a stranger', async () => {
    const forbidden = { code: 'FORBIDDEN' };
    await expect(callAs(assessor).commitment.judge(verdict({ judge: 'Another charity' }))).rejects.toMatchObject(
      forbidden,
    );
    await expect(callAs(assessor).commitment.judge(verdict({ judge: 'department' }))).rejects.toThrow(
      'You judge for A charity (made-up). Nobody judges for another organisation.',
    );
    const ofTwo = {
      ...assessor,
      memberships: [...assessor.memberships, { ...assessor.memberships[0]!, organisation: 'Another charity' }],
    };
    await expect(callAs(ofTwo).commitment.judge(verdict())).rejects.toThrow(/Say for which you judge/);
    await expect(callAs(first).commitment.judge(verdict())).rejects.toMatchObject(forbidden);
    await expect(callAs(assessor).milestone.moveDate(move())).rejects.toMatchObject(forbidden);
    const preparerOfA = personWith('preparer', 'T09000001');
    await expect(callAs(preparerOfA).ledger.promise({ commitment: 'c-one' })).rejects.toMatchObject(forbidden);
    await expect(reader().milestone.moveDate(move())).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });

  it('meets what is not there', async () => {
    const missing = { code: 'NOT_FOUND' };
    await expect(callAs(first).milestone.moveDate(move({ milestone: 'm-no' }))).rejects.toMatchObject(missing);
    await expect(callAs(first).commitment.look({ key: key(), commitment: 'c-no', found: 'n' })).rejects.toMatchObject(
      missing,
    );
    await expect(callAs(first).ledger.promise({ commitment: 'c-no' })).rejects.toMatchObject(missing);
  });
});

describe('every other act', () => {
  it('adds its rows, and all of them go out', async () => {
    const official = callAs(first);
    const fresh = { kind: 'si', title: 'The Regulations 2026', publisher: 'Parliament', reference: 'SI 2026/1' };
    await official.commitment.changeTerm({
      ...{ key: key(), commitment: 'c-one', term: 'areas', original: 'up to 10', later: '7', why: 'Three withdrew.' },
      ...{ isCeiling: true, changedOn: '2026-08-01', source: fresh },
    });
    const evidence = {
      milestone: 'm-one',
      note: 'It came into force.',
      source: { ...fresh, publishedOn: '2026-09-01' },
    };
    await official.milestone.recordEvidence({ key: key(), ...evidence });
    const met = { ...evidence, kind: 'met', happenedOn: '2026-09-01', source };
    await official.milestone.recordProgress({ key: key(), ...met });
    const looked = await official.commitment.look({ key: key(), commitment: 'c-one', found: 'Nothng new.' });
    await official.ledger.correct({
      ...{ key: key(), commitment: 'c-one', part: 'looks', row: looked.id, changes: { found: 'Nothing new.' } },
      reason: 'Spelling.',
    });
    await publish();
    const page = await reader().commitment.byId({ id: 'c-one' });
    expect(page.terms).toMatchObject([{ later: '7', isCeiling: true, source: { title: 'The Regulations 2026' } }]);
    expect(page.milestones[0]?.evidence).toHaveLength(2);
    expect(page.milestones[0]?.state).toBe('met');
    expect(page.status).toMatchObject({ status: 'delivered', checkedOn: '2026-11-25' });
    expect(page.looks).toMatchObject([{ id: looked.id, found: 'Nothing new.' }]);
    const two = await reader().commitment.byId({ id: 'c-two' });
    const three = await reader().commitment.byId({ id: 'c-three' });
    expect([two.end?.how, three.end?.how].filter(Boolean)).toEqual(['superseded']);
    const { items } = await reader().change.list({ commitment: 'c-one' });
    expect(items[0]?.rows.filter(({ corrected }) => corrected)).toMatchObject([{ kind: 'looks' }]);
  });

  it('of a clerical mistake stays corrected though what was loaded is loaded again', async () => {
    await callAs(first).ledger.correct({
      ...{ key: key(), commitment: 'c-one', part: 'sources', row: id(1), reason: 'The title was cut short.' },
      changes: { title: 'The strategy, built on love' },
    });
    const again = await callAs(preparer).ledger.load({ table: 'Source', rows: [strategy] });
    expect(again).toEqual({ added: 0, corrected: 0, unchanged: 1 });
    await publish();
    const page = await reader().commitment.byId({ id: 'c-one' });
    expect(page.madeIn).toMatchObject({ slug: 'strategy', title: 'The strategy, built on love' });
  });

  it('is refused once the milestone is met: no date moves any more', async () => {
    const error = await refusalOf(callAs(first).milestone.moveDate(move({ seenStep: 3, due: '2028-01-31' })));
    expect(error.message).toMatch(/recorded as met/);
  });

  it('is found by the words of its promise', async () => {
    expect(await callAs(assessor).ledger.promises({ q: 'c-two' })).toMatchObject({
      total: 1,
      items: [{ slug: 'c-two' }],
    });
    expect((await callAs(first).ledger.promises({})).items).toHaveLength(3);
  });

  it('stands under the app account’s rights: what was written cannot be rewritten', async () => {
    const { workshop } = connections();
    await expect(workshop.$executeRawUnsafe('UPDATE `MilestoneDate` SET `due` = NULL')).rejects.toThrow();
    await expect(workshop.$executeRawUnsafe('DELETE FROM `Judgement`')).rejects.toThrow();
  });
});
