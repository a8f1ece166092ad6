import { z } from 'zod';
import type { Answer, Recommendation } from '../../ledger.ts';
import { choiceFault, type Decision, type Fault, type Moment, refusal, textFault } from '../act.ts';
import { citedSource, citedSourceOf } from '../cited-source.ts';
import type { Standing } from '../standing.ts';

/** How well a promise, carried out as promised, would answer a recommendation. */
export const fits = ['full', 'partial', 'related'] as const;
/** How sure the link is. */
export const linkConfidences = ['high', 'medium', 'low'] as const;

const words = z.string().trim().max(10_000).default('');
const choice = z.string().trim().max(40).default('');

/** `why`: why the promise answers the recommendation. `note`, `page`: what the source says, and where. */
export const answerInput = {
  commitment: z.string().max(120),
  recommendation: z.string().trim().max(120).default(''),
  fit: choice,
  why: words,
  confidence: choice,
  note: words,
  page: words,
  source: citedSource.default({}),
};
const answerSchema = z.object(answerInput);
export type AnswerRecommendation = z.infer<typeof answerSchema>;

/** `seenFit`: the fit the person saw. `why`: the link explained anew; empty: it stays. `reason`: why the fit changes. */
export const changeFitInput = {
  commitment: z.string().max(120),
  recommendation: z.string().trim().max(120).default(''),
  seenFit: choice,
  fit: choice,
  why: words,
  reason: words,
};
const changeSchema = z.object(changeFitInput);
export type ChangeFit = z.infer<typeof changeSchema>;

function linkIn({ lookup, commitment }: Standing, slug: string) {
  const recommendation = lookup.ledger.recommendations.find((each) => each.slug === slug);
  const answer = lookup.answersOf(commitment.id).find((each) => each.recommendationId === recommendation?.id);
  return { recommendation, answer };
}

function unknownFault(recommendation: Recommendation | undefined, slug: string): Fault | null {
  if (recommendation) return null;
  const field = 'recommendation';
  if (slug === '') return { field, message: 'Choose the recommendation' };
  return { field, message: `There is no recommendation “${slug}”` };
}

function linkedFault(answer: Answer | undefined): Fault | null {
  if (!answer) return null;
  const message = `The promise is linked to this recommendation already, as ${answer.fit}. Change the fit instead`;
  return { field: 'recommendation', message };
}

/**
 * Links a promise to a recommendation that it answers, with how well, why, and the evidence. Refused where the two are
 * linked already: then the fit is changed.
 * Source: promise 3 (the fit judges the promise, not its delivery).
 */
export function answerRecommendation(standing: Standing, input: AnswerRecommendation, moment: Moment): Decision {
  const { recommendation, answer } = linkIn(standing, input.recommendation);
  const source = citedSourceOf(standing, input.source, moment);
  const refused = refusal([
    unknownFault(recommendation, input.recommendation) ?? linkedFault(answer),
    choiceFault('fit', input.fit, fits, 'how well it answers'),
    textFault('why', input.why, 'why it answers the recommendation'),
    choiceFault('confidence', input.confidence, linkConfidences, 'how sure the link is'),
    textFault('note', input.note, 'what the source says, in your own words'),
    textFault('page', input.page, 'the page', { required: false, most: 60 }),
    ...('faults' in source ? source.faults : []),
  ]);
  if (refused || !recommendation) return refused ?? { refused: [], conflict: false };
  const cited = 'cited' in source ? source.cited : null;
  const id = moment.newId();
  const stated = { statedOn: moment.today, corrects: null };
  const { why, confidence } = input;
  const link = { commitmentId: standing.commitment.id, recommendationId: recommendation.id, why, confidence };
  const evidence = {
    ...{ id: moment.newId(), subject: 'recommendation' as const, subjectId: recommendation.id },
    ...{ sourceId: cited?.id ?? null, note: input.note, page: input.page || null, alsoSee: null, ...stated },
  };
  return {
    id,
    rows: [
      ...(cited?.rows ?? []),
      { part: 'answers', row: { ...link, id, fit: input.fit as Answer['fit'], ...stated } },
      { part: 'evidence', row: evidence },
    ],
  };
}

/**
 * Changes how well a promise answers a recommendation, by a row that names the link and another that says why: the fit
 * before stays in the history. Refused without a reason, to the fit it has, and where somebody changed it since.
 * Source: docs/decisions/0003-ledger-rows.md.
 */
export function changeFit(standing: Standing, input: ChangeFit, moment: Moment): Decision {
  const { recommendation, answer } = linkIn(standing, input.recommendation);
  const unlinked = { field: 'recommendation', message: 'The promise is not linked to this recommendation' };
  const missing = unknownFault(recommendation, input.recommendation) ?? (answer ? null : unlinked);
  const isStale = answer !== undefined && input.seenFit !== answer.fit;
  const refused = refusal(
    [
      missing,
      isStale ? { field: 'fit', message: `The fit was changed since you read it: it is ${answer.fit} now` } : null,
      choiceFault('fit', input.fit, fits, 'how well it answers') ??
        (answer?.fit === input.fit ? { field: 'fit', message: `It is ${input.fit} already. Choose another` } : null),
      textFault('why', input.why, 'why it answers the recommendation', { required: false }),
      textFault('reason', input.reason, 'the reason'),
    ],
    isStale,
  );
  if (refused || !answer) return refused ?? { refused: [], conflict: false };
  const id = moment.newId();
  const { recordedAt: _, actorRole: __, release: ___, ...kept } = answer;
  const row = { ...kept, id, fit: input.fit as Answer['fit'], why: input.why || answer.why, corrects: answer.id };
  const statedOn = moment.today;
  const why = { id: moment.newId(), tableName: 'Answer', rowId: id, reason: input.reason, statedOn, corrects: null };
  return {
    id,
    rows: [
      { part: 'answers', row: { ...row, statedOn } },
      { part: 'corrections', row: why },
    ],
  };
}
