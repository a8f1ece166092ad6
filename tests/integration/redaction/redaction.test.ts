import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connections, openOwner } from '#server/data/connections.ts';
import { readRedactions } from '#server/data/gallery/redactions/redactions.ts';
import { redactFigure } from '#server/redaction/redact-figure.ts';
import { findWords, redactText } from '#server/redaction/redact-text.ts';
import type { Done } from '#server/redaction/redaction.ts';
import {
  A,
  acceptedReturn,
  key,
  layFoundations,
  loadPillars,
  preparer,
  publish,
  stageFigures,
} from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { testDatabase } from '../setup/database.ts';
import { callAs } from '../setup/service.ts';

let owner: ReturnType<typeof openOwner>;
beforeAll(() => {
  owner = openOwner(testDatabase().owner);
});
afterAll(() => owner.end());

afreshForEach(layFoundations);

const now = new Date('2026-11-25T18:00:00Z');
const asked = { reason: { code: 'personal-data' as const, text: 'A name stood in it.' }, now, dryRun: false };
const words = 'Removed on 25 November 2026: it held personal data.';

async function done(work: Promise<Done | { faults: string[] }>): Promise<Done> {
  const found = await work;
  if ('faults' in found) throw new Error(found.faults.join(' '));
  return found;
}

const families = (value: number, breakdown = 'total') => ({
  ...{ metric: 'families', breakdown, numerator: null, denominator: null, value, symbol: null },
});
const figure = (breakdown: string, period = '202526|Q1') => ({ metric: 'families', breakdown, period, area: A });
const hide = (of: ReturnType<typeof figure>, how = asked) => redactFigure(owner.workshop, of, how);

type Shown = { breakdown: string; period: string; fromRelease: number; value: number | null; symbol: string | null };
async function readers(): Promise<Record<string, number | string | null>> {
  const rows = await connections().gallery.rows<Shown>(
    "SELECT * FROM `GalleryPublishedValue` WHERE `metric` = 'families' ORDER BY `breakdown`, `period`, `fromRelease`",
  );
  return Object.fromEntries(
    rows.map((row) => [`${row.breakdown} ${row.period} ${row.fromRelease}`, row.value ?? row.symbol]),
  );
}

