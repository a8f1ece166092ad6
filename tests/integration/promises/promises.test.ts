import { beforeAll, describe, expect, it } from 'vitest';
import { loadPack } from '#seed/load-pack.ts';
import { publishRelease } from '#seed/publish-release.ts';
import { readPack } from '#seed/read-pack.ts';
import { packLedger } from '#seed/rows/pack-ledger.ts';
import { connections } from '#server/data/connections.ts';
import { readLedger } from '#server/data/gallery/ledger.ts';
import { databaseUnavailable } from '#server/data/unavailable.ts';
import { foldLedger } from '#server/domain/ledger/fold.ts';
import { missionList, programmeList, rolloutPage, searchPage } from '#server/domain/ledger/pages/programme-pages.ts';
import { commitmentPage } from '#server/domain/ledger/pages/promises/commitment-page.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import type { Pack } from '#server/domain/pack/pack.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { packChecker, packLoader } from '#server/domain/people/system-people.ts';
import { createCaller } from '#server/trpc/router.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { connectAs, testDatabase } from '../setup/database.ts';

const today = '2026-11-25';
const actingAs = (user: Person | null) =>
  createCaller({ ...connections(), now: new Date(), today, user, door: 'seed' });
const reader = () => actingAs(null);
const publish = (title: string) =>
  publishRelease(
    {
      loader: { person: packLoader, caller: actingAs(packLoader) },
      checker: { caller: actingAs(packChecker) },
    },
    title,
  );

let pack: Pack;

afreshForFile(async () => {
  const checked = checkPack(await readPack('seed/pack'));
  if (!checked.pack) throw new Error('the pack has faults');
  pack = { ...checked.pack, figures: {} };
  await loadPack(pack, actingAs(packLoader), () => undefined);
});

describe('before the first release', () => {
  it('nothing of the ledger is found, though all of it is loaded', async () => {
    await expect(reader().commitment.list({})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await readLedger(connections().gallery, 1_000)).commitments).toEqual([]);
  });
});

