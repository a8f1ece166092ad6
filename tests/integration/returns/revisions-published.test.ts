import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { restAnswer } from '#app/api.server.ts';
import { standingNote } from '#server/domain/returns/versions/revision.ts';
import { connectAs } from '../setup/database.ts';
import { handInByRest, openDoors } from './doors.ts';
import { acceptLatest, publishAll, reopen } from './publishing.ts';
import { A, acting, as, B, collection, endWorld, origin, rowsOf, serveWorld } from './world.ts';

const csv = readFileSync('tests/corpus/returns/good.csv', 'utf8');
const about = { area: A, collection };
const reason = 'Two teams were left out of the count & are in it now.';
const packages = 'fnsp_packages';
const reader = await connectAs('public');
const [first, corrected, scheduled] = [{ release: 0 }, { release: 0 }, { release: 0 }];

/** Nobody in particular, reading what is published. */
const anybody = () => acting(null);
const byRest = async (path: string) => (await restAnswer(new Request(`${origin}/api/v1${path}`))).json();
const pointOf = async (metric: string, release?: number) =>
  (await anybody().series.compare({ metric, areas: [A], ...(release ? { release } : {}) })).series[0]?.points.at(-1);

beforeAll(async () => {
  await serveWorld();
  await openDoors();
  await as('preparerA').return.submit({ key: uuidv7(), ...about, csv });
  await acceptLatest(about);
  first.release = await publishAll();
  await reopen(about);
  const changes = { baseVersion: 1, changesOnly: true, revision: 'correction', reason } as const;
  const values = [
    { metric: packages, value: 44 },
    { metric: 'macpt_fte', value: 33 },
    { metric: 'fgdm_offer_preproc_pct', numerator: 3, denominator: 31 },
  ];
  expect(await handInByRest(collection, { values, ...changes } as never)).toMatchObject({ status: 201 });
}, 90_000);
afterAll(async () => {
  await reader.end();
  await endWorld();
});

const seenByAnybody = async () => ({
  revisions: await reader.query('SELECT * FROM GalleryPublishedRevision'),
  values: await reader.query('SELECT * FROM GalleryRevisedValue'),
});

it('says nothing to anybody before its release is out: not while it waits to be accepted, nor prepared', async () => {
  const nothing = { revisions: [], values: [] };
  expect(await seenByAnybody()).toEqual(nothing);
  await acceptLatest(about);
  const { number } = await as('official').release.prepare({ key: uuidv7() });
  const contents = await as('official').release.contents({ number });
  expect(contents?.returns).toMatchObject([
    { area: 'Example Council A (made-up)', version: 2, why: `Correction: ${reason}` },
  ]);
  expect(await seenByAnybody()).toEqual(nothing);
  expect(JSON.stringify(await anybody().change.list({ area: A }))).not.toContain('Two teams');
  await as('official').release.recall({ key: uuidv7(), number });
  corrected.release = await publishAll();
  expect(corrected.release).toBe(number + 1);
});

it('stands beside each figure it changed, in tRPC and REST, and beside no other', async () => {
  expect(await pointOf(packages)).toMatchObject({ value: 44, revision: 'correction', reason });
  expect(await pointOf('fh_open_families')).toMatchObject({ value: 1725, revision: null, reason: null });
  const answer = await byRest(`/series?metric=${packages}&areas=${A}`);
  expect(answer.series[0].points.at(-1)).toMatchObject({ value: 44, revision: 'correction', reason });
  expect(answer.notes).toContainEqual({
    code: 'correction',
    text: `Corrected: Example Council A (made-up), April to June 2026. ${reason}`,
  });
  const { latest } = await anybody().area.byId({ id: A });
  expect(latest.find(({ metric }) => metric === packages)?.point).toMatchObject({ revision: 'correction', reason });
  const { columns, rows } = await anybody().area.figures({ id: A });
  const at = (name: string) => columns.findIndex(([column]) => column === name);
  const line = rows.findLast((row) => row[at('metric')] === packages);
  expect([line?.[at('revision')], line?.[at('revision_reason')]]).toEqual(['correction', reason]);
});

it('leaves what was published before readable as it was', async () => {
  expect(await pointOf(packages, first.release)).toMatchObject({ value: 43, revision: null, reason: null });
});

