import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { action as upload } from '#app/routes/reporting.$collection.upload.tsx';
import { returnColumns } from '#server/domain/returns/return-row.ts';
import type { GivenRevision } from '#server/domain/returns/versions/revision.ts';
import { asked, byRest, byTrpc, type Content, form, handInByRest, openDoors, standing } from './doors.ts';
import { checked, type FormRow, fillIn, submit } from './form-pages.ts';
import { acceptLatest, publishAll, reopen } from './publishing.ts';
import { A, as, collection, endWorld, rowCounts, rowsOf, serveWorld } from './world.ts';

type Case = { case: string; published: boolean; given: GivenRevision; codes: string[] };
const cases = JSON.parse(readFileSync('tests/corpus/returns/revisions.json', 'utf8')) as Case[];
const csv = readFileSync('tests/corpus/returns/good.csv', 'utf8');
const withPackages = (count: number) => csv.replace(',,,43,,', `,,,${count},,`);
const about = { area: A, collection };
const reason = 'Two teams were left out of the count and are in it now.';
const correction = { revision: 'correction', reason } as const;

beforeAll(async () => {
  await serveWorld();
  await openDoors();
}, 60_000);
afterAll(endWorld);

/** The last step of the upload page: the file was looked at, and is submitted. */
async function byUpload(content: string, given: GivenRevision) {
  const { published, version } = await as('preparerA').return.current(about);
  const fields = new URLSearchParams({ csrf: standing.csrf, step: 'submit', key: uuidv7() });
  fields.set('file', Buffer.from(content).toString('base64'));
  fields.set('baseVersion', String(version?.number ?? 0));
  for (const [name, value] of Object.entries(given)) if (value) fields.set(name, value);
  const request = form(`/reporting/${collection}/upload`, fields);
  const answer = (await upload(asked(request, collection)).catch((thrown: unknown) => thrown)) as Answer;
  return { answer, published };
}
type Answer = { data: { why: { findings: { code: string }[] } | null }; init: ResponseInit; status?: number };

const rowsOfFile = (content: string): FormRow[] =>
  content
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const cells = line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replaceAll('"', ''));
      return Object.fromEntries(returnColumns.map((column, at) => [column, cells[at] ?? ''])) as FormRow;
    });

const codesOf = (findings: readonly { code: string | null }[]) => findings.map(({ code }) => code);

/** What every door says of a version that is handed in for this reason; the form holds the figures already. */
async function byEveryDoor(content: string, given: GivenRevision) {
  const sent = { csv: content, ...given } as Content;
  const trpc = await byTrpc(collection, sent);
  const rest = await byRest(collection, sent);
  const handedIn = await handInByRest(collection, sent);
  const { answer: uploaded } = await byUpload(content, given);
  const fields = Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const filledIn = (await submit(collection, await checked(collection), uuidv7(), fields)) as Answer;
  return { trpc, rest, handedIn, uploaded, filledIn };
}

const refusedEverywhere = async (content: string, { given, codes }: Case) => {
  await fillIn(collection, rowsOfFile(content));
  const before = await rowCounts();
  const told = await byEveryDoor(content, given);
  expect(codesOf(told.trpc.findings)).toEqual(codes);
  expect(told.trpc.accepted).toBe(false);
  expect(told.rest).toEqual(told.trpc);
  expect([told.handedIn.status, told.handedIn.body.findings]).toEqual([422, told.trpc.findings]);
  for (const page of [told.uploaded, told.filledIn]) {
    expect([page.init.status, codesOf(page.data.why?.findings ?? [])]).toEqual([422, codes]);
  }
  expect(await rowCounts()).toEqual(before);
};

describe('while no version is published', () => {
  it.each(cases.filter(({ published }) => !published))('$case is told by every door, and nothing is stored', (each) =>
    refusedEverywhere(csv, each),
  );

  it('a version says nothing of itself, and neither does the next', async () => {
    expect(await handInByRest(collection, { csv: withPackages(42) })).toMatchObject({ status: 201 });
    expect(await handInByRest(collection, { csv })).toMatchObject({ status: 201, body: { version: 2 } });
    const { published, version } = await as('preparerA').return.current(about);
    expect({ published, version }).toMatchObject({
      published: null,
      version: { revision: null, reason: null, why: null },
    });
  });
});

