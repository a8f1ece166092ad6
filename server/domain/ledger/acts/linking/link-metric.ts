import { z } from 'zod';
import type { CommitmentMetric } from '../../ledger.ts';
import { choiceFault, type Decision, type Fault, type Moment, type NewRow, refusal, textFault } from '../act.ts';
import { citedSource, citedSourceOf } from '../cited-source.ts';
import type { Standing } from '../standing.ts';

/** What a metric can show of a promise. */
export const metricRoles = ['outcome', 'output', 'activity', 'balance'] as const;

const words = z.string().trim().max(10_000).default('');
const metricId = z.string().trim().max(60).default('');

/** `counterMetric`: read beside an outcome, so that it is not bought at another's cost. `note`: what the source says. */
export const linkMetricInput = {
  commitment: z.string().max(120),
  metric: metricId,
  role: z.string().trim().max(40).default(''),
  why: words,
  counterMetric: metricId,
  counterWhy: words,
  note: words,
  page: words,
  source: citedSource.default({}),
};
const schema = z.object(linkMetricInput);
export type LinkMetric = z.infer<typeof schema>;

function metricFault({ lookup, commitment, metrics }: Standing, field: string, metric: string): Fault | null {
  if (metric === '') return { field, message: 'Choose the metric' };
  if (!metrics.has(metric)) return { field, message: `There is no metric “${metric}”` };
  const linked = lookup.metricsOf(commitment.id).find((each) => each.metricId === metric);
  return linked ? { field, message: `The promise is linked to this metric already, as ${linked.role}` } : null;
}

function counterFaults(standing: Standing, input: LinkMetric): (Fault | null)[] {
  const { metric, role, counterMetric, counterWhy } = input;
  const field = 'counterMetric';
  if (counterMetric === '') {
    return counterWhy === '' ? [] : [{ field, message: 'Choose the counter-metric that this is about' }];
  }
  return [
    counterMetric === metric ? { field, message: 'A metric cannot be its own counter-metric' } : null,
    role === 'outcome' || role === '' ? null : { field, message: 'Only an outcome has a counter-metric here' },
    metricFault(standing, field, counterMetric),
    textFault('counterWhy', counterWhy, 'why the counter-metric is read beside it'),
  ];
}

/**
 * Links a promise to a metric that would show it working, with what the metric can show, why, and the evidence; an
 * outcome with the counter-metric read beside it, where there is one. The evidence is of the link: it is no news of the
 * promise, so it does not move the day last checked. Refused for what is linked already.
 * Source: promise 3 (an outcome seen is another fact than a delivery).
 */
export function linkMetric(standing: Standing, input: LinkMetric, moment: Moment): Decision {
  const source = citedSourceOf(standing, input.source, moment);
  const refused = refusal([
    metricFault(standing, 'metric', input.metric),
    choiceFault('role', input.role, metricRoles, 'what the metric can show'),
    textFault('why', input.why, 'why it shows the promise working'),
    ...counterFaults(standing, input),
    textFault('note', input.note, 'what the source says, in your own words'),
    textFault('page', input.page, 'the page', { required: false, most: 60 }),
    ...('faults' in source ? source.faults : []),
  ]);
  if (refused) return refused;
  const cited = 'cited' in source ? source.cited : null;
  const commitmentId = standing.commitment.id;
  const stated = { statedOn: moment.today, corrects: null };
  const link = (metric: string, role: CommitmentMetric['role'], why: string): NewRow => ({
    part: 'commitmentMetrics',
    row: { id: moment.newId(), commitmentId, metricId: metric, role, why, ...stated },
  });
  const own = link(input.metric, input.role as CommitmentMetric['role'], input.why);
  const counter = input.counterMetric === '' ? [] : [link(input.counterMetric, 'balance', input.counterWhy)];
  const evidence = {
    ...{ id: moment.newId(), subject: 'link' as const, subjectId: own.row.id, sourceId: cited?.id ?? null },
    ...{ note: input.note, page: input.page || null, alsoSee: null, ...stated },
  };
  return {
    id: own.row.id,
    rows: [...(cited?.rows ?? []), own, ...counter, { part: 'evidence', row: evidence }],
  };
}
