import type { Connection } from 'mariadb';

const metricColumns = {
  name: 'A made-up rate',
  definition: 'Made up for a test.',
  numerator: 'n',
  denominator: 'd',
  unit: 'rate per 10,000 children',
  kind: 'flow',
  polarity: 'neutral',
  basis: 'year',
  status: 'published',
  core: 0,
  alreadyHeld: 0,
  frequency: 'annual',
  collection: 'none',
  pillars: '["pillar-1"]',
  breakdowns: '[]',
  counterMetrics: '["test_pct"]',
  counterReason: 'Read it beside the share.',
  rules: '[]',
  rulesText: '[]',
  disclosure: '{"kind":"none"}',
  decimals: 1,
  method: 'none',
  methodVersion: '1',
  definitionSource: 'a test',
  confidence: 'source',
  position: 1,
};

async function insert(owner: Connection, table: string, rows: Record<string, unknown>[]) {
  for (const row of rows) {
    const names = Object.keys(row);
    await owner.query(
      `INSERT INTO \`${table}\` (${names.map((name) => `\`${name}\``).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      Object.values(row),
    );
  }
}

export const council = 'E06000901';
export const neighbours = Array.from({ length: 10 }, (_, index) => `E060009${index + 11}`);
export const example = 'T09000901';

/** Places, two metrics and an origin, all made up. */
export async function insertReference(owner: Connection): Promise<void> {
  const area = (code: string, name: string, level = 'local-authority', regionCode: string | null = 'E12000001') => ({
    code,
    level,
    name,
    regionCode,
    madeUp: code.startsWith('T') ? 1 : 0,
    confidence: 'source',
  });
  await insert(owner, 'Area', [
    area('E92000001', 'England', 'national', null),
    area('E12000001', 'North East', 'region', null),
    area('T12000001', 'Example region (made-up)', 'region', null),
    area(council, 'Aville'),
    area(example, 'Example Council A (made-up)', 'local-authority', 'T12000001'),
    ...neighbours.map((code, index) => area(code, `Neighbour ${index + 1}`)),
  ]);
  await insert(
    owner,
    'Neighbour',
    neighbours.map((neighbourCode, index) => ({
      areaCode: council,
      rank: index + 1,
      neighbourCode,
      closeness: 'Close',
      model: '2025',
    })),
  );
  await insert(owner, 'Population', [{ areaCode: council, year: 2024, children: 41_000, source: 'a test' }]);
  await insert(owner, 'Metric', [
    { id: 'test_rate', ...metricColumns, method: 'byar-95' },
    { id: 'test_pct', ...metricColumns, name: 'A made-up share', unit: '%', position: 2, counterMetrics: '[]' },
    { id: 'test_quarterly', ...metricColumns, name: 'A quarterly count', unit: 'count', basis: 'quarter', position: 3 },
  ]);
  await insert(owner, 'Breakdown', [{ id: 'total', dimension: 'total', label: 'Total', position: 0 }]);
  await insert(owner, 'ValueOrigin', [
    { id: 'official', label: 'accredited official statistics', source: 'A census', method: 'As published.' },
    { id: 'example', label: 'made-up example', source: 'Made up', method: 'Made up.' },
  ]);
}

export type Figure = [metric: string, area: string, period: string, figure: number | string];

/** A release in any state, with figures; text is a symbol. */
export async function insertRelease(
  owner: Connection,
  {
    number,
    state = 'approved',
    publishAt = '2026-11-01 09:30:00',
    methodVersion = '1',
  }: { number: number; state?: string; publishAt?: string | null; methodVersion?: string },
  figures: Figure[],
): Promise<void> {
  await insert(owner, 'Release', [
    {
      number,
      kind: 'statistics',
      state,
      title: `Release ${number}`,
      note: '',
      asOf: '2026-11-01',
      methodVersion,
      ruleVersion: '1',
      report: '{}',
      preparedBy: '00000000-0000-4000-8000-000000000001',
      preparedAt: '2026-10-01 09:00:00',
      publishAt,
      revision: 1,
    },
  ]);
  await insert(
    owner,
    'PublishedValue',
    figures.map(([metric, area, period, figure]) => ({
      metric,
      breakdown: 'total',
      period,
      area,
      fromRelease: number,
      value: typeof figure === 'number' ? figure : null,
      symbol: typeof figure === 'number' ? null : figure,
      provisional: 0,
      originId: area.startsWith('T') ? 'example' : 'official',
    })),
  );
}
