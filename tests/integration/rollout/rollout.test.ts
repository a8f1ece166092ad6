import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections, connections } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { addPerson } from '#server/data/workshop/people.ts';
import { ActRefused } from '#server/trpc/acts/acting.ts';
import { A, key, layFoundations, preparer as loader, publish } from '../releases/world.ts';
import { emptyDatabase } from '../setup/database.ts';
import { callAs, openService, personWith } from '../setup/service.ts';

const [REAL, OTHER] = ['E08000025', 'E08000026'];
const id = (number: number) => `00000000-0000-8000-8000-${String(number).padStart(12, '0')}`;
const [stepId, stage, milestone] = [id(35), 's-one', id(43)];
const [reporter, otherReporter, madeUpReporter] = [
  personWith('preparer', REAL),
  personWith('approver', OTHER),
  personWith('preparer', A),
];
const official = personWith('official');
const reader = () => callAs(null);

beforeAll(async () => {
  await emptyDatabase();
  openService();
  await layFoundations();
  const place = { level: 'local-authority', confidence: 'source', madeUp: false };
  const programme = { tests: [], funding: [], sources: [], confidence: 'source', madeUp: false };
  await callAs(loader).programme.load({
    areas: [
      { code: REAL, name: 'First place', ...place },
      { code: OTHER, name: 'Second place', ...place },
    ],
    programmes: [
      { id: 'national', position: 2, name: 'National', ...programme },
      { id: 'another', position: 3, name: 'Another', ...programme },
    ],
    participations: [
      { programmeId: 'national', areaCode: REAL, confidence: 'source' },
      { programmeId: 'national', areaCode: OTHER, confidence: 'source' },
    ],
  });
  await layPromise();
  const step = { position: 1, pillar: 'system', statedOn: '2025-07-31' };
  const tells = { milestoneId: milestone, linkWhy: 'It is live in an area once the step is.' };
  await callAs(loader).ledger.load({
    table: 'LocalMilestone',
    rows: [
      { ...step, id: stepId, slug: stage, programmeId: 'national', title: 'A step' },
      { ...step, id: id(36), slug: 's-another', programmeId: 'another', title: 'Another step' },
      { ...step, id: id(38), slug: 's-two', programmeId: 'national', title: 'A second step', ...tells },
    ],
  });
  await publish();
});
afterAll(() => closeConnections());

/** A promise with a milestone that says “every area” and has begun. */
async function layPromise() {
  const statedOn = '2025-07-31';
  const { load } = callAs(loader).ledger;
  const source = { kind: 'report', title: 'A source', publisher: 'Department', statedOn };
  await load({ table: 'Source', rows: [{ ...source, id: id(37), slug: 'source' }] });
  const pillar = { position: 1, title: 'Pillar', shortTitle: 'Pillar', summary: 's', statedOn };
  await load({ table: 'Pillar', rows: [{ ...pillar, id: id(40), slug: 'pillar-1' }] });
  const promise = {
    ...{ pillarId: id(40), leadBody: 'Department', partnerBodies: [], madeInSlug: 'source', dueText: 'In time' },
    ...{ topics: [], researchedTo: '2026-06-30', confidence: 'source', toCheck: false, statedOn, position: 1 },
  };
  await load({ table: 'Commitment', rows: [{ ...promise, id: id(41), slug: 'c-everywhere' }] });
  const wording = { commitmentId: id(41), title: 'Everywhere', text: 'Live in every area.', version: 1, statedOn };
  await load({ table: 'Wording', rows: [{ ...wording, id: id(42) }] });
  const everywhere = { commitmentId: id(41), title: 'Live in all areas', stage: 'rolled-out', role: 'delivers' };
  await load({ table: 'Milestone', rows: [{ ...everywhere, id: milestone, slug: 'm-all', position: 1, statedOn }] });
  const began = { milestoneId: milestone, kind: 'began', happenedOn: statedOn, precision: 'day', statedOn };
  await load({ table: 'MilestoneProgress', rows: [{ ...began, id: id(44) }] });
}

const report = (more: object = {}) => ({
  ...{ key: key(), area: REAL, stage, seen: null, state: 'live', liveOn: '2026-10-01', ...more },
});
const counts = async () => (await reader().programme.rolloutByArea({ stage })).local;

