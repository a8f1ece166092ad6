import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fieldName } from '#app/components/return-form/field-names.ts';
import { action as upload } from '#app/routes/reporting.$collection.upload.tsx';
import { asked, form, handInByRest, openDoors, standing } from './doors.ts';
import { A, as, collection, endWorld, rowCounts, rowsOf, serveWorld } from './world.ts';

const csv = readFileSync('tests/corpus/returns/unexplained.csv', 'utf8');
const file = Buffer.from(csv).toString('base64');
const days = { metric: 'unregistered_days', breakdown: 'total' };

beforeAll(async () => {
  await serveWorld();
  await openDoors();
}, 60_000);
afterAll(endWorld);

type Shown = {
  counts: { errors: number; warnings: number };
  read: {
    toExplain: { metric: string; breakdown: string; name: string; why: string[]; again: string | null }[];
  } | null;
  beside: { typed: { explanation: string }[]; faults: { metric: string; message: string }[] };
  key: string | null;
};

/** Sends the page's form; answers what it shows, or where it leads. */
async function send(fields: Record<string, string>) {
  const body = new URLSearchParams({ csrf: standing.csrf, ...fields });
  const answer: unknown = await upload(asked(form(`/reporting/${collection}/upload`, body), collection)).catch(
    (thrown: unknown) => thrown,
  );
  if (answer instanceof Response) return { leadsTo: answer.headers.get('Location') };
  const { data, init } = answer as { data: Shown; init: ResponseInit };
  return { status: init.status, ...data };
}

const submit = (explanation: string, more: Record<string, string> = {}) =>
  send({
    ...{ step: 'submit', key: uuidv7(), file, baseVersion: '0', [fieldName('explanation', days)]: explanation },
    ...more,
  });

it('the check names the figure that wants an explanation, and how it was explained the quarter before', async () => {
  const { toExplain } = await as('preparerA').return.preview({ area: A, collection, file });
  expect(toExplain).toEqual([
    {
      ...days,
      name: 'Days in unregistered settings',
      why: [
        expect.stringContaining('unregistered setting'),
        expect.stringContaining('in the same period a year before'),
      ],
      again: expect.stringContaining('placement'),
    },
  ]);
});

it('an explanation that may be about one child is refused beside its field, and nothing typed is lost', async () => {
  const before = await rowCounts();
  const shown = await submit('The boy called Sam waited');
  expect(shown).toMatchObject({
    status: 422,
    counts: { errors: 0, warnings: 2 },
    read: { toExplain: [days] },
    beside: { typed: [{ ...days, explanation: 'The boy called Sam waited' }], faults: [days] },
    key: expect.any(String),
  });
  expect(await rowCounts()).toEqual(before);
});

it('a file that is faulty by itself is shown with its own findings', async () => {
  const faulty = Buffer.from(csv.replace(',,,43,,', ',,,many,,')).toString('base64');
  const shown = await submit('A home closed', { file: faulty });
  expect(shown).toMatchObject({ status: 422, counts: { errors: 1 }, read: null, key: null });
});

it('what was explained for no figure of the content is a bad request', async () => {
  const explanations = [{ metric: 'cla_rate', breakdown: 'total', explanation: 'x' }];
  const input = { area: A, collection, csv, explanations };
  await expect(as('preparerA').return.check(input)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('cla_rate, total'),
  });
});

it('written on the page it is stored with its figure, as if it had stood in the file, and no warning is left', async () => {
  expect(await submit('A home closed; every placement is reviewed weekly')).toMatchObject({
    leadsTo: expect.stringContaining('done=submitted'),
  });
  const explanations = [{ ...days, explanation: 'A home closed; every placement is reviewed weekly' }];
  const stored = await rowsOf(`SELECT explanation FROM ReturnValue f JOIN ReturnVersion v ON v.id = f.versionId
    JOIN \`Return\` r ON r.id = v.returnId WHERE r.collectionId = '${collection}' AND f.metric = '${days.metric}'`);
  expect(stored).toEqual([{ explanation: explanations[0]?.explanation }]);
  const { version } = await as('preparerA').return.current({ area: A, collection });
  expect(version).toMatchObject({ number: 1, warnings: 0 });
  // Through the other doors the same content changes nothing.
  expect(await handInByRest(collection, { csv, explanations } as never)).toMatchObject({
    status: 200,
    body: { unchanged: true, findings: [] },
  });
  const input = { key: uuidv7(), area: A, collection, file, explanations };
  expect(await as('preparerA').return.submit(input)).toMatchObject({ unchanged: true, findings: [] });
});

it('last quarter’s is taken again by a tick, and what is written goes before it', async () => {
  const again = { [fieldName('again', days)]: 'As before', baseVersion: '1' };
  await submit('', again);
  const { asked: figures } = await as('preparerA').return.current({ area: A, collection });
  expect(figures.find(({ metric }) => metric === days.metric)?.figure?.explanation).toBe('As before');
  await submit('Written', { ...again, baseVersion: '2' });
  const { asked: later } = await as('preparerA').return.current({ area: A, collection });
  expect(later.find(({ metric }) => metric === days.metric)?.figure?.explanation).toBe('Written');
});
