import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Decision } from '#server/domain/ledger/acts/act.ts';
import { addCommitment } from '#server/domain/ledger/acts/adding/add-commitment.ts';
import { addMilestone } from '#server/domain/ledger/acts/adding/add-milestone.ts';
import { changeTerm } from '#server/domain/ledger/acts/change-term.ts';
import { correct, correctableParts } from '#server/domain/ledger/acts/correct.ts';
import { endCommitment } from '#server/domain/ledger/acts/end-commitment.ts';
import { judge } from '#server/domain/ledger/acts/judge.ts';
import { answerRecommendation, changeFit, fits } from '#server/domain/ledger/acts/linking/answer-recommendation.ts';
import { linkMetric } from '#server/domain/ledger/acts/linking/link-metric.ts';
import { respond } from '#server/domain/ledger/acts/linking/respond.ts';
import { look } from '#server/domain/ledger/acts/look.ts';
import { moveDate, moveReasons } from '#server/domain/ledger/acts/move-date.ts';
import { recordEvidence, recordPromiseEvidence } from '#server/domain/ledger/acts/record-evidence.ts';
import { programmeStandingOf, recommendationStandingOf, type Standing } from '#server/domain/ledger/acts/standing.ts';
import { foldLedger } from '#server/domain/ledger/fold.ts';
import type { Ledger, LedgerRow } from '#server/domain/ledger/ledger.ts';
import { readingOf } from '#server/domain/ledger/reading/reading.ts';
import { deliveryMatrix, deliveryStanding } from '#server/domain/ledger/views/delivery-matrix.ts';
import { movesOf } from '#server/domain/ledger/views/milestones/milestone-story.ts';
import { release, words } from '../published-pack.ts';
import { added, metrics, moment, smallLedger, standing, today } from './promise.ts';

const source = { slug: 'known-source' };
const milestones = ['m-dated', 'm-undated'] as const;
const commitments = ['c-one', 'c-two', 'c-three'] as const;

type Act = (standing: Standing) => Decision;
const day = fc.constantFrom('2026-11-20', '2026-12-31', '2027-01-31', '2028-01-31', '2024-05-01', '2026-02-30', '');
const text = fc.constantFrom('Again.', '', 'Because of the budget.', 'The plan changed.');
const milestone = fc.constantFrom(...milestones);
const commitment = fc.constant('c-one');

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({
        ...{ milestone, due: fc.option(day, { freq: 8 }), reason: text, stale: fc.nat(5) },
        movedOn: fc.constantFrom('', '', '2026-05-01'),
        ...{ reasonCode: fc.constantFrom(...moveReasons), precision: fc.constantFrom('day', 'month', 'year') },
      })
      .map(
        ({ stale, ...input }): Act =>
          (at) => {
            const step = at.lookup.datesOf(input.milestone.slice(2)).at(-1)?.step ?? -1;
            const seenStep = stale === 0 ? step + 1 : step;
            return moveDate(at, { ...input, seenStep, note: '', source }, moment());
          },
      ),
  },
  fc
    .record({
      milestone,
      kind: fc.constantFrom('', 'began', 'met', 'partly-met', 'dropped'),
      happenedOn: day,
      note: text,
    })
    .map(
      (input): Act =>
        (at) =>
          recordEvidence(at, { ...input, page: '', precision: 'day', source }, moment()),
    ),
  fc
    .record({ commitment, later: fc.constantFrom('7', '8', '9'), original: fc.constantFrom('7', '8', '9'), why: text })
    .map(
      (input): Act =>
        (at) =>
          changeTerm(at, { ...input, term: 't', changedOn: '', isCeiling: false, note: '', source }, moment()),
    ),
  fc
    .record({ commitment, how: fc.constantFrom('superseded', 'dropped', 'merged'), endedOn: day, why: text })
    .chain((input) => fc.constantFrom('', ...commitments).map((successor) => ({ ...input, successor })))
    .map(
      (input): Act =>
        (at) =>
          endCommitment(at, { ...input, successorText: '', source }, moment()),
    ),
  fc.record({ commitment, lookedOn: day, found: text }).map(
    (input): Act =>
      (at) =>
        look(at, input, moment()),
  ),
  fc.record({ commitment, test: text, verdict: text }).map((input): Act => {
    const rest = {
      milestone: '',
      judge: '',
      method: 'm',
      interest: 'i',
      outcomeSeen: 'not-yet',
      metric: '',
      evidence: '',
    };
    return (at) => judge(at, { ...input, ...rest, source: {} }, moment(), 'A charity');
  }),
  fc
    .record({
      ...{ part: fc.constantFrom(...correctableParts), row: fc.nat(20), reason: text, value: text },
      field: fc.constantFrom('reason', 'note', 'due', 'why', 'found', 'title', 'step', 'happenedOn'),
    })
    .map(
      ({ part, row, reason, field, value }): Act =>
        (at) => {
          const rows = at.raw[part] as LedgerRow[];
          const id = rows[row % Math.max(1, rows.length)]?.id ?? 'none';
          return correct(at, { commitment: 'c-one', part, row: id, changes: { [field]: value }, reason }, moment());
        },
    ),
);

