import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { limitConnections, limitTimes } from '#server/limits/connections.ts';
import { limitRequests } from '#server/limits/requests.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Three requests a minute; the address that counts is the one the request names. */
async function limited() {
  const limit = limitRequests({ 'X-Always': 'there' }, { points: 3, duration: 60 });
  const port = await listening(
    createServer((request, response) =>
      limit(String(request.headers.address), request, response, () => response.end('answered')),
    ),
  );
  return async (path: string, address: string, method = 'GET') => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers: { address } });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  };
}

it('one network may ask so often in a minute, and is then told when to come back', async () => {
  const ask = await limited();
  for (const last of ['1', '2', '3']) expect((await ask('/', `2001:db8::${last}`)).body).toBe('answered');
  const page = await ask('/commitments', '2001:db8::4');
  expect([page.status, page.headers.get('cache-control'), page.headers.get('x-always')]).toEqual([
    429,
    'no-store',
    'there',
  ]);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.body).toContain('<h1>Sorry, there were too many requests</h1>');
  const wait = Number(page.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(50);
  expect(wait).toBeLessThanOrEqual(60);
  for (const path of ['/api/v1/commitments', '/commitments.json?x=1', '/metrics/a.csv']) {
    const data = await ask(path, '2001:db8::4');
    expect([data.status, data.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
    expect(JSON.parse(data.body)).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' });
  }
  expect((await ask('/', '2001:db8::4', 'POST')).status).toBe(429);
  expect((await ask('/', '2001:db8:0:1::4')).status).toBe(200);
});

it('health, files of the build and this machine itself are not counted', async () => {
  const ask = await limited();
  for (let times = 0; times < 5; times += 1) {
    for (const path of ['/healthz', '/readyz', '/assets/app.js'])
      expect((await ask(path, '192.0.2.1')).status).toBe(200);
    expect((await ask('/', '127.0.0.1')).status).toBe(200);
  }
  expect((await ask('/', '192.0.2.1')).status).toBe(200);
});

/** Sends pieces with pauses until the other side has enough; answers what came back. */
function trickle(port: number, pieces: Iterable<string>, pause: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const rest = pieces[Symbol.iterator]();
    const timer = setInterval(() => {
      const { value, done } = rest.next();
      if (!done && socket.writable) socket.write(value);
    }, pause);
    socket.on('data', (data) => (answer += data));
    socket.on('error', reject);
    socket.on('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
}

function* forever(first: string, then: string) {
  yield first;
  for (;;) yield then;
}

it('a head or a body that trickles in is ended with 408, and one that comes in time is not', async () => {
  const server = createServer({ connectionsCheckingInterval: 50 }, (request, response) => {
    request.resume().on('end', () => response.end('read'));
    request.on('error', () => undefined);
  });
  limitTimes(server, { head: 300, whole: 600 });
  const port = await listening(server);
  const head = trickle(port, forever('GET / HTTP/1.1\r\nHost: x\r\n', 'A: b\r\n'), 40);
  const body = trickle(port, forever('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999\r\n\r\n', 'x'), 40);
  expect(await head).toMatch(/^HTTP\/1\.1 408 /);
  expect(await body).toMatch(/^HTTP\/1\.1 408 /);
  expect(await (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: 'whole' })).text()).toBe('read');
});

it('one network holds so many connections at once, and gets others when it lets some go', async () => {
  const server = createServer((_request, response) => response.end('answered'));
  limitConnections(server, 0, { most: 2, counts: () => true });
  const port = await listening(server);
  const open = () => {
    const socket = connect(port, '127.0.0.1');
    const closed = new Promise<boolean>((resolve) => {
      socket.on('error', () => undefined).on('close', () => resolve(true));
      socket.on('data', () => resolve(false));
    });
    socket.on('connect', () => socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'));
    return { socket, closed };
  };
  const [one, two] = [open(), open()];
  expect([await one.closed, await two.closed]).toEqual([false, false]);
  expect(await open().closed).toBe(true);
  one.socket.destroy();
  await expect.poll(() => open().closed).toBe(false);
});

it('behind proxies, and for this machine itself, connections are not counted', async () => {
  for (const [proxies, counts] of [
    [1, () => true],
    [0, undefined],
  ] as const) {
    const server = createServer((_request, response) => response.end('answered'));
    limitConnections(server, proxies, counts ? { most: 1, counts } : { most: 1 });
    const port = await listening(server);
    const answers = await Promise.all([1, 2, 3].map(async () => (await fetch(`http://127.0.0.1:${port}/`)).text()));
    expect(answers).toEqual(['answered', 'answered', 'answered']);
  }
});
