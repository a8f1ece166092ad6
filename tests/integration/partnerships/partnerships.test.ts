import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { partnershipListSchema, partnershipSchema } from '#server/trpc/partnerships/partnership-answer.ts';
import { A, key, layFoundations, preparer as loader, loadPillars, publish } from '../releases/world.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';

const [id, real, period] = ['made-up-partnership', 'northern-partnership', '202526|FY'];
const B = 'T09000002';
const [reporter, otherReporter, stranger] = [
  personWith('preparer', A),
  personWith('approver', B),
  personWith('preparer', 'E08000025'),
];
const [official, scrutineer] = [personWith('official'), personWith('assessor')];

afreshForFile(async () => {
  await layFoundations();
  const lists = { delegated: [], relevantAgencies: ['Education'], scrutineer: null, source: 'A test' };
  const bodies = { police: 'A police force', integratedCareBoard: 'A board', ...lists };
  const place = { level: 'local-authority', confidence: 'source', madeUp: false };
  await callAs(loader).programme.load({
    areas: [{ code: 'E08000025', name: 'First place', ...place }],
    partnerships: [
      { id, position: 1, name: 'Example partnership (made-up)', madeUp: true, ...bodies },
      { id: real, position: 2, name: 'Northern partnership', madeUp: false, ...bodies },
    ],
    partnershipAreas: [
      { partnershipId: id, areaCode: A },
      { partnershipId: id, areaCode: B },
      { partnershipId: real, areaCode: 'E08000025' },
    ],
  });
  await loadPillars({ 1: 'A pillar' });
  await publish();
});

const report = (own: object = {}) => ({
  ...{ key: key(), partnership: id, area: A, period, seen: null },
  ...{ money: '1250000', moneyHow: 'pooled', moneyDocument: 'Yearly report, table 2' },
  ...{ agreementsSigned: '3', agreementsInForce: '2', agreementsDocument: 'Register of agreements' },
  ...own,
});
const answer = (own: object = {}) => ({
  ...{ key: key(), partnership: id, period, test: 'money' as const, seen: null },
  ...{ verdict: 'met', reason: 'Seen in the accounts.', document: 'Scrutiny report, section 3', ...own },
});
const shownNow = async () => (await callAs(null).partnership.byId({ id })).partnership.years;

let first = '';

describe('the yearly return of a partnership', () => {
  it('is reported by any of its councils under a key, with its audit event, and by no other council', async () => {
    const given = report();
    const done = await callAs(reporter).partnership.report(given);
    expect(await callAs(reporter).partnership.report(given)).toEqual(done);
    first = done.id;
    const events = await connections().workshop.auditEvent.findMany({ where: { action: 'partnership.report' } });
    expect(events.map(({ actorRole, subject }) => [actorRole, subject])).toEqual([['preparer', `${id} ${period}`]]);
    for (const [who, area] of [
      [stranger, A],
      [stranger, 'E08000025'],
      [official, A],
    ] as const) {
      await expect(callAs(who).partnership.report(report({ area }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('is nowhere public before a release takes it, and there for its councils', async () => {
    expect(await shownNow()).toEqual([]);
    const { items } = await callAs(otherReporter).partnership.own();
    expect(items.map(({ id: own, reportsFor }) => [own, reportsFor.code])).toEqual([[id, B]]);
    expect(items[0]?.years[0]?.report?.id).toBe(first);
    expect((await callAs(stranger).partnership.own()).items.map(({ id: own }) => own)).toEqual([real]);
  });

  it('of a year that stands is replaced only by somebody who saw it, with a reason', async () => {
    const unseen = report({ area: B, money: '1300000' });
    await expect(callAs(otherReporter).partnership.report(unseen)).rejects.toMatchObject({ code: 'CONFLICT' });
    const again = { ...unseen, key: key(), seen: first };
    await expect(callAs(otherReporter).partnership.report(again)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await callAs(otherReporter).partnership.report({ ...again, key: key(), reason: 'The accounts were closed.' });
  });

  it('of two reports at the same moment takes one; the other is told of it', async () => {
    const earlier = { period: '202425|FY' };
    const both = await Promise.allSettled([
      callAs(reporter).partnership.report(report(earlier)),
      callAs(otherReporter).partnership.report(report({ ...earlier, area: B, money: '7' })),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'CONFLICT' });
    expect(await connections().workshop.partnershipReturn.count({ where: earlier })).toBe(1);
  });
});

describe('the three tests', () => {
  it('are answered by the scrutineer and the department, and never by who is tested', async () => {
    await callAs(scrutineer).partnership.test(answer());
    await callAs(official).partnership.test(answer({ test: 'delegations', verdict: 'not-met' }));
    for (const who of [reporter, otherReporter]) {
      await expect(callAs(who).partnership.test(answer())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    const both = { ...scrutineer, memberships: [...scrutineer.memberships, ...reporter.memberships] };
    const own = callAs(both).partnership.test(answer({ test: 'information' }));
    await expect(own).rejects.toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('belong') });
  });

  it('come out with the next release beside the report, year on year, gaps named and nobody named', async () => {
    await publish();
    const [year, before] = await shownNow();
    expect(year?.report).toMatchObject({ moneyGbp: 1_300_000, areaCode: B, reason: 'The accounts were closed.' });
    expect(year?.earlier.map(({ id: own }) => own)).toEqual([first]);
    expect(year?.tests.map(({ test, answer: said }) => [test, said?.verdict ?? null, said?.judge ?? null])).toEqual([
      ['money', 'met', 'department'],
      ['information', null, null],
      ['delegations', 'not-met', 'department'],
    ]);
    expect(year?.gaps).toContain('Sharing information: not answered by anybody independent');
    expect(before?.gaps).toHaveLength(5);
    const page = await callAs(null).partnership.byId({ id });
    expect(partnershipSchema.parse(page)).toEqual(page);
    for (const who of [reporter, otherReporter, scrutineer, official]) {
      expect(JSON.stringify(page)).not.toContain(who.id);
    }
  });

  it('stay as they were in an older release', async () => {
    const older = await callAs(null).partnership.byId({ id, release: 1 });
    expect(older.partnership.years).toEqual([]);
  });

  it('of a made-up partnership are in no list of changes; those of a real one are', async () => {
    const { items } = await callAs(null).change.list({ release: 2 });
    expect(JSON.stringify(items)).not.toContain('partnership');
    await callAs(stranger).partnership.report(report({ partnership: real, area: 'E08000025' }));
    await publish();
    expect(JSON.stringify((await callAs(null).change.list({ release: 3 })).items)).toContain(
      'return of a safeguarding partnership',
    );
  });
});

it('partnerships are listed with their newest year; made-up ones only where they are asked for', async () => {
  const all = await callAs(null).partnership.list({});
  expect(all.items.map(({ id: own, latest }) => [own, latest?.period ?? null])).toEqual([[real, period]]);
  expect(partnershipListSchema.parse(all)).toEqual(all);
  const madeUp = await callAs(null).partnership.list({ madeUp: 'true' });
  expect(madeUp.items.map(({ id: own, latest }) => [own, latest?.period ?? null])).toEqual([[id, period]]);
  const own = await callAs(null).partnership.list({ area: B });
  expect(own.items.map(({ id: found }) => found)).toEqual([id]);
  await expect(callAs(null).partnership.byId({ id: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
