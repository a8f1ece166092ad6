import { type Agent, request } from 'node:http';

type Answer = { result?: { data: { accepted: boolean; unchanged: boolean; counts: { rows: number } } } };

/** Submits a return as a program does; the answer as it came. */
export function postReturn(port: number, token: string, body: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    };
    const asked = request(
      { host: '127.0.0.1', port, path: '/api/trpc/return.submit', method: 'POST', headers, agent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Answer));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
