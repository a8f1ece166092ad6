import { Prisma } from '#prisma/generated/client.ts';
import type { Workshop, Writing } from '#server/data/connections.ts';
import { addLedgerRows } from '#server/data/workshop/loading.ts';
import type { Reply } from '#server/domain/ledger/ledger.ts';
import type { NewCommentary, NewReply } from '#server/domain/right-of-reply/commentary.ts';
import type { HeldCommentary } from '#server/domain/right-of-reply/standing.ts';

type From = Workshop | Writing;

/** A commentary with its replies, what it is about, and whether any release that is not void holds it. */
export type StoredCommentary = Omit<HeldCommentary, 'replies'> & {
  /** `held`: whether a release that is not void holds it. */
  replies: (Reply & { held: boolean })[];
  actorId: string;
  held: boolean;
  areaName: string;
  programme: string;
  period: string;
};

const day = (at: Date) => at.toISOString().slice(0, 10);

/** The release of each row that an approved release holds, and the rows that a draft holds. */
async function readEntries(from: From, tableName: 'Commentary' | 'Reply', ids: string[]) {
  const entries = await from.releaseEntry.findMany({
    where: { tableName, rowId: { in: ids }, of: { state: { not: 'void' } } },
    select: { rowId: true, release: true, of: { select: { state: true } } },
  });
  const out = new Map(entries.flatMap(({ rowId, release, of }) => (of.state === 'approved' ? [[rowId, release]] : [])));
  return { out, held: new Set(entries.map(({ rowId }) => rowId)) };
}

/** The versions of returns that were accepted and published, by collection and area; 0 where none was. */
async function readCommentedReturns(from: From, of: { collectionId: string; areaCode: string }[]) {
  const rows = await from.return.findMany({
    where: {
      collectionId: { in: of.map((each) => each.collectionId) },
      areaCode: { in: of.map((each) => each.areaCode) },
    },
    select: {
      ...{ id: true, collectionId: true, areaCode: true, state: true, version: true },
      events: { where: { kind: 'released' }, select: { version: true } },
    },
  });
  return new Map(
    rows.map(({ id, collectionId, areaCode, state, version, events }) => {
      const acceptedVersion = state === 'accepted' || state === 'released' ? version : 0;
      const publishedVersion = Math.max(0, ...events.map((event) => event.version));
      return [`${collectionId} ${areaCode}`, { id, acceptedVersion, publishedVersion }];
    }),
  );
}

/** Commentaries with their replies and how the return stands that each is about, the latest first. */
export async function readCommentaries(
  from: From,
  where: Prisma.CommentaryWhereInput,
  part: { skip?: number; take?: number } = {},
): Promise<StoredCommentary[]> {
  const rows = await from.commentary.findMany({
    where,
    ...part,
    include: {
      replies: { orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }] },
      area: { select: { name: true } },
      collection: { select: { period: true, programme: { select: { name: true } } } },
    },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  });
  const ids = rows.map(({ id }) => id);
  const [entries, ofReplies, later, returns] = await Promise.all([
    readEntries(from, 'Commentary', ids),
    readEntries(
      from,
      'Reply',
      rows.flatMap(({ replies }) => replies.map(({ id }) => id)),
    ),
    from.commentary.findMany({ where: { replaces: { in: ids } }, select: { replaces: true } }),
    readCommentedReturns(from, rows),
  ]);
  const replaced = new Set(later.map(({ replaces }) => replaces));
  return rows.map(({ replies, area, collection, ...row }) => {
    const about = returns.get(`${row.collectionId} ${row.areaCode}`);
    return {
      ...row,
      replyBy: day(row.replyBy),
      statedOn: day(row.statedOn),
      recordedAt: row.recordedAt.toISOString(),
      release: entries.out.get(row.id) ?? 0,
      held: entries.held.has(row.id),
      replaced: replaced.has(row.id),
      returnId: about?.id ?? '',
      of: { acceptedVersion: about?.acceptedVersion ?? 0, publishedVersion: about?.publishedVersion ?? 0 },
      areaName: area.name,
      period: collection.period,
      programme: collection.programme.name,
      replies: replies.map(({ actorId: _, ...reply }) => ({
        ...reply,
        statedOn: day(reply.statedOn),
        recordedAt: reply.recordedAt.toISOString(),
        release: ofReplies.out.get(reply.id) ?? 0,
        held: ofReplies.held.has(reply.id),
      })),
    };
  });
}

