import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planLedgerLoad, planUpsert, type Row, rowsForTable } from '#server/domain/loading/load-plan.ts';

const own = { recordedAt: '2026-11-25T09:00:00.000Z', actorId: 'a', actorRole: 'official' };
const stored = (row: Row, corrects: string | null = null): Row => ({ ...row, ...own, corrects });

describe('rows for a table', () => {
  it('keep the table’s columns, days as days, lists as JSON, yes and no as 1 and 0', () => {
    const columns = ['id', 'due', 'topics', 'toCheck', 'note'];
    const given = [{ id: 'a', due: new Date('2026-06-30'), topics: ['kinship'], toCheck: true }];
    expect(rowsForTable(columns, given)).toEqual({
      rows: [{ id: 'a', due: '2026-06-30', topics: '["kinship"]', toCheck: 1, note: null }],
      faults: [],
    });
  });

  it('name every unknown column', () => {
    expect(rowsForTable(['id'], [{ id: 'a', colour: 1 }, { size: 2 }]).faults).toEqual([
      'There is no column colour.',
      'There is no column size.',
    ]);
  });
});

describe('loading ledger rows', () => {
  const row: Row = { id: 'a', slug: 'family-help', title: 'Family Help', statedOn: '2023-02-02' };

  it('adds what is missing and leaves what is there', () => {
    const other = { ...row, id: 'b', slug: 'kinship' };
    expect(planLedgerLoad([row, other], [stored(row)])).toMatchObject({
      added: [{ id: 'b' }],
      corrected: [],
      unchanged: 1,
    });
  });

  it('corrects a changed fact by a row without a slug that names the original', () => {
    const changed = { ...row, title: 'Family Help for all' };
    const { corrected, added } = planLedgerLoad([changed], [stored(row)]);
    expect(added).toEqual([]);
    expect(corrected).toEqual([{ ...changed, slug: null, corrects: 'a' }]);
  });

  it('compares with the latest correction, not with the original', () => {
    const changed = { ...row, title: 'Family Help for all' };
    const correction = { ...stored({ ...changed, id: 'c', slug: null }, 'a'), recordedAt: '2026-11-26T09:00:00.000Z' };
    expect(planLedgerLoad([changed], [stored(row), correction])).toMatchObject({ corrected: [], unchanged: 1 });
    expect(planLedgerLoad([row], [stored(row), correction]).corrected).toHaveLength(1);
  });

  it('leaves what somebody else corrected until it says something new', () => {
    const mended = { ...row, id: 'c', slug: null, title: 'Family help' };
    const correction = { ...stored(mended, 'a'), actorId: 'official', recordedAt: '2026-11-26T09:00:00.000Z' };
    const present = [stored(row), correction];
    expect(planLedgerLoad([row], present, 'a')).toMatchObject({ corrected: [], unchanged: 1 });
    const changed = { ...row, title: 'Family Help for all' };
    expect(planLedgerLoad([changed], present, 'a').corrected).toMatchObject([{ title: 'Family Help for all' }]);
    expect(planLedgerLoad([row], present, 'another').corrected).toHaveLength(1);
  });

  it('leaves nothing to do the second time, whatever is loaded over whatever', () => {
    const facts = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), title: fc.constantFrom('x', 'y') }),
      {
        selector: ({ id }) => id,
      },
    );
    fc.assert(
      fc.property(facts, facts, (first, second) => {
        let present: Row[] = [];
        for (const [round, wanted] of [first, second, second].entries()) {
          const plan = planLedgerLoad(wanted, present);
          expect(plan.added.length + plan.corrected.length + plan.unchanged).toBe(wanted.length);
          if (round === 2) expect(plan).toMatchObject({ added: [], corrected: [] });
          const recordedAt = `2026-11-2${round}T09:00:00.000Z`;
          const corrections = plan.corrected.map((row, at) => ({ ...row, id: `correction ${round} ${at}` }));
          present = [...present, ...[...plan.added, ...corrections].map((row) => ({ ...own, ...row, recordedAt }))];
        }
      }),
    );
  });
});

it('an upsert tells new rows from changed ones by the key, however many columns it has', () => {
  const present: Row[] = [
    { areaCode: 'A', year: 2024, children: 10 },
    { areaCode: 'A', year: 2025, children: 11 },
  ];
  const wanted: Row[] = [
    { areaCode: 'A', year: 2024, children: 10 },
    { areaCode: 'A', year: 2025, children: 12 },
    { areaCode: 'B', year: 2025, children: 7 },
  ];
  expect(planUpsert(['areaCode', 'year'], wanted, present)).toEqual({
    added: [{ areaCode: 'B', year: 2025, children: 7 }],
    changed: [{ areaCode: 'A', year: 2025, children: 12 }],
    unchanged: 1,
  });
});
