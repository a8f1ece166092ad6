import type { Pack } from '#server/domain/pack/pack.ts';

const populationSource = 'Office for National Statistics, mid-year population estimates, children aged 0 to 17';
const neighbourModel = '2025';

type Metric = Pack['metrics'][number];

function baselineNote({ baseline }: Metric): string | null {
  if (!baseline) return null;
  const { value, period, authorities, min, p25, p75, max } = baseline;
  return `England ${value} in ${period}; ${authorities} authorities from ${min} to ${max}, the middle half from ${p25} to ${p75}.`;
}

function metricRow(metric: Metric, position: number) {
  const { outcomes: _, baseline: __, derivedFrom, ...row } = metric;
  return {
    ...row,
    derivedFrom: derivedFrom.length > 0 ? derivedFrom : null,
    baselineNote: baselineNote(metric),
    position,
  };
}

/** What the pack says once for the whole service, by the id it is read under. */
function factRows(pack: Pack) {
  const facts = {
    about: pack.about,
    topics: pack.topics,
    glossary: pack.glossary,
    'starting-figures': pack.startingFigures,
    experience: pack.experience,
    gaps: pack.gaps,
    money: pack.money,
    'promise-money': pack.promiseMoney,
    symbols: pack.symbols,
    'cross-rules': pack.crossRules,
    outcomes: pack.outcomes,
    'indicator-mappings': pack.indicatorMappings,
    'metric-outcomes': Object.fromEntries(pack.metrics.map(({ id, outcomes }) => [id, outcomes])),
    'measure-baselines': Object.fromEntries(
      pack.metrics.flatMap(({ id, baseline }) => (baseline ? [[id, baseline]] : [])),
    ),
  };
  return Object.entries(facts).map(([id, body]) => ({ id, body }));
}

/** The pack as rows of the reference tables: places, measures, programmes and the facts said once. */
export function referenceRows(pack: Pack) {
  return {
    areas: pack.areas.map(({ region, inspection, ...row }) => ({
      ...row,
      regionCode: region,
      validTo: null,
      successorCode: null,
      inspection: inspection && { ...inspection, note: pack.about.inspectionNote },
    })),
    populations: pack.populations.map(({ area, ...row }) => ({ ...row, areaCode: area, source: populationSource })),
    neighbours: pack.neighbours.map(({ area, neighbour, ...row }) => ({
      ...row,
      areaCode: area,
      neighbourCode: neighbour,
      model: neighbourModel,
    })),
    metrics: [...pack.metrics, ...pack.contextMeasures].map((row, index) => metricRow(row, index + 1)),
    breakdowns: pack.breakdowns.map((row, index) => ({ ...row, parent: null, position: index + 1 })),
    origins: pack.valueOrigins.map(({ labelNote, ...row }) => ({
      ...row,
      method: [row.method, labelNote].filter(Boolean).join(' '),
    })),
    programmes: pack.programmes.map((row) => ({ ...row, madeUp: false })),
    participations: pack.participation.map(({ programme, area, ...row }) => ({
      ...row,
      programmeId: programme,
      areaCode: area,
    })),
    facts: factRows(pack),
  };
}
