import { createServer, get, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { published } from '#server/published/published.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const longText = 'promised, delivered, changing for children; '.repeat(200);

/** A service of one application behind published bytes; `gallery` is what the next ask finds. */
async function service(application: RequestListener) {
  const gallery = { release: 5, redaction: 0, manifests: 5, day: '2026-11-25', fails: false };
  const seen = { calls: 0 };
  const ask = async () => {
    if (gallery.fails) throw new Error('refused');
    const { release, redaction, manifests, day } = gallery;
    return { release, redaction, manifests, day };
  };
  const kept = published({ ask, headers: { 'X-Content-Type-Options': 'nosniff' }, largest: 100_000 });
  const server = createServer((request, response) => {
    kept.answer(request, response, () => {
      void kept.refuse(request, response, () => {
        seen.calls += 1;
        application(request, response);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const ask_ = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      const request = get({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      });
      request.on('error', reject);
    });
  return { gallery, seen, ask: ask_ };
}

const page: RequestListener = (request, response) => {
  response.setHeader('Release', '5');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.write(longText);
  response.end(request.url);
};

const afterASecond = () => new Promise((resolve) => setTimeout(resolve, 1_050));

test('a public answer is made once and sent from its bytes afterwards', async () => {
  const { seen, ask } = await service(page);
  const first = await ask('/commitments?pillar=1');
  const second = await ask('/commitments?pillar=1');
  expect(seen.calls).toBe(1);
  expect(second.body.toString()).toBe(`${longText}/commitments?pillar=1`);
  expect(second.body.equals(first.body)).toBe(true);
  expect(second.headers).toMatchObject({
    release: '5',
    vary: 'Accept-Encoding',
    'content-type': 'text/html; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-length': String(first.body.length),
  });
  expect((await ask('/commitments?pillar=2')).body.toString()).toContain('pillar=2');
});

test('fifty readers who ask at once trouble the application once', async () => {
  const { seen, ask } = await service((request, response) => setTimeout(() => page(request, response), 30));
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask('/missions')));
  expect(new Set(answers.map(({ body }) => body.toString())).size).toBe(1);
  expect(seen.calls).toBe(1);
});

test('gzip comes with the first answer, Brotli once it is made, and all hold the same text', async () => {
  const { ask } = await service(page);
  const zipped = await ask('/missions', { 'accept-encoding': 'gzip, br' });
  expect(zipped.headers['content-encoding']).toBe('gzip');
  await ask('/missions', { 'accept-encoding': 'gzip, br' });
  await expect
    .poll(async () => (await ask('/missions', { 'accept-encoding': 'gzip, br' })).headers['content-encoding'])
    .toBe('br');
  const smallest = await ask('/missions', { 'accept-encoding': 'br' });
  const plain = await ask('/missions');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
  expect(brotliDecompressSync(smallest.body).equals(plain.body)).toBe(true);
  const refused = await ask('/missions', { 'accept-encoding': 'gzip;q=0' });
  expect(refused.headers['content-encoding']).toBeUndefined();
});

test('who holds the bytes is told that they are still good, in whichever form they came', async () => {
  const { ask } = await service(page);
  const { headers } = await ask('/missions', { 'accept-encoding': 'gzip' });
  const tag = String(headers.etag);
  const again = await ask('/missions', { 'if-none-match': tag });
  expect(again.status).toBe(304);
  expect(again.body).toHaveLength(0);
  expect(again.headers.release).toBe('5');
  expect((await ask('/missions', { 'if-none-match': `W/${tag}, "x"`, 'accept-encoding': 'gzip' })).status).toBe(304);
  expect((await ask('/missions', { 'if-none-match': '"another"' })).status).toBe(200);
});

test('what is taken down goes from kept bytes a second later, without a new release', async () => {
  let shown = 'Somebody’s name';
  const { gallery, ask } = await service((_request, response) => {
    response.setHeader('Release', '5');
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    response.end(shown);
  });
  expect((await ask('/missions')).body.toString()).toBe('Somebody’s name');
  [shown, gallery.redaction] = ['removed', 1];
  await afterASecond();
  expect((await ask('/missions')).body.toString()).toBe('removed');
});

test('HEAD is answered from kept bytes also when what is current must be asked again', async () => {
  const { seen, ask } = await service(page);
  await ask('/missions');
  await afterASecond();
  const heads = await Promise.all(Array.from({ length: 20 }, () => ask('/missions', {}, 'HEAD')));
  expect(heads.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(seen.calls).toBe(1);
});

test('HEAD gives the head of kept bytes and no body', async () => {
  const { ask } = await service(page);
  const { body } = await ask('/missions');
  const head = await ask('/missions', {}, 'HEAD');
  expect(head.status).toBe(200);
  expect(head.headers['content-length']).toBe(String(body.length));
  expect(head.body).toHaveLength(0);
});

test('a cookie changes nothing about a public page, and a token goes past the kept bytes', async () => {
  const { seen, ask } = await service(page);
  await ask('/missions');
  await ask('/missions', { cookie: 'session=secret' });
  expect(seen.calls).toBe(1);
  await ask('/missions', { authorization: 'Bearer abc' });
  expect(seen.calls).toBe(2);
});

test('a new release or a new day in London ends what was kept', async () => {
  const { gallery, seen, ask } = await service(page);
  await ask('/missions');
  gallery.release = 6;
  await afterASecond();
  await ask('/missions');
  expect(seen.calls).toBe(2);
  gallery.day = '2026-11-26';
  await afterASecond();
  await ask('/missions');
  expect(seen.calls).toBe(3);
});

test.each<[string, RequestListener]>([
  ['names no release', (_request, response) => response.end(longText)],
  [
    'names a release that this edition does not know',
    (_request, response) => {
      response.setHeader('Release', '6');
      response.end(longText);
    },
  ],
  [
    'sets a cookie',
    (_request, response) => {
      response.setHeader('Release', '5');
      response.setHeader('Set-Cookie', 'a=b');
      response.end(longText);
    },
  ],
  [
    'is no 200',
    (_request, response) => {
      response.statusCode = 404;
      response.setHeader('Release', '5');
      response.end(longText);
    },
  ],
  [
    'is larger than one answer may be',
    (_request, response) => {
      response.setHeader('Release', '5');
      response.end('x'.repeat(200_000));
    },
  ],
])('an answer that %s is sent and not kept', async (_what, application) => {
  const { seen, ask } = await service(application);
  const first = await ask('/missions');
  const second = await ask('/missions');
  expect(seen.calls).toBe(2);
  expect(second.body.equals(first.body)).toBe(true);
  expect(first.body.length).toBeGreaterThan(1_000);
});

test('where the gallery cannot be read, public addresses answer 503 within a second and signed-in ones go on', async () => {
  const { gallery, ask } = await service(page);
  expect((await ask('/missions')).status).toBe(200);
  gallery.fails = true;
  await afterASecond();
  const refused = await ask('/missions');
  expect(refused.status).toBe(503);
  expect(refused.body.toString()).toContain('<h1>Sorry, the service is unavailable</h1>');
  const data = await ask('/missions.json');
  expect(data.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(data.body.toString())).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' });
  expect((await ask('/about')).status).toBe(503);
  expect((await ask('/sign-in')).status).toBe(200);
  gallery.fails = false;
  await afterASecond();
  expect((await ask('/missions')).status).toBe(200);
});
