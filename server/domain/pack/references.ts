import type { Pack, PackConcept, PackFault } from './pack.ts';
import { packFiles } from './pack.ts';

type Rows = Extract<Exclude<PackConcept, 'about' | 'gaps' | 'money'>, keyof Pack>;
type RowOf<C extends Rows> = Pack[C][number];

/** What makes a row of a file its own: two rows with one key are a fault. */
const keys: { [C in Rows]: (row: RowOf<C>) => string } = {
  reviews: (row) => row.id,
  sources: (row) => row.id,
  recommendations: (row) => row.id,
  responses: (row) => row.recommendation,
  unanswered: (row) => row.recommendation,
  pillars: (row) => row.id,
  missions: (row) => row.id,
  commitments: (row) => row.id,
  looks: (row) => `${row.commitment} ${row.lookedOn}`,
  terms: (row) => `${row.commitment} ${row.term}: ${row.later}`,
  ends: (row) => row.commitment,
  succession: (row) => `${row.commitment} ${row.successor ?? row.successorText}`,
  answers: (row) => `${row.commitment} ${row.recommendation}`,
  milestones: (row) => row.id,
  dates: (row) => `${row.milestone} ${row.step}`,
  progress: (row) => `${row.milestone} ${row.kind}`,
  evidence: (row) => row.id,
  commitmentMetrics: (row) => `${row.commitment} ${row.metric} ${row.role}`,
  metrics: (row) => row.id,
  contextMeasures: (row) => row.id,
  breakdowns: (row) => row.id,
  crossRules: (row) => row.id,
  symbols: (row) => row.symbol,
  outcomes: (row) => row.id,
  valueOrigins: (row) => row.id,
  valueNotes: (row) => row.id,
  indicatorMappings: (row) => `${row.indicator} ${row.metric} ${row.breakdown}`,
  areas: (row) => row.code,
  populations: (row) => `${row.area} ${row.year}`,
  neighbours: (row) => `${row.area} ${row.rank}`,
  programmes: (row) => row.id,
  participation: (row) => `${row.programme} ${row.area}`,
  deliveryStages: (row) => row.id,
  topics: (row) => row.id,
  glossary: (row) => row.id,
  startingFigures: (row) => row.id,
  experience: (row) => row.id,
  promiseMoney: (row) => row.id,
};

const rowFiles = Object.keys(keys) as Rows[];

/** The pack's own key of a row: what its deterministic id is made from. */
export function packKey<C extends Rows>(concept: C, row: RowOf<C>): string {
  return keys[concept](row);
}

/** Which fields of a file's rows name a row of another file. Null and absent name nothing. */
const pointers: { [C in Rows]?: { [target in Rows]?: (row: RowOf<C>) => (string | null)[] } } = {
  recommendations: { reviews: (row) => [row.review], sources: (row) => row.sources },
  responses: { recommendations: (row) => [row.recommendation], sources: (row) => [row.source] },
  unanswered: { recommendations: (row) => [row.recommendation] },
  pillars: { sources: (row) => [row.source, ...row.alsoSee] },
  missions: { sources: (row) => [row.source, ...row.alsoSee], metrics: (row) => [row.metric] },
  commitments: {
    pillars: (row) => [row.pillar],
    sources: (row) => [row.madeIn, row.promiseSource, ...row.alsoSee],
    topics: (row) => row.topics,
  },
  looks: { commitments: (row) => [row.commitment] },
  terms: { commitments: (row) => [row.commitment], sources: (row) => [row.source, ...row.alsoSee] },
  ends: { commitments: (row) => [row.commitment], sources: (row) => [row.source] },
  succession: { commitments: (row) => [row.commitment, row.successor], sources: (row) => [row.source] },
  answers: { commitments: (row) => [row.commitment], recommendations: (row) => [row.recommendation] },
  milestones: { commitments: (row) => [row.commitment] },
  dates: { milestones: (row) => [row.milestone], sources: (row) => [row.source] },
  progress: { milestones: (row) => [row.milestone], evidence: (row) => [row.evidence] },
  evidence: {
    sources: (row) => [row.source, ...row.alsoSee],
    milestones: (row) => [row.subject === 'milestone' ? row.of : null],
    commitments: (row) => [row.subject === 'commitment' ? row.of : null],
    missions: (row) => [row.subject === 'mission' ? row.of : null],
    recommendations: (row) => [row.subject === 'recommendation' ? row.of : null],
  },
  commitmentMetrics: { commitments: (row) => [row.commitment], metrics: (row) => [row.metric] },
  metrics: { pillars: (row) => row.pillars, outcomes: (row) => row.outcomes, metrics: (row) => [row.seriesOf] },
  contextMeasures: { pillars: (row) => row.pillars, outcomes: (row) => row.outcomes },
  indicatorMappings: { breakdowns: (row) => [row.breakdown] },
  areas: { areas: (row) => [row.region] },
  populations: { areas: (row) => [row.area] },
  neighbours: { areas: (row) => [row.area, row.neighbour] },
  participation: { programmes: (row) => [row.programme], areas: (row) => [row.area] },
  deliveryStages: { programmes: (row) => [row.programme], milestones: (row) => [row.milestone] },
  glossary: { glossary: (row) => row.seeAlso },
  startingFigures: {},
  experience: {
    topics: (row) => [row.topic],
    metrics: (row) => row.metrics.map(({ metric }) => metric),
    commitments: (row) => row.commitments.map(({ commitment }) => commitment),
    recommendations: (row) => row.recommendations,
  },
  promiseMoney: { commitments: (row) => [row.commitment], sources: (row) => [row.source, ...row.alsoSee] },
};

const rowsOf = (pack: Pack, concept: Rows) => pack[concept] as RowOf<Rows>[];
const keyOf = (concept: Rows) => keys[concept] as (row: RowOf<Rows>) => string;

/** Rows of one file that share a key. */
export function duplicateFaults(pack: Pack): PackFault[] {
  return rowFiles.flatMap((concept) => {
    const seen = new Set<string>();
    return rowsOf(pack, concept).flatMap((row): PackFault[] => {
      const key = keyOf(concept)(row);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [{ code: 'duplicate', file: packFiles[concept].path, row: key, message: 'This key is used twice.' }];
    });
  });
}

/**
 * Fields that name something the pack does not hold.
 * @param alsoKnown ids of rows that are in the pack but out of shape: naming them is not a second fault
 */
export function danglingFaults(pack: Pack, alsoKnown: ReadonlySet<string>): PackFault[] {
  const known = Object.fromEntries(
    rowFiles.map((concept) => [concept, new Set(rowsOf(pack, concept).map(keyOf(concept)))]),
  ) as Record<Rows, Set<string>>;
  return rowFiles.flatMap((concept) =>
    Object.entries(pointers[concept] ?? {}).flatMap(([target, read]) =>
      rowsOf(pack, concept).flatMap((row) =>
        (read as (row: RowOf<Rows>) => (string | null)[])(row)
          .filter((id) => id !== null && !known[target as Rows].has(id) && !alsoKnown.has(id))
          .map(
            (id): PackFault => ({
              code: 'dangling',
              file: packFiles[concept].path,
              row: keyOf(concept)(row),
              message: `Names “${id}”, which ${packFiles[target as Rows].path} does not hold.`,
            }),
          ),
      ),
    ),
  );
}
