import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Decision } from '#server/domain/ledger/acts/act.ts';
import { changeTerm } from '#server/domain/ledger/acts/change-term.ts';
import { correct, correctableParts } from '#server/domain/ledger/acts/correct.ts';
import { endCommitment } from '#server/domain/ledger/acts/end-commitment.ts';
import { judge } from '#server/domain/ledger/acts/judge.ts';
import { look } from '#server/domain/ledger/acts/look.ts';
import { moveDate, moveReasons } from '#server/domain/ledger/acts/move-date.ts';
import { recordEvidence } from '#server/domain/ledger/acts/record-evidence.ts';
import type { Standing } from '#server/domain/ledger/acts/standing.ts';
import type { Ledger, LedgerRow } from '#server/domain/ledger/ledger.ts';
import { statusOf } from '#server/domain/ledger/status.ts';
import { movesOf } from '#server/domain/ledger/views/milestones/milestone-story.ts';
import { added, moment, smallLedger, standing, today } from './promise.ts';

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

const tables = (ledger: Ledger) =>
  Object.entries(ledger).flatMap(([name, rows]): [string, LedgerRow[]][] =>
    Array.isArray(rows) ? [[name, rows as LedgerRow[]]] : [],
  );

it('no sequence of acts deletes or alters a row of the ledger, loses a move or delivers a promise that ended', () => {
  let moved = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.array(acts, { minLength: 1, maxLength: 25 }), (sequence) => {
      let ledger = smallLedger();
      const moves: Record<string, string[]> = { dated: [], undated: [] };
      for (const act of sequence) {
        const before = structuredClone(ledger);
        const decision = act(standing(ledger));
        const next = added(ledger, decision);
        for (const [name, rows] of tables(before)) {
          expect((next[name as 'dates'] as LedgerRow[]).slice(0, rows.length), name).toEqual(rows);
        }
        if ('refused' in decision) {
          expect(next).toBe(ledger);
          expect(decision.refused.length).toBeGreaterThan(0);
          refused += 1;
        } else {
          const ids = tables(next).flatMap(([, rows]) => rows.map(({ id }) => id));
          expect(new Set(ids).size).toBe(ids.length);
          for (const { part, row } of decision.rows) {
            if (part !== 'dates' || row.corrects !== null || row.step === 0) continue;
            moves[row.milestoneId]?.push(`${row.step} ${row.due}`);
            moved += 1;
          }
        }
        ledger = next;
      }
      const { lookup, commitment: promise } = standing(ledger);
      for (const [id, made] of Object.entries(moves)) {
        expect(movesOf(lookup, id).map(({ step, to }) => `${step} ${to?.day ?? null}`)).toEqual(made);
        const dates = lookup.datesOf(id);
        expect(dates.map(({ step }) => step)).toEqual(dates.map((_, index) => index));
        for (const [index, date] of dates.entries()) if (index > 0) expect(date.reason).toBeTruthy();
      }
      if (lookup.endsOf(promise.id).length > 0) expect(statusOf(lookup, promise, today).status).not.toBe('delivered');
    }),
    { numRuns: 200 },
  );
  // The claim would hold of acts that are all refused, too.
  expect(moved).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(20);
});
