import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type ReturnColumn, returnColumns } from '#server/domain/returns/return-row.ts';
import { readTable } from '#server/files/read-table.ts';
import { bytesOf, collectionOf, expected, folder, serveCorpus } from './corpus.ts';
import { handInByRest } from './doors.ts';
import { checked, choose, type FormRow, fillIn, submit, withoutRow } from './form-pages.ts';
import { A, as, collection, rowsOf } from './world.ts';

serveCorpus();

/**
 * The rows of a file as a form can hold them; null where it cannot: columns, places and periods are the form's own, each
 * figure is there once, and a figure with nothing written is no row.
 */
async function rowsForForm(name: string): Promise<FormRow[] | null> {
  const table = await readTable(bytesOf(name));
  const [header, ...body] = table.rows;
  if (table.faults.length > 0 || header?.cells.join() !== returnColumns.join()) return null;
  const rows = body.map(
    ({ cells }) => Object.fromEntries(returnColumns.map((column, at) => [column, cells[at] ?? ''])) as FormRow,
  );
  const asked = (await as('preparerA').return.current({ area: A, collection: collectionOf(name) })).asked;
  const [time, code] =
    collectionOf(name)
      .slice(-8)
      .match(/^(\d{6})(Q\d)$/)
      ?.slice(1) ?? [];
  const written: ReturnColumn[] = ['numerator', 'denominator', 'value', 'symbol', 'explanation'];
  const fits = rows.every(
    (row, at) =>
      body[at]?.cells.length === returnColumns.length &&
      row.area_code === A &&
      row.time_period === time &&
      row.time_identifier === code &&
      asked.some(({ metric, breakdown }) => metric === row.metric && breakdown === row.breakdown) &&
      rows.findIndex(({ metric, breakdown }) => metric === row.metric && breakdown === row.breakdown) === at &&
      written.some((column) => row[column] !== ''),
  );
  return fits && rows.length > 0 ? rows : null;
}

it('what a form can hold gets by the form the very findings that the file got, field by field', async () => {
  const codes = new Set<string | null>();
  let held = 0;
  for (const [name, all] of Object.entries(expected)) {
    const rows = await rowsForForm(name);
    const told = all.filter(({ code }) => !/^(FILE|COL|ROW-001|ROW-005)/.test(code ?? ''));
    if (!rows) continue;
    held += 1;
    await fillIn(collectionOf(name), rows);
    const page = await checked(collectionOf(name));
    expect(withoutRow(page.findings), name).toEqual(withoutRow(told));
    for (const { code } of told) codes.add(code);
  }
  expect(held).toBeGreaterThan(30);
  // Rules on one figure, on figures together and over time, missing ones and free text: all come through the form.
  const some = ['VAL-001', 'VAL-005', 'VAL-006', 'MET-003', 'ROW-003', 'TXT-001', 'CMP-001', 'BRK-003', 'OUT-001'];
  expect([...codes]).toEqual(expect.arrayContaining(some));
}, 180_000);

it('a return by the form is stored as the file would be, once, and its draft is gone', async () => {
  const rows = await rowsForForm('good.csv');
  await fillIn(collection, rows ?? []);
  const page = await checked(collection);
  expect(page.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const answers = await Promise.all([submit(collection, page), submit(collection, page), submit(collection, page)]);
  for (const answer of answers) {
    expect((answer as Response).headers.get('Location')).toContain('done=submitted');
  }
  const [version, ...more] = await rowsOf(
    `SELECT v.door, v.number FROM ReturnVersion v JOIN \`Return\` r ON r.id = v.returnId
     WHERE r.collectionId = '${collection}' AND r.areaCode = '${A}'`,
  );
  expect([version, more]).toEqual([{ door: 'form', number: 1 }, []]);
  expect((await as('preparerA').return.draft({ area: A, collection })).draft).toBeNull();
  const same = await handInByRest(collection, { csv: readFileSync(`${folder}/good.csv`, 'utf8') });
  expect([same.status, same.body]).toMatchObject([200, { unchanged: true }]);
});

it('a draft that a version overtook is not submitted before somebody has looked at what differs', async () => {
  const rows = await rowsForForm('good.csv');
  const changed = (value: string) => (rows ?? []).map((row) => (row.metric === 'macpt_fte' ? { ...row, value } : row));
  await fillIn(collection, changed('32.5'));
  const before = await checked(collection);
  const csv = readFileSync(`${folder}/good.csv`, 'utf8').replace(',31.5,', ',33.5,');
  expect((await handInByRest(collection, { csv })).status).toBe(201);
  const refused = (await submit(collection, before)) as { data: { message: string }; init: ResponseInit };
  expect([refused.init.status, refused.data.message]).toEqual([
    409,
    expect.stringContaining('Version 2 is the latest'),
  ]);
  const page = await checked(collection);
  expect(page.overtaken).toMatchObject({
    version: 2,
    figures: [{ metric: 'macpt_fte', yours: { value: '32.5' }, theirs: { value: '33.5' } }],
  });
  expect(await choose(collection, page, null)).toMatchObject({ init: { status: 400 } });
  expect((await checked(collection)).overtaken).not.toBeNull();
  expect(await choose(collection, page, 'yours')).toMatchObject({ status: 303 });
  const ready = await checked(collection);
  expect(ready.overtaken).toBeNull();
  const done = (await submit(collection, ready)) as Response;
  expect(done.headers.get('Location')).toContain('done=submitted');
  const { asked, version } = await as('preparerA').return.current({ area: A, collection });
  expect(version).toMatchObject({ number: 3, door: 'form' });
  expect(asked.find(({ metric }) => metric === 'macpt_fte')?.figure?.value).toBe(32.5);
});

it('of a version that overtook a draft, its figure can be taken as well', async () => {
  const rows = await rowsForForm('good.csv');
  await fillIn(
    collection,
    (rows ?? []).map((row) => (row.metric === 'macpt_fte' ? { ...row, value: '34.5' } : row)),
  );
  const csv = readFileSync(`${folder}/good.csv`, 'utf8').replace(',31.5,', ',35.5,');
  expect((await handInByRest(collection, { csv })).status).toBe(201);
  expect(await choose(collection, await checked(collection), 'theirs')).toMatchObject({ status: 303 });
  const page = await checked(collection);
  expect(page.overtaken).toBeNull();
  expect(page.values.find(({ metric }) => metric === 'macpt_fte')?.value).toBe('35.5');
});
