import { z } from 'zod';
import { choiceFault, type Decision, type Fault, type Moment, type NewRow, refusal, textFault } from './act.ts';
import { citedSource, citedSourceOf } from './cited-source.ts';
import { milestoneIn, type Standing } from './standing.ts';

/** Whether what the promise was for can be seen. */
export const outcomesSeen = ['yes', 'partly', 'not-yet', 'cannot-tell'] as const;

const words = z.string().trim().max(10_000).default('');

/** `judge`: the organisation judged for, needed by who belongs to several. `milestone`: judge this step, not the whole. */
export const judgeInput = {
  commitment: z.string().max(120),
  milestone: z.string().max(120).default(''),
  judge: z.string().trim().max(200).default(''),
  method: words,
  interest: words,
  verdict: words,
  test: words,
  outcomeSeen: z.string().trim().max(40).default(''),
  metric: z.string().trim().max(60).default(''),
  evidence: words,
  source: citedSource.default({}),
};
const schema = z.object(judgeInput);
export type Judge = z.infer<typeof schema>;

function metricFault({ metrics }: Standing, { metric, outcomeSeen }: Judge): Fault | null {
  const field = 'metric';
  if (metric !== '') return metrics.has(metric) ? null : { field, message: `There is no metric “${metric}”` };
  const rests = outcomeSeen === 'yes' || outcomeSeen === 'partly';
  return rests ? { field, message: 'Enter the metric that shows the outcome' } : null;
}

/**
 * Records what a named organisation holds of a promise or milestone: its verdict, the written test it applied, its
 * method and interest, whether the outcome is seen and by which metric, and the evidence if there is any. Verdicts of
 * several judges stand side by side. Refused without a test.
 * @param judge the organisation, which the permission table has found to be the person's own
 * Source: promises 4 and 15.
 */
export function judge(standing: Standing, input: Judge, moment: Moment, judge: string): Decision {
  const { commitment } = standing;
  const milestone = input.milestone === '' ? null : (milestoneIn(standing, input.milestone) ?? 'unknown');
  if (milestone === 'unknown') {
    return { refused: [{ field: 'milestone', message: 'There is no such milestone' }], conflict: false };
  }
  const source = citedSourceOf(standing, input.source, moment, { required: input.evidence !== '' });
  const hasSource = 'faults' in source || source.cited !== null;
  const refused = refusal([
    textFault('verdict', input.verdict, 'the verdict', { most: 40 }),
    textFault('test', input.test, 'the test you applied, in words'),
    textFault('method', input.method, 'the method of your organisation'),
    textFault('interest', input.interest, 'the interest of your organisation in this promise'),
    choiceFault('outcomeSeen', input.outcomeSeen, outcomesSeen, 'whether the outcome is seen'),
    metricFault(standing, input),
    textFault('evidence', input.evidence, 'what the source says, in your own words', { required: hasSource }),
    ...('faults' in source ? source.faults : []),
  ]);
  if (refused) return refused;
  const cited = 'cited' in source ? source.cited : null;
  const subject = milestone ? ('milestone' as const) : ('commitment' as const);
  const of = { subject, subjectId: milestone?.id ?? commitment.id };
  const own = { statedOn: moment.today, corrects: null };
  const evidenceId = cited ? moment.newId() : null;
  const rows: NewRow[] = [...(cited?.rows ?? [])];
  if (cited && evidenceId) {
    const row = { ...of, id: evidenceId, sourceId: cited.id, note: input.evidence, page: null, alsoSee: null, ...own };
    rows.push({ part: 'evidence', row });
  }
  const id = moment.newId();
  const { method, interest, verdict, test } = input;
  const outcomeSeen = input.outcomeSeen as (typeof outcomesSeen)[number];
  const row = { ...of, id, judge, method, interest, verdict, test, outcomeSeen, evidenceId, ...own };
  rows.push({ part: 'judgements', row: { ...row, metricId: input.metric || null } });
  return { id, rows };
}
