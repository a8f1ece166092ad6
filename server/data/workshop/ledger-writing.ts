import { createHash } from 'node:crypto';
import type { LedgerTable } from '#prisma/gallery-views.ts';
import { Prisma } from '#prisma/generated/client.ts';
import type { Writing } from '#server/data/connections.ts';
import { type LedgerPart, ledgerParts, ledgerTables, readableRow } from '#server/data/ledger-tables.ts';
import { addLedgerRows } from '#server/data/workshop/loading.ts';
import type { NewRow } from '#server/domain/ledger/acts/act.ts';
import type { Ledger } from '#server/domain/ledger/ledger.ts';
import type { Row } from '#server/domain/loading/load-plan.ts';

/** The release that published a row, 0 where none is out: in the same words as the gallery's views. */
const publishedBy = (table: LedgerTable) =>
  `(SELECT MIN(e.\`release\`) FROM \`ReleaseEntry\` e JOIN \`Release\` r ON r.\`number\` = e.\`release\`
    WHERE e.\`tableName\` = '${table}' AND e.\`rowId\` = t.\`id\` AND r.\`state\` = 'approved' AND r.\`publishAt\` <= UTC_TIMESTAMP(6))`;

function plainValue(name: string, value: unknown): unknown {
  if (value instanceof Date) return name === 'recordedAt' ? value.toISOString() : value.toISOString().slice(0, 10);
  if (value instanceof Prisma.Decimal) return value.toNumber();
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Rows of one table with a column among these values, all of them where no column is named. */
async function readRows(writing: Writing, part: LedgerPart, column?: string, values: readonly string[] = []) {
  if (column && values.length === 0) return [];
  const { table, order } = ledgerTables[part];
  const among = column ? ` WHERE t.\`${column}\` IN (${values.map(() => '?').join(', ')})` : '';
  const rows = await writing.$queryRawUnsafe<Record<string, unknown>[]>(
    `SELECT t.*, ${publishedBy(table)} AS \`release\` FROM \`${table}\` t${among} ORDER BY t.\`${order}\`, t.\`id\``,
    ...values,
  );
  return rows.map((row) => {
    const plain = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainValue(name, value)]));
    readableRow(part, plain);
    return { ...plain, release: Number(plain.release ?? 0) };
  });
}

const nothing = Object.fromEntries(ledgerParts.map((part) => [part, []])) as unknown as Omit<Ledger, 'release'>;

/** Every promise with its wordings and how it ended, released or not; correcting rows beside what they correct. */
export async function readPromises(writing: Writing): Promise<Ledger> {
  const commitments = await readRows(writing, 'commitments');
  const wordings = await readRows(writing, 'wordings');
  const ends = await readRows(writing, 'ends');
  return { ...nothing, release: 0, commitments, wordings, ends } as unknown as Ledger;
}

/** The rows found so far with the reasons of those among them that correct another. */
async function withReasons(writing: Writing, rows: object): Promise<object> {
  const correcting = Object.values(rows as Record<string, { id: string; corrects: string | null }[]>)
    .filter(Array.isArray)
    .flat()
    .filter(({ corrects }) => corrects !== null);
  const ids = correcting.map(({ id }) => id);
  return { ...rows, corrections: await readRows(writing, 'corrections', 'rowId', ids) };
}

/** What an act is decided on, and a number that grows with every row of it. */
export type Found = { raw: Ledger; slug: string; revision: number };

/**
 * All that an act on one promise is decided on, released or not: its milestones, dates, progress, evidence, terms,
 * looks, judgements, answers and metrics, and every promise, recommendation, end, succession and source. Correcting
 * rows stand beside what they correct.
 * @param of the permanent id of a promise or of one of its milestones
 * @returns the rows and the promise's own id; null where there is none of that id
 */
export async function readPromise(
  writing: Writing,
  of: { commitment: string } | { milestone: string },
): Promise<Found | null> {
  const promises = await readPromises(writing);
  const step = 'milestone' in of ? await writing.milestone.findUnique({ where: { slug: of.milestone } }) : null;
  const commitment = promises.commitments.find((row) =>
    'commitment' in of ? row.slug === of.commitment : row.id === step?.commitmentId,
  );
  if (!commitment?.slug) return null;
  const own = [commitment.id];
  const milestones = await readRows(writing, 'milestones', 'commitmentId', own);
  const steps = milestones.map((row) => String((row as { id?: unknown }).id));
  const commitmentMetrics = await readRows(writing, 'commitmentMetrics', 'commitmentId', own);
  const links = commitmentMetrics.map((row) => String((row as { id?: unknown }).id));
  const rows = {
    milestones,
    dates: await readRows(writing, 'dates', 'milestoneId', steps),
    progress: await readRows(writing, 'progress', 'milestoneId', steps),
    evidence: await readRows(writing, 'evidence', 'subjectId', [...own, ...steps, ...links]),
    terms: await readRows(writing, 'terms', 'commitmentId', own),
    looks: await readRows(writing, 'looks', 'commitmentId', own),
    judgements: await readRows(writing, 'judgements', 'subjectId', [...own, ...steps]),
    answers: await readRows(writing, 'answers', 'commitmentId', own),
    commitmentMetrics,
    succession: await readRows(writing, 'succession'),
  };
  const sources = await readRows(writing, 'sources');
  const recommendations = await readRows(writing, 'recommendations');
  const { wordings, ends, commitments } = promises;
  // Every act adds a row to one of these, so the number only grows.
  const counted = [...Object.values(rows), wordings, ends, commitments, sources];
  const revision = counted.reduce((sum, each) => sum + each.length, 0);
  const all = await withReasons(writing, { ...promises, ...rows, sources, recommendations });
  return { raw: all as Ledger, slug: commitment.slug, revision };
}

