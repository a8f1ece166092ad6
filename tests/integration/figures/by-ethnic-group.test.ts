import { describe, expect, it } from 'vitest';
import { breakdownSchema, reachSchema } from '#server/trpc/comparison/breakdown-answer.ts';
import { checker, key, layFoundations, metricRow, preparer } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs } from '../setup/service.ts';

const groups = [
  ['White', 'ethnicity:white'],
  ['Mixed', 'ethnicity:mixed'],
  ['Black', 'ethnicity:black'],
  ['Unknown', 'ethnicity:not-obtained'],
] as const;
const header =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,ethnicity,plans,plans_rate';
const england = (group: string, plans: string, rate: string) =>
  `2025,Reporting year,National,E92000001,England,,,,,,${group},${plans},${rate}`;
const council = (group: string, plans: string, rate: string) =>
  `2025,Reporting year,Local authority,E92000001,England,,,805,E06000001,Hartlepool,${group},${plans},${rate}`;
const file = [
  header,
  england('White', '36000', '40.0'),
  england('Mixed', '6000', '60.0'),
  england('Black', '3200', '40.0'),
  england('Unknown', '900', 'z'),
  council('White', '160', '80.0'),
  council('Mixed', '18', '180.0'),
  council('Black', 'c', 'c'),
  council('Unknown', '7', 'z'),
].join('\n');

afreshForEach(async () => {
  await layFoundations();
  const place = { confidence: 'source', madeUp: false };
  const metric = { ...metricRow, basis: 'year', status: 'published', core: false };
  await callAs(preparer).programme.load({
    areas: [
      { code: 'E92000001', name: 'England', level: 'national', ...place },
      { code: 'E06000001', name: 'Hartlepool', level: 'local-authority', dfeCode: '805', ...place },
    ],
    breakdowns: groups.map(([label, id], at) => ({ id, dimension: 'ethnicity', label, position: at + 1 })),
    metrics: [
      { ...metric, id: 'cpp_number', name: 'Children on plans', unit: 'count', position: 3 },
      {
        ...metric,
        id: 'cpp_rate',
        name: 'Children on plans per 10,000',
        unit: 'rate per 10,000 children',
        method: 'byar-95',
        breakdowns: ['ethnicity'],
        position: 4,
      },
    ],
  });
});

async function publishFile() {
  const official = callAs(preparer);
  const { id } = await official.figure.upload({
    key: key(),
    fileName: 'plans-by-ethnicity.csv',
    file: Buffer.from(file).toString('base64'),
  });
  const mappings = groups.flatMap(([category, breakdown]) =>
    (
      [
        ['plans', 'cpp_number'],
        ['plans_rate', 'cpp_rate'],
      ] as const
    ).map(([indicator, metric]) => ({ indicator, filters: { ethnicity: category }, metric, breakdown })),
  );
  const { plan } = await official.figure.preview({ id, mappings });
  expect(plan).toMatchObject({ faults: [], counts: { added: 16 } });
  await official.figure.take({ key: key(), id, mappings, source: 'DfE, characteristics of children' });
  const { number } = await official.release.prepare({ key: key(), only: 'figures' });
  await callAs(checker).release.approve({ key: key(), number, publishAt: null });
}

describe('an official file with figures by ethnic group', () => {
  it('turns “not measured yet” into ratios, of England and of a place, with its source', async () => {
    await publishFile();
    const call = callAs(null);
    const asked = { metric: 'cpp_rate', area: 'E06000001', by: 'ethnicity' };
    const found = breakdownSchema.parse(await call.series.breakdown(asked));
    expect(found.rows.map(({ id, own }) => [id, own.ratio?.ratio ?? own.why, own.ratio?.side ?? null])).toEqual([
      ['ethnicity:white', 'reference', null],
      ['ethnicity:mixed', 2.25, 'higher'],
      ['ethnicity:black', 'hidden', null],
      ['ethnicity:not-obtained', 'unrecorded', null],
    ]);
    expect(found.rows.map((row) => row.england?.ratio?.ratio ?? null)).toEqual([null, 1.5, 1, null]);
    expect(found.rows[0]?.own.point).toMatchObject({
      label: 'official statistics',
      source: 'DfE, characteristics of children',
    });
    const { questions } = reachSchema.parse(await call.metric.reach({}));
    expect(questions[0]?.measures).toMatchObject([{ metric: { id: 'cpp_rate' }, state: 'measured' }]);
    expect(questions[1]?.measures).toMatchObject([{ metric: { id: 'cpp_rate' }, state: 'not-measured' }]);

    const table = await call.series.breakdownTable({ ...asked, of: 'ratios' });
    const at = (name: string) => table.columns.findIndex(([column]) => column === name);
    const cells = table.rows.filter((row) => row[at('breakdown')] === 'ethnicity:black');
    expect(cells.map((row) => [row[at('new_la_code')], row[at('ratio')], row[at('why')]])).toEqual([
      ['E06000001', null, 'Its figure is suppressed to protect confidentiality. A hidden figure is never used.'],
      [null, 1, null],
    ]);
    expect(JSON.stringify(found)).not.toContain('-99');
  });

  it('is asked for in vain by a name nobody knows, and each is named', async () => {
    await publishFile();
    const asked = callAs(null).series.breakdown({ metric: 'cpp_rat', area: 'E0', by: 'colour' });
    await expect(asked).rejects.toThrow(/cpp_rat.*E0.*colour: by is one of ethnicity/);
  });

  it('says of a place that has none what would be needed', async () => {
    await publishFile();
    const found = await callAs(null).series.breakdown({ metric: 'cpp_rate', area: 'T09000001' });
    expect(found).toMatchObject({ measured: false, compared: false, rows: [] });
    expect(found.sentence).toBe(
      'Children on plans per 10,000 by ethnic group: not measured yet for Example Council A (made-up). No figure is published here.',
    );
    expect(found.notes.map(({ code }) => code)).toContain('needed');
  });
});
