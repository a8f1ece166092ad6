import { describe, expect, it } from 'vitest';
import { closeConnections, connections } from '#server/data/connections.ts';
import { publishVoices } from '#server/jobs/publish-voices.ts';
import { checker, key, loadPillars, preparer, publish } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs, openService } from '../setup/service.ts';
import { charity, judgeOf, layPromises, releasesHolding, rowsIn, verdict } from './world.ts';

const judge = judgeOf(charity);
/** A Thursday; the fifth working day after it is 3 December 2026, a Thursday. */
const recorded = new Date('2026-11-26T15:00:00Z');
const before = new Date('2026-12-03T09:29:59Z');
const due = new Date('2026-12-03T09:30:00Z');
const job = (now: Date) => publishVoices(connections().workshop, now);
const reader = () => callAs(null);
const judged = (more: object = {}) =>
  callAs(judge, { now: recorded, today: '2026-11-26' })
    .commitment.judge(verdict(more))
    .then(({ id }) => id);
const prepare = () => callAs(preparer).release.prepare({ key: key() });

afreshForEach(async () => {
  await layPromises();
  await publish();
});

describe('a judgement that no official publishes', () => {
  it('waits until half past nine on the fifth working day, and then comes out by itself, audited, by nobody', async () => {
    const id = await judged({
      evidence: 'It says so.',
      source: { kind: 'si', title: 'The Regulations', publisher: 'Parliament', reference: 'SI 2026/1' },
    });
    expect(await job(before)).toBeNull();
    expect((await reader().commitment.byId({ id: 'c-one' })).judgements).toEqual([]);
    expect(await job(due)).toBe(2);
    const [shown] = (await reader().commitment.byId({ id: 'c-one' })).judgements;
    expect(shown).toMatchObject({ id, judge: charity, evidence: { source: { title: 'The Regulations' } } });
    expect(await reader().release.current()).toMatchObject({ number: 2, kind: 'voices', title: 'Voices: 1 judgement' });
    const changes = await reader().change.list({ only: 2 });
    expect(changes.items[0]?.rows.map((row) => row.id)).toContain(id);
    const [release] = (await rowsIn('Release')).filter(({ number }) => number === 2);
    const service = '00000000-0000-8000-8000-000000000004';
    expect(release).toMatchObject({ preparedBy: service, approvedBy: service, state: 'approved' });
    const audit = (await rowsIn('AuditEvent')).filter(({ action }) => action === 'release.publishVoices');
    expect(audit).toMatchObject([{ actorRole: 'service', actorId: service, subject: '2' }]);
    expect(JSON.parse(String(audit[0]?.detail)).rows).toEqual([`Judgement ${id}`]);
  });

  it('comes out once: a second round, and one after a restart, find nothing that waits', async () => {
    const id = await judged();
    expect(await job(due)).toBe(2);
    expect(await job(due)).toBeNull();
    await closeConnections();
    openService();
    expect(await job(new Date('2026-12-10T12:00:00Z'))).toBeNull();
    expect(await releasesHolding(id)).toEqual([2]);
    expect(await rowsIn('Release')).toHaveLength(2);
  });

  it('comes out in one release though two nodes run the job at the same moment', async () => {
    const ids = [await judged(), await judged({ milestone: 'm-one' })];
    const numbers = await Promise.all([job(due), job(due), job(due)]);
    expect(numbers.filter((number) => number !== null)).toEqual([2]);
    for (const id of ids) expect(await releasesHolding(id)).toEqual([2]);
    expect((await rowsIn('AuditEvent')).filter(({ action }) => action === 'release.publishVoices')).toHaveLength(1);
  });

  it('takes nothing else with it: what officials recorded waits for their release', async () => {
    await judged();
    await loadPillars({ 3: 'Not published yet' });
    await job(due);
    const entries = (await rowsIn('ReleaseEntry')).filter(({ release }) => release === 2);
    expect(entries.map(({ tableName }) => tableName)).toEqual(['Judgement']);
    expect(await publish()).toBe(3);
    expect((await rowsIn('ReleaseEntry')).filter(({ release }) => release === 3)).toMatchObject([
      { tableName: 'Pillar' },
    ]);
  });

  it('waits for the promise it judges where that is not published itself', async () => {
    const late = { id: '00000000-0000-8000-8000-000000000012', slug: 'c-three', position: 3, statedOn: '2024-01-01' };
    const [like] = (await rowsIn('Commitment')).filter(({ slug }) => slug === 'c-one');
    const { pillarId, leadBody, madeInSlug, dueText, confidence } = like as Record<string, string>;
    const promise = {
      pillarId,
      leadBody,
      madeInSlug,
      dueText,
      confidence,
      partnerBodies: [],
      topics: [],
      toCheck: false,
    };
    await callAs(preparer).ledger.load({
      table: 'Commitment',
      rows: [{ ...late, ...promise, researchedTo: '2026-06-30' }],
    });
    const id = await judged({ commitment: 'c-three' });
    expect(await job(due)).toBeNull();
    expect(await publish()).toBe(2);
    expect(await releasesHolding(id)).toEqual([2]);
  });
});

