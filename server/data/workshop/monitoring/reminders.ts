import type { Workshop, Writing } from '#server/data/connections.ts';

/** A return that may have to be reminded of: its collection's days, its authority and its state. */
export type RemindedReturn = {
  id: string;
  opensOn: string;
  dueOn: string;
  locksOn: string;
  areaCode: string;
  areaName: string;
  state: string;
};

const day = (column: string) => `DATE_FORMAT(c.\`${column}\`, '%Y-%m-%d') AS \`${column}\``;

/**
 * Every authority asked by a collection that is open on this day, with the state of its return (`open`: none), or by the
 * one collection named.
 */
export function readRemindedReturns(
  from: Workshop | Writing,
  today: string,
  collection: string | null = null,
): Promise<RemindedReturn[]> {
  return from.$queryRawUnsafe<RemindedReturn[]>(
    `SELECT c.\`id\`, ${day('opensOn')}, ${day('dueOn')}, ${day('locksOn')}, a.\`code\` AS \`areaCode\`,
            a.\`name\` AS \`areaName\`, COALESCE(r.\`state\`, 'open') AS \`state\`
     FROM \`Collection\` c JOIN \`Participation\` p ON p.\`programmeId\` = c.\`programmeId\`
     JOIN \`Area\` a ON a.\`code\` = p.\`areaCode\`
     LEFT JOIN \`Return\` r ON r.\`collectionId\` = c.\`id\` AND r.\`areaCode\` = a.\`code\`
     WHERE c.\`opensOn\` <= ? AND c.\`locksOn\` >= ? AND (? IS NULL OR c.\`id\` = ?)
     ORDER BY c.\`id\`, a.\`name\``,
    today,
    today,
    collection,
    collection,
  );
}

/** Of which of these collections which authority was reminded already, as `collection area kind`. */
export async function readReminders(from: Workshop | Writing, collections: string[]): Promise<Set<string>> {
  const rows = await from.reminder.findMany({
    where: { collectionId: { in: collections } },
    select: { collectionId: true, areaCode: true, kind: true },
  });
  return new Set(rows.map(({ collectionId, areaCode, kind }) => `${collectionId} ${areaCode} ${kind}`));
}

/**
 * Writes down a reminder.
 * @throws the database's refusal where another node wrote the same one
 */
export async function addReminder(
  writing: Writing,
  reminder: { collectionId: string; areaCode: string; kind: string; at: Date; actorId: string | null; letters: number },
): Promise<void> {
  await writing.reminder.createMany({ data: [reminder] });
}