/**
 * All that an act on one recommendation is decided on, released or not: its responses, evidence, and every source.
 * @returns null where there is no recommendation of that permanent id
 */
export async function readRecommendation(writing: Writing, slug: string): Promise<Found | null> {
  const one = await writing.recommendation.findUnique({ where: { slug }, select: { id: true } });
  if (!one) return null;
  const recommendations = await readRows(writing, 'recommendations', 'id', [one.id]);
  const corrected = await readRows(writing, 'recommendations', 'corrects', [one.id]);
  const responses = await readRows(writing, 'responses', 'recommendationId', [one.id]);
  const evidence = await readRows(writing, 'evidence', 'subjectId', [one.id]);
  const sources = await readRows(writing, 'sources');
  const rows = { recommendations: [...recommendations, ...corrected], responses, evidence, sources };
  const raw = { ...nothing, release: 0, ...(await withReasons(writing, rows)) } as unknown as Ledger;
  return { raw, slug, revision: responses.length + evidence.length + sources.length };
}

/** All that a new promise is decided on, released or not: every promise with its wordings, pillar, mission and source. */
export async function readProgramme(writing: Writing): Promise<Found> {
  const promises = await readPromises(writing);
  const [pillars, missions] = [await readRows(writing, 'pillars'), await readRows(writing, 'missions')];
  const [sources, recommendations] = [await readRows(writing, 'sources'), await readRows(writing, 'recommendations')];
  const raw = { ...promises, pillars, missions, sources, recommendations } as unknown as Ledger;
  return { raw, slug: 'programme', revision: promises.commitments.length + promises.wordings.length + sources.length };
}

/** Ids and names of every metric. */
export function readMetricNames(writing: Writing): Promise<{ id: string; name: string }[]> {
  return writing.metric.findMany({ select: { id: true, name: true } });
}

/** Permanent ids of milestones that begin with these letters. */
export async function readMilestoneSlugs(writing: Writing, beginning: string): Promise<string[]> {
  const rows = await writing.milestone.findMany({
    where: { slug: { startsWith: beginning } },
    select: { slug: true },
  });
  return rows.flatMap(({ slug }) => slug ?? []);
}

/** Ids of every metric. */
export async function readMetricIds(writing: Writing): Promise<string[]> {
  return (await writing.metric.findMany({ select: { id: true } })).map(({ id }) => id);
}

/**
 * Claims the next turn at a thing whose rows are only ever added: of two who read the same revision, the database
 * refuses the second by a key, on whichever node each writes, and the whole write is run again on what the first left.
 * @param of what is written to; `revision` grows with every row of it
 */
export async function takeTurn(
  writing: Writing,
  turn: { of: string; revision: number; userId: string; procedure: string; at: Date },
): Promise<void> {
  const { of, revision, ...by } = turn;
  const inputHash = createHash('sha256').update(`turn\n${of}\n${revision}`).digest('hex');
  const parts = [inputHash.slice(0, 8), inputHash.slice(8, 12), `8${inputHash.slice(13, 16)}`];
  const id = [...parts, `8${inputHash.slice(17, 20)}`, inputHash.slice(20, 32)].join('-');
  await writing.writeKey.createMany({ data: [{ ...by, id, inputHash, answer: 'null' }] });
}

function cellOf(value: unknown): Row[string] {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return Array.isArray(value) ? JSON.stringify(value) : (value as Row[string]);
}

/** Adds the rows of an act, each with who recorded it, in which role and when; what is pointed to comes first. */
export async function addActRows(
  writing: Writing,
  rows: readonly NewRow[],
  by: { recordedAt: Date; actorId: string; actorRole: string },
): Promise<void> {
  for (const { part, row } of rows) {
    const cells = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)]));
    await addLedgerRows(writing, ledgerTables[part].table, [cells], by);
  }
}
