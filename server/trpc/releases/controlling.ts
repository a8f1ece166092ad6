import type { Workshop, Writing } from '#server/data/connections.ts';
import { readRedactedFigures } from '#server/data/redaction/figures.ts';
import {
  readMetricsForControl,
  readPeriodsOfOthers,
  readPlacesForControl,
  readReleasedTruth,
  readShownFigures,
  readTruthOf,
} from '#server/data/workshop/disclosure/control-facts.ts';
import { type Controlled, controlSteps } from '#server/domain/disclosure/control.ts';
import { controlMetric, periodsBeside } from '#server/domain/disclosure/metric-facts.ts';
import { returnOrigins } from '#server/domain/releases/return-origins.ts';

/** How long a large release may hold everybody else up, in milliseconds. */
const atMost = 25;

/** Runs steps to their end, letting whatever else waits come in between. */
async function withRests<Result>(steps: Generator<undefined, Result>): Promise<Result> {
  for (let began = performance.now(); ; ) {
    const { done, value } = steps.next();
    if (done) return value as Result;
    if (performance.now() - began < atMost) continue;
    await new Promise((goOn) => setImmediate(goOn));
    began = performance.now();
  }
}

const ours = returnOrigins.map(({ id }) => id);

/**
 * Disclosure control of a release whose figures of others are in already, before any figure of a return is: what of each
 * may be shown, what was hidden for another, and which hidden figures would follow all the same. Run again on the same
 * release it decides the same.
 */
export async function controlRelease(
  from: Workshop | Writing,
  release: number,
  returns: readonly { versionId: string; period: string; areaCode: string }[],
): Promise<Controlled> {
  const others = await readPeriodsOfOthers(from, release, ours);
  const periods = periodsBeside([...new Set([...returns.map(({ period }) => period), ...others])]);
  const known = [...(await readReleasedTruth(from, release, periods)), ...(await readTruthOf(from, release, returns))];
  // Nothing of ours is hidden there: what others hid, their own control looked after.
  if (known.length === 0) return { figures: [], secondary: [], breaches: [], before: [] };
  const [rows, places] = await Promise.all([readMetricsForControl(from), readPlacesForControl(from)]);
  const metrics = rows.map(controlMetric);
  const [shown, redacted] = await Promise.all([
    readShownFigures(from, release, { metrics: metrics.map(({ id }) => id), periods, ours }),
    readRedactedFigures(from),
  ]);
  return withRests(controlSteps({ release, metrics, ...places, known, shown, redacted }));
}