describe('how far an area is with a step', () => {
  let first = '';

  it('is reported by the area itself, under its own key', async () => {
    const given = report();
    const answer = await callAs(reporter).programme.reportProgress(given);
    expect(answer).toMatchObject({ area: REAL, stage });
    expect(await callAs(reporter).programme.reportProgress(given)).toEqual(answer);
    first = answer.id;
    const { items } = await callAs(reporter).programme.progressOfArea({ area: REAL });
    expect(items.find(({ slug }) => slug === stage)?.standing?.latest).toMatchObject({
      id: first,
      decision: 'waiting',
    });
  });

  it('is refused of another area, of a programme it takes no part in, and with every fault', async () => {
    await expect(callAs(otherReporter).programme.reportProgress(report())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(callAs(official).programme.reportProgress(report())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(callAs(otherReporter).programme.progressOfArea({ area: REAL })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(callAs(reporter).programme.reportProgress(report({ stage: 's-another' }))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(callAs(reporter).programme.reportProgress(report({ stage: 's-none' }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const faulty = callAs(reporter).programme.reportProgress(report({ seen: first, liveOn: '2026-11-26' }));
    const error = await faulty.then(
      () => null,
      (thrown: { code: string; cause: unknown }) => thrown,
    );
    expect(error?.code).toBe('BAD_REQUEST');
    expect(error?.cause).toMatchObject({ faults: [{ field: 'liveOn' }] });
  });

  it('of two reports at once takes the first and tells it to the second', async () => {
    const both = [callAs(otherReporter), callAs(personWith('preparer', OTHER))].map((call) =>
      call.programme.reportProgress(report({ area: OTHER, state: 'in-design', liveOn: '' })),
    );
    const settled = await Promise.allSettled(both);
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = settled.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'CONFLICT' });
    expect(refused.reason.cause).toBeInstanceOf(ActRefused);
  });

  it('waits for officials only, and is in no answer to the public before a release', async () => {
    await expect(callAs(reporter).programme.reportsToConfirm({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { items, total } = await callAs(official).programme.reportsToConfirm({});
    expect(total).toBe(2);
    expect(items[0]).toMatchObject({ id: first, area: { code: REAL }, stage: 'A step', liveOn: '2026-10-01' });
    expect(await counts()).toMatchObject({ live: 0, waiting: 0, notReported: 2, of: 2 });
  });

  it('shows after a release as reported and not confirmed, and is counted nowhere as live', async () => {
    await publish();
    expect(await counts()).toMatchObject({ live: 0, waiting: 2, notReported: 0, liveNotConfirmed: 1 });
    const changes = await reader().change.list({});
    expect(changes.items[0]?.rows.map(({ id, title }) => [id, title])).toContainEqual([first, 'A step']);
  });

  it('counts once the department confirmed it and a release took that', async () => {
    const confirmation = { key: key(), report: first, confirmed: true };
    await expect(callAs(reporter).programme.confirmProgress(confirmation)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await callAs(official).programme.confirmProgress(confirmation);
    const again = callAs(official).programme.confirmProgress({ ...confirmation, key: key() });
    await expect(again).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await counts()).toMatchObject({ live: 0 });
    await publish();
    expect(await counts()).toMatchObject({ live: 1, waiting: 1, liveNotConfirmed: 0 });
  });

  it('moves its go-live date by a new report with its reason, and keeps the first', async () => {
    const earlier = report({ seen: first, liveOn: '2026-09-01' });
    await expect(callAs(reporter).programme.reportProgress(earlier)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const moved = { ...earlier, key: key(), reason: 'One office began before the others.' };
    const { id } = await callAs(reporter).programme.reportProgress(moved);
    const stale = callAs(official).programme.confirmProgress({
      key: key(),
      report: first,
      confirmed: false,
      note: 'No.',
    });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' });
    await callAs(official).programme.confirmProgress({ key: key(), report: id, confirmed: true });
    await publish();
    const { items } = await reader().programme.rolloutOfArea({ area: REAL });
    expect(items[0]?.standing).toMatchObject({
      firstLiveOn: '2026-10-01',
      moves: [{ from: '2026-10-01', to: '2026-09-01', reason: moved.reason, by: 'preparer', decision: 'confirmed' }],
    });
  });

  it('of a made-up area is shown on its own page and in no count and no list of changes', async () => {
    const { id } = await callAs(madeUpReporter).programme.reportProgress(report({ area: A }));
    await callAs(official).programme.confirmProgress({ key: key(), report: id, confirmed: true });
    const before = await counts();
    await publish();
    expect(await counts()).toEqual(before);
    const page = await reader().programme.rolloutOfArea({ area: A });
    expect(page).toMatchObject({ area: { madeUp: true }, items: [{ standing: { latest: { id } } }] });
    const changes = await reader().change.list({});
    expect(changes.items.flatMap(({ rows }) => rows).some((row) => row.id === id)).toBe(false);
  });

  it('is confirmed for several areas at once, all of them or none', async () => {
    const [one, two] = [
      await callAs(reporter).programme.reportProgress(
        report({ stage: 's-two', state: 'in-design', liveOn: '', key: key() }),
      ),
      await callAs(otherReporter).programme.reportProgress(report({ stage: 's-two', area: OTHER, key: key() })),
    ];
    const rows = () => connections().workshop.localConfirmation.count();
    const before = await rows();
    const none = { key: key(), reports: [one.id, first] };
    await expect(callAs(official).programme.confirmReports(none)).rejects.toMatchObject({
      code: 'CONFLICT',
      cause: { faults: [{ field: first, message: expect.stringContaining('A step, First place') }] },
    });
    await expect(
      callAs(official).programme.confirmReports({ key: key(), reports: [one.id, key()] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const reports of [[], [one.id, one.id]]) {
      const refused = callAs(official).programme.confirmReports({ key: key(), reports });
      await expect(refused).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    const both = { key: key(), reports: [one.id, two.id] };
    await expect(callAs(reporter).programme.confirmReports(both)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await rows()).toBe(before);
    const answer = await callAs(official).programme.confirmReports(both);
    expect(answer.confirmed.map(({ area }) => area)).toEqual([REAL, OTHER]);
    expect(await callAs(official).programme.confirmReports(both)).toEqual(answer);
    expect(await rows()).toBe(before + 2);
    await publish();
    expect((await reader().programme.rolloutByArea({ stage: 's-two' })).local).toMatchObject({ live: 1, inDesign: 1 });
  });

  it('tells the milestone that says “every area”: met once it is live in all, and not before', async () => {
    const milestones = async () => {
      const { milestones } = await reader().commitment.byId({ id: 'c-everywhere' });
      return milestones.map(({ state, places }) => [state, places?.live, places?.of]);
    };
    expect(await milestones()).toEqual([['began', 1, 2]]);
    const { items } = await callAs(reporter).programme.progressOfArea({ area: REAL });
    const seen = items.find(({ slug }) => slug === 's-two')?.standing?.latest.id ?? null;
    const { id } = await callAs(reporter).programme.reportProgress(report({ stage: 's-two', seen, key: key() }));
    await publish();
    expect(await milestones()).toEqual([['began', 1, 2]]);
    const record = () => callAs(official).ledger.promise({ commitment: 'c-everywhere' });
    expect((await record()).milestones.map(({ state }) => state)).toEqual(['began']);
    await callAs(official).programme.confirmReports({ key: key(), reports: [id] });
    // Those who act on it are told by place too, and at once.
    expect(await record()).toMatchObject({ milestones: [{ state: 'met' }], status: 'delivered' });
    await publish();
    expect(await milestones()).toEqual([['met', 2, 2]]);
  });

  it('leaves an audit event and, where it is not confirmed, a letter to the area', async () => {
    const { workshop } = connections();
    const person = { ...otherReporter, name: 'Reporter', passwordHash: null, createdAt: new Date() };
    await inTransaction(workshop, (writing) => addPerson(writing, person));
    const { items } = await callAs(official).programme.reportsToConfirm({});
    const { id } = items.find(({ area }) => area.code === OTHER)!;
    const note = 'It is live in one office.';
    await callAs(official).programme.confirmProgress({ key: key(), report: id, confirmed: false, note });
    const letters = await workshop.outboxMessage.findMany({ where: { toUserId: otherReporter.id } });
    expect(letters.map(({ text }) => text.includes(note))).toEqual([true]);
    const events = await workshop.auditEvent.findMany({ where: { action: { startsWith: 'programme.' } } });
    expect(events.filter(({ action }) => action === 'programme.reportProgress')).toHaveLength(7);
    expect(events.filter(({ action }) => action === 'programme.confirmProgress')).toHaveLength(7);
  });
});
