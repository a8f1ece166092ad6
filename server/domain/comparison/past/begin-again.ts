import { z } from 'zod';
import { type Decision, type Moment, refusal, textFault } from '#server/domain/ledger/acts/act.ts';
import { parsePeriod } from '#server/domain/period.ts';
import type { Restart } from './restarts.ts';

/** What beginning a usual range again takes; an empty area is everywhere. The decision bounds the words. */
export const beginAgainInput = {
  metric: z.string().max(60),
  area: z.string().max(20).default(''),
  period: z.string().max(20),
  reason: z.string().max(4_000),
};

type Standing = {
  metrics: readonly { id: string; frequency: string }[];
  areas: readonly { code: string }[];
  restarts: readonly Pick<Restart, 'metric' | 'areaCode' | 'period'>[];
};

/** Fewer letters say nothing of why a range begins again. */
const shortest = 20;

/**
 * Decides that a metric's usual range begins again from a period on, in one area or everywhere, for a stated reason. Nothing
 * is begun again twice at one place and period, and never from a period that is not over.
 * Source: NHS England, Making Data Count: limits are recalculated only where the process is known to have changed.
 */
export function beginAgain(
  { metric, area, period: given, reason }: z.output<z.ZodObject<typeof beginAgainInput>>,
  { metrics, areas, restarts }: Standing,
  { today, newId }: Moment,
): Decision {
  const period = parsePeriod(given.trim());
  const areaCode = area === '' ? null : area;
  const known = metrics.find(({ id }) => id === metric);
  const there = restarts.some((one) => one.metric === metric && one.areaCode === areaCode && one.period === period?.id);
  const quarterly = known?.frequency === 'quarterly';
  const fault = (when: boolean, field: string, message: string) => (when ? { field, message } : null);
  const refused = refusal([
    fault(!known, 'metric', 'Choose a metric'),
    fault(areaCode !== null && !areas.some(({ code }) => code === areaCode), 'area', 'Choose an area, or everywhere'),
    fault(!period, 'period', 'Enter a period as the data have it, like 2025|RY or 202526|Q1'),
    fault(period !== null && period.end > today, 'period', 'The period must be over'),
    fault(
      period !== null && period.end <= today && known !== undefined && quarterly !== (period.frequency === 'quarter'),
      'period',
      quarterly
        ? 'This metric is told by quarter: enter one like 202526|Q1'
        : 'This metric is told by year: enter one like 2025|RY',
    ),
    fault(there, 'period', 'This range begins again there already'),
    textFault('reason', reason, 'the reason', { most: 1_000 }) ??
      fault(reason.trim().length < shortest, 'reason', 'Say in a sentence what changed, and who says so'),
  ]);
  if (refused || !period) return refused ?? { refused: [], conflict: false };
  const id = newId();
  const row = { id, metric, areaCode, period: period.id, reason: reason.trim(), statedOn: today, corrects: null };
  return { id, rows: [{ part: 'restarts', row }] };
}
