import type { Workshop } from '#server/data/connections.ts';
import {
  hideFigure,
  markFigures,
  readFirstReleases,
  readRedactedFigures,
  readWhereFigureStands,
} from '#server/data/redaction/figures.ts';
import {
  readMetricsForControl,
  readPlacesForControl,
  readReleasedTruth,
  readShownFigures,
} from '#server/data/workshop/disclosure/control-facts.ts';
import { type FigureKey, nameOf } from '#server/domain/disclosure/facts.ts';
import { controlMetric, periodsBeside } from '#server/domain/disclosure/metric-facts.ts';
import { type TakenDown, takingDown } from '#server/domain/disclosure/taking-down.ts';
import { returnOrigins } from '#server/domain/releases/return-origins.ts';
import { type Asked, type Done, nothingToDo, wordsFor, writeRedaction } from './redaction.ts';

/** A number no release has: what is asked of control is asked of all that are there. */
const afterAll = 2_000_000_000;
const ours = returnOrigins.map(({ id }) => id);

/** What must go with a figure so that it does not follow from what stays. */
async function withIt(owner: Workshop, figure: FigureKey, redacted: ReadonlySet<string>): Promise<TakenDown> {
  const periods = periodsBeside([figure.period]);
  const [rows, places, known] = await Promise.all([
    readMetricsForControl(owner),
    readPlacesForControl(owner),
    readReleasedTruth(owner, afterAll, periods),
  ]);
  const metrics = rows.map(controlMetric);
  const shown = await readShownFigures(owner, afterAll, { metrics: metrics.map(({ id }) => id), periods, ours });
  const steps = takingDown({ release: afterAll, metrics, ...places, known, shown, redacted }, [figure]);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * Hides a figure, and those from which it would follow, in place: in every release, in what is staged of others' figures,
 * and for every release to come. Its numerator stays with the authority's return.
 * @returns what was done, or every fault in words
 */
export async function redactFigure(
  owner: Workshop,
  figure: FigureKey,
  asked: Asked,
): Promise<Done | { faults: string[] }> {
  const { published, staged, returned } = await readWhereFigureStands(owner, figure);
  const name = nameOf(figure);
  if (published.length === 0 && !staged && !returned)
    return { faults: [`No figure ${name} is published, staged or in a return.`] };
  const redacted = await readRedactedFigures(owner);
  if (redacted.has(name) && published.every(({ hidden }) => hidden)) return nothingToDo;
  const { also, open } = await withIt(owner, figure, redacted);
  const figures = [figure, ...also];
  const first = await readFirstReleases(owner, figures);
  const done = await writeRedaction(
    owner,
    asked,
    { kind: 'figure', first, places: figures.map(nameOf) },
    async (writing, number) => {
      for (const each of figures) await hideFigure(writing, each, wordsFor(asked));
      await markFigures(writing, number, figures);
    },
  );
  const warnings = open.map(
    (each) => `Readers may still work out ${nameOf(each)}: take down the totals around it too.`,
  );
  return { ...done, warnings: [...warnings, ...done.warnings] };
}
