/** One aggregate in SQL, sent as JSON: what the database alone needs for England's figures and the neighbours' medians. */
import { createServer } from 'node:http';
import { createPool, type PoolConfig } from 'mariadb';

const marks = (list: readonly string[]) => list.map(() => '?').join(', ');

process.once('message', (settings) => {
  const pool = createPool({ ...(settings as PoolConfig), timezone: 'Z', connectionLimit: 8 });
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const { metric, breakdown, release, areas } = JSON.parse(searchParams.get('input') ?? '') as {
      metric: string;
      breakdown: string;
      release: number;
      areas: string[];
    };
    const rows = await pool.execute(
      `SELECT DISTINCT \`period\`, MEDIAN(\`value\`) OVER (PARTITION BY \`period\`) AS \`median\` FROM \`GalleryPublishedValue\`
       WHERE \`metric\` = ? AND \`breakdown\` = ? AND \`area\` IN (${marks(areas)}) AND \`fromRelease\` <= ?`,
      [metric, breakdown, ...areas, release],
    );
    const body = JSON.stringify(rows);
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
});
process.on('SIGTERM', () => process.exit(0));
