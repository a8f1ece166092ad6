import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { acceptedReturn, checker, key, layFoundations, loadPillars, metricRow, preparer } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';

const official = () => callAs(preparer);
const header =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,children,rate';
const england = (year: number, children: string, rate: string) =>
  `${year},Reporting year,National,E92000001,England,,,,,,${children},${rate}`;
const council = (year: number, children: string, rate: string) =>
  `${year},Reporting year,Local authority,E92000001,England,,,805,E06000001,Hartlepool,${children},${rate}`;
const base64 = (...lines: string[]) => Buffer.from([header, ...lines].join('\n')).toString('base64');

const children = [{ indicator: 'children', metric: 'in-care' }];

async function upload(...lines: string[]): Promise<string> {
  const { id } = await official().figure.upload({ key: key(), fileName: 'care.csv', file: base64(...lines) });
  return id;
}

const staged = () =>
  connections().workshop.officialFigure.findMany({ orderBy: [{ area: 'asc' }, { period: 'asc' }, { edition: 'asc' }] });

afreshForEach(async () => {
  await layFoundations();
  const place = { confidence: 'source', madeUp: false };
  await official().programme.load({
    areas: [
      { code: 'E92000001', name: 'England', level: 'national', ...place },
      { code: 'E06000001', name: 'Hartlepool', level: 'local-authority', dfeCode: '805', ...place },
    ],
    metrics: [{ ...metricRow, id: 'in-care', name: 'In care', unit: 'count', basis: 'year', position: 3 }],
  });
});

