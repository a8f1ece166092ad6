/** *Bare*: Node's own server sending given bytes under given headers, whatever is asked. */
import { createServer } from 'node:http';

process.once('message', (given) => {
  const { head, body } = given as { head: string[]; body: string };
  const bytes = Buffer.from(body, 'base64');
  const server = createServer((_request, response) => {
    response.writeHead(200, head);
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
});
process.on('SIGTERM', () => process.exit(0));