describe('a figure that is taken down', () => {
  beforeEach(async () => {
    await callAs(preparer).programme.load({
      breakdowns: ['a', 'b', 'c'].map((each, at) => ({
        ...{ id: `age:${each}`, dimension: 'age', label: `Age ${each}`, parent: null, position: at + 1 },
      })),
    });
  });

  it('is hidden in every release, with one from which it would follow, and the rest stays', async () => {
    await acceptedReturn([families(100), families(20, 'age:a'), families(33, 'age:b'), families(47, 'age:c')]);
    const first = await publish();
    await loadPillars({ 1: 'One' });
    const second = await publish();
    const found = await done(hide(figure('age:b')));
    expect(found).toMatchObject({ number: 1, releases: [first, second], warnings: [] });
    expect(found.places).toHaveLength(2);
    const shown = await readers();
    expect(shown[`total 202526|Q1 ${first}`]).toBe(100);
    expect(shown[`age:b 202526|Q1 ${first}`]).toBe('c');
    expect(Object.values(shown).filter((each) => each === 'c')).toHaveLength(2);
    const row = await connections().workshop.publishedValue.findFirstOrThrow({ where: figure('age:b') });
    expect(row).toMatchObject({ value: null, symbol: 'c', denominator: null, note: words });
  });

  it('is told of by when, by which role, why and how much each release lost: never what', async () => {
    await acceptedReturn([families(100), families(20, 'age:a'), families(33, 'age:b'), families(47, 'age:c')]);
    const number = await publish();
    await done(hide(figure('age:b')));
    const { gallery } = connections();
    expect(await readRedactions(gallery, number)).toEqual([
      {
        ...{ number: 1, at: '2026-11-25T18:00:00.000Z', role: 'owner of the database', kind: 'figure' },
        ...{ reasonCode: 'personal-data', reason: 'A name stood in it.', releases: [{ release: number, places: 2 }] },
      },
    ]);
    await expect(gallery.rows('SELECT * FROM `GalleryRedactedFigure`')).rejects.toThrow();
  });

  it('does not come back with the next release, from a return or from official figures', async () => {
    await acceptedReturn([families(100), families(20, 'age:a')]);
    await stageFigures([7, 8]);
    await publish();
    await done(hide(figure('age:a')));
    await done(hide(figure('total', '2016|RY')));
    await callAs(preparer).programme.importFigures({
      rows: [7, 9].map((value, at) => ({
        ...{ metric: 'families', breakdown: 'total', period: `${2016 + at}|RY`, area: A, value: value + 1 },
        ...{ symbol: null, originId: 'dfe', note: null },
      })),
    });
    const { workshop } = connections();
    const { returnId } = await workshop.returnVersion.findFirstOrThrow();
    const version = await workshop.returnVersion.create({
      data: {
        ...{ id: key(), returnId, number: 2, door: 'csv', contentHash: 'y', rowCount: 2, warnings: 0 },
        ...{ submittedAt: now, submittedBy: key(), revisionKind: 'scheduled' },
      },
    });
    await workshop.returnValue.createMany({
      data: [families(101), families(21, 'age:a')].map((value) => ({ ...value, versionId: version.id })),
    });
    await workshop.return.updateMany({ data: { state: 'accepted', version: 2 } });
    const next = await publish();
    const shown = await readers();
    expect(shown[`total 202526|Q1 ${next}`]).toBe(101);
    expect(shown[`total 2017|RY ${next}`]).toBe(10);
    const gone = Object.entries(shown).filter(([name]) => /^(age:a 202526\|Q1|total 2016\|RY) /.test(name));
    expect(new Set(gone.map(([, each]) => each))).toEqual(new Set(['c']));
    expect(await workshop.officialFigure.findMany({ where: figure('total', '2016|RY') })).toMatchObject([
      { value: null, symbol: 'c' },
    ]);
  });

  it('is nothing to do the second time, and only told with dryRun', async () => {
    await stageFigures([7]);
    await publish();
    const of = figure('total', '2016|RY');
    expect(await done(hide(of, { ...asked, dryRun: true }))).toMatchObject({
      number: null,
      places: ['families total 2016|RY T09000001'],
    });
    expect(Object.values(await readers())).toEqual([7]);
    expect(await done(hide(of))).toMatchObject({ number: 1 });
    expect(await done(hide(of))).toEqual({ number: null, places: [], releases: [], warnings: [] });
    expect(await connections().workshop.redaction.count()).toBe(1);
  });

  it('has to be one that is there', async () => {
    expect(await hide(figure('nothing'))).toEqual({
      faults: ['No figure families nothing 202526|Q1 T09000001 is published, staged or in a return.'],
    });
  });

  it('is forgotten by what pages remember', async () => {
    await stageFigures([7]);
    await publish();
    const ask = () => callAs(null).series.compare({ metric: 'families', areas: [A] });
    expect((await ask()).series[0]?.points).toMatchObject([{ value: 7 }]);
    await done(hide(figure('total', '2016|RY')));
    expect((await ask()).series[0]?.points).toMatchObject([{ value: null, symbol: 'c' }]);
  });
});

