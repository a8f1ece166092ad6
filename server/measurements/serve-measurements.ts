import { createServer, type Server } from 'node:http';
import { log } from '#server/log/log.ts';
import type { Measurements } from './measurements.ts';

/**
 * Gives the measurements at `/metrics`, on a port of their own: the public one never answers with them.
 * @param onFault is told why it cannot listen
 */
export function serveMeasurements(
  measured: Pick<Measurements, 'text' | 'contentType'>,
  where: { host: string; port: number },
  onFault: (error: NodeJS.ErrnoException) => void,
): Server {
  const server = createServer(async (request, response) => {
    const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
    if (request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404, plain).end('The measurements are at /metrics.\n');
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...plain, Allow: 'GET, HEAD' }).end();
    } else {
      const text = await measured.text().catch((error: unknown) => {
        log.error('measurements failed', { error });
        return null;
      });
      if (text === null) response.writeHead(500, plain).end();
      else response.writeHead(200, { ...plain, 'Content-Type': measured.contentType }).end(text);
    }
  });
  server.on('error', onFault);
  server.listen(where.port, where.host);
  return server;
}