describe('the published ledger', () => {
  beforeAll(async () => {
    expect(await publish('First release')).toBe(1);
  });

  it('comes out of the database as the pack says it, row by row', async () => {
    const read = foldLedger(await readLedger(connections().gallery, 1));
    const packed = packLedger(pack);
    for (const [part, rows] of Object.entries(packed)) {
      if (!Array.isArray(rows)) continue;
      const there = new Map(
        (read[part as keyof typeof read] as unknown as Record<string, unknown>[]).map((row) => [row.id, row]),
      );
      expect(there.size, part).toBe(rows.length);
      for (const row of rows as unknown as Record<string, unknown>[]) {
        const { recordedAt: _, actorRole: __, ...content } = row;
        expect(there.get(row.id), `${part} ${row.slug ?? row.id}`).toMatchObject(content);
      }
    }
  });

  it('answers every procedure in the shape the REST document describes', async () => {
    const call = reader();
    const page = await call.commitment.byId({ id: 'c-agency-price-caps' });
    expect(commitmentPage.parse(page)).toEqual(page);
    expect(page.metrics.every(({ name }) => name.length > 0)).toBe(true);
    expect(page.topics.every(({ title, slug }) => title !== slug)).toBe(true);
    const missions = await call.mission.list({});
    expect(missionList.parse(missions)).toEqual(missions);
    const programmes = await call.programme.list({});
    expect(programmeList.parse(programmes)).toEqual(programmes);
    expect(programmes.items.find(({ id }) => id === 'ffp-national')?.areas).toHaveLength(153);
    const rollout = await call.programme.rollout({});
    expect(rolloutPage.parse(rollout)).toEqual(rollout);
    const search = await call.search.find({ q: 'Wolverhampton' });
    expect(searchPage.parse(search)).toEqual(search);
    expect(search.groups.find(({ kind }) => kind === 'area')?.total).toBe(1);
    expect((await call.commitment.overview({})).commitments).toBe(70);
    expect((await call.commitment.pillar({ id: 'pillar-1' })).pillar.slug).toBe('pillar-1');
    expect((await call.recommendation.list({ limit: 5 })).items).toHaveLength(5);
    expect((await call.review.list({})).items).toHaveLength(3);
    expect((await call.milestone.list({ stage: 'in-law' })).total).toBeGreaterThan(0);
    expect((await call.milestone.slippage({})).items).toHaveLength(12);
    expect((await call.milestone.undated({})).counts.commitments).toBe(37);
    const matrix = await call.commitment.matrix({ limit: 500 });
    expect(matrix.items).toHaveLength(117);
    expect(matrix.delivery.rows.reduce((sum, { total }) => sum + total, 0)).toBe(117);
  });

  it('tells what happened since a day, from which line a thing comes, and the estimate of delay', async () => {
    const call = reader();
    const brief = await call.change.brief({ since: '2023-02-02' });
    expect(brief.sections.map(({ section, lines }) => [section, lines.length > 0])).toEqual([
      ...['moved', 'decided', 'reached', 'published', 'overdue'].map((section) => [section, true]),
      ['due-soon', expect.any(Boolean)],
    ]);
    expect(brief).toMatchObject({ until: today, release: { number: 1 } });
    expect((await call.change.brief({})).since).toBe('2026-08-25');
    await expect(call.change.brief({ since: '2026-11-26' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const line = await call.commitment.lineage({ kind: 'metric', id: 'cla_rate' });
    expect(line.here).toMatchObject({ kind: 'metric', id: 'cla_rate' });
    expect(line.before.length).toBeGreaterThan(0);
    await expect(call.commitment.lineage({ kind: 'milestone', id: 'm-no-such' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await call.commitment.delay({})).estimate).toMatchObject({ years: 2, asPublished: true });
    expect((await call.commitment.money({})).found.map(({ promises }) => promises)).toEqual([3, 16, 11, 0]);
    const { items } = await call.commitment.experience({});
    expect(items.map(({ id }) => id)).toEqual(['consent', 'dignity', 'usefulness', 'disabled-children']);
    // This database holds no figures: the question whether any is split by disability was asked of it.
    expect(items.at(-1)?.dimension).toMatchObject({ title: 'disability', are: [] });
    await expect(call.commitment.delay({ years: 6 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('says which release it shows, how far research went and as at which day', async () => {
    const page = await reader().commitment.list({ at: '2024-01-01', limit: 1 });
    expect(page).toMatchObject({ release: { number: 1, current: true }, researchedTo: '2026-06-30', at: '2024-01-01' });
  });

  it('refuses what is not there: a thing, a release, a filter, a day to come', async () => {
    const call = reader();
    await expect(call.commitment.byId({ id: 'c-no-such' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(call.commitment.list({ release: 99 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is no such release.',
    });
    await expect(call.commitment.list({ status: 'done' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(call.commitment.list({ cursor: 'nowhere' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(call.commitment.list({ at: '2027-01-01' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('holds an embargoed release back in the same words, and shows a correction only from the release that brings it', async () => {
    const changed = structuredClone(pack);
    const first = changed.commitments[0]!;
    first.leadBody = 'Another department';
    await loadPack(changed, actingAs(packLoader), () => undefined);
    const lead = async (release?: number) => (await reader().commitment.byId({ id: first.id, release })).leadBody;
    expect(await lead()).toBe('Department for Education');
    const prepared = await actingAs(packLoader).release.prepare({ key: crypto.randomUUID(), title: 'Correction' });
    expect(prepared.number).toBe(2);
    await expect(lead(2)).rejects.toMatchObject({ code: 'NOT_FOUND', message: 'There is no such release.' });
    await actingAs(packChecker).release.approve({ key: crypto.randomUUID(), number: 2, publishAt: null });
    expect(await lead()).toBe('Another department');
    expect(await lead(1)).toBe('Department for Education');
    expect((await reader().commitment.byId({ id: first.id, release: 1 })).release.current).toBe(false);
  });

  it('fails as unavailable once the public account may no longer read, though the ledger is kept in memory', async () => {
    await reader().commitment.list({});
    const { database } = testDatabase().public;
    const [found] = await connections().gallery.rows<{ account: string }>('SELECT CURRENT_USER() AS account');
    const to = found!.account.replace(/^(.*)@(.*)$/, "'$1'@'$2'");
    const owner = await connectAs('owner');
    try {
      await owner.query(`REVOKE SELECT ON \`${database}\`.\`GalleryRelease\` FROM ${to}`);
      const refused = await reader()
        .commitment.list({})
        .catch((error: unknown) => error);
      expect(databaseUnavailable(refused)).toBe(true);
    } finally {
      await owner.query(`GRANT SELECT ON \`${database}\`.\`GalleryRelease\` TO ${to}`);
      await owner.end();
    }
    expect((await reader().commitment.list({})).total).toBe(70);
  });
});
