import { z } from 'zod';
import type { ResponseKind } from '../../ledger.ts';
import { responseLabels } from '../../response-words.ts';
import { choiceFault, type Decision, type Fault, type Moment, refusal, textFault } from '../act.ts';
import { dayFault, dayInWords } from '../act-days.ts';
import { citedSource, citedSourceOf } from '../cited-source.ts';
import type { RecommendationStanding } from '../standing.ts';

/** What a government can be recorded to have answered. That no answer was found is the lack of a row. */
export const responseKinds = ['accepted', 'in-part', 'in-principle', 'rejected', 'no-response'] as const;

/** `response`: what was answered. `note`: the answer in own words. */
export const respondInput = {
  recommendation: z.string().trim().max(120).default(''),
  response: z.string().trim().max(40).default(''),
  note: z.string().trim().max(10_000).default(''),
  respondedOn: z.string().trim().max(20).default(''),
  source: citedSource.default({}),
};
const schema = z.object(respondInput);
export type Respond = z.infer<typeof schema>;

/** The latest answer stands, so a new one must be of a later day. */
function orderFault({ lookup, recommendation }: RecommendationStanding, respondedOn: string): Fault | null {
  const last = lookup.responsesTo(recommendation.id).at(-1);
  if (!last || last.response === 'unclear' || respondedOn > last.statedOn) return null;
  const what = responseLabels[last.response].toLowerCase();
  const message = `An answer of ${dayInWords(last.statedOn)} is recorded already (${what}). A new one must be of a later day`;
  return { field: 'respondedOn', message };
}

/**
 * Records what the government answered to a recommendation, with its source. Earlier answers stay; none of them says
 * anything of delivery. Refused without a source or what was said, and before an answer that is recorded already.
 * Source: promise 3.
 */
export function respond(standing: RecommendationStanding, input: Respond, moment: Moment): Decision {
  const source = citedSourceOf(standing, input.source, moment);
  const { note, respondedOn } = input;
  const refused = refusal([
    choiceFault('response', input.response, responseKinds, 'what was answered'),
    textFault('note', note, 'what was answered, in your own words'),
    dayFault('respondedOn', respondedOn, 'the day of the answer', { notAfter: moment.today }) ??
      orderFault(standing, respondedOn),
    ...('faults' in source ? source.faults : []),
  ]);
  if (refused) return refused;
  const cited = 'cited' in source ? source.cited : null;
  const id = moment.newId();
  const row = {
    ...{ id, recommendationId: standing.recommendation.id, response: input.response as ResponseKind, note },
    ...{ inStrategy: null, sourceSlug: cited?.slug ?? null, confidence: 'source' as const },
    ...{ unansweredReason: null, unansweredNote: null, unansweredUrl: null, statedOn: respondedOn, corrects: null },
  };
  return { id, rows: [...(cited?.rows ?? []), { part: 'responses', row }] };
}
