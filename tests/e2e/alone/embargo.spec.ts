import { expect, test } from '@playwright/test';
import { ask, get, write } from '../setup/api.ts';
import { collectionsOfCouncilB } from '../setup/returns.ts';
import { councilB } from '../setup/service.ts';

const metric = 'fnsp_packages';
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

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
});
