import { expect, test } from '@playwright/test';
import { ask, get, write } from '../setup/api.ts';
import { attributes, faultsOfMarkup } from '../setup/markup.ts';
import { collectionsOfCouncilB } from '../setup/returns.ts';
import { account, councilB } from '../setup/service.ts';
import { signInByRequest } from '../setup/sign-in.ts';

const metric = 'fnsp_packages';
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

/** Officials, and nobody else, read the public pages with the release in them: by no other door, and nothing is kept. */
async function looksAhead(number: number, area: string, period: string): Promise<void> {
  const day = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const inside = `/monitor/releases/${number}/preview/${day}`;
  const cookies = await Promise.all(
    (['officialOne', 'preparerB', 'administrator'] as const).map(
      async (who) => (await signInByRequest(account(who))).cookie,
    ),
  );
  const [official = '', ...others] = cookies;
  for (const path of [
    '/',
    `/compare?metric=${metric}&area=${area}`,
    `/areas/${area}`,
    `/releases/${number}`,
    '/commitments',
  ]) {
    const { status, body, headers } = await get(inside + path, { cookie: official });
    expect(status, path).toBe(200);
    expect(body).toContain(`Preview of release ${number} as it will look on`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('release')).toBeNull();
    expect(faultsOfMarkup(body)).toEqual([]);
    const leaves = attributes(body, 'a', 'href').filter((href) =>
      /^\/(?:compare|areas|metrics|releases|commitments)/.test(href),
    );
    expect(leaves, 'links stay in the preview').toEqual([]);
    for (const cookie of ['', ...others]) expect((await get(inside + path, { cookie })).status).toBe(404);
  }
  const data = `/compare.json?metric=${metric}&area=${area}`;
  const ahead = await get(inside + data, { cookie: official });
  expect(JSON.stringify(ahead.body)).toContain(period);
  expect(ahead.headers.get('cache-control')).toBe('no-store');
  expect((await get(inside + data)).status).toBe(404);
  expect(JSON.stringify((await get(data)).body)).not.toContain(period);
  const token = { authorization: `Bearer ${account('officialOne').token}` };
  for (const path of [
    '/sign-in',
    '/monitor',
    '/account/tokens',
    '/challenge',
    '/subscriptions',
    '/api/v1/releases',
    '/nowhere',
  ]) {
    expect((await get(inside + path, { cookie: official })).status, path).toBe(404);
    expect((await get(inside + path, token)).status).toBe(404);
  }
  for (const never of [
    `/monitor/releases/${number}/preview/2026-02-30/`,
    `/monitor/releases/${number - 1}/preview/${day}/`,
  ])
    expect((await get(never, { cookie: official })).status).toBe(404);
}

test('an approved release is seen by nobody before its hour, and by everybody from then on', async () => {
  test.setTimeout(90_000);
  const [collection = ''] = await collectionsOfCouncilB();
  const [, time = '', code = ''] = /-(\d{6})(Q\d)$/.exec(collection) ?? [];
  const query = `metric=${metric}&area=${councilB}`;
  /** What each door says where the new figure is there. */
  const doors: [string, RegExp][] = [
    [`/compare.json?${query}`, new RegExp(`"${time}\\|${code}"`)],
    [`/compare.csv?${query}`, new RegExp(`^${time},`, 'm')],
    [`/areas/${councilB}.json`, new RegExp(`"${time}\\|${code}"`)],
    [`/api/v1/series?metric=${metric}&areas=${councilB}`, new RegExp(`"${time}\\|${code}"`)],
  ];
  const seen = async () => {
    const found: string[] = [];
    for (const [door, words] of doors) {
      const { status, body } = await get(door);
      expect(status, door).toBe(200);
      if (words.test(typeof body === 'string' ? body : JSON.stringify(body))) found.push(door);
    }
    return found;
  };
  expect(await seen()).toEqual([]);

  const of = { area: councilB, collection };
  const version = (await ask('return.current', 'preparerB', of)).body.result.data.version.number;
  await write('return.signOff', 'approverB', { ...of, version });
  await write('return.accept', 'officialOne', { ...of, version });
  const { number } = await write('release.prepare', 'officialOne', { title: 'At its hour' });
  await looksAhead(number, `${councilB}`, `"${time}|${code}"`);
  const publishAt = inSeconds(12);
  await write('release.approve', 'officialTwo', { number, publishAt });

  const hidden = async () => {
    expect((await get(`/releases/${number}`)).status).toBe(404);
    expect((await get(`/commitments?release=${number}`)).status).toBe(404);
    expect((await ask('release.byNumber', null, { number })).status).toBe(404);
    expect((await ask('release.current', null)).body.result.data.number).toBe(number - 1);
    for (const list of ['/releases.json', '/changes.json', '/changes.atom', '/api/v1/releases', '/api/v1/changes']) {
      const { body } = await get(list);
      expect(typeof body === 'string' ? body : JSON.stringify(body), list).not.toContain('At its hour');
    }
    return seen();
  };
  const found = await hidden();
  expect(Date.now(), 'the doors were tried before the hour').toBeLessThan(Date.parse(publishAt));
  expect(found).toEqual([]);

  // One second late at most, never early.
  await new Promise((settle) => setTimeout(settle, Date.parse(publishAt) + 1_500 - Date.now()));
  expect(await seen()).toEqual(doors.map(([door]) => door));
  expect((await get(`/releases/${number}`)).status).toBe(200);
  expect((await get(doors[0]?.[0] ?? '')).headers.get('release')).toBe(String(number));
  expect((await get('/changes.atom')).body).toContain('At its hour');
  const { cookie } = await signInByRequest(account('officialOne'));
  expect((await get(`/monitor/releases/${number}/preview/${publishAt.slice(0, 10)}/`, { cookie })).status).toBe(404);
});
