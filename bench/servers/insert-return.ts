import { randomUUID } from 'node:crypto';
import type { Connection } from 'mariadb';

export type GivenValue = { metric: string; breakdown: string; value: number };

/** A version's row and its values in one multi-row INSERT, in one transaction, into the service's own tables. */
export async function insertReturn(
  connection: Connection,
  of: { returnId: string; userId: string; number: number; hash: string },
  values: GivenValue[],
): Promise<void> {
  const version = randomUUID();
  const rows = values.flatMap(({ metric, breakdown, value }) => [
    version,
    metric,
    breakdown,
    null,
    null,
    value,
    null,
    null,
  ]);
  const marks = values.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
  await connection.beginTransaction();
  await connection.query(
    'INSERT INTO `ReturnVersion` (`id`, `returnId`, `number`, `door`, `contentHash`, `rowCount`, `warnings`, `submittedAt`, `submittedBy`) VALUES (?, ?, ?, ?, ?, ?, 0, UTC_TIMESTAMP(6), ?)',
    [version, of.returnId, of.number, 'trpc', of.hash, values.length, of.userId],
  );
  await connection.query(
    `INSERT INTO \`ReturnValue\` (\`versionId\`, \`metric\`, \`breakdown\`, \`numerator\`, \`denominator\`, \`value\`, \`symbol\`, \`explanation\`) VALUES ${marks}`,
    rows,
  );
  await connection.commit();
}
