import type { Pack } from '#server/domain/pack/pack.ts';
import type { ValueSymbol } from '#server/domain/returns/rules.ts';

/** The published figures as `programme.importFigures` takes them, metric by metric. Notes are written out. */
export function figureRows(pack: Pack) {
  const notes = new Map(pack.valueNotes.map((row) => [row.id, row.text]));
  return Object.entries(pack.figures).flatMap(([metric, lines]) =>
    lines.map((line) => ({
      metric,
      breakdown: 'total',
      period: line.period,
      area: line.area,
      value: line.value === '' ? null : Number(line.value),
      symbol: line.symbol === '' ? null : (line.symbol as ValueSymbol),
      originId: line.origin,
      note:
        line.note === ''
          ? null
          : line.note
              .split('+')
              .map((id) => notes.get(id))
              .join(' '),
    })),
  );
}
