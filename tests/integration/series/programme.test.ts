import type { Connection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections, openConnections } from '#server/data/connections.ts';
import { programmePairSchema } from '#server/trpc/comparison/programme-answer.ts';
import { createCaller } from '#server/trpc/router.ts';
import { connectAs, databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';
import { council, example, type Figure, insertReference, insertRelease, neighbours } from './published-figures.ts';

let owner: Connection;
let call: ReturnType<typeof createCaller>;

const inProgramme = neighbours.slice(0, 5);
const figures: Figure[] = ['2023|RY', '2025|RY'].flatMap((period, year): Figure[] => [
  ['test_rate', council, period, 90],
  ...neighbours.map((code, at): Figure => ['test_rate', code, period, 10 * (at + 1) + year]),
  ...neighbours.map((code, at): Figure => ['test_pct', code, period, at === 0 ? 'c' : at]),
  ['test_rate', example, period, 5_000],
]);

async function insertProgramme(id: string, madeUp: boolean, places: readonly string[], startsOn: string | null) {
  await owner.query(
    "INSERT INTO `Programme` (`id`, `position`, `name`, `tests`, `funding`, `sources`, `confidence`, `madeUp`) VALUES (?, 1, ?, '[]', '[]', '[]', 'source', ?)",
    [id, `Programme ${id}`, madeUp],
  );
  for (const code of places) {
    await owner.query(
      "INSERT INTO `Participation` (`programmeId`, `areaCode`, `startsOn`, `confidence`) VALUES (?, ?, ?, 'source')",
      [id, code, startsOn],
    );
  }
}

beforeAll(async () => {
  await emptyDatabase();
  owner = await connectAs('owner');
  await insertReference(owner);
  await insertProgramme('tried', false, inProgramme, '2024-01-15');
  await insertProgramme('example', true, [example], null);
  await insertRelease(owner, { number: 1 }, figures);
  await insertRelease(owner, { number: 2, publishAt: '2099-01-01 00:00:00' }, [['test_rate', council, '2025|RY', 1]]);
  const accounts = testDatabase();
  const open = openConnections({ appUrl: databaseUrl(accounts.app), publicUrl: databaseUrl(accounts.public) });
  const now = new Date('2026-11-25T12:00:00Z');
  const { gallery, workshop } = open;
  call = createCaller({ now, today: '2026-11-25', gallery, workshop, user: null, door: 'trpc' });
});

afterAll(async () => {
  await owner.end();
  await closeConnections();
});

const asked = { metric: 'test_rate', programme: 'tried' };

describe('series.programme', () => {
  it('holds the middle of a programme’s places against that of the others, before and after it began', async () => {
    const found = await call.series.programme(asked);
    expect(programmePairSchema.parse(found)).toEqual(found);
    expect(found.programme).toMatchObject({ places: 5, others: 6, leftOut: 0, firstStart: '2024-01-15' });
    expect(found.periods.map(({ period, phase }) => [period, phase])).toEqual([
      ['2023|RY', 'before'],
      ['2025|RY', 'after'],
    ]);
    expect(found.sides.map(({ points }) => points.map(({ median, numbers }) => [median, numbers]))).toEqual([
      [
        [30, 5],
        [31, 5],
      ],
      [
        [85, 6],
        [85.5, 6],
      ],
    ]);
    expect(found.sentence).toContain('Not an effect.');
    expect(found.choices.map(({ id }) => id)).toEqual(['tried']);
  });

  it('says that its counter-metric is not measured where a hidden figure leaves too few', async () => {
    const { beside } = await call.series.programme(asked);
    expect(beside).toMatchObject({ shown: null, text: expect.stringContaining('A made-up share') });
    const { sides } = await call.series.programme({ ...asked, metric: 'test_pct' });
    expect(sides[0]?.points[0]).toMatchObject({ median: null, numbers: 4 });
  });

  it('is a table too, with a row for each side and period that says what it is not', async () => {
    const { columns, rows } = await call.series.programmeTable(asked);
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    expect(rows.every((row) => row.at(-1) === 'not an effect')).toBe(true);
  });

  it('is refused for what is unknown, made up or not out', async () => {
    for (const own of [{ programme: 'nope' }, { programme: 'example' }, { programme: 'waves' }, { release: 2 }]) {
      await expect(call.series.programme({ ...asked, ...own })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(call.series.programme({ ...asked, metric: 'nope' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
