import { describe, expect, it } from 'vitest';
import type { Ledger, LedgerRow } from '#server/domain/ledger/ledger.ts';
import { changeKinds } from '#server/domain/releases/change-kinds.ts';
import { countByKind, ledgerChanges, withAreaNames } from '#server/domain/releases/changes.ts';

const row = (id: string, release: number, more: object = {}) => ({
  id,
  release,
  statedOn: '2026-06-30',
  recordedAt: `2026-11-25T0${release}:00:00Z`,
  actorRole: 'official',
  corrects: null,
  ...more,
});

/** Two promises under two pillars; the first has a milestone whose date moved in release 2. */
function ledger(): Ledger {
  const tables = Object.fromEntries(changeKinds.map((kind) => [kind, [] as LedgerRow[]])) as Record<
    string,
    LedgerRow[]
  >;
  tables.pillars = [
    row('p1', 1, { slug: 'family-help', title: 'Family Help' }),
    row('p2', 1, { slug: 'kinship', title: 'Kinship' }),
  ];
  tables.commitments = [
    row('c1', 1, { slug: 'c-one', pillarId: 'p1' }),
    row('c2', 1, { slug: 'c-two', pillarId: 'p2' }),
  ];
  tables.wordings = [
    row('w1', 1, { commitmentId: 'c1', title: 'First promise' }),
    row('w2', 2, { commitmentId: 'c1', title: 'First promise, corrected', corrects: 'w1' }),
    row('w3', 1, { commitmentId: 'c2', title: 'Second promise' }),
  ];
  tables.milestones = [row('m1', 1, { slug: 'm-one', commitmentId: 'c1', title: 'A step' })];
  tables.dates = [row('d1', 2, { milestoneId: 'm1' })];
  return { release: 2, corrections: [], ...tables } as unknown as Ledger;
}

const rowsIn = (of: Ledger, filter = {}) =>
  new Map([...ledgerChanges(of, filter)].map(([number, { rows }]) => [number, rows]));
const changes = (filter = {}) => rowsIn(ledger(), filter);

describe('what a release added to the record', () => {
  it('is told by the release of each row, with the title of what it is about', () => {
    expect(changes().get(2)).toMatchObject([
      { kind: 'wordings', corrected: true, title: 'First promise, corrected', commitment: 'c-one' },
      { kind: 'dates', corrected: false, title: 'A step', commitment: 'c-one' },
    ]);
    expect(changes().get(1)).toHaveLength(7);
    expect(changes().get(3)).toBeUndefined();
  });

  it('can be only what concerns one promise or one pillar', () => {
    expect(
      changes({ commitment: 'c-two' })
        .get(1)
        ?.map(({ id }) => id),
    ).toEqual(['c2', 'w3']);
    expect(
      changes({ pillar: 'family-help' })
        .get(1)
        ?.map(({ id }) => id),
    ).toEqual(['c1', 'w1', 'm1', 'p1']);
    expect(changes({ pillar: 'no-such' }).size).toBe(0);
  });

  it('tells what an area reports of a step and the answer to it, and nothing of made-up areas', () => {
    const raw = ledger();
    const of = { localMilestoneId: 'l1', state: 'live' };
    const added = {
      localMilestones: [row('l1', 1, { slug: 's-one', title: 'A local step', milestoneId: 'm1' })],
      localProgress: [
        row('r1', 2, { ...of, areaCode: 'E08000025', liveOn: '2026-06-01' }),
        row('r2', 2, { ...of, areaCode: 'T09000001' }),
      ],
      localConfirmations: [
        row('a1', 2, { localProgressId: 'r1', confirmed: false, note: 'Not yet.' }),
        row('a2', 2, { localProgressId: 'r2' }),
      ],
    };
    const all = { ...raw, ...added } as unknown as Ledger;
    const told = rowsIn(all).get(2) ?? [];
    expect(told.map(({ id, title }) => [id, title]).slice(-2)).toEqual([
      ['r1', 'A local step'],
      ['a1', 'A local step'],
    ]);
    expect(told.some(({ id }) => id === 'r2' || id === 'a2')).toBe(false);
    const [report, answer] = withAreaNames(told.slice(-2), new Map([['E08000025', { name: 'Birmingham' }]]));
    const about = { step: 's-one', area: { code: 'E08000025', name: 'Birmingham' }, commitment: 'c-one' };
    expect(report).toMatchObject({ ...about, said: 'Live since 1 June 2026' });
    expect(answer).toMatchObject({ ...about, said: 'Not confirmed: Not yet.' });
    // Of the promise whose milestone the step tells, and of no other.
    const ofPromise = (commitment: string) =>
      ledgerChanges(all, { commitment })
        .get(2)
        ?.rows.map(({ id }) => id) ?? [];
    expect(ofPromise('c-one')).toEqual(expect.arrayContaining(['r1', 'a1']));
    expect(ofPromise('c-two')).not.toContain('r1');
  });

  it('shows a hundred rows of a release and counts them all', () => {
    const many = Array.from({ length: 140 }, (_, at) => row(`l${at}`, 2, { commitmentId: at % 2 ? 'c1' : 'c2' }));
    const all = { ...ledger(), looks: many } as unknown as Ledger;
    const { rows, moreRows, counts } = ledgerChanges(all).get(2)!;
    expect([rows.length, moreRows]).toEqual([100, 42]);
    expect(counts.find(({ kind }) => kind === 'looks')).toMatchObject({ added: 140 });
    expect(ledgerChanges(all, { commitment: 'c-two' }).get(2)).toMatchObject({ moreRows: 0, counts: [{ added: 70 }] });
  });

  it('is counted by kind, one and many in their own words, corrections apart', () => {
    expect(countByKind(changes().get(2) ?? [])).toEqual([
      { kind: 'wordings', words: 'wording of a promise', added: 0, corrected: 1 },
      { kind: 'dates', words: 'milestone date', added: 1, corrected: 0 },
    ]);
    expect(countByKind(changes().get(1) ?? [])[0]).toEqual({
      kind: 'commitments',
      words: 'promises',
      added: 2,
      corrected: 0,
    });
  });
});
