import { expect, test } from '@playwright/test';
import { crawled } from '../setup/crawled.ts';
import { routeOf } from '../setup/routes.ts';
import { baseUrl } from '../setup/service.ts';

/** Public pages that hold a form of their own, with a token for each visitor: nobody keeps them. */
const forms = ['/sign-in', '/sign-in/reset', '/challenge', '/subscriptions', '/subscriptions/mine'];

/** One address of every public route, and of every kind of file beside it. */
function samples(): string[] {
  const kinds = new Map<string, string>();
  for (const { url, status } of crawled().publicly) {
    const [path = ''] = url.split('?');
    const [, stem = path, ending = ''] = /^([^.]*)(\..*)?$/.exec(path) ?? [];
    if (status === 200 && !forms.includes(path)) kinds.set(`${routeOf(stem)?.pattern} ${ending}`, url);
  }
  return [...kinds.values(), '/api/v1/commitments', '/api/trpc/release.current'];
}

async function bytesOf(url: string, headers: Record<string, string>) {
  const answer = await fetch(baseUrl + url, { headers: { 'accept-encoding': 'identity', ...headers } });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()).toString('latin1') };
}

test('public answers are the same bytes for everybody, whoever is signed in', async () => {
  const { signedIn } = crawled();
  for (const url of samples()) {
    const nobody = await bytesOf(url, {});
    expect(nobody.answer.status, url).toBe(200);
    for (const { person, cookie } of signedIn) {
      if (!['preparerA', 'officialOne', 'administrator'].includes(person)) continue;
      const { answer, bytes } = await bytesOf(url, { cookie });
      expect(bytes === nobody.bytes, `${url} as ${person}`).toBe(true);
      expect(answer.headers.get('set-cookie'), url).toBeNull();
      expect(answer.headers.get('vary') ?? '', url).not.toMatch(/cookie/i);
    }
    expect(nobody.bytes, url).not.toMatch(/Signed in as|@council-a\.example|@department\.example/);
  }
});

test('every public answer that shows the record names its release, and is known again by its ETag', async () => {
  const marked: string[] = [];
  for (const url of samples()) {
    const { answer } = await bytesOf(url, {});
    if (!answer.headers.has('release')) continue;
    marked.push(url);
    expect(answer.headers.get('release'), url).toMatch(/^[1-9]\d*$/);
    const etag = answer.headers.get('etag') ?? '';
    expect(etag, url).toMatch(/^"[^"]+"$/);
    const again = await bytesOf(url, { 'if-none-match': etag });
    expect([again.answer.status, again.bytes], url).toEqual([304, '']);
  }
  expect(marked.length).toBeGreaterThan(20);
});

test('a public form is kept by nobody, and says which release it shows nowhere but in its words', async () => {
  for (const url of forms) {
    const { answer } = await bytesOf(url, {});
    expect(answer.headers.get('cache-control'), url).toBe('no-store');
    expect(answer.headers.has('release'), url).toBe(false);
  }
});

test('packed answers hold the same bytes', async () => {
  const url = '/commitments';
  const { bytes } = await bytesOf(url, {});
  for (const encoding of ['gzip', 'br']) {
    // Brotli is made when somebody has asked for it once.
    await expect(async () => {
      const packed = await bytesOf(url, { 'accept-encoding': encoding });
      expect(packed.answer.headers.get('content-encoding')).toBe(encoding);
      expect(packed.bytes === bytes).toBe(true);
    }).toPass({ timeout: 10_000 });
  }
});

test('what people sign in to is never kept by anybody', async () => {
  for (const { cookie, visits } of crawled().signedIn) {
    for (const { url } of visits.slice(0, 2)) {
      const { answer } = await bytesOf(url, { cookie });
      expect(answer.headers.get('cache-control'), url).toBe('no-store');
      expect(answer.headers.get('release'), url).toBeNull();
    }
  }
});
