import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadLocal } from '#seed/load-local.ts';
import { loadPack } from '#seed/load-pack.ts';
import { publishRelease } from '#seed/publish-release.ts';
import { readPack } from '#seed/read-pack.ts';
import { closeConnections, connections, openConnections } from '#server/data/connections.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { accountMaker, packChecker, packLoader } from '#server/domain/people/system-people.ts';
import { createCaller } from '#server/trpc/router.ts';
import { databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';

let dataDir: string;
const sessionSecret = 'only for tests, and long enough to be taken';

const actingAs = (user: Person, now = new Date()) =>
  createCaller({ ...connections(), now, today: now.toISOString().slice(0, 10), user, door: 'seed', sessionSecret });
const load = () =>
  loadLocal({ maker: actingAs(accountMaker), loader: actingAs(packLoader) }, actingAs, {
    folder: 'seed',
    dataDir,
    baseUrl: 'http://127.0.0.1:3000',
    password: 'long enough for this test',
  });

beforeAll(async () => {
  await emptyDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'stable-homes-local-'));
  const { app, public: reader } = testDatabase();
  openConnections({ appUrl: databaseUrl(app), publicUrl: databaseUrl(reader) });
  const { pack } = checkPack(await readPack('seed/pack'));
  if (!pack) throw new Error('the pack has faults');
  await loadPack({ ...pack, figures: {} }, actingAs(packLoader), () => undefined);
});

afterAll(async () => {
  await closeConnections();
  rmSync(dataDir, { recursive: true });
});

describe('what only a local copy holds', () => {
  it('brings the made-up returns in through every step, once', async () => {
    const { accepted } = await load();
    expect(accepted).toBeGreaterThan(8);
    expect(await load()).toEqual({ written: 0, accepted: 0 });
  }, 120_000);

  it('keeps the accounts in a file for nobody else’s eyes', () => {
    const file = join(dataDir, 'accounts.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { accounts } = JSON.parse(readFileSync(file, 'utf8')) as {
      accounts: { role: string; totpSecret: string | null }[];
    };
    expect(accounts.map(({ role }) => role)).toEqual([
      'preparer',
      'approver',
      'preparer',
      'approver',
      'official',
      'official',
      'assessor',
      'administrator',
    ]);
    const withFactor = accounts.filter(({ totpSecret }) => totpSecret !== null).map(({ role }) => role);
    expect(withFactor).toEqual(['official', 'official', 'assessor', 'administrator']);
    expect(accounts.every(({ totpSecret }) => totpSecret === null || /^[A-Z2-7]{32}$/.test(totpSecret))).toBe(true);
  });

  it('shows a made-up figure once it is released, with who did what before', async () => {
    const { gallery } = connections();
    const areas = 'SELECT DISTINCT area FROM GalleryPublishedValue ORDER BY area';
    expect(await gallery.rows(areas)).toEqual([]);
    const publishers = {
      loader: { person: packLoader, caller: actingAs(packLoader) },
      checker: { caller: actingAs(packChecker) },
    };
    expect(await publishRelease(publishers, 'Returns of the made-up councils')).toBe(1);
    expect(await gallery.rows(areas)).toEqual([{ area: 'T09000001' }, { area: 'T09000002' }]);
    const history = await gallery.rows<{ kind: string; actorRole: string }>(
      "SELECT DISTINCT kind, actorRole FROM GalleryReturnHistory WHERE areaCode = 'T09000001' ORDER BY kind",
    );
    expect(history.map(({ kind }) => kind)).toEqual(['accepted', 'released', 'signed-off', 'submitted']);
    expect(history.find(({ kind }) => kind === 'submitted')?.actorRole).toBe('preparer');
  }, 60_000);

  it('shows what the made-up councils report of the steps, flagged, and in no count of real areas', async () => {
    const reader = createCaller({ ...connections(), now: new Date(), today: '2026-11-25', user: null, door: 'trpc' });
    const page = await reader.programme.rolloutOfArea({ area: 'T09000001' });
    expect(page.area.madeUp).toBe(true);
    expect(page.items).toHaveLength(4);
    const frontDoor = page.items.find(({ slug }) => slug === 's-integrated-front-door')?.standing;
    expect(frontDoor).toMatchObject({ firstLiveOn: '2025-10-06', latest: { decision: 'confirmed', by: 'preparer' } });
    expect(frontDoor?.moves.map(({ from, to }) => [from, to])).toEqual([['2025-10-06', '2025-11-03']]);
    const { items } = await reader.programme.rollout({});
    expect(items.every(({ local }) => local.live === 0 && local.notReported === local.of && local.of === 153)).toBe(
      true,
    );
  });
});
