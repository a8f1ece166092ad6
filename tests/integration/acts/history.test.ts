import { TRPCError } from '@trpc/server';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { key, layFoundations, publish } from '../releases/world.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';
import { charityAssessor as assessor, id, layLedger, layRecommendation, ledgerRows, rowsIn } from './world.ts';

const official = personWith('official');
const source = { slug: 'strategy' };
const commitment = 'c-one';
const note = 'It says so.';

afreshForFile(async () => {
  await layFoundations();
  await layLedger();
  await layRecommendation();
  await publish();
});

type Act = (nth: number) => Promise<unknown>;
const call = () => callAs(official);
const dates = ['2026-12-31', '2027-03-31', '2027-06-30', '2028-01-31'];
const nthOf = <Item>(items: readonly Item[], nth: number) => items[nth % items.length] as Item;

/** One act of each kind; a number makes it another one each time. */
const acts: Record<string, Act> = {
  moveDate: async (nth) => {
    const record = await call().ledger.promise({ commitment });
    const [step] = record.milestones;
    // Now and then by somebody who has not seen the last move.
    const seenStep = (step?.step ?? -1) - (nth % 4 === 0 ? 1 : 0);
    const given = { key: key(), milestone: 'm-one', seenStep, due: nthOf(dates, nth), movedOn: '2026-11-25', source };
    return call().milestone.moveDate({ ...given, reasonCode: 'funding', reason: `Reason ${nth}.` });
  },
  recordProgress: (nth) => {
    const given = { key: key(), milestone: 'm-one', note, happenedOn: '2026-10-01', source };
    return call().milestone.recordProgress({ ...given, kind: nthOf(['began', 'partly-met', 'began', 'met'], nth) });
  },
  recordEvidence: (nth) => call().milestone.recordEvidence({ key: key(), milestone: 'm-one', note: `${nth}.`, source }),
  promiseEvidence: (nth) => call().commitment.recordEvidence({ key: key(), commitment, note: `Seen ${nth}.`, source }),
  changeTerm: (nth) => {
    const given = { key: key(), commitment, original: `${nth % 3} areas`, later: `${(nth + 1) % 3} areas`, source };
    return call().commitment.changeTerm({ ...given, term: 'areas', why: 'Fewer.', changedOn: '2026-10-01' });
  },
  look: (nth) => call().commitment.look({ key: key(), commitment, found: `Nothing ${nth}.` }),
  judge: (nth) => {
    const given = { key: key(), commitment, verdict: `Verdict ${nth}`, test: 'A test.', method: 'm', interest: 'i' };
    return callAs(assessor).commitment.judge({ ...given, outcomeSeen: 'not-yet' });
  },
  add: (nth) => {
    const given = { key: key(), title: `Promise number ${nth}`, text: 'A promise.', pillar: 'pillar-1', source };
    return call().commitment.add({ ...given, leadBody: 'Department', madeOn: '2026-05-02', due: null, note });
  },
  addMilestone: (nth) => {
    const given = {
      key: key(),
      commitment,
      title: `Step ${nth}`,
      stage: 'funded',
      role: 'follows',
      roleWhy: 'w',
      note,
    };
    return call().milestone.add({ ...given, due: nth % 2 ? null : nthOf(dates, nth), givenOn: '2026-05-02', source });
  },
  answer: (nth) => {
    const given = { key: key(), commitment: nthOf(['c-one', 'c-two'], nth), recommendation: 'r-one', note, source };
    return call().recommendation.answer({ ...given, fit: 'full', why: 'w', confidence: 'high' });
  },
  changeFit: async (nth) => {
    const { answers } = await call().ledger.promise({ commitment });
    const given = { key: key(), commitment, recommendation: 'r-one', reason: `Because ${nth}.` };
    const fit = nthOf(['full', 'partial', 'related'], nth);
    return call().recommendation.changeFit({ ...given, seenFit: answers[0]?.fit ?? 'full', fit });
  },
  respond: (nth) => {
    const given = { key: key(), recommendation: 'r-one', response: nthOf(['accepted', 'rejected'], nth), note, source };
    return call().recommendation.respond({ ...given, respondedOn: `2026-0${1 + (nth % 9)}-15` });
  },
  linkMetric: (nth) => {
    const given = {
      key: key(),
      commitment,
      metric: nthOf(['families', 'in-time'], nth),
      role: 'outcome',
      note,
      source,
    };
    return call().commitment.linkMetric({ ...given, why: 'w' });
  },
  correct: async (nth) => {
    const { rows } = await call().ledger.promise({ commitment });
    const row = nthOf(rows.filter(({ part }) => ['looks', 'evidence', 'answers'].includes(part)).concat(rows), nth);
    const field = { looks: 'found', evidence: 'note', answers: 'why' }[row.part] ?? 'why';
    const given = { key: key(), commitment, part: row.part as 'looks', row: row.id, reason: `Slip ${nth}.` };
    return call().ledger.correct({ ...given, changes: { [field]: `Put right ${nth}.` } });
  },
};

