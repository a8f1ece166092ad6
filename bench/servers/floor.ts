/** *Floor*: Node's own server, the database driver and JSON.stringify, with the statement the service itself uses. */
import { createServer } from 'node:http';
import { createPool, type PoolConfig } from 'mariadb';
import { type SeriesQuestion, seriesStatement } from '#server/data/gallery/series.ts';

process.once('message', (settings) => {
  const pool = createPool({ ...(settings as PoolConfig), timezone: 'Z', connectionLimit: 8 });
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const { sql, parameters } = seriesStatement(JSON.parse(searchParams.get('input') ?? '') as SeriesQuestion);
    const body = JSON.stringify(await pool.execute(sql, parameters));
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
});
process.on('SIGTERM', () => process.exit(0));
