/**
 * *Floor* of a return: Node's own server, the database driver, the same body, and in one transaction the version's row and
 * its values in one multi-row INSERT into the same tables. Nothing is checked and nobody is told.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { createPool, type PoolConfig } from 'mariadb';

type Body = { values: { metric: string; breakdown: string; value: number }[] };

process.once('message', (given) => {
  const { address, returnId, userId } = given as { address: PoolConfig; returnId: string; userId: string };
  const pool = createPool({ ...address, timezone: 'Z', connectionLimit: 8 });
  let made = 0;
  const insert = async (body: Buffer) => {
    const { values } = JSON.parse(body.toString()) as Body;
    const version = randomUUID();
    const hash = createHash('sha256').update(body).digest('hex');
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
    const connection = await pool.getConnection();
    try {
      await connection.beginTransaction();
      made += 1;
      await connection.query(
        'INSERT INTO `ReturnVersion` (`id`, `returnId`, `number`, `door`, `contentHash`, `rowCount`, `warnings`, `submittedAt`, `submittedBy`) VALUES (?, ?, ?, ?, ?, ?, 0, UTC_TIMESTAMP(6), ?)',
        [version, returnId, made, 'trpc', hash, values.length, userId],
      );
      await connection.query(
        `INSERT INTO \`ReturnValue\` (\`versionId\`, \`metric\`, \`breakdown\`, \`numerator\`, \`denominator\`, \`value\`, \`symbol\`, \`explanation\`) VALUES ${marks}`,
        rows,
      );
      await connection.commit();
    } finally {
      await connection.release();
    }
    return { result: { data: { accepted: true, unchanged: false, version: made, counts: { rows: values.length } } } };
  };
  const server = createServer(async (request, response) => {
    const body = JSON.stringify(await insert(await whole(request)));
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
});

async function whole(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
process.on('SIGTERM', () => process.exit(0));
