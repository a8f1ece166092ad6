import { niceTicks } from '../axis.ts';
import type { Limits } from './funnel-of.ts';
import type { Variation } from './variation.ts';

type Scale = { domain: [number, number]; ticks: number[] };

/** A funnel chart finished: its scales, and its limits as points of curves held within the scale. */
export type FunnelDrawing = { size: Scale; figure: Scale; curves: ({ of: number } & Limits)[] };

const steps = 60;

/**
 * Scales over every place that enters. Limits of the smallest places reach far: they are cut at the edge of the scale,
 * and the table has them whole.
 */
export function drawingOf(
  { rows, centre, unit }: Pick<Variation, 'rows' | 'centre' | 'unit'>,
  limitsAt: (of: number) => Limits,
): FunnelDrawing {
  const shown = rows.flatMap(({ point, of, limits }) =>
    point?.value == null || of === null || !limits ? [] : [{ value: point.value, of }],
  );
  const sizes = shown.map(({ of }) => of).sort((a, b) => a - b);
  const [least, most] = [sizes[0] ?? 1, sizes.at(-1) ?? 1];
  const usual = limitsAt(sizes[Math.floor(sizes.length / 4)] ?? 1);
  const values = [...shown.map(({ value }) => value), centre?.value ?? 0, usual.low998, usual.high998];
  const figure = niceTicks(Math.min(...values), Math.max(...values), unit);
  const [bottom, top] = figure.domain;
  const held = (value: number) => Math.min(top, Math.max(bottom, value));
  const curves = Array.from({ length: steps + 1 }, (_, step) => {
    const of = least * (most / least) ** (step / steps);
    const { low95, high95, low998, high998 } = limitsAt(of);
    return {
      of: Math.round(of),
      low95: held(low95),
      high95: held(high95),
      low998: held(low998),
      high998: held(high998),
    };
  });
  return { size: niceTicks(0, most, 'count'), figure, curves };
}
