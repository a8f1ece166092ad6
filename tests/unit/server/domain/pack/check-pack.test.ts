import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPack } from '#seed/read-pack.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import type { Pack, PackFault, RawPack } from '#server/domain/pack/pack.ts';

let raw: RawPack;

beforeAll(async () => {
  raw = await readPack('seed/pack');
});

/** The pack with one thing spoilt; figures are left out where they play no part. */
function faultsAfter(spoil: (pack: Pack) => void, withFigures = false): PackFault[] {
  const { figures, ...rest } = raw;
  const copy = structuredClone(rest) as unknown as Pack;
  copy.figures = withFigures ? { referral_rate: structuredClone(figures.referral_rate ?? []) } : {};
  spoil(copy);
  return checkPack(copy).faults;
}

const nth = <Row>(rows: Row[], index = 0): Row => {
  const row = rows[index];
  if (row === undefined) throw new Error(`no row ${index}`);
  return row;
};
const move = (pack: Pack) => {
  const row = pack.dates.find((date) => date.step === 1);
  if (!row) throw new Error('the pack has no move');
  return row;
};
const figure = (pack: Pack) => nth(pack.figures.referral_rate ?? []);

const planted: [what: string, code: PackFault['code'], file: string, spoil: (pack: Pack) => void][] = [
  ['a review that does not exist', 'dangling', 'recommendations', (p) => (nth(p.recommendations).review = 'no-review')],
  ['a source that does not exist', 'dangling', 'evidence', (p) => (nth(p.evidence).source = 'no-source')],
  ['a pillar that does not exist', 'dangling', 'commitments', (p) => (nth(p.commitments).pillar = 'pillar-9')],
  ['a topic that does not exist', 'dangling', 'commitments', (p) => nth(p.commitments).topics.push('weather')],
  ['a milestone of no promise', 'dangling', 'milestones', (p) => (nth(p.milestones).commitment = 'c-none')],
  ['an answer to no recommendation', 'dangling', 'answers', (p) => (nth(p.answers).recommendation = 'icsc-none')],
  ['a link to no metric', 'dangling', 'commitment-metrics', (p) => (nth(p.commitmentMetrics).metric = 'no_metric')],
  [
    'a counter-metric that does not exist',
    'dangling',
    'metrics',
    (p) => nth(p.metrics).counterMetrics.push('no_metric'),
  ],
  ['an unknown dimension', 'dangling', 'metrics', (p) => nth(p.metrics).breakdowns.push('weather')],
  ['an unknown neighbour', 'dangling', 'neighbours', (p) => (nth(p.neighbours).neighbour = 'E99999999')],
  ['progress without its evidence', 'dangling', 'progress', (p) => (nth(p.progress).evidence = 'milestone:none')],
  ['one id twice', 'duplicate', 'commitments', (p) => p.commitments.push({ ...nth(p.commitments) })],
  ['one step of a date twice', 'duplicate', 'dates', (p) => p.dates.push({ ...nth(p.dates) })],
  ['a day that does not exist', 'shape', 'dates', (p) => (nth(p.dates).due = '2025-02-30')],
  ['a day in another form', 'shape', 'reviews', (p) => (nth(p.reviews).publishedOn = '23 May 2022')],
  ['a date far outside', 'date', 'dates', (p) => (nth(p.dates).due = '2525-03-31')],
  ['something met after the research', 'date', 'progress', (p) => (nth(p.progress).happenedOn = '2026-07-01')],
  ['evidence from after the research', 'date', 'evidence', (p) => (nth(p.evidence).statedOn = '2026-07-01')],
  ['an unknown stage', 'shape', 'milestones', (p) => ((nth(p.milestones) as { stage: string }).stage = 'hoped')],
  ['an unknown response', 'shape', 'responses', (p) => ((nth(p.responses) as { response: string }).response = 'maybe')],
  ['an unknown kind of progress', 'shape', 'progress', (p) => ((nth(p.progress) as { kind: string }).kind = 'nearly')],
  ['a field nobody knows', 'shape', 'pillars', (p) => ((nth(p.pillars) as Record<string, unknown>).status = 'done')],
  ['a file that is no list', 'shape', 'terms', (p) => ((p as Record<string, unknown>).terms = {})],
  ['a move from another date', 'chain', 'dates', (p) => (move(p).from = '2001-01-01')],
  ['a missing step', 'chain', 'dates', (p) => (move(p).step = 7)],
  ['a move without a reason code', 'chain', 'dates', (p) => (move(p).reasonCode = null)],
  [
    'a reason that is said and not said',
    'chain',
    'dates',
    (p) => Object.assign(move(p), { reasonCode: 'not-published', reason: 'Rain' }),
  ],
  [
    'a move on no day',
    'chain',
    'dates',
    (p) => Object.assign(move(p), { movedOn: null, movedAfter: null, movedBefore: null }),
  ],
  ['a move to the same date', 'chain', 'dates', (p) => (move(p).due = move(p).from)],
  [
    'a milestone met and dropped',
    'value',
    'progress',
    (p) => p.progress.push({ ...nth(p.progress.filter((r) => r.kind === 'met')), kind: 'dropped' }),
  ],
  ['lateness without a date', 'value', 'progress', (p) => p.dates.splice(0, p.dates.length)],
  [
    'a promise without milestones',
    'count',
    'commitments',
    (p) => (p.milestones = p.milestones.filter((m) => m.commitment !== nth(p.commitments).id)),
  ],
  ['a recommendation without response', 'count', 'recommendations', (p) => p.responses.pop()],
  ['an area with nine neighbours', 'count', 'neighbours', (p) => p.neighbours.pop()],
  ['a thirteenth core metric', 'count', 'metrics', (p) => Object.assign(nth(p.metrics, 2), { core: true })],
  ['a context measure in disguise', 'value', 'context-measures', (p) => (nth(p.contextMeasures).status = 'published')],
  ['a rule nobody knows', 'shape', 'metrics', (p) => nth(p.metrics).rules.push({ kind: 'hope' } as never)],
];

