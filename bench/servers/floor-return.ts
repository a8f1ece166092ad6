/**
 * *Floor* of a return: Node's own server, the database driver, the same body, and in one transaction the version's row and
 * its values in one multi-row INSERT into the same tables. Nothing is checked and nobody is told.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { createPool, type PoolConfig } from 'mariadb';
import { type GivenValue, insertReturn } from './insert-return.ts';

process.once('message', (given) => {
  const { address, returnId, userId } = given as { address: PoolConfig; returnId: string; userId: string };
  const pool = createPool({ ...address, timezone: 'Z', connectionLimit: 8 });
  let made = 0;
  const insert = async (body: Buffer) => {
    const { values } = JSON.parse(body.toString()) as { values: GivenValue[] };
    const hash = createHash('sha256').update(body).digest('hex');
    const connection = await pool.getConnection();
    try {
      made += 1;
      await insertReturn(connection, { returnId, userId, number: made, hash }, values);
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
