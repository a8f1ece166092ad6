import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';
import { A, layFoundations, loadPillars, metricRow, preparer, publish, stageFigures } from './world.ts';

afreshForEach(layFoundations);

it('loading the same ledger rows again writes nothing; a changed fact becomes a correcting row beside the original', async () => {
  expect(await loadPillars({ 1: 'One', 2: 'Two' })).toEqual({ added: 2, corrected: 0, unchanged: 0 });
  expect(await loadPillars({ 1: 'One', 2: 'Two' })).toEqual({ added: 0, corrected: 0, unchanged: 2 });
  expect(await loadPillars({ 1: 'First', 2: 'Two' })).toEqual({ added: 0, corrected: 1, unchanged: 1 });
  expect(await loadPillars({ 1: 'First', 2: 'Two' })).toEqual({ added: 0, corrected: 0, unchanged: 2 });
  expect(await loadPillars({ 1: 'One', 2: 'Two' })).toEqual({ added: 0, corrected: 1, unchanged: 1 });
  const rows = await connections().workshop.pillar.findMany({ where: { position: 1 }, orderBy: { recordedAt: 'asc' } });
  expect(rows.map(({ title, slug, corrects }) => [title, slug, corrects === null])).toEqual([
    ['One', 'pillar-1', true],
    ['First', null, false],
    ['One', null, false],
  ]);
});

it('a ledger row keeps who recorded it, in which role and when, whatever the load says', async () => {
  const now = new Date('2026-11-25T10:20:30.456Z');
  const claims = { recordedAt: '2020-01-01', actorId: 'me', actorRole: 'king', corrects: 'x' };
  const row = {
    id: '00000000-0000-8000-8000-000000000009',
    slug: 'nine',
    position: 9,
    title: 'Nine',
    shortTitle: 'N',
    summary: '',
  };
  await callAs(preparer, { now }).ledger.load({
    table: 'Pillar',
    rows: [{ ...row, statedOn: '2023-02-02', ...claims }],
  });
  const stored = await connections().workshop.pillar.findUniqueOrThrow({ where: { slug: 'nine' } });
  expect(stored).toMatchObject({ actorId: preparer.id, actorRole: 'official', recordedAt: now, corrects: null });
});

