import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';

test.describe('every answer', () => {
  for (const path of ['/about', '/healthz', '/no-such-page', '/api/v1/reviews']) {
    test(`${path} forbids inline scripts, framing and guessing of types`, async ({ request }) => {
      const { headers } = await answer(request.get(path));
      expect(headers['content-security-policy']).toContain("script-src 'self'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toMatch(/unsafe/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBeTruthy();
      expect(headers['x-powered-by']).toBeUndefined();
    });
  }

  test('is in no frame but a chart made for that, which runs nothing, also where it is sent as unchanged', async ({
    request,
  }) => {
    const permanent = '/embed/compare?metric=cla_rate&area=E06000047&release=1';
    const policy =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";
    const first = await answer(request.get(permanent));
    expect([first.status, first.headers['content-security-policy']]).toEqual([200, policy]);
    expect(first.body).not.toMatch(/<script|<form|set-cookie/i);
    const again = await answer(request.get(permanent, { headers: { 'if-none-match': first.headers.etag ?? '' } }));
    expect([again.status, again.headers['content-security-policy']]).toEqual([304, policy]);
    const second = await answer(request.get(permanent));
    expect(second.body).toBe(first.body);
    const around = [
      '/embed/../compare',
      '/embed/%2e%2e/compare',
      '/embed/compare.json',
      '/embed/nothing',
      '/embed',
      '/embed//compare',
    ];
    for (const path of [...around, '/compare?metric=cla_rate', '/sign-in', '/monitor']) {
      const { headers } = await answer(request.get(path, { maxRedirects: 0 }));
      expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    }
  });

  test('a page that is not there is 404, and tells nothing of our insides', async ({ request }) => {
    const { status, body, headers } = await answer(request.get('/no-such-page'));
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(status).toBe(404);
    expect(body).not.toMatch(/node_modules|build\/server|\bat \S+:\d+:\d+/);
  });

  test('an address that cannot be decoded is a fault of the request, not of ours', async ({ request }) => {
    const { status, body } = await answer(request.get('/%E0%A4%A'));
    expect([400, 404]).toContain(status);
    expect(body).not.toMatch(/URIError|\bat \S+:\d+:\d+/);
  });
});

test('a chart stands in the frame of another site, where its own page is refused', async ({ page, baseURL }) => {
  const chart = '/embed/compare?metric=cla_rate&area=E06000047&release=1';
  const frames = `<iframe id="chart" src="${baseURL}${chart}"></iframe><iframe id="page" src="${baseURL}/compare"></iframe>`;
  const elsewhere = createServer((_, response) =>
    response.setHeader('Content-Type', 'text/html').end(`<!DOCTYPE html><title>Elsewhere</title>${frames}`),
  );
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
  const framed = page.frameLocator('#chart');
  await expect(framed.locator('figure svg[role=img]').first()).toBeVisible();
  await expect(framed.locator('figcaption').first()).toContainText(/Source: .+ Label: /);
  await expect(page.frameLocator('#page').locator('main')).toHaveCount(0);
  const opened = page.waitForEvent('popup');
  await framed.getByRole('link', { name: /See it here for good/ }).click();
  await expect(await opened).toHaveURL(/\/compare\?metric=cla_rate&area=E06000047&release=1$/);
  elsewhere.close();
});

test('health is plain text that nobody keeps', async ({ request }) => {
  for (const [path, word] of [
    ['/healthz', 'ok'],
    ['/readyz', 'ready'],
  ] as const) {
    const { status, body, headers } = await answer(request.get(path));
    expect([status, body, headers['cache-control']]).toEqual([200, word, 'no-store']);
  }
});

test('a method that nothing here knows is refused, TRACE too', async ({ request }) => {
  for (const method of ['TRACE', 'PROPFIND', 'PUT', 'DELETE']) {
    const { status, body } = await answer(request.fetch('/missions', { method }));
    expect([method, status]).toEqual([method, 405]);
    if (method === 'TRACE') expect(body).toBe('This service does not answer requests of this method.');
  }
});

test('who found a weakness is told where to tell it, until a day to come', async ({ request }) => {
  const { status, body, headers } = await answer(request.get('/.well-known/security.txt'));
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(body).toMatch(/^Contact: https?:\/\/\S+\/about\nExpires: \d{4}-\d\d-\d\dT00:00:00Z\n/);
  const until = Date.parse(/^Expires: (.+)$/m.exec(body)?.[1] ?? '');
  expect(until).toBeGreaterThan(Date.now());
  expect(until).toBeLessThan(Date.now() + 366 * 24 * 3_600_000);
});

test('a body of more than 12 MB is refused, as a problem', async ({ request }) => {
  const { status, body } = await answer(request.post('/api/v1/returns/check', { data: 'x'.repeat(13 * 1024 * 1024) }));
  expect(status).toBe(413);
  expect(JSON.parse(body)).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
});

test('the style sheet is packed and never asked for again', async ({ page, request }) => {
  await page.goto('/about');
  const href = await page.locator('link[rel=stylesheet]').first().getAttribute('href');
  const { status, headers } = await answer(request.get(String(href), { headers: { 'accept-encoding': 'br' } }));
  expect(status).toBe(200);
  expect(headers['content-encoding']).toBe('br');
  expect(headers['content-type']).toContain('text/css');
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
});

async function answer(asked: Promise<import('@playwright/test').APIResponse>) {
  const response = await asked;
  return { status: response.status(), headers: response.headers(), body: await response.text() };
}