describe('once a version is published', () => {
  beforeAll(async () => {
    await acceptLatest(about);
    await publishAll();
  }, 60_000);

  it('a return that is not open is refused in words, whatever is said of it', async () => {
    for (const given of [{}, correction]) {
      const told = await handInByRest(collection, { csv: withPackages(44), ...given } as Content);
      expect(told).toMatchObject({ status: 409, body: { detail: expect.stringContaining('has been published') } });
    }
    await reopen(about);
    expect(await as('preparerA').return.current(about)).toMatchObject({ state: 'reopened', published: 2 });
  });

  it.each(cases.filter(({ published }) => published))('$case is told by every door, and nothing is stored', (each) =>
    refusedEverywhere(withPackages(44), each),
  );

  it('the published figures once more need no reason: nothing changes', async () => {
    const told = await handInByRest(collection, { csv });
    expect(told).toMatchObject({ status: 200, body: { unchanged: true, version: 2, findings: [] } });
    expect(await byTrpc(collection, { csv })).toMatchObject({ accepted: true, unchanged: true, findings: [] });
  });

  it('a correction is stored with its reason, once for its key, and again only for another reason', async () => {
    const input = { key: uuidv7(), ...about, csv: withPackages(44), ...correction };
    expect(await as('preparerA').return.submit(input)).toMatchObject({ accepted: true, unchanged: false, version: 3 });
    expect(await as('preparerA').return.submit(input)).toMatchObject({ version: 3 });
    const again = await as('preparerA').return.submit({ ...input, key: uuidv7() });
    expect(again).toMatchObject({ unchanged: true, version: 3 });
    const unsaid = await as('preparerA').return.submit({ key: uuidv7(), ...about, csv: withPackages(44) });
    expect([unsaid.accepted, codesOf(unsaid.findings)]).toEqual([false, ['REV-001']]);
    const scheduled = { ...about, csv: withPackages(44), revision: 'scheduled' as const };
    expect(await as('preparerA').return.submit({ key: uuidv7(), ...scheduled })).toMatchObject({ version: 4 });
    expect(await as('preparerA').return.submit({ ...input, key: uuidv7() })).toMatchObject({ version: 5 });
    const rows = await rowsOf(
      'SELECT number, revisionKind, publicReason FROM ReturnVersion ORDER BY number DESC LIMIT 3',
    );
    expect(rows.map(({ revisionKind, publicReason }) => [revisionKind, publicReason])).toEqual([
      ['correction', reason],
      ['scheduled', null],
      ['correction', reason],
    ]);
  });

  it('its reason stands in the history and before those who sign off and accept, and in no letter', async () => {
    const { versions } = await as('approverA').return.history(about);
    expect(versions.slice(0, 4).map(({ why }) => why)).toEqual([
      `Correction: ${reason}`,
      'Scheduled revision',
      `Correction: ${reason}`,
      null,
    ]);
    const seen = await as('official').return.current(about);
    expect(seen).toMatchObject({ published: 2, version: { number: 5, revision: 'correction', reason } });
    const letters = await rowsOf('SELECT text FROM OutboxMessage');
    expect(JSON.stringify(letters)).not.toContain('Two teams');
    const [event] = await rowsOf(
      "SELECT detail FROM AuditEvent WHERE action = 'return.submit' ORDER BY at DESC, id DESC LIMIT 1",
    );
    expect(String(event?.detail)).toContain('correction');
  });

  it('by the form and by the upload page it is taken with its reason', async () => {
    await fillIn(collection, rowsOfFile(withPackages(45)));
    const byForm = (await submit(collection, await checked(collection), uuidv7(), correction)) as unknown as Response;
    expect(byForm.headers.get('Location')).toContain('done=submitted');
    const byFile = (await byUpload(withPackages(46), { revision: 'scheduled' })).answer as unknown as Response;
    expect(byFile.headers.get('Location')).toContain('done=submitted');
    const [latest, before] = (await as('official').return.history(about)).versions;
    expect([before?.why, latest?.why]).toEqual([`Correction: ${reason}`, 'Scheduled revision']);
  });

  it('a correction that is withdrawn leaves the published version public, and the next one says why again', async () => {
    const { version } = await as('preparerA').return.current(about);
    const withdrawal = { key: uuidv7(), ...about, version: version?.number ?? 0, reason: 'It was the wrong quarter' };
    expect(await as('preparerA').return.withdraw(withdrawal)).toMatchObject({ state: 'withdrawn' });
    expect(await as('preparerA').return.current(about)).toMatchObject({ state: 'withdrawn', published: 2 });
    const unsaid = await handInByRest(collection, { csv: withPackages(46) });
    expect([unsaid.status, codesOf(unsaid.body.findings)]).toEqual([422, ['REV-001']]);
    const said = await handInByRest(collection, { csv: withPackages(46), revision: 'scheduled' } as Content);
    expect(said).toMatchObject({ status: 201, body: { unchanged: false } });
  });

  it('an answer that was lost comes again, although the version it made was published meanwhile', async () => {
    const input = { key: uuidv7(), ...about, csv: withPackages(47), ...correction };
    const first = await as('preparerA').return.submit(input);
    await acceptLatest(about);
    await publishAll();
    expect(await as('preparerA').return.submit(input)).toEqual(first);
    await reopen(about);
    const { revision: _, reason: __, ...without } = input;
    expect(await as('preparerA').return.submit(input)).toEqual(first);
    await expect(as('preparerA').return.submit({ ...without, csv: withPackages(48) })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});
