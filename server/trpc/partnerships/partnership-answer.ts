import { z } from 'zod';
import { releaseSchema } from '../comparison/series-answer.ts';

const place = z.strictObject({ code: z.string(), name: z.string() });
const textOrNull = z.string().nullable();
const count = z.int().nullable().describe('null: not reported, which is not none');

const head = z.strictObject({
  id: z.string(),
  name: z.string(),
  police: z.string(),
  integratedCareBoard: z.string(),
  delegated: z.array(z.string()).describe('partners who act for the lead partners'),
  relevantAgencies: z.array(z.string()),
  scrutineer: textOrNull,
  source: z.string(),
  madeUp: z.boolean().describe('true: an example, not a real partnership'),
  areas: z.array(place).describe('the councils among its lead partners'),
});

const report = z.strictObject({
  id: z.string(),
  areaCode: z.string().describe('the lead council that reported'),
  moneyGbp: z.number().nullable().describe('pounds pooled or spent together; null: not reported'),
  moneyHow: z.enum(['pooled', 'spent-together', 'both']).nullable(),
  moneyDocument: textOrNull,
  agreementsSigned: count,
  agreementsInForce: count,
  agreementsDocument: textOrNull,
  delegations: count,
  delegationsText: textOrNull,
  delegationsDocument: textOrNull,
  education: textOrNull,
  reason: textOrNull.describe('why it replaces the report before it'),
  statedOn: z.string(),
  actorRole: z.string(),
});

const answer = z.strictObject({
  id: z.string(),
  verdict: z.enum(['met', 'partly', 'not-met']),
  reason: z.string(),
  document: z.string(),
  judge: z.string().describe('the organisation that answered, never the partnership itself'),
  statedOn: z.string(),
  actorRole: z.string(),
});

const year = z.strictObject({
  period: z.string(),
  label: z.string(),
  report: report.nullable(),
  earlier: z.array(report),
  tests: z.array(
    z.strictObject({
      test: z.enum(['money', 'information', 'delegations']),
      title: z.string(),
      question: z.string(),
      answer: answer.nullable().describe('null: not answered by anybody independent'),
      earlier: z.array(answer),
    }),
  ),
  gaps: z.array(z.string()),
});

/** The answer of `partnership.list`. */
export const partnershipListSchema = z.strictObject({
  release: releaseSchema,
  items: z.array(head.extend({ latest: year.nullable() })),
});

/** The answer of `partnership.byId`. */
export const partnershipSchema = z.strictObject({
  release: releaseSchema,
  partnership: head.extend({ years: z.array(year) }),
});
