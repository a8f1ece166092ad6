import { z } from 'zod';
import { type Decision, type Fault, type Moment, refusal, textFault } from './act.ts';
import { dayFault } from './act-days.ts';
import { citedSource, citedSourceOf } from './cited-source.ts';
import { endedFault, type Standing } from './standing.ts';

const words = z.string().trim().max(10_000).default('');

/** `isCeiling`: the first figure is an upper limit (“up to”), so less is not a broken promise. */
export const changeTermInput = {
  commitment: z.string().max(120),
  term: words,
  original: words,
  later: words,
  changedOn: z.string().trim().max(20).default(''),
  why: words,
  isCeiling: z.boolean().default(false),
  note: words,
  source: citedSource.default({}),
};
const schema = z.object(changeTermInput);
export type ChangeTerm = z.infer<typeof schema>;

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A term that changed before goes on from where it stands: who says otherwise has not seen the last change. */
function staleFault({ lookup, commitment }: Standing, { term, original }: ChangeTerm): Fault | null {
  const before = lookup.termsOf(commitment.id).findLast((each) => same(each.term, term));
  if (!before || original === '' || same(before.later, original)) return null;
  return {
    field: 'original',
    message: `This term was changed before and stands at “${before.later}”. Go on from there`,
  };
}

/**
 * Changes a quantity, the scope or the wording of a promise by a new row that says what stood there, what stands there
 * now and why. Refused without a reason, to what it says already, and once the promise has ended.
 * Source: promise 2.
 */
export function changeTerm(standing: Standing, input: ChangeTerm, moment: Moment): Decision {
  const changedOn = input.changedOn || moment.today;
  const source = citedSourceOf(standing, input.source, moment);
  const stale = staleFault(standing, input);
  const isSame = input.later !== '' && same(input.original, input.later);
  const refused = refusal(
    [
      endedFault(standing, 'commitment'),
      textFault('term', input.term, 'which term it is', { most: 200 }),
      textFault('original', input.original, 'what was promised', { most: 500 }),
      textFault('later', input.later, 'what is promised now', { most: 500 }),
      isSame ? { field: 'later', message: 'What is promised now must be something else than before' } : null,
      stale,
      dayFault('changedOn', changedOn, 'the day on which it changed', { notAfter: moment.today }),
      textFault('why', input.why, 'the reason'),
      textFault('note', input.note, 'the note', { required: false }),
      ...('faults' in source ? source.faults : []),
    ],
    stale !== null,
  );
  if (refused) return refused;
  const cited = 'cited' in source ? source.cited : null;
  const id = moment.newId();
  const { term, original, later, why, isCeiling } = input;
  const row = {
    ...{ id, commitmentId: standing.commitment.id, term, original, later, changedOn, why, isCeiling },
    ...{ note: input.note || null, sourceSlug: cited?.slug ?? '', alsoSee: null, statedOn: changedOn, corrects: null },
  };
  return { id, rows: [...(cited?.rows ?? []), { part: 'terms', row }] };
}