const refused = (error: unknown) => {
  // Only a refusal in words may stop an act: anything else is a fault of ours.
  if (!(error instanceof TRPCError) || !['BAD_REQUEST', 'CONFLICT'].includes(error.code)) throw error;
  return null;
};

it('no sequence of acts through the system alters or removes a row, loses a move, or counts what was declined as delivered', async () => {
  const done: Record<string, number> = {};
  let refusals = 0;
  const name = fc.constantFrom(...Object.keys(acts));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(name, fc.nat(40)), { minLength: 12, maxLength: 18, size: 'max' }),
      async (sequence) => {
        for (const [kind, nth] of sequence) {
          const before = await ledgerRows();
          const answer = await (acts[kind] as Act)(nth).catch(refused);
          const after = await ledgerRows();
          for (const [row, text] of before) expect(after.get(row), `${kind}: ${row}`).toBe(text);
          const added = after.size - before.size;
          if (answer === null) {
            refusals += 1;
            expect(added).toBe(0);
          } else {
            done[kind] = (done[kind] ?? 0) + 1;
            expect(added).toBe((answer as { added: number }).added);
          }
        }
        const steps = (await rowsIn('MilestoneDate')).filter(({ milestoneId }) => milestoneId === id(30));
        const inOrder = steps.map(({ step }) => Number(step)).sort((a, b) => a - b);
        expect(inOrder).toEqual(inOrder.map((_, index) => index));
        expect(inOrder).toHaveLength(1 + (done.moveDate ?? 0));
        const latest = (await rowsIn('Response')).sort((a, b) => Number(a.statedOn) - Number(b.statedOn)).at(-1);
        await publish().catch(refusedAsEmpty);
        const page = await callAs(null).commitment.byId({ id: commitment });
        expect(page.milestones[0]?.moves.map(({ step }) => step)).toEqual(inOrder.slice(1));
        const matrix = await callAs(null).commitment.matrix({});
        const declined = latest?.response === 'rejected';
        const rejected = matrix.delivery.rows.find(({ response }) => response === 'rejected');
        expect(rejected).toMatchObject({ total: declined ? 1 : 0, declined: declined ? 1 : 0 });
        expect(rejected?.counts.every(({ count }) => count === 0)).toBe(true);
      },
    ),
    // All on one database: each run goes on from where the last one left the record.
    { numRuns: 6, endOnFailure: true },
  );
  // The claim would hold of acts that are all refused, too.
  expect(Object.keys(done).length).toBeGreaterThan(8);
  expect(refusals).toBeGreaterThan(0);
}, 180_000);

const refusedAsEmpty = (error: unknown) => {
  if (!(error instanceof TRPCError) || error.code !== 'PRECONDITION_FAILED') throw error;
  return null;
};
