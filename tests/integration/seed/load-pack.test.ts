import { describe, expect, it } from 'vitest';
import { loadPack } from '#seed/load-pack.ts';
import { packId } from '#seed/pack-id.ts';
import { countReleases, finishRelease, publishRelease } from '#seed/publish-release.ts';
import { readPack } from '#seed/read-pack.ts';
import { ledgerRows } from '#seed/rows/ledger-rows.ts';
import { connections } from '#server/data/connections.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import type { Pack } from '#server/domain/pack/pack.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { packChecker, packLoader } from '#server/domain/people/system-people.ts';
import { createCaller } from '#server/trpc/router.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { connectAs } from '../setup/database.ts';

let pack: Pack;

const actingAs = (user: Person) =>
  createCaller({ ...connections(), now: new Date(), today: '2026-11-25', user, door: 'seed' });
const quiet = () => undefined;

async function rowsOf(sql: string): Promise<Record<string, unknown>[]> {
  const owner = await connectAs('owner');
  try {
    return await owner.query(sql);
  } finally {
    await owner.end();
  }
}

const countOf = async (table: string) => Number((await rowsOf(`SELECT COUNT(*) AS n FROM \`${table}\``))[0]?.n);

afreshForFile(async () => {
  const checked = checkPack(await readPack('seed/pack'));
  if (!checked.pack) throw new Error('the pack has faults');
  pack = checked.pack;
});

describe('loading the pack', () => {
  it('puts everything in once, and writes nothing the second time', async () => {
    const first = await loadPack(pack, actingAs(packLoader), quiet);
    expect(first).toMatchObject({ changed: 0, unchanged: 0 });
    expect(await countOf('Commitment')).toBe(70);
    expect(await countOf('Milestone')).toBe(217);
    expect(await countOf('OfficialFigure')).toBe(70_131);
    expect(await countOf('Neighbour')).toBe(1_530);
    const audited = await countOf('AuditEvent');
    const second = await loadPack(pack, actingAs(packLoader), quiet);
    expect(second).toEqual({ added: 0, changed: 0, unchanged: first.added });
    expect(await countOf('AuditEvent')).toBe(audited);
  });

  it('publishes it in a first release, once', async () => {
    const publishers = {
      loader: { person: packLoader, caller: actingAs(packLoader) },
      checker: { caller: actingAs(packChecker) },
    };
    expect(await countReleases(publishers)).toBe(0);
    expect(await publishRelease(publishers, 'First release')).toBe(1);
    expect(await publishRelease(publishers, 'Second release')).toBeNull();
    expect(await finishRelease(publishers)).toBeNull();
    expect(await countReleases(publishers)).toBe(1);
    const { gallery } = connections();
    const [promises] = await gallery.rows<{ n: number }>('SELECT COUNT(*) AS n FROM GalleryCommitment');
    const [figures] = await gallery.rows<{ n: number }>('SELECT COUNT(*) AS n FROM GalleryPublishedValue');
    expect([Number(promises?.n), Number(figures?.n)]).toEqual([70, 70_131]);
  });

  it('finishes a release that was prepared and not approved', async () => {
    const caller = actingAs(packLoader);
    const [row] = ledgerRows(pack).find(([table]) => table === 'Look')?.[1] ?? [];
    if (!row) throw new Error('no look');
    const look = { ...row, id: packId('Look', 'one more'), found: 'Looked again, found nothing' };
    await caller.ledger.load({ table: 'Look', rows: [look] });
    await caller.release.prepare({ key: packId('release.prepare', '2'), title: 'Broken off' });
    const publishers = { loader: { person: packLoader, caller }, checker: { caller: actingAs(packChecker) } };
    expect(await finishRelease(publishers)).toBe(2);
    expect(await finishRelease(publishers)).toBeNull();
  });

  it('turns a changed fact into a correcting row and leaves the first as it was', async () => {
    const changed = structuredClone(pack);
    changed.figures = {};
    const commitment = changed.commitments[0];
    if (!commitment) throw new Error('no commitment');
    commitment.leadBody = 'Another department';
    const counts = await loadPack(changed, actingAs(packLoader), quiet);
    expect(counts).toMatchObject({ added: 0, changed: 1 });
    const original = packId('Commitment', commitment.id);
    const rows = await rowsOf(
      `SELECT slug, leadBody, corrects FROM Commitment WHERE id = '${original}' OR corrects = '${original}'`,
    );
    expect(rows).toHaveLength(2);
    expect(rows.find((row) => row.corrects === null)).toMatchObject({
      slug: commitment.id,
      leadBody: 'Department for Education',
    });
    expect(rows.find((row) => row.corrects === original)).toMatchObject({ slug: null, leadBody: 'Another department' });
    expect(await loadPack(changed, actingAs(packLoader), quiet)).toMatchObject({ added: 0, changed: 0 });
  });
});
