import type { Workshop, Writing } from '#server/data/connections.ts';

type From = Workshop | Writing;

/** The key of a published figure. */
export type FigureKey = { metric: string; breakdown: string; period: string; area: string };

const isKey = '`metric` = ? AND `breakdown` = ? AND `period` = ? AND `area` = ?';
const partsOf = ({ metric, breakdown, period, area }: FigureKey) => [metric, breakdown, period, area];

/** The name a figure is filed under. */
const nameOf = (key: FigureKey) => partsOf(key).join(' ');

/** Figures that were taken down, by the name they are filed under: no release and no load brings them back. */
export async function readRedactedFigures(from: From): Promise<Set<string>> {
  const rows = await from.redactedFigure.findMany({ omit: { redaction: true } });
  return new Set(rows.map(nameOf));
}

/** Where a figure stands: published rows with what each says, whether it is staged, and whether a return holds it. */
export async function readWhereFigureStands(
  from: From,
  key: FigureKey,
): Promise<{ published: { release: number; hidden: boolean }[]; staged: boolean; returned: boolean }> {
  const { metric, breakdown, period, area } = key;
  const rows = await from.publishedValue.findMany({
    where: key,
    select: { fromRelease: true, value: true, symbol: true, denominator: true },
    orderBy: { fromRelease: 'asc' },
  });
  const staged = await from.officialFigure.findFirst({ where: key, select: { edition: true } });
  const returned = await from.returnValue.findFirst({
    where: { metric, breakdown, version: { return: { areaCode: area, collection: { period } } } },
    select: { metric: true },
  });
  return {
    published: rows.map(({ fromRelease, value, symbol, denominator }) => ({
      release: fromRelease,
      hidden: value === null && symbol === 'c' && denominator === null,
    })),
    staged: staged !== null,
    returned: returned !== null,
  };
}

/** The first release, void ones left out, that published each of these figures; those no release holds are left out. */
export async function readFirstReleases(from: From, keys: readonly FigureKey[]): Promise<number[]> {
  const first: number[] = [];
  for (const key of keys) {
    const found = await from.publishedValue.aggregate({
      where: { ...key, release: { state: { not: 'void' } } },
      _min: { fromRelease: true },
    });
    if (found._min.fromRelease !== null) first.push(found._min.fromRelease);
  }
  return first;
}

/**
 * Hides a figure in place, in every release and every staged edition. Gives how many rows said something else before.
 * @param note what is said of the row from now on
 */
export async function hideFigure(writing: Writing, key: FigureKey, note: string): Promise<number> {
  let rows = 0;
  const hidden = "`value` IS NULL AND `symbol` <=> 'c'";
  for (const [table, more, also] of [
    ['PublishedValue', ', `denominator` = NULL', ' AND `denominator` IS NULL'],
    ['OfficialFigure', '', ''],
  ] as const) {
    rows += await writing.$executeRawUnsafe(
      `UPDATE \`${table}\` SET \`value\` = NULL, \`symbol\` = 'c'${more}, \`note\` = ? WHERE ${isKey} AND NOT (${hidden}${also})`,
      note,
      ...partsOf(key),
    );
  }
  return rows;
}

/** Marks figures so that no later release and no load brings them back; those marked before stay as they are. */
export async function markFigures(writing: Writing, redaction: number, keys: readonly FigureKey[]): Promise<void> {
  await writing.redactedFigure.createMany({ data: keys.map((key) => ({ ...key, redaction })), skipDuplicates: true });
}