describe('an official data file', () => {
  it('is looked at before it is taken over: what it holds, what would change, and nothing is held yet', async () => {
    const id = await upload(england(2025, '80000', '70'), council(2025, '300', '150'), council(2024, 'c', 'c'));
    const preview = await official().figure.preview({ id, mappings: children });
    expect(preview).toMatchObject({
      fileName: 'care.csv',
      findings: [],
      profile: { lines: 3, indicators: [{ name: 'children', numbers: 2, symbols: { c: 1 } }, { name: 'rate' }] },
      plan: { faults: [], counts: { added: 3, changed: 0, unchanged: 0, leftOut: 0 }, changes: [] },
    });
    expect(await staged()).toEqual([]);
  });

  it('is taken over once, with its source; a later one adds and changes, and says each change beforehand', async () => {
    const first = await upload(england(2025, '80000', '70'), council(2025, '300', '150'));
    const take = { key: key(), id: first, mappings: children, source: 'DfE, children looked after' };
    const counts = { added: 2, changed: 0, unchanged: 0, leftOut: 0 };
    const personal = official().figure.take({ ...take, key: key(), source: 'From his mother, on 07700 900123' });
    await expect(personal).rejects.toMatchObject({ cause: { faults: [{ field: 'source' }] } });
    expect(await official().figure.take(take)).toEqual(counts);
    expect(await official().figure.take(take)).toEqual(counts);
    expect(await official().figure.take({ ...take, key: key() })).toEqual(counts);
    expect(await connections().workshop.valueOrigin.findUnique({ where: { id: `file-${first}` } })).toMatchObject({
      label: 'official statistics',
      source: 'DfE, children looked after',
    });

    const second = await upload(england(2025, '80000', '70'), council(2025, '310', '155'), council(2024, 'c', 'c'));
    const { plan } = await official().figure.preview({ id: second, mappings: children });
    expect(plan).toMatchObject({
      counts: { added: 1, changed: 1, unchanged: 1 },
      changes: [{ metric: 'in-care', area: 'E06000001', period: '2025|RY', held: '300', file: '310' }],
    });
    await official().figure.take({ key: key(), id: second, mappings: children });
    expect(
      (await staged()).map(({ area, period, edition, value, symbol }) => [area, period, edition, value, symbol]),
    ).toEqual([
      ['E06000001', '2024|RY', 1, null, 'c'],
      ['E06000001', '2025|RY', 1, 300, null],
      ['E06000001', '2025|RY', 2, 310, null],
      ['E92000001', '2025|RY', 1, 80000, null],
    ]);
    const third = await upload(england(2025, '80000', '70'));
    const { proposals } = await official().figure.preview({ id: third });
    expect(proposals).toEqual([{ indicator: 'children', filters: {}, metric: 'in-care', breakdown: 'total' }]);
  });

  it('with a fault is refused whole, each fault named; so is a mapping that cannot be', async () => {
    const id = await upload(england(2025, '80,000', '70').replace('80,000', '"80,000"'), council(2025, '300', '150'));
    const { findings } = await official().figure.preview({ id });
    expect(findings.map(({ code, row, column }) => [code, row, column])).toEqual([['TIDY-052', 2, 'children']]);
    await expect(official().figure.take({ key: key(), id, mappings: children })).rejects.toThrow(/1 faults?: nothing/);

    const good = await upload(england(2025, '80000', '70'));
    const wrong = [
      { indicator: 'childrn', metric: 'in-care' },
      { indicator: 'rate', metric: 'nothing' },
      { indicator: 'rate', metric: 'families' },
    ];
    for (const mapping of wrong)
      await expect(official().figure.take({ key: key(), id: good, mappings: [mapping] })).rejects.toThrow(
        /no indicator childrn|no metric nothing|families is counted by quarter/,
      );
    expect(await staged()).toEqual([]);
  });

  it('goes into a release only once all of it is staged, however the taking over broke off', async () => {
    const { workshop } = connections();
    const id = await upload(england(2025, '80000', '70'), council(2025, '300', '150'));
    // As a process leaves it that is killed between two pieces.
    const mappings = JSON.stringify([{ indicator: 'children', filters: {}, metric: 'in-care', breakdown: 'total' }]);
    const counts = JSON.stringify({ added: 2, changed: 0, unchanged: 0, leftOut: 0 });
    const originId = `file-${id}`;
    const label = { label: 'official statistics', source: 's', method: 'm' };
    await workshop.valueOrigin.create({ data: { id: originId, ...label } });
    await workshop.figureImport.update({ where: { id }, data: { state: 'staging', mappings, originId, counts } });
    const half = { metric: 'in-care', breakdown: 'total', period: '2025|RY', area: 'E92000001', edition: 1 };
    await workshop.officialFigure.create({ data: { ...half, value: 80000, originId } });
    await expect(official().release.prepare({ key: key(), only: 'figures' })).rejects.toThrow('nothing new');
    await expect(
      official().figure.take({ key: key(), id, mappings: [{ indicator: 'rate', metric: 'in-care' }] }),
    ).rejects.toThrow('other mappings');

    expect(await official().figure.take({ key: key(), id, mappings: children })).toMatchObject({ added: 2 });
    expect(await official().release.prepare({ key: key(), only: 'figures' })).toMatchObject({ values: 2 });
  });

  it('can be published alone: returns and the rows of the ledger wait', async () => {
    await acceptedReturn([{ metric: 'families', numerator: null, denominator: null, value: 12, symbol: null }]);
    await loadPillars({ 1: 'One' });
    const id = await upload(england(2025, '80000', '70'));
    await official().figure.take({ key: key(), id, mappings: children });
    const { number, values, rows } = await official().release.prepare({ key: key(), only: 'figures' });
    expect({ values, rows }).toEqual({ values: 1, rows: 0 });
    await callAs(checker).release.approve({ key: key(), number, publishAt: null });
    expect(await official().release.prepare({ key: key() })).toMatchObject({ values: 1, rows: 1 });
  });

  it('taken over by two at once gives each figure once', async () => {
    const ids = await Promise.all([upload(council(2025, '300', '150')), upload(council(2025, '300', '150'))]);
    await Promise.all(ids.map((id) => official().figure.take({ key: key(), id, mappings: children })));
    expect((await staged()).map(({ value, edition }) => [value, edition])).toEqual([[300, 1]]);
  });

  it('leaves nothing of itself behind once discarded, and then can no longer be taken over', async () => {
    const id = await upload(council(2025, '300', '150'));
    await official().figure.discard({ key: key(), id });
    expect(await connections().workshop.figureImport.findUnique({ where: { id } })).toMatchObject({ content: null });
    await expect(official().figure.take({ key: key(), id, mappings: children })).rejects.toThrow('discarded');
  });

  it('is for officials alone, and of a size that one row can hold', async () => {
    const asked = { key: key(), fileName: 'care.csv', file: base64(council(2025, '300', '150')) };
    for (const role of ['preparer', 'approver', 'assessor', 'administrator'] as const)
      await expect(callAs(personWith(role, 'T09000001')).figure.upload(asked)).rejects.toThrow('does not allow');
    const noise = Buffer.alloc(13 * 1024 * 1024);
    for (let at = 0; at < noise.length; at += 4) noise.writeInt32LE((Math.imul(at, 2654435761) ^ (at << 7)) | 0, at);
    expect(gzipSync(noise).length).toBeGreaterThan(12 * 1024 * 1024);
    await expect(official().figure.upload({ ...asked, key: key(), file: noise.toString('base64') })).rejects.toThrow(
      'too large',
    );
  });
});