const madeDay = fc.constantFrom('2024-05-01', '2026-05-01', '2026-12-31');
const anyOf = <Item>(items: readonly Item[], nth: number): Item | undefined => items[nth % Math.max(1, items.length)];
const fit = fc.constantFrom(...fits);
const recommendation = fc.constantFrom('r-one', 'r-two', 'r-none');

/** Acts that add things and links, and evidence on whatever was added. */
const additions: fc.Arbitrary<Act> = fc.oneof(
  fc
    .record({
      title: fc.constantFrom('A fund', 'A law', 'A plan', ''),
      due: fc.option(day, { freq: 2 }),
      text,
      madeOn: madeDay,
    })
    .map((input): Act => {
      const rest = { inWordsOf: '', pillar: 'the-pillar', leadBody: 'd', ownerRole: '', slug: '', note: 'n', page: '' };
      const given = { ...input, ...rest, precision: 'day' as const, missions: [], source };
      return (at) => addCommitment(programmeStandingOf(at.raw), given, moment());
    }),
  fc
    .record({
      nth: fc.nat(9),
      title: fc.constantFrom('Begins', 'Ends', ''),
      role: fc.constantFrom('delivers', 'follows'),
    })
    .chain((input) => fc.option(day).map((due) => ({ ...input, due })))
    .map(({ nth, ...input }): Act => {
      const rest = { stage: 'in-force', roleWhy: 'w', givenOn: '', slug: '', note: 'n', page: '', source };
      return (at) => {
        const slug = anyOf(at.raw.commitments, nth)?.slug ?? 'c-one';
        const given = { ...input, ...rest, commitment: slug, precision: 'day' as const };
        return addMilestone(standing(at.raw, slug), given, moment());
      };
    }),
  {
    weight: 3,
    arbitrary: fc.record({ nth: fc.nat(9), kind: fc.constantFrom('met', 'met', 'began'), happenedOn: day }).map(
      ({ nth, kind, happenedOn }): Act =>
        (at) => {
          const step = anyOf(at.raw.milestones, nth);
          const of = at.raw.commitments.find(({ id }) => id === step?.commitmentId)?.slug ?? 'c-one';
          const given = { milestone: step?.slug ?? '', kind, happenedOn, note: 'n', page: '', source };
          return recordEvidence(standing(at.raw, of), { ...given, precision: 'day' }, moment());
        },
    ),
  },
  fc.record({ nth: fc.nat(9), recommendation, fit, why: text }).map(({ nth, ...input }): Act => {
    return (at) => {
      const slug = anyOf(at.raw.commitments, nth)?.slug ?? 'c-one';
      const given = { ...input, commitment: slug, confidence: 'high', note: 'n', page: '', source };
      return answerRecommendation(standing(at.raw, slug), given, moment());
    };
  }),
  {
    weight: 3,
    arbitrary: fc
      .record({ nth: fc.nat(9), stale: fc.nat(4), fit, reason: text })
      .map(({ nth, stale, ...input }): Act => {
        return (at) => {
          const link = anyOf(at.lookup.ledger.answers, nth);
          const slug = at.lookup.commitments.get(link?.commitmentId ?? '')?.slug ?? 'c-one';
          const recommendation = at.lookup.recommendations.get(link?.recommendationId ?? '')?.slug ?? 'r-none';
          const seenFit = stale === 0 ? 'full' : (link?.fit ?? 'full');
          return changeFit(
            standing(at.raw, slug),
            { ...input, commitment: slug, recommendation, seenFit, why: '' },
            moment(),
          );
        };
      }),
  },
  fc
    .record({
      ...{ recommendation: fc.constantFrom('r-one', 'r-two'), note: text },
      response: fc.constantFrom('rejected', 'accepted', 'in-part', 'unclear'),
      respondedOn: fc.constantFrom('2023-05-01', '2024-05-01', '2025-05-01', '2026-02-30'),
    })
    .map(
      (input): Act =>
        (at) =>
          respond(recommendationStandingOf(at.raw, input.recommendation)!, { ...input, source }, moment()),
    ),
  fc
    .record({ metric: fc.constantFrom(...metrics, 'none'), counterMetric: fc.constantFrom('', ...metrics), why: text })
    .map((input): Act => {
      const rest = { commitment: 'c-one', role: 'outcome', counterWhy: 'c', note: 'n', page: '', source };
      return (at) => linkMetric(at, { ...input, ...rest }, moment());
    }),
  fc.record({ note: text }).map(
    (input): Act =>
      (at) =>
        recordPromiseEvidence(at, { ...input, commitment: 'c-one', page: '', source }, moment()),
  ),
);

const tables = (ledger: Ledger) =>
  Object.entries(ledger).flatMap(([name, rows]): [string, LedgerRow[]][] =>
    Array.isArray(rows) ? [[name, rows as LedgerRow[]]] : [],
  );

/** How many of the rows added were of each part. */
type Tally = Record<string, number>;

