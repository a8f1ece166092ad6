import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { loadPack } from '#seed/load-pack.ts';
import { publishRelease } from '#seed/publish-release.ts';
import { readPack } from '#seed/read-pack.ts';
import { ledgerRows } from '#seed/rows/ledger-rows.ts';
import { closeConnections, connections } from '#server/data/connections.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import type { Pack } from '#server/domain/pack/pack.ts';
import { packChecker, packLoader } from '#server/domain/people/system-people.ts';
import { releaseFiles } from '#server/manifest/release-files.ts';
import { connectAs, databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';
import { callAs, openService } from '../setup/service.ts';
import { formsOf, publicPages, read } from './permalinks.ts';

/** Of each public page with something in its address, what it is asked for; the others are asked as they are. */
const asked: Record<string, string[]> = {
  '/areas/:gss': ['/areas/E06000001', '/areas/E12000003'],
  '/areas/:gss/scorecard': ['/areas/E06000001/scorecard'],
  '/brief': ['/brief', '/brief?since=2026-01-01'],
  '/commitments': ['/commitments', '/commitments?pillar=pillar-2'],
  '/commitments/:id': ['/commitments/c-care-leaver-health', '/commitments/c-family-help-national-rollout'],
  '/compare': ['/compare?metric=cla_rate&area=E06000001&area=E06000002'],
  '/compare/breakdown': ['/compare/breakdown?metric=cla_rate'],
  '/compare/group': ['/compare/group?metric=cla_rate&group=all'],
  '/compare/programme': ['/compare/programme?metric=cla_rate&programme=ffc-wave-1'],
  '/compare/ratios': ['/compare/ratios?metric=cla_rate'],
  '/lineage/:kind/:id': ['/lineage/commitment/c-care-leaver-health', '/lineage/metric/cla_rate'],
  '/metrics/:id': ['/metrics/cla_rate', '/metrics/cpp_rate'],
  '/metrics/:id/map': ['/metrics/cla_rate/map'],
  '/metrics/:id/variation': ['/metrics/cla_rate/variation'],
  '/partnerships/:id': [],
  '/pillars/:id': ['/pillars/pillar-1'],
  '/recommendations/:id': ['/recommendations/icsc-single-family-help-offer'],
  '/releases/:number': ['/releases/1'],
  '/search': ['/search?q=kinship'],
};

/** Pages of words: they are of no release. */
const notOfARelease = new Set(['/privacy', '/accessibility', '/cookies']);

let pack: Pack;
const day = { now: new Date('2026-11-20T10:00:00.000Z'), today: '2026-11-20', door: 'seed' } as const;
const loader = () => callAs(packLoader, day);
const release = (title: string) =>
  publishRelease(
    { loader: { person: packLoader, caller: loader() }, checker: { caller: callAs(packChecker, day) } },
    title,
  );

async function permalinks(): Promise<string[]> {
  const paths: string[] = [];
  for (const page of publicPages.filter(({ pattern }) => !notOfARelease.has(pattern))) {
    for (const address of asked[page.pattern] ?? [page.pattern === '/' ? '/index' : page.pattern]) {
      const [path, query] = address.split('?');
      for (const form of await formsOf(page)) paths.push(`${path}.${form}?${query ? `${query}&` : ''}release=1`);
    }
  }
  return paths;
}

async function bytesOf(paths: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const refused: [string, number][] = [];
  for (const path of paths) {
    const answer = await read(path);
    // A page may have no picture; the other forms are always there.
    if (answer.status === 200) found.set(path, await answer.text());
    else if (answer.status !== 404 || !path.includes('.svg?')) refused.push([path, answer.status]);
  }
  expect(refused).toEqual([]);
  return found;
}

beforeAll(async () => {
  const { app, public: reader } = testDatabase();
  vi.stubEnv('DATABASE_URL', databaseUrl(app));
  vi.stubEnv('PUBLIC_DATABASE_URL', databaseUrl(reader));
  vi.stubEnv('BASE_URL', 'https://tracker.example');
  vi.stubEnv('SESSION_SECRET', 'of these tests alone, and of nothing else');
  await closeConnections();
  await emptyDatabase();
  openService();
  const checked = checkPack(await readPack('seed/pack'));
  if (!checked.pack) throw new Error('the pack has faults');
  pack = checked.pack;
  await loadPack(pack, loader(), () => undefined);
  await release('First release');
  const owner = await connectAs('owner');
  await owner.query("UPDATE `Release` SET publishAt = '2024-01-01 09:30:00' WHERE `number` = 1");
  await owner.end();
}, 600_000);

afterAll(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await closeConnections();
  await emptyDatabase();
});

it('the data of every public page as at a release are the same bytes after three later releases, months and a new start', async () => {
  const paths = await permalinks();
  expect(paths.length).toBeGreaterThan(100);
  const then = await bytesOf(paths);
  const files = await releaseFiles(read, 1);

  // Told once more than it was, as a correction.
  const [wording] = ledgerRows(pack).find(([table]) => table === 'Wording')?.[1] ?? [];
  await loader().ledger.load({
    table: 'Wording',
    rows: [{ ...wording, title: 'A title corrected later' } as never],
  });
  expect(await release('A correction')).toBe(2);
  const { gallery } = connections();
  const figures = await gallery.rows<Record<string, string | number | null>>(
    "SELECT `metric`, `breakdown`, `period`, `area`, `value`, `originId` FROM `GalleryPublishedValue` WHERE `metric` IN ('cla_rate', 'cpp_rate') AND `area` IN ('E92000001', 'E06000001', 'E06000002') AND `value` IS NOT NULL",
  );
  expect(figures.length).toBeGreaterThan(30);
  const stage = (change: (row: (typeof figures)[number]) => object) =>
    loader().programme.importFigures({
      rows: figures.map((row) => ({ ...row, symbol: null, note: null, ...change(row) }) as never),
    });
  await stage(({ value }) => ({ value: Number(value) + 1 }));
  expect(await release('Figures revised')).toBe(3);
  await stage(() => ({ value: null, symbol: 'x', note: 'Withdrawn by who published them.' }));
  expect(await release('Figures withdrawn')).toBe(4);

  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-09-01T09:00:00.000Z') });
  vi.stubEnv('BASE_URL', 'https://elsewhere.example');
  delete (globalThis as { stableHomesEnv?: unknown }).stableHomesEnv;
  await closeConnections();
  openService();
  const now = await bytesOf(paths);
  const changed = paths.filter((path) => now.get(path) !== then.get(path));
  expect(changed).toEqual([]);
  expect(await releaseFiles(read, 1)).toEqual(files);
  // The later releases are there, and differ.
  for (const path of ['/metrics/cla_rate.json?release=1', '/commitments.json?release=1'])
    expect(await (await read(path.replace('=1', '=4'))).text()).not.toBe(then.get(path));
}, 600_000);