const notOut = (table: 'Commentary' | 'Reply', states: Prisma.Sql) => Prisma.sql`NOT EXISTS (
  SELECT 1 FROM \`ReleaseEntry\` e JOIN \`Release\` r ON r.\`number\` = e.\`release\`
  WHERE e.\`tableName\` = ${table} AND e.\`rowId\` = t.\`id\` AND ${states})`;
const held = Prisma.sql`r.\`state\` <> 'void'`;
const approved = Prisma.sql`r.\`state\` = 'approved'`;

/** Commentaries that may still go out: in no release that is not void (`drafts`: in no approved one), and not replaced. */
export async function readHeldCommentaries(from: From, drafts = false): Promise<StoredCommentary[]> {
  const rows = await from.$queryRaw<{ id: string }[]>`
    SELECT t.\`id\` FROM \`Commentary\` t WHERE ${notOut('Commentary', drafts ? approved : held)}
    AND NOT EXISTS (SELECT 1 FROM \`Commentary\` n WHERE n.\`replaces\` = t.\`id\`)`;
  return rows.length === 0 ? [] : readCommentaries(from, { id: { in: rows.map(({ id }) => id) } });
}

/** Replies that no approved release holds to commentary that one does, with when each was given. */
export function readWaitingReplies(from: From): Promise<{ id: string; since: Date }[]> {
  return from.$queryRaw`
    SELECT t.\`id\`, t.\`recordedAt\` AS \`since\` FROM \`Reply\` t WHERE ${notOut('Reply', approved)}
    AND EXISTS (SELECT 1 FROM \`ReleaseEntry\` e JOIN \`Release\` r ON r.\`number\` = e.\`release\`
      WHERE e.\`tableName\` = 'Commentary' AND e.\`rowId\` = t.\`commentaryId\` AND ${approved})`;
}

/** Puts these commentaries into a release, and every reply that no release holds to commentary that this or one before it holds. */
export async function takeCommentaries(writing: Writing, release: number, ids: readonly string[]): Promise<void> {
  const tableName = 'Commentary';
  if (ids.length > 0) {
    await writing.releaseEntry.createMany({ data: ids.map((rowId) => ({ release, tableName, rowId })) });
  }
  await writing.$executeRaw`
    INSERT INTO \`ReleaseEntry\` (\`release\`, \`tableName\`, \`rowId\`)
    SELECT ${release}, 'Reply', t.\`id\` FROM \`Reply\` t WHERE ${notOut('Reply', held)}
    AND EXISTS (SELECT 1 FROM \`ReleaseEntry\` e JOIN \`Release\` r ON r.\`number\` = e.\`release\`
      WHERE e.\`tableName\` = 'Commentary' AND e.\`rowId\` = t.\`commentaryId\` AND (e.\`release\` = ${release} OR ${approved}))`;
}

/** What a release holds: its commentaries with all their replies, whether or not it holds those too. */
export async function readCommentariesOf(from: From, release: number): Promise<StoredCommentary[]> {
  const entries = await from.releaseEntry.findMany({
    where: { release, tableName: 'Commentary' },
    select: { rowId: true },
  });
  return entries.length === 0 ? [] : readCommentaries(from, { id: { in: entries.map(({ rowId }) => rowId) } });
}

/** Adds a commentary, with who wrote it, in which role and when. */
export function addCommentary(
  writing: Writing,
  row: NewCommentary,
  by: { recordedAt: Date; actorId: string; actorRole: string },
): Promise<void> {
  return addLedgerRows(writing, 'Commentary', [{ ...row }], by);
}

/** Adds a reply, with who gave it, in which role and when. */
export function addReply(
  writing: Writing,
  row: NewReply,
  by: { recordedAt: Date; actorId: string; actorRole: string },
): Promise<void> {
  return addLedgerRows(writing, 'Reply', [{ ...row }], by);
}