describe('a text that is taken down', () => {
  const secret = 'The child of the baker in Mill Lane said “no” to it.';
  const pillar = '00000000-0000-8000-8000-000000000001';
  const target = { kind: 'text' as const, table: 'Pillar', id: pillar, column: 'title' };
  const take = (how = asked) => redactText(owner.workshop, target, how);

  it('is gone from its place, from rows that correct it, and from every other place in which it stands', async () => {
    await loadPillars({ 1: secret });
    const first = await publish();
    await callAs(preparer).ledger.load({
      table: 'Pillar',
      rows: [
        {
          ...{ id: pillar, slug: 'pillar-1', position: 1, title: secret, shortTitle: 'Short', summary: 's' },
          statedOn: '2023-02-02',
        },
      ],
    });
    const second = await publish();
    const { workshop } = connections();
    const letter = { toAddress: 'a@example.test', attempts: 0, createdAt: now };
    await workshop.outboxMessage.create({
      data: { ...letter, id: key(), subject: 'News', text: `It was said:\r\n${secret}\r\nGoodbye.` },
    });
    await workshop.writeKey.create({
      data: {
        ...{ id: key(), userId: key(), procedure: 'p', inputHash: 'x', at: now },
        answer: JSON.stringify({ title: secret.replaceAll('“no”', '"no"'), exact: secret }),
      },
    });
    await workshop.fact.create({ data: { id: 'glossary', body: JSON.stringify([{ words: secret }]) } });
    expect((await findWords(owner.workshop, secret)).places.length).toBeGreaterThan(4);
    const found = await done(take());
    expect(found).toMatchObject({ number: 1, releases: [first, second] });
    expect(found.warnings).toEqual([expect.stringMatching(/^Fact glossary body comes with the pack/)]);
    expect((await findWords(owner.workshop, secret)).places).toEqual([]);
    const titles = await workshop.pillar.findMany({ select: { title: true, shortTitle: true } });
    expect(new Set(titles.map(({ title }) => title))).toEqual(new Set([words]));
    expect(titles.map(({ shortTitle }) => shortTitle).toSorted()).toEqual([words, 'Short'].toSorted());
    const [sent] = await workshop.outboxMessage.findMany({ where: { subject: 'News' } });
    expect(sent?.text).toBe('It was said:\r\n[removed]\r\nGoodbye.');
  });

  it('is put back by no load of the same pack, and a later correction stands', async () => {
    await loadPillars({ 1: secret });
    await publish();
    await done(take());
    expect(await loadPillars({ 1: secret })).toMatchObject({ added: 0, corrected: 0 });
    expect((await findWords(owner.workshop, secret)).places).toEqual([]);
  });

  it('is nothing to do the second time, and only told with dryRun', async () => {
    await loadPillars({ 1: secret });
    await publish();
    expect((await done(take({ ...asked, dryRun: true }))).places).toContain(`Pillar ${pillar} title`);
    expect((await findWords(owner.workshop, secret)).places.length).toBeGreaterThan(0);
    await done(take());
    expect(await done(take())).toEqual({ number: null, places: [], releases: [], warnings: [] });
  });

  it('of few letters is gone where it stands, and is left and told of within other words', async () => {
    await loadPillars({ 1: 'Baker Ann', 2: 'What Baker Ann said' });
    await publish();
    const found = await done(take());
    expect(found.warnings).toEqual([expect.stringContaining('2 more places')]);
    const titles = await connections().workshop.pillar.findMany({ orderBy: { position: 'asc' } });
    expect(titles.map(({ title }) => title)).toEqual([words, 'What Baker Ann said']);
  });

  it('has to be in a row that is there', async () => {
    expect(await take()).toEqual({ faults: [`Pillar has no row ${pillar}: its key is id.`] });
  });
});

it('nothing is taken down by the account that the service runs by', async () => {
  await stageFigures([7]);
  await publish();
  await expect(redactFigure(connections().workshop, figure('total', '2016|RY'), asked)).rejects.toThrow(/denied/);
  expect(Object.values(await readers())).toEqual([7]);
});

it('leaves the record of acts whole: an event that names the redaction, and no words of it', async () => {
  await stageFigures([7]);
  const number = await publish();
  await done(hide(figure('total', '2016|RY')));
  const event = await connections().workshop.auditEvent.findFirstOrThrow({ where: { action: 'redaction.take' } });
  expect(event).toMatchObject({ actorId: null, actorRole: 'owner of the database', subject: '1' });
  expect(JSON.parse(event.detail)).toEqual({
    kind: 'figure',
    reasonCode: 'personal-data',
    places: 1,
    releases: [number],
  });
});
