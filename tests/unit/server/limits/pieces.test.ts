import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { tooManyPieces } from '#server/limits/pieces.ts';
import { wholeBody } from '#server/limits/whole-body.ts';

const json = (text: string) => tooManyPieces(Buffer.from(text), 'application/json; charset=utf-8');
const form = (text: string) => tooManyPieces(Buffer.from(text), 'application/x-www-form-urlencoded');
const parts = (many: number) =>
  tooManyPieces(Buffer.from(`${'--xx\r\n\r\nv\r\n'.repeat(many)}--xx--`), 'multipart/form-data; boundary=xx');

describe('a body', () => {
  it('of JSON may be nested 32 levels, and no deeper', () => {
    expect(json('['.repeat(32) + ']'.repeat(32))).toBeNull();
    expect(json('['.repeat(33) + ']'.repeat(33))).toMatch(/nested/);
    expect(json('{"a":'.repeat(33))).toMatch(/nested/);
    expect(json('[[],[],[],[]]'.repeat(1_000))).toBeNull();
  });

  it('of JSON may hold as many values as the largest return, and not ten times as many', () => {
    const value = {
      metric: 'a',
      breakdown: 'b',
      value: 1,
      symbol: null,
      numerator: 1,
      denominator: 2,
      explanation: 'x',
    };
    expect(json(JSON.stringify({ values: Array.from({ length: 20_000 }, () => value) }))).toBeNull();
    for (const bomb of ['[],'.repeat(110_000), '1,'.repeat(200_001), '{}'.repeat(200_001)]) {
      expect(json(bomb)).toBe('The body holds more than 200,000 values.');
    }
  });

  it('of JSON may hold any signs in its text', () => {
    expect(json(JSON.stringify({ csv: `${'[{,"\\'.repeat(300_000)}` }))).toBeNull();
  });

  it('of a form may hold 20,000 fields, in either way of writing them', () => {
    expect([form('a=b&'.repeat(19_999)), parts(19_000)]).toEqual([null, null]);
    for (const fault of [form('a&'.repeat(20_000)), parts(20_000)]) expect(fault).toMatch(/20,000 fields/);
    expect(tooManyPieces(Buffer.from('x'), 'multipart/form-data')).toMatch(/fields/);
  });

  it('of another kind is nobody’s to read', () => {
    expect(tooManyPieces(Buffer.from('['.repeat(1_000)), 'text/plain')).toBeNull();
    expect(tooManyPieces(Buffer.from('['.repeat(1_000)), '')).toBeNull();
  });
});

it('a body that may be read is handed on as it came, with its request; one of too many parts is answered 413', async () => {
  const server = createServer((request, response) =>
    wholeBody(request, response, async (whole) => {
      const chunks: Buffer[] = [];
      for await (const chunk of whole) chunks.push(chunk as Buffer);
      const { method, url, headers } = whole;
      response.end(
        JSON.stringify({ method, url, type: headers['content-type'], body: Buffer.concat(chunks).toString() }),
      );
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const send = (path: string, body: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const body = JSON.stringify({ text: 'é'.repeat(100_000) });
  const given = await (await send('/api/v1/x?y=1', body)).json();
  expect(given).toEqual({ method: 'POST', url: '/api/v1/x?y=1', type: 'application/json', body });
  const refused = await send('/api/v1/x', '['.repeat(5_000_000));
  expect([refused.status, refused.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
  expect(await refused.json()).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
  const page = await send('/sign-in', '['.repeat(50));
  expect([page.status, page.headers.get('content-type')]).toEqual([413, 'text/plain; charset=utf-8']);
  // Whoever hangs up in the middle does no harm.
  await new Promise<void>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf', () => socket.destroy());
    });
    socket.on('close', () => resolve());
  });
  expect((await send('/', '1')).status).toBe(200);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