describe('an official’s draft', () => {
  it('gives way when it holds a judgement that is due, and loses nothing: the next release has all the rest', async () => {
    const id = await judged();
    await loadPillars({ 3: 'In the draft' });
    await prepare();
    expect(await job(before)).toBeNull();
    expect(await job(due)).toBe(3);
    const states = Object.fromEntries((await rowsIn('Release')).map(({ number, state }) => [number, state]));
    expect(states).toEqual({ 1: 'approved', 2: 'void', 3: 'approved' });
    expect(await releasesHolding(id)).toEqual([3]);
    expect((await reader().commitment.byId({ id: 'c-one' })).judgements).toMatchObject([{ id }]);
    await expect(callAs(checker).release.approve({ key: key(), number: 2, publishAt: null })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const recalls = (await rowsIn('AuditEvent')).filter(({ action }) => action === 'release.recall');
    expect(recalls).toMatchObject([{ actorRole: 'service', subject: '2' }]);
    expect(await publish()).toBe(4);
    expect((await rowsIn('ReleaseEntry')).filter(({ release }) => release === 4)).toMatchObject([
      { tableName: 'Pillar' },
    ]);
  });

  it.each([0, 10, 25, 50, 100])(
    'being prepared at that very moment (%i ms before) neither loses nor doubles a row',
    async (ahead) => {
      const id = await judged();
      const titles = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [at + 100, `Pillar ${at}`]));
      await loadPillars(titles);
      const [draft, voices] = await Promise.allSettled([
        prepare(),
        new Promise((settle) => setTimeout(settle, ahead)).then(() => job(due)),
      ]);
      // Whoever was quicker: the judgement is out or held once, and everything else goes into the next release.
      if (voices.status === 'fulfilled' && voices.value === null) expect(await job(due)).not.toBeNull();
      expect(draft.status === 'fulfilled' || (draft.reason as { code: string }).code === 'CONFLICT').toBe(true);
      const open = (await rowsIn('Release')).filter(({ state }) => state === 'preparing' || state === 'prepared');
      for (const { number } of open) await callAs(preparer).release.recall({ key: key(), number: Number(number) });
      await publish();
      expect(await releasesHolding(id)).toHaveLength(1);
      const pillars = (await rowsIn('Pillar')).map((row) => String(row.id));
      for (const pillar of pillars) expect(await releasesHolding(pillar), pillar).toHaveLength(1);
      expect((await reader().commitment.byId({ id: 'c-one' })).judgements).toHaveLength(1);
      const shown = (await rowsIn('Release'))
        .filter(({ state }) => state === 'approved')
        .map(({ number }) => Number(number));
      expect(new Set(shown).size).toBe(shown.length);
    },
  );

  it('takes the judgement along where it is approved in time: the job then finds nothing', async () => {
    const id = await judged();
    await publish();
    expect(await job(due)).toBeNull();
    expect(await releasesHolding(id)).toEqual([2]);
  });
});

describe('an hour of publication', () => {
  const in3Weeks = () => new Date(Date.now() + 21 * 86_400_000).toISOString();
  it('is refused where something recorded until then would wait too long', async () => {
    await loadPillars({ 3: 'For later' });
    const { number } = await prepare();
    const approve = (publishAt: string | null) => callAs(checker).release.approve({ key: key(), number, publishAt });
    await expect(approve(in3Weeks())).rejects.toThrow(/A judgement or challenge recorded today must be public by then/);
    await expect(approve(new Date(Date.now() + 3_600_000).toISOString())).resolves.toMatchObject({ state: 'approved' });
  });

  it('is refused where a judgement that waits is due before it, held by the release or not', async () => {
    const now = new Date(Date.now() - 20 * 86_400_000);
    const id = (await callAs(judge, { now }).commitment.judge(verdict())).id;
    const { number } = await prepare();
    const approve = (publishAt: string | null) => callAs(checker).release.approve({ key: key(), number, publishAt });
    await expect(approve(new Date(Date.now() + 3_600_000).toISOString())).rejects.toThrow(
      /^Publish now: choose no later hour/,
    );
    await approve(null);
    expect(await releasesHolding(id)).toEqual([number]);
  });
});
