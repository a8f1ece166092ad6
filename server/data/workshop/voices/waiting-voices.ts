import type { Workshop, Writing } from '#server/data/connections.ts';
import type { WaitingVoice } from '#server/domain/voices/waiting.ts';

/** Rows that no approved release holds: a draft may be taken back, so what it holds still waits. */
const notOut = (table: string) => `NOT EXISTS (
  SELECT 1 FROM \`ReleaseEntry\` e JOIN \`Release\` r ON r.\`number\` = e.\`release\`
  WHERE e.\`tableName\` = '${table}' AND e.\`rowId\` = t.\`id\` AND r.\`state\` = 'approved')`;

const isOut = (tables: string, id: string) => `EXISTS (
  SELECT 1 FROM \`ReleaseEntry\` e JOIN \`Release\` r ON r.\`number\` = e.\`release\`
  WHERE e.\`tableName\` IN (${tables}) AND e.\`rowId\` = ${id} AND r.\`state\` = 'approved')`;

/**
 * Voices that no approved release holds, with the moment from which each waits. A judgement or note on what is not
 * published itself waits for that: there is no page it could stand on.
 */
export async function readWaitingVoices(writing: Workshop | Writing): Promise<WaitingVoice[]> {
  return writing.$queryRawUnsafe<WaitingVoice[]>(
    `SELECT 'Judgement' AS \`table\`, t.\`id\`, t.\`recordedAt\` AS \`since\` FROM \`Judgement\` t
       WHERE ${notOut('Judgement')} AND ${isOut("'Commitment', 'Milestone'", 't.`subjectId`')}
     UNION ALL
     SELECT 'Challenge', t.\`id\`, COALESCE(c.\`receivedAt\`, t.\`recordedAt\`) FROM \`Challenge\` t
       LEFT JOIN \`ReceivedChallenge\` c ON c.\`id\` = COALESCE(t.\`answers\`, t.\`id\`)
       WHERE ${notOut('Challenge')}
     UNION ALL
     SELECT 'LivedNote', t.\`id\`, t.\`recordedAt\` FROM \`LivedNote\` t
       WHERE ${notOut('LivedNote')} AND ${isOut("'Commitment'", 't.`commitmentId`')}`,
  );
}

/**
 * Puts these voices into a release, with the evidence and the sources that its judgements rest on where no release that
 * is not void holds them yet.
 */
export async function takeVoices(writing: Writing, release: number, voices: readonly WaitingVoice[]): Promise<void> {
  if (voices.length === 0) return;
  await writing.releaseEntry.createMany({
    data: voices.map(({ table, id }) => ({ release, tableName: table, rowId: id })),
  });
  const rests = (table: string) => `NOT EXISTS (
    SELECT 1 FROM \`ReleaseEntry\` e JOIN \`Release\` r ON r.\`number\` = e.\`release\`
    WHERE e.\`tableName\` = '${table}' AND e.\`rowId\` = t.\`id\` AND r.\`state\` <> 'void')`;
  const judged = `\`ReleaseEntry\` j JOIN \`Judgement\` g ON g.\`id\` = j.\`rowId\`
    JOIN \`Evidence\` v ON v.\`id\` = g.\`evidenceId\``;
  const ofThis = "j.`release` = ? AND j.`tableName` = 'Judgement'";
  await writing.$executeRawUnsafe(
    `INSERT INTO \`ReleaseEntry\` (\`release\`, \`tableName\`, \`rowId\`)
     SELECT DISTINCT ?, 'Evidence', t.\`id\` FROM ${judged} JOIN \`Evidence\` t ON t.\`id\` = v.\`id\` WHERE ${ofThis} AND ${rests('Evidence')}`,
    release,
    release,
  );
  await writing.$executeRawUnsafe(
    `INSERT INTO \`ReleaseEntry\` (\`release\`, \`tableName\`, \`rowId\`)
     SELECT DISTINCT ?, 'Source', t.\`id\` FROM ${judged} JOIN \`Source\` t ON t.\`id\` = v.\`sourceId\` WHERE ${ofThis} AND ${rests('Source')}`,
    release,
    release,
  );
}
