import type { Area } from '#server/domain/areas/area.ts';
import type { PublishedRow, Reference } from '#server/domain/comparison/comparison.ts';
import type { Metric } from '#server/domain/metrics/metric.ts';
import { currentMethods } from '#server/domain/statistics/methods.ts';

/** A metric with nothing special about it. */
export function aMetric(own: Partial<Metric> = {}): Metric {
  return {
    id: 's47_rate',
    name: 'Section 47 enquiries',
    definition: 'Enquiries started in the year, per 10,000 children.',
    numerator: 'Enquiries',
    denominator: 'Children',
    unit: 'rate per 10,000 children',
    kind: 'flow',
    polarity: 'neutral',
    basis: 'year',
    basisNote: null,
    status: 'published',
    core: false,
    coreWhy: null,
    alreadyHeld: true,
    frequency: 'annual',
    collection: 'CIN census',
    pillars: ['pillar-2'],
    breakdowns: [],
    counterMetrics: [],
    counterReason: '',
    rulesText: [],
    changeThresholdPct: null,
    disclosure: { kind: 'none' },
    decimals: 1,
    method: 'none',
    methodVersion: '1',
    seriesOf: null,
    derivedFrom: [],
    definitionSource: 'a test',
    baselineNote: null,
    note: null,
    confidence: 'source',
    position: 1,
    ...own,
  };
}

/** A place with nothing special about it. */
export function anArea(code: string, own: Partial<Area> = {}): Area {
  return {
    code,
    level: 'local-authority',
    name: `Council ${code.slice(-2)}`,
    dfeCode: '900',
    kind: null,
    regionCode: 'E12000001',
    validFrom: null,
    validTo: null,
    successorCode: null,
    madeUp: false,
    confidence: 'source',
    inspection: null,
    ...own,
  };
}

/** The first council, its ten neighbours 11 to 20, England, a region, and a made-up council. */
export const first = anArea('E06000001');
export const neighbourCodes = Array.from({ length: 10 }, (_, index) => `E060000${index + 11}`);
export const madeUp = anArea('T09000001', {
  name: 'Example Council A (made-up)',
  madeUp: true,
  regionCode: 'T12000001',
});
const all = [
  anArea('E92000001', { name: 'England', level: 'national', regionCode: null }),
  anArea('E12000001', { name: 'North East', level: 'region', regionCode: null }),
  anArea('T12000001', { name: 'Example region (made-up)', level: 'region', regionCode: null, madeUp: true }),
  first,
  madeUp,
  ...neighbourCodes.map((code) => anArea(code)),
];

/** What a comparison looks up. */
export function aReference(metric: Metric = aMetric()): Reference {
  return {
    areas: new Map(all.map((area) => [area.code, area])),
    metrics: new Map([[metric.id, metric]]),
    breakdowns: new Map([['total', { id: 'total', dimension: 'total', label: 'Total', parent: null, position: 0 }]]),
    origins: new Map([
      [
        'census',
        {
          id: 'census',
          label: 'accredited official statistics',
          source: 'Census',
          method: '',
          inputs: null,
          url: null,
        },
      ],
    ]),
    revisions: new Map(),
    neighbours: new Map([
      [
        first.code,
        neighbourCodes.map((neighbourCode, index) => ({
          areaCode: first.code,
          rank: index + 1,
          neighbourCode,
          closeness: 'Close',
          model: '2025',
        })),
      ],
    ]),
    populations: new Map([[first.code, new Map([[2024, 41_000]])]]),
    restarts: [],
    methods: currentMethods,
  };
}

/** One published figure; text is a symbol. */
export function aRow(
  area: string,
  period: string,
  figure: number | PublishedRow['symbol'],
  fromRelease = 1,
): PublishedRow {
  const number = typeof figure === 'number';
  return {
    area,
    period,
    fromRelease,
    value: number ? figure : null,
    symbol: number ? null : figure,
    denominator: null,
    provisional: 0,
    originId: 'census',
    note: null,
  };
}