const plantedFigures: [what: string, code: PackFault['code'], spoil: (pack: Pack) => void][] = [
  ['neither a value nor a symbol', 'value', (p) => (figure(p).value = '')],
  ['a value and a symbol', 'value', (p) => (figure(p).symbol = 'c')],
  ['an unknown symbol', 'value', (p) => Object.assign(figure(p), { value: '', symbol: '-' })],
  ['a word for a number', 'value', (p) => (figure(p).value = 'many')],
  ['an unknown area', 'dangling', (p) => (figure(p).area = 'E99999999')],
  ['an unknown origin', 'dangling', (p) => (figure(p).origin = 'hearsay')],
  ['an unknown note', 'note', (p) => (figure(p).note = 'dash+gossip')],
  ['a period that cannot be', 'date', (p) => (figure(p).period = '202427|FY')],
  ['one figure twice', 'duplicate', (p) => p.figures.referral_rate?.push({ ...figure(p) })],
  ['figures of no metric', 'dangling', (p) => (p.figures.no_metric = [])],
  ['a year in a quarterly metric', 'basis', (p) => (p.figures.cla_start_rate = [{ ...figure(p) }])],
];

describe('checking the pack', () => {
  it('finds no fault in the pack of this project', () => {
    const { pack, faults } = checkPack(raw);
    expect(faults).toEqual([]);
    expect(pack?.commitments).toHaveLength(70);
  });

  it.each(planted)('reports %s', (_, code, file, spoil) => {
    const faults = faultsAfter(spoil);
    expect(faults.map((fault) => `${fault.code} ${fault.file}`)).toContain(`${code} ${fileOf(file)}`);
  });

  it.each(plantedFigures)('reports, among the figures, %s', (_, code, spoil) => {
    expect(faultsAfter(spoil, true).map((fault) => fault.code)).toContain(code);
  });

  it('takes a figure of low reliability that has a value', () => {
    expect(faultsAfter((pack) => (figure(pack).symbol = 'u'), true)).toEqual([]);
  });

  it('reports a loop of successors of any length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 50 }), (length, from) => {
        const faults = faultsAfter((pack) => {
          const ring = pack.commitments.slice(from, from + length).map((row) => row.id);
          const pattern = nth(pack.succession);
          pack.succession = ring.map((id, index) => ({
            ...pattern,
            commitment: id,
            successor: ring[(index + 1) % ring.length] as string,
            successorText: null,
          }));
        });
        expect(faults.filter((fault) => fault.code === 'loop')).toHaveLength(length);
      }),
      { numRuns: 15 },
    );
  });

  it('lists every fault at once, whichever are planted together', () => {
    // Each spoils another row, so that none hides another.
    const independent: [string, (pack: Pack) => void][] = [
      ['dangling ledger/answers.json', (p) => (nth(p.answers, 3).commitment = 'c-none')],
      ['shape ledger/responses.json', (p) => ((nth(p.responses, 5) as { response: string }).response = 'maybe')],
      ['shape ledger/terms.json', (p) => (nth(p.terms, 2).changedOn = '2025-13-01')],
      ['chain ledger/dates.json', (p) => (move(p).reasonCode = null)],
      ['duplicate ledger/looks.json', (p) => p.looks.push({ ...nth(p.looks) })],
      ['count places/neighbours.json', (p) => p.neighbours.pop()],
      ['dangling words/glossary.json', (p) => nth(p.glossary).seeAlso.push('nothing')],
    ];
    fc.assert(
      fc.property(fc.subarray(independent, { minLength: 1 }), (chosen) => {
        const found = faultsAfter((pack) => {
          for (const [, spoil] of chosen) spoil(pack);
        });
        expect(new Set(found.map((fault) => `${fault.code} ${fault.file}`))).toEqual(
          new Set(chosen.map(([name]) => name)),
        );
        expect(found).toHaveLength(chosen.length);
      }),
      { numRuns: 25 },
    );
  }, 20_000);
});

function fileOf(name: string): string {
  const rooms: Record<string, string> = {
    metrics: 'measures',
    'context-measures': 'measures',
    neighbours: 'places',
  };
  return `${rooms[name] ?? 'ledger'}/${name}.json`;
}