/** The ledger after one more act: whatever was there stays, in its place and word for word. */
function afterOne(ledger: Ledger, act: Act, tally: Tally): { next: Ledger; moves: [id: string, move: string][] } {
  const before = structuredClone(ledger);
  const decision = act(standing(ledger));
  const next = added(ledger, decision);
  for (const [name, rows] of tables(before)) {
    expect((next[name as 'dates'] as LedgerRow[]).slice(0, rows.length), name).toEqual(rows);
  }
  if ('refused' in decision) {
    expect(next).toBe(ledger);
    expect(decision.refused.length).toBeGreaterThan(0);
    tally.refused = (tally.refused ?? 0) + 1;
    return { next, moves: [] };
  }
  const ids = tables(next).flatMap(([, rows]) => rows.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const slugs = [...next.commitments, ...next.milestones].map(({ slug }) => slug).filter((slug) => slug !== null);
  expect(new Set(slugs).size).toBe(slugs.length);
  const moves: [string, string][] = [];
  for (const { part, row } of decision.rows) {
    tally[part] = (tally[part] ?? 0) + 1;
    if (part !== 'dates' || row.corrects !== null || row.step === 0) continue;
    moves.push([row.milestoneId, `${row.step} ${row.due}`]);
  }
  return { next, moves };
}

it('no sequence of acts deletes or alters a row of the ledger, loses a move, or delivers what ended or was declined', () => {
  const tally: Tally = {};
  const standings: Tally = {};
  fc.assert(
    fc.property(fc.array(fc.oneof(acts, additions), { minLength: 1, maxLength: 40, size: 'max' }), (sequence) => {
      let ledger = smallLedger();
      const moves = new Map<string, string[]>();
      for (const act of sequence) {
        const after = afterOne(ledger, act, tally);
        ledger = after.next;
        for (const [id, move] of after.moves) moves.set(id, [...(moves.get(id) ?? []), move]);
      }
      const reading = readingOf(foldLedger(ledger), {
        ...{ release, at: null, today, words, metrics: new Map() },
      });
      const { lookup } = reading;
      for (const milestone of lookup.ledger.milestones) {
        const made = moves.get(milestone.id) ?? [];
        expect(movesOf(lookup, milestone.id).map(({ step, to }) => `${step} ${to?.day ?? null}`)).toEqual(made);
        const dates = lookup.datesOf(milestone.id);
        expect(dates.map(({ step }) => step)).toEqual(dates.map((_, index) => index));
        for (const [index, date] of dates.entries()) if (index > 0) expect(date.reason).toBeTruthy();
      }
      for (const promise of lookup.ledger.commitments) {
        if (lookup.endsOf(promise.id).length > 0) expect(reading.judge(promise).status).not.toBe('delivered');
      }
      for (const each of lookup.ledger.recommendations) {
        const where = deliveryStanding(reading, each);
        standings[where] = (standings[where] ?? 0) + 1;
        const answers = lookup.responsesTo(each.id);
        expect(where === 'declined').toBe(answers.at(-1)?.response === 'rejected');
        expect(new Set(lookup.answersTo(each.id).map(({ commitmentId }) => commitmentId)).size).toBe(
          lookup.answersTo(each.id).length,
        );
      }
      for (const row of deliveryMatrix(reading).rows.filter(({ response }) => response === 'rejected')) {
        expect(row.counts.every(({ count }) => count === 0)).toBe(true);
        expect(row.declined).toBe(row.total);
      }
      for (const { rowId } of ledger.corrections) {
        expect(tables(ledger).some(([, rows]) => rows.some(({ id, corrects }) => id === rowId && corrects))).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
  // The claim would hold of acts that are all refused, too.
  for (const part of [
    'dates',
    'commitments',
    'milestones',
    'answers',
    'responses',
    'commitmentMetrics',
    'corrections',
  ]) {
    expect(tally[part] ?? 0, part).toBeGreaterThan(20);
  }
  expect(tally.refused).toBeGreaterThan(20);
  expect(standings.declined).toBeGreaterThan(5);
}, 30_000);

it('what every promise delivers counts as delivered until the government declines it, and as declined from then on', () => {
  const met = (milestone: string) => (at: Standing) =>
    recordEvidence(
      at,
      { milestone, kind: 'met', happenedOn: '2026-10-01', note: 'n', page: '', precision: 'day', source },
      moment(),
    );
  const link = { commitment: 'c-one', recommendation: 'r-one', fit: 'full', why: 'w', confidence: 'high' };
  const no = { recommendation: 'r-one', response: 'rejected', note: 'No.', respondedOn: '2026-11-01', source };
  const sequence: Act[] = [
    met('m-dated'),
    met('m-undated'),
    (at) => answerRecommendation(at, { ...link, note: 'n', page: '', source }, moment()),
    (at) => respond(recommendationStandingOf(at.raw, 'r-one')!, no, moment()),
  ];
  let ledger = smallLedger();
  const stood = sequence.map((act) => {
    ledger = added(ledger, act(standing(ledger)));
    const given = { release, at: null, today, words, metrics: new Map() };
    const reading = readingOf(foldLedger(ledger), given);
    return deliveryStanding(reading, reading.lookup.ledger.recommendations[0]!);
  });
  expect(stood).toEqual(['none-answering', 'none-answering', 'delivered', 'declined']);
});
