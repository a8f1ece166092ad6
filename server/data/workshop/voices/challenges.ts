import type { Workshop, Writing } from '#server/data/connections.ts';
import { addLedgerRows } from '#server/data/workshop/loading.ts';
import type { Challengeable } from '#server/domain/voices/challenge.ts';
import type { ReceivedChallenge } from '#server/domain/voices/moderate-challenge.ts';
import type { NewChallenge } from '#server/domain/voices/waiting-challenge.ts';

type From = Workshop | Writing;

/** What is challenged: its own id, the promise or recommendation it belongs to, and whose word it is. */
export type ChallengedThing = {
  subject: Challengeable;
  subjectId: string;
  commitment: string | null;
  recommendation: string | null;
  title: string;
  /** The organisation that judged, or the department, which keeps the record. */
  organisation: string;
  /** Who judged; null where nobody is the author of a status. */
  actorId: string | null;
};

/** The promise's title as its latest wording has it. */
const titleOfPromise =
  '(SELECT w.`title` FROM `Wording` w WHERE w.`commitmentId` = c.`id` ORDER BY w.`version` DESC, w.`recordedAt` DESC LIMIT 1)';

const onPromise = 'c.`slug` AS `commitment`, NULL AS `recommendation`';

const things: Record<Challengeable, { from: string; columns: string }> = {
  commitment: {
    from: '`Commitment` t JOIN `Commitment` c ON c.`id` = t.`id`',
    columns: `${onPromise}, ${titleOfPromise} AS \`title\`, 'department' AS \`organisation\`, NULL AS \`actorId\``,
  },
  milestone: {
    from: '`Milestone` t JOIN `Commitment` c ON c.`id` = t.`commitmentId`',
    columns: `${onPromise}, t.\`title\`, 'department' AS \`organisation\`, NULL AS \`actorId\``,
  },
  recommendation: {
    from: '`Recommendation` t',
    columns:
      "NULL AS `commitment`, t.`slug` AS `recommendation`, t.`title`, 'department' AS `organisation`, NULL AS `actorId`",
  },
  judgement: {
    from: `\`Judgement\` t LEFT JOIN \`Milestone\` m ON m.\`id\` = t.\`subjectId\`
      JOIN \`Commitment\` c ON c.\`id\` = COALESCE(m.\`commitmentId\`, t.\`subjectId\`)`,
    columns: `${onPromise}, ${titleOfPromise} AS \`title\`, t.\`judge\` AS \`organisation\`, t.\`actorId\``,
  },
};

/** The thing that a received challenge is about; null where its row is gone, which no account may do. */
export async function findChallengedThing(
  from: From,
  { subject, subjectId }: { subject: Challengeable; subjectId: string },
): Promise<ChallengedThing | null> {
  const { from: joined, columns } = things[subject];
  const rows = await from.$queryRawUnsafe<Omit<ChallengedThing, 'subject'>[]>(
    `SELECT t.\`id\` AS \`subjectId\`, ${columns} FROM ${joined} WHERE t.\`id\` = ? LIMIT 1`,
    subjectId,
  );
  return rows[0] ? { ...rows[0], subject } : null;
}

/**
 * Keeps a challenge as it was sent.
 * @throws the database's refusal of a second row with one id
 */
export async function addReceivedChallenge(
  writing: Writing,
  received: Omit<ReceivedChallenge, 'outcome'>,
): Promise<void> {
  await writing.receivedChallenge.createMany({ data: [received] });
}

const received = `SELECT c.\`id\`, c.\`subject\`, c.\`subjectId\`, c.\`text\`, c.\`source\`, c.\`receivedAt\`,
  (SELECT a.\`outcome\` FROM \`Challenge\` a WHERE a.\`answers\` = c.\`id\` LIMIT 1) AS \`outcome\` FROM \`ReceivedChallenge\` c`;

/** A challenge as it was sent, with how it was decided; null where there is none of that id. */
export async function findReceivedChallenge(from: From, id: string): Promise<ReceivedChallenge | null> {
  const rows = await from.$queryRawUnsafe<ReceivedChallenge[]>(`${received} WHERE c.\`id\` = ?`, id);
  return rows[0] ?? null;
}

/** Challenges by whether they are decided: the longest waiting first, the latest decided first. */
export async function readReceivedChallenges(
  from: From,
  { decided, skip, take }: { decided: boolean; skip: number; take: number },
): Promise<{ items: ReceivedChallenge[]; total: number }> {
  const where = `WHERE ${decided ? '' : 'NOT '}EXISTS (SELECT 1 FROM \`Challenge\` a WHERE a.\`answers\` = c.\`id\`)`;
  const items = await from.$queryRawUnsafe<ReceivedChallenge[]>(
    `${received} ${where} ORDER BY c.\`receivedAt\` ${decided ? 'DESC' : 'ASC'}, c.\`id\` LIMIT ${Math.trunc(take)} OFFSET ${Math.trunc(skip)}`,
  );
  const [counted] = await from.$queryRawUnsafe<{ total: bigint }[]>(
    `SELECT COUNT(*) AS \`total\` FROM \`ReceivedChallenge\` c ${where}`,
  );
  return { items, total: Number(counted?.total ?? 0) };
}

/** Challenges of which nothing is in the ledger yet: neither an answer nor that they were received. */
export function readUntoldChallenges(from: From): Promise<ReceivedChallenge[]> {
  return from.$queryRawUnsafe<ReceivedChallenge[]>(
    `${received} WHERE NOT EXISTS (SELECT 1 FROM \`Challenge\` a WHERE a.\`answers\` = c.\`id\` OR a.\`id\` = c.\`id\`)
     ORDER BY c.\`receivedAt\`, c.\`id\``,
  );
}

/** Adds rows of challenges to the ledger, each with who recorded it, in which role and when. */
export async function addChallenges(
  writing: Writing,
  rows: readonly NewChallenge[],
  by: { recordedAt: Date; actorId: string; actorRole: string },
): Promise<void> {
  if (rows.length > 0)
    await addLedgerRows(
      writing,
      'Challenge',
      rows.map((row) => ({ ...row })),
      by,
    );
}