it('an unknown column, a missing fact or too many rows are refused, and nothing is half-stored', async () => {
  const row = {
    id: '00000000-0000-8000-8000-000000000001',
    slug: 'a',
    position: 1,
    title: 'A',
    shortTitle: 'A',
    summary: '',
    statedOn: '2023-02-02',
  };
  const load = (rows: (typeof row)[]) => callAs(preparer).ledger.load({ table: 'Pillar', rows });
  await expect(load([{ ...row, colour: 'red' } as typeof row])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const { title: _, ...untitled } = row;
  await expect(load([row, { ...untitled, id: row.id.replace(/1$/, '2'), slug: 'b' } as typeof row])).rejects.toThrow();
  await expect(load(Array.from({ length: 1_001 }, () => row))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await connections().workshop.pillar.count()).toBe(0);
});

it('figures are staged by edition; unknown ids are refused, every one of them named', async () => {
  expect(await stageFigures([1, 2, null])).toEqual({ added: 3, changed: 0, unchanged: 0 });
  expect(await stageFigures([1, 2, null])).toEqual({ added: 0, changed: 0, unchanged: 3 });
  expect(await stageFigures([1, 5, null])).toEqual({ added: 0, changed: 1, unchanged: 2 });
  const row = {
    metric: 'nothing',
    breakdown: 'total',
    period: '2025|RY',
    area: 'T09999999',
    value: 1,
    symbol: null,
    originId: 'nowhere',
  };
  await expect(callAs(preparer).programme.importFigures({ rows: [row] })).rejects.toThrow(
    'Unknown metric nothing. Unknown area T09999999. Unknown origin nowhere.',
  );
});

it('a figure that comes back to what is published is not published again, and one that changed is, once', async () => {
  await stageFigures([1, 2]);
  await publish();
  await stageFigures([1, 3]);
  await stageFigures([1, 2]);
  await loadPillars({ 1: 'One' });
  await publish();
  await stageFigures([1, 4]);
  await publish();
  const rows = await connections().gallery.rows(
    'SELECT `value`, `fromRelease` FROM `GalleryPublishedValue` ORDER BY `period`, `fromRelease`',
  );
  expect(rows).toEqual([
    { value: 1, fromRelease: 1 },
    { value: 2, fromRelease: 1 },
    { value: 4, fromRelease: 3 },
  ]);
});

it('a metric with more figures than one transaction may hold is released whole', async () => {
  const { workshop } = connections();
  const codes = Array.from({ length: 50 }, (_, at) => `E${String(at).padStart(8, '0')}`);
  await workshop.area.createMany({
    data: codes.map((code) => ({ code, level: 'local-authority', name: code, madeUp: false, confidence: 'source' })),
  });
  const rows = codes.flatMap((area) =>
    Array.from({ length: 500 }, (_, at) => ({
      metric: 'families',
      breakdown: 'total',
      period: `${1500 + at}|RY`,
      area,
      value: at,
      symbol: null,
      originId: 'dfe',
      note: null,
    })),
  );
  for (let at = 0; at < rows.length; at += 5_000) {
    await callAs(preparer, { door: 'seed' }).programme.importFigures({ rows: rows.slice(at, at + 5_000) });
  }
  await publish();
  expect(await workshop.publishedValue.count()).toBe(25_000);
}, 60_000);

it('loading is for officials', async () => {
  for (const role of ['preparer', 'approver', 'assessor', 'administrator'] as const) {
    const call = callAs(personWith(role, A));
    await expect(call.ledger.load({ table: 'Pillar', rows: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(call.programme.load({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(call.programme.importFigures({ rows: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

describe('collections in a load', () => {
  const good = {
    id: 'example-202627Q1',
    programmeId: 'example',
    period: '202627|Q1',
    opensOn: '2026-07-01',
    dueOn: '2026-08-28',
    locksOn: '2026-10-30',
    asks: [{ metric: 'families', breakdowns: ['total'] }],
    authority: 'Voluntary.',
    usedFor: 'To see who is helped.',
    notUsedFor: 'Not to rank.',
  };
  const load = (more: Record<string, unknown>, others: object = {}) =>
    callAs(preparer).programme.load({ ...others, collections: [{ ...good, ...more }] });
  const stored = () => connections().workshop.collection.findUnique({ where: { id: good.id } });

  it('that break rules are refused with every fault in words, and nothing of the load is kept', async () => {
    const bad = {
      asks: [{ metric: 'nonsense', breakdowns: ['total', 'age:0'] }],
      dueOn: '2026-07-31',
      authority: 'We would like to know.',
      notUsedFor: '',
    };
    const places = [{ code: 'T09000003', level: 'local-authority', name: 'C', madeUp: true, confidence: 'made-up' }];
    const refused = await load(bad, { areas: places }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'BAD_REQUEST' });
    for (const words of [
      'example-202627Q1: There is no metric nonsense.',
      'There is no breakdown age:0.',
      'It is due on 2026-07-31 and gives no reason.',
      '“We would like to know.” is none of the three.',
      'It does not say what the figures will not be used for.',
      '(metrics-exist)',
    ])
      expect((refused as Error).message).toContain(words);
    expect(await stored()).toBeNull();
    expect(await connections().workshop.area.count({ where: { code: 'T09000003' } })).toBe(0);
  });

  it('are judged together with what comes in the same load, and keep their reason', async () => {
    const metrics = [{ ...metricRow, id: 'new-one', name: 'New', unit: 'count', position: 3 }];
    const asks = [{ metric: 'new-one', breakdowns: ['total'] }];
    const reason = { dueOn: '2026-07-31', datesReason: 'The grant ends in August.' };
    await expect(load({ asks, ...reason })).rejects.toThrow(/no metric new-one/);
    expect((await load({ asks, ...reason }, { metrics })).collections).toMatchObject({ added: 1 });
    expect(await stored()).toMatchObject({ datesReason: 'The grant ends in August.' });
  });

  it('may not ask for what was taken over from others; one that stands unchanged is not judged again', async () => {
    await load({});
    await stageFigures([1, 2]);
    expect((await load({})).collections).toMatchObject({ unchanged: 1 });
    const year = { id: 'example-2027RY', period: '2027|RY' };
    await expect(load(year)).rejects.toThrow(/families is already held/);
  });
});