it('is told among the changes with its size, where the area is asked for and on the page of its release', async () => {
  const { items } = await anybody().change.list({ area: A });
  const [latest, ...earlier] = items;
  expect(latest).toMatchObject({ number: corrected.release, revised: 0, corrected: 3, moreRevisions: 0 });
  expect(latest?.revisions).toMatchObject([
    { id: `${collection}-${A}`, kind: 'correction', reason, periodLabel: 'April to June 2026', version: 2 },
  ]);
  const figures = latest?.revisions[0]?.figures.map(({ metric, before, after, difference }) => [
    ...[metric, before.value ?? before.symbol, after.value ?? after.symbol, difference],
  ]);
  expect(figures).toEqual(
    expect.arrayContaining([
      [packages, 43, 44, 1],
      ['macpt_fte', 31.5, 33, 1.5],
      // The count behind it became too small to show.
      ['fgdm_offer_preproc_pct', 80.6, 'c', null],
    ]),
  );
  expect(figures).toHaveLength(3);
  expect(earlier.every(({ revisions }) => revisions.length === 0)).toBe(true);
  expect(latest?.metrics.find(({ metric }) => metric === packages)).toMatchObject({ corrected: 1, revised: 0 });
  const { items: rest } = await byRest(`/changes?area=${A}`);
  expect(rest[0].revisions).toEqual(latest?.revisions);
  const { items: only } = await anybody().change.list({ only: corrected.release });
  expect(only[0]?.revisions).toEqual(latest?.revisions);
  const { items: ofMetric } = await anybody().change.list({ area: A, metric: packages });
  expect(ofMetric[0]?.revisions[0]?.figures.map(({ metric }) => metric)).toEqual([packages]);
});

it('is in no list that does not ask for the made-up council, nor in another area’s', async () => {
  for (const asked of [{}, { metric: packages }, { area: B }, { pillar: 'pillar-1' }]) {
    const { items } = await anybody().change.list(asked);
    expect(
      items.flatMap(({ revisions }) => revisions),
      JSON.stringify(asked),
    ).toEqual([]);
  }
});

it('is followed by a scheduled revision, which has the standing note and takes the place of one figure only', async () => {
  await reopen(about);
  const values = [{ metric: packages, value: 45 }];
  const sent = { values, baseVersion: 2, changesOnly: true, revision: 'scheduled' };
  expect(await handInByRest(collection, sent as never)).toMatchObject({ status: 201 });
  await acceptLatest(about);
  scheduled.release = await publishAll();
  expect(await pointOf(packages)).toMatchObject({ value: 45, revision: 'scheduled', reason: null });
  expect(await pointOf('macpt_fte')).toMatchObject({ value: 33, revision: 'correction', reason });
  expect(await pointOf(packages, corrected.release)).toMatchObject({ value: 44, revision: 'correction', reason });
  const { notes } = await anybody().series.compare({ metric: packages, areas: [A] });
  expect(notes.find(({ code }) => code === 'scheduled-revision')?.text).toContain(standingNote);
  const { items } = await anybody().change.list({ area: A });
  expect(items.slice(0, 2).map(({ number, revised, corrected: put }) => [number, revised, put])).toEqual([
    [scheduled.release, 1, 0],
    [corrected.release, 0, 3],
  ]);
  expect(items[0]?.revisions[0]).toMatchObject({
    kind: 'scheduled',
    reason: null,
    figures: [{ before: { value: 44 } }],
  });
});

it('never changes once published: the service may not alter or take away what it says', async () => {
  const app = await connectAs('app');
  for (const sql of [
    'UPDATE PublishedRevision SET reason = NULL',
    'DELETE FROM PublishedRevision',
    'DELETE FROM RevisedValue',
  ]) {
    await expect(app.query(sql)).rejects.toThrow('denied');
  }
  await app.end();
  await expect(reader.query('SELECT publicReason FROM ReturnVersion')).rejects.toThrow('denied');
  expect(await rowsOf('SELECT `release` FROM PublishedRevision ORDER BY `release`')).toHaveLength(3);
});

it('keeps a reason to itself until the hour of its release, and asks the next version for one all the same', async () => {
  await reopen(about);
  const before = await seenByAnybody();
  const sent = { baseVersion: 3, changesOnly: true, revision: 'correction', reason: 'One family was counted twice.' };
  const values = [{ metric: packages, value: 46 }];
  expect(await handInByRest(collection, { values, ...sent } as never)).toMatchObject({ status: 201 });
  await acceptLatest(about);
  const [{ now }] = await reader.query('SELECT UTC_TIMESTAMP() AS `now`');
  await publishAll(new Date(now.getTime() + 24 * 3_600_000).toISOString());
  expect(await seenByAnybody()).toEqual(before);
  expect(await pointOf(packages)).toMatchObject({ value: 45, revision: 'scheduled' });
  expect(await as('official').return.current(about)).toMatchObject({ published: 4 });
});
