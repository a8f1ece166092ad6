/** A figure somebody else has published, as staged before a release takes it over. */
export type OfficialFigure = {
  metric: string;
  breakdown: string;
  period: string;
  area: string;
  value: number | null;
  symbol: string | null;
  originId: string;
  note: string | null;
};

export type StagedFigure = OfficialFigure & { edition: number };

const keyOf = (figure: OfficialFigure) =>
  `${figure.metric}\u0000${figure.breakdown}\u0000${figure.period}\u0000${figure.area}`;

const same = (a: OfficialFigure, b: OfficialFigure) =>
  a.value === b.value && a.symbol === b.symbol && a.originId === b.originId && a.note === b.note;

/**
 * Which figures to stage: new ones as edition 1, changed ones as the next edition. What is staged is never changed.
 * @param staged every edition present for these metrics; the highest is the one that stands.
 */
export function planFigures(
  wanted: OfficialFigure[],
  staged: StagedFigure[],
): { rows: StagedFigure[]; added: number; changed: number; unchanged: number } {
  const latest = new Map<string, StagedFigure>();
  for (const figure of staged) {
    const key = keyOf(figure);
    if ((latest.get(key)?.edition ?? 0) < figure.edition) latest.set(key, figure);
  }
  const rows: StagedFigure[] = [];
  let added = 0;
  for (const figure of new Map(wanted.map((each) => [keyOf(each), each])).values()) {
    const standing = latest.get(keyOf(figure));
    if (standing && same(standing, figure)) continue;
    if (!standing) added += 1;
    rows.push({ ...figure, edition: (standing?.edition ?? 0) + 1 });
  }
  return { rows, added, changed: rows.length - added, unchanged: wanted.length - rows.length };
}

/** The figures without those that were taken down, which no load brings back. @param redacted their keys, a space between the parts */
export function withoutRedacted<Figure extends Pick<OfficialFigure, 'metric' | 'breakdown' | 'period' | 'area'>>(
  figures: readonly Figure[],
  redacted: ReadonlySet<string>,
): Figure[] {
  if (redacted.size === 0) return [...figures];
  return figures.filter(
    ({ metric, breakdown, period, area }) => !redacted.has(`${metric} ${breakdown} ${period} ${area}`),
  );
}

/** Faults of one figure in words: a number or a symbol, never both (but `u`), never neither. */
export function figureFaults(figure: OfficialFigure): string[] {
  const at = `${figure.metric} ${figure.area} ${figure.period} ${figure.breakdown}`;
  if (figure.value === null && figure.symbol === null) return [`${at}: neither a number nor a symbol.`];
  if (figure.value !== null && figure.symbol !== null && figure.symbol !== 'u')
    return [`${at}: both a number and the symbol ${figure.symbol}.`];
  return [];
}
