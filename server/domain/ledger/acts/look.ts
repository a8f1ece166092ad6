import { z } from 'zod';
import { type Decision, type Moment, refusal, textFault } from './act.ts';
import { dayFault } from './act-days.ts';
import type { Standing } from './standing.ts';

/** `found`: where somebody looked, and that nothing new was there. */
export const lookInput = {
  commitment: z.string().max(120),
  lookedOn: z.string().trim().max(20).default(''),
  found: z.string().trim().max(10_000).default(''),
};
const schema = z.object(lookInput);
export type LookedFor = z.infer<typeof schema>;

/**
 * Records that somebody looked for news of a promise and found nothing. It moves the day the promise was last checked,
 * and nothing else.
 * Source: promise 13.
 */
export function look(standing: Standing, input: LookedFor, moment: Moment): Decision {
  const lookedOn = input.lookedOn || moment.today;
  const { researchedTo, id: commitmentId } = standing.commitment;
  const isOld = lookedOn < researchedTo;
  const refused = refusal([
    dayFault('lookedOn', lookedOn, 'the day on which you looked', { notAfter: moment.today }) ??
      (isOld ? { field: 'lookedOn', message: 'Research went further than that day already' } : null),
    textFault('found', input.found, 'where you looked'),
  ]);
  if (refused) return refused;
  const id = moment.newId();
  const row = { id, commitmentId, lookedOn, found: input.found, statedOn: lookedOn, corrects: null };
  return { id, rows: [{ part: 'looks', row }] };
}
