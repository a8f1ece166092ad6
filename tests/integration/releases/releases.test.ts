import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';
import {
  A,
  acceptedReturn,
  checker,
  key,
  layFoundations,
  loadPillars,
  preparer,
  publish,
  stageFigures,
} from './world.ts';

afreshForEach(layFoundations);

const prepare = (given = key()) => callAs(preparer).release.prepare({ key: given });
const approve = (number: number, publishAt: string | null = null, by = checker) =>
  callAs(by).release.approve({ key: key(), number, publishAt });
const later = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const shown = (sql: string) => connections().gallery.rows<Record<string, unknown>>(sql);

describe('preparing', () => {
  it('takes what no release holds yet: ledger rows, figures of others, accepted returns', async () => {
    await loadPillars({ 1: 'One', 2: 'Two' });
    await stageFigures([10, 20, null]);
    await acceptedReturn([{ metric: 'families', numerator: null, denominator: null, value: 80, symbol: null }]);
    expect(await prepare()).toEqual({ number: 1, state: 'prepared', rows: 2, values: 4, hidden: 0 });
    await approve(1);
    await expect(prepare()).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
    await loadPillars({ 2: 'Two, corrected', 3: 'Three' });
    await stageFigures([10, 21, null]);
    expect(await prepare()).toMatchObject({ number: 2, rows: 2, values: 1 });
  });

  it('hides small counts by the metric’s rule and says how many', async () => {
    await acceptedReturn([
      { metric: 'families', numerator: null, denominator: null, value: 4, symbol: null },
      { metric: 'in-time', numerator: 3, denominator: 60, value: 5, symbol: null },
    ]);
    expect(await prepare()).toMatchObject({ values: 2, hidden: 2 });
    await approve(1);
    const rows = await shown(
      'SELECT `metric`, `value`, `symbol`, `denominator`, `originId` FROM `GalleryPublishedValue` ORDER BY `metric`',
    );
    expect(rows).toEqual([
      { metric: 'families', value: null, symbol: 'c', denominator: null, originId: 'return-made-up' },
      { metric: 'in-time', value: null, symbol: 'c', denominator: 60, originId: 'return-made-up' },
    ]);
    const [release] = await callAs(checker).release.preview();
    expect(release?.report?.returned.families).toEqual({ values: 1, hidden: 1, rule: 'hide 1 to 5' });
  });

  it('is for another official to approve, and for any to take back, until it is approved', async () => {
    await loadPillars({ 1: 'One' });
    await prepare();
    const offered = async (who: typeof checker) => {
      const [release] = await callAs(who).release.preview();
      return [release?.mayApprove, release?.mayRecall];
    };
    expect(await offered(checker)).toEqual([true, true]);
    expect(await offered(preparer)).toEqual([false, true]);
    await approve(1);
    expect(await offered(checker)).toEqual([false, false]);
  });

  it('gives the same answer to the same key, and refuses that key for something else', async () => {
    await loadPillars({ 1: 'One' });
    const one = key();
    expect(await prepare(one)).toEqual(await prepare(one));
    expect(await callAs(preparer).release.preview()).toHaveLength(1);
    await expect(callAs(preparer).release.prepare({ key: one, title: 'Another' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(callAs(checker).release.prepare({ key: one })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('does not take up one that was taken back before it was filled: its number stays void', async () => {
    await loadPillars({ 1: 'One' });
    const given = key();
    const { number } = await prepare(given);
    // As it is between the two: begun under this key, and taken back by somebody before anything was counted.
    await connections().workshop.release.update({
      where: { number },
      data: { state: 'void', report: '', revision: 2 },
    });
    await expect(prepare(given)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('taken back'),
    });
    expect(await connections().workshop.release.findUnique({ where: { number } })).toMatchObject({ state: 'void' });
    expect(await prepare()).toMatchObject({ number: number + 1, rows: 1 });
  });

  it('takes up a preparation that broke off, with the same key, and nothing twice', async () => {
    await loadPillars({ 1: 'One', 2: 'Two' });
    await stageFigures([10]);
    const one = key();
    await prepare(one);
    const { workshop } = connections();
    // As a process leaves it that died half-way: the number taken, part of the content there, no report.
    await workshop.release.updateMany({ data: { state: 'preparing', report: '' } });
    await expect(prepare()).rejects.toMatchObject({ code: 'CONFLICT' });
    await loadPillars({ 3: 'Three' });
    expect(await prepare(one)).toMatchObject({ number: 1, state: 'prepared', rows: 3, values: 1 });
    expect(await workshop.releaseEntry.count()).toBe(3);
  });

  it('lets two at once make one release, not two of the same rows', async () => {
    await loadPillars({ 1: 'One' });
    const results = await Promise.allSettled([prepare(), prepare()]);
    const done = results.filter(({ status }) => status === 'fulfilled');
    expect(done.length).toBeGreaterThan(0);
    expect(await connections().workshop.releaseEntry.count()).toBe(1);
  });

  it('is for officials', async () => {
    for (const role of ['preparer', 'approver', 'assessor', 'administrator'] as const) {
      const call = callAs(personWith(role, A)).release.prepare({ key: key() });
      await expect(call).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect(callAs(null).release.prepare({ key: key() })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });
});

describe('approving', () => {
  it('is another official’s', async () => {
    await loadPillars({ 1: 'One' });
    const { number } = await prepare();
    await expect(approve(number, null, preparer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await approve(number)).toMatchObject({ number, state: 'approved' });
    await expect(approve(number)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('for now shows it at once, for later only when its hour has come', async () => {
    await loadPillars({ 1: 'One' });
    await publish();
    expect((await callAs(null).release.current()).number).toBe(1);
    await loadPillars({ 2: 'Two' });
    await publish(later(1));
    expect((await callAs(null).release.current()).number).toBe(1);
    expect(await shown('SELECT `slug` FROM `GalleryPillar`')).toEqual([{ slug: 'pillar-1' }]);
    const unpublished = await callAs(null)
      .release.byNumber({ number: 2 })
      .catch((error) => [error.code, error.message]);
    const unknown = await callAs(null)
      .release.byNumber({ number: 99 })
      .catch((error) => [error.code, error.message]);
    expect(unpublished).toEqual(unknown);
  });

  it('keeps number order: a lower one that is not out stops it, for later ones too', async () => {
    await loadPillars({ 1: 'One' });
    await prepare();
    await loadPillars({ 2: 'Two' });
    await prepare();
    await expect(approve(2)).rejects.toMatchObject({ code: 'CONFLICT' });
    await approve(1, later(1));
    await expect(approve(2, later(2))).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('refuses an hour that has passed', async () => {
    await loadPillars({ 1: 'One' });
    await prepare();
    await expect(approve(1, later(-1))).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('releases the returns taken, shows their history by role, and tells their approvers', async () => {
    const { workshop } = connections();
    const approver = personWith('approver', A);
    const { memberships, ...user } = approver;
    await workshop.user.create({
      data: {
        ...user,
        name: 'N',
        passwordHash: null,
        disabled: false,
        createdAt: new Date(),
        memberships: { create: memberships },
      },
    });
    const id = await acceptedReturn([
      { metric: 'families', numerator: null, denominator: null, value: 80, symbol: null },
    ]);
    await publish();
    expect((await workshop.return.findUniqueOrThrow({ where: { id } })).state).toBe('released');
    const history = await shown(
      'SELECT `kind`, `actorRole`, `release` FROM `GalleryReturnHistory` ORDER BY `at`, `kind`',
    );
    expect(history.map(({ kind, actorRole }) => `${kind} by ${actorRole}`)).toEqual([
      'accepted by official',
      'submitted by preparer',
      'released by official',
    ]);
    const letters = await workshop.outboxMessage.findMany();
    expect(letters.map(({ toAddress, subject }) => [toAddress, subject])).toEqual([
      [approver.email, 'Your figures are in release 1'],
    ]);
    await loadPillars({ 1: 'One' });
    expect(await prepare()).toMatchObject({ values: 0, rows: 1 });
  });
});

describe('taking back', () => {
  it('puts what it held into the next release, never uses its number again, and shows nothing of it', async () => {
    await loadPillars({ 1: 'One' });
    await stageFigures([10]);
    await prepare();
    await callAs(preparer).release.recall({ key: key(), number: 1 });
    expect(await prepare()).toMatchObject({ number: 2, rows: 1, values: 1 });
    await approve(2);
    expect(await shown('SELECT `fromRelease` FROM `GalleryPublishedValue`')).toEqual([{ fromRelease: 2 }]);
    expect((await callAs(null).release.list({})).items.map(({ number }) => number)).toEqual([2]);
  });

  it('goes from the top down, and not once approved', async () => {
    await loadPillars({ 1: 'One' });
    await prepare();
    await loadPillars({ 2: 'Two' });
    await prepare();
    await expect(callAs(preparer).release.recall({ key: key(), number: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await approve(1);
    await expect(callAs(preparer).release.recall({ key: key(), number: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('what changed', () => {
  it('tells each release’s rows by kind, corrections apart, and figures by metric', async () => {
    await loadPillars({ 1: 'One', 2: 'Two' });
    await stageFigures([10, 20]);
    await publish();
    await loadPillars({ 1: 'One, corrected', 3: 'Three' });
    await publish();
    const { items, release } = await callAs(null).change.list({});
    expect(release).toMatchObject({ number: 2, current: true });
    expect(items.map(({ number, counts, metrics }) => ({ number, counts, metrics }))).toEqual([
      { number: 2, counts: [{ kind: 'pillars', words: 'pillars', added: 1, corrected: 1 }], metrics: [] },
      {
        number: 1,
        counts: [{ kind: 'pillars', words: 'pillars', added: 2, corrected: 0 }],
        metrics: [{ metric: 'families', name: 'Families', values: 2, areas: 1, revised: 0, corrected: 0 }],
      },
    ]);
    expect(items[0]?.rows.map(({ title, corrected }) => [title, corrected])).toContainEqual(['One, corrected', true]);
    expect((await callAs(null).change.list({ release: 1 })).items.map(({ number }) => number)).toEqual([1]);
    expect((await callAs(null).change.list({ metric: 'families' })).items.map(({ number }) => number)).toEqual([1]);
    expect((await callAs(null).change.list({ metric: 'in-time' })).items).toEqual([]);
  });
});

it('every act leaves one audit event, with its own hash', async () => {
  await loadPillars({ 1: 'One' });
  await publish();
  const events = await connections().workshop.auditEvent.findMany({
    where: { action: { startsWith: 'release.' } },
    orderBy: { at: 'asc' },
  });
  expect(events.map(({ action, actorId }) => [action, actorId])).toEqual([
    ['release.prepare', preparer.id],
    ['release.approve', checker.id],
  ]);
  expect(new Set(events.map(({ hash }) => hash)).size).toBe(2);
});
