import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeConnections, connections } from '#server/data/connections.ts';
import { A, acting, as, bringInExamples, collection, makeWorld, people, rowCounts, rowsOf } from './world.ts';

const about = { area: A, collection };
const good = readFileSync('tests/corpus/returns/good.csv', 'utf8');
const changed = good.replace(',,,43,,', ',,,44,,');
const conflict = { code: 'CONFLICT' };
const forbidden = { code: 'FORBIDDEN' };
const current = async () => {
  const { state, version, standing } = await as('approverA').return.current(about);
  return { state, version: version?.number ?? null, standing };
};

beforeAll(async () => {
  await makeWorld();
  await bringInExamples();
});
afterAll(closeConnections);

it('is closed before it opens and after it locks', async () => {
  const later = { today: '2028-04-01' };
  const early = { area: A, collection: 'example-202627Q3', csv: good.replaceAll('Q1', 'Q3') };
  const refused = { code: 'PRECONDITION_FAILED' };
  await expect(as('preparerA').return.submit({ key: uuidv7(), ...early })).rejects.toMatchObject(refused);
  await expect(as('preparerA', later).return.submit({ key: uuidv7(), ...about, csv: good })).rejects.toMatchObject(
    refused,
  );
  expect(await current()).toMatchObject({ state: 'open', version: null });
});

it('cannot be signed off or accepted before anything was submitted', async () => {
  await expect(as('approverA').return.signOff({ key: uuidv7(), ...about, version: 1 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('is submitted once, however often the same key is sent', async () => {
  const input = { key: uuidv7(), ...about, csv: good };
  const taken = await as('preparerA').return.submit(input);
  expect(taken).toMatchObject({
    accepted: true,
    unchanged: false,
    version: 1,
    counts: { rows: 12, errors: 0, warnings: 0 },
  });
  const after = await rowCounts();
  expect(await as('preparerA').return.submit(input)).toEqual(taken);
  expect(await rowCounts()).toEqual(after);
  await expect(as('preparerA').return.submit({ ...input, csv: changed })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  expect(await current()).toEqual({ state: 'submitted', version: 1, standing: 'to-sign-off' });
});

it('keeps every figure, worked out where there is a denominator', async () => {
  const { asked } = await as('preparerA').return.current(about);
  expect(asked).toHaveLength(12);
  expect(asked.find((each) => each.metric === 'fgdm_offer_preproc_pct')?.figure).toMatchObject({
    numerator: 25,
    denominator: 31,
    value: 80.6,
    symbol: null,
  });
});

it('stands beside the newest that was given before, for the authority and the department alike', async () => {
  const { asked } = await as('preparerA').return.current(about);
  const packages = asked.find(({ metric }) => metric === 'fnsp_packages');
  const before = (await as('preparerA').return.current({ ...about, collection: 'example-202526Q4' })).asked.find(
    ({ metric }) => metric === 'fnsp_packages',
  )?.figure;
  expect(packages?.before).toMatchObject({ value: before?.value, periodLabel: 'January to March 2026' });
  expect(packages?.change).toBe((packages?.figure?.value ?? 0) - (before?.value ?? 0));
  expect((await as('official').return.current(about)).asked).toEqual(asked);
});

it('says unchanged to the same figures through another door, in another order', async () => {
  const lines = good.trim().split('\n');
  const turned = [lines[0], ...lines.slice(1).reverse()].join('\r\n');
  const again = await as('preparerA').return.submit({ key: uuidv7(), ...about, csv: turned });
  expect(again).toMatchObject({ accepted: true, unchanged: true, version: 1 });
  expect(await current()).toMatchObject({ state: 'submitted', version: 1 });
});

it('refuses a version made from an older one', async () => {
  const late = { key: uuidv7(), ...about, csv: changed, baseVersion: 0 };
  await expect(as('preparerA').return.submit(late)).rejects.toMatchObject(conflict);
  expect(await as('preparerA').return.submit({ ...late, key: uuidv7(), baseVersion: 1 })).toMatchObject({ version: 2 });
});

it('lets one of two win who submit at the same moment', async () => {
  const before = (await current()).version ?? 0;
  const csv = (n: number) => good.replace(',,,43,,', `,,,${n},,`);
  const both = [50, 51].map((n) =>
    as('preparerA').return.submit({ key: uuidv7(), ...about, csv: csv(n), baseVersion: before }),
  );
  const outcomes = await Promise.allSettled(both);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({ reason: conflict });
  expect((await current()).version).toBe(before + 1);
});

it('is signed off by another person than the one who submitted, and only as it is now', async () => {
  const own = await as('approverA').return.submit({ key: uuidv7(), ...about, csv: good });
  const version = own.version ?? 0;
  await expect(as('approverA').return.signOff({ key: uuidv7(), ...about, version })).rejects.toMatchObject(forbidden);
  const { version: next } = await as('preparerA').return.submit({ key: uuidv7(), ...about, csv: changed });
  await expect(as('approverA').return.signOff({ key: uuidv7(), ...about, version })).rejects.toMatchObject(conflict);
  await expect(as('preparerA').return.signOff({ key: uuidv7(), ...about, version: next ?? 0 })).rejects.toMatchObject(
    forbidden,
  );
  await expect(as('official').return.accept({ key: uuidv7(), ...about, version: next ?? 0 })).rejects.toMatchObject(
    conflict,
  );
  const signed = await as('approverA').return.signOff({ key: uuidv7(), ...about, version: next ?? 0 });
  expect(signed).toEqual({ state: 'signed-off', version: next });
});

it('is asked about, and not accepted before the authority has answered', async () => {
  const { version } = await current();
  const question = { ...about, metric: 'fnsp_packages', text: 'Is the jump since last quarter right?' };
  await expect(as('approverA').return.query({ key: uuidv7(), ...question })).rejects.toMatchObject(forbidden);
  const none = { ...question, metric: 'cin_rate' };
  await expect(as('official').return.query({ key: uuidv7(), ...none })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const { thread, state } = await as('official').return.query({ key: uuidv7(), ...question });
  expect(state).toBe('queried');
  expect((await current()).standing).toBe('to-answer');
  await expect(as('official').return.accept({ key: uuidv7(), ...about, version: version ?? 0 })).rejects.toMatchObject(
    conflict,
  );
  const personal = { ...about, thread, text: 'Yes: one boy aged 14 moved twice' };
  await expect(as('preparerA').return.answer({ key: uuidv7(), ...personal })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  await as('preparerA').return.answer({ key: uuidv7(), ...about, thread, text: 'Yes, two districts joined' });
  expect((await current()).standing).toBe('with-department');
});

it('is accepted, and then changed by nobody', async () => {
  const version = (await current()).version ?? 0;
  const key = uuidv7();
  expect(await as('official').return.accept({ key, ...about, version })).toEqual({ state: 'accepted', version });
  expect(await as('official').return.accept({ key, ...about, version })).toEqual({ state: 'accepted', version });
  const other = { key: uuidv7(), ...about, csv: good };
  await expect(as('preparerA').return.submit(other)).rejects.toMatchObject(conflict);
  await expect(as('approverA').return.signOff({ key: uuidv7(), ...about, version })).rejects.toMatchObject(conflict);
});

it('has a history by role that names nobody, and an audit event for each step', async () => {
  const { steps } = await as('official').return.history(about);
  expect(steps.slice(-4).map((step) => [step.kind, step.actorRole])).toEqual([
    ['signed-off', 'approver'],
    ['queried', 'official'],
    ['answered', 'preparer'],
    ['accepted', 'official'],
  ]);
  expect(JSON.stringify(steps)).not.toContain(people.approverA.id);
  const audited = await rowsOf(`SELECT action FROM AuditEvent WHERE subject = '${collection} ${A}' ORDER BY at, id`);
  expect(audited.slice(-4).map((event) => event.action)).toEqual([
    'return.signOff',
    'return.query',
    'return.answer',
    'return.accept',
  ]);
  expect(audited).toHaveLength(steps.length);
});

it('told each side when something waited for them, and no letter holds a figure or a question', async () => {
  const letters = await rowsOf(
    `SELECT toAddress, subject, text FROM OutboxMessage WHERE subject LIKE '%${collection}%'`,
  );
  const to = (who: keyof typeof people) => letters.filter((letter) => letter.toAddress === people[who].email);
  expect(to('approverA').length).toBeGreaterThan(0);
  expect(to('preparerA').some((letter) => String(letter.subject).includes('question'))).toBe(true);
  expect(to('official').some((letter) => String(letter.subject).includes('signed off'))).toBe(true);
  expect(to('preparerB')).toEqual([]);
  expect(JSON.stringify(letters)).not.toContain('jump');
});

it('is seen by nobody outside the area and the department before it is released', async () => {
  await expect(as('preparerB').return.current(about)).rejects.toMatchObject(forbidden);
  await expect(acting(null).return.current(about)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  const { gallery } = connections();
  expect(await gallery.rows("SELECT * FROM GalleryPublishedValue WHERE area LIKE 'T%'")).toEqual([]);
  expect(await gallery.rows('SELECT * FROM GalleryReturnHistory')).toEqual([]);
});

it('is told by name to the official who approves its release, with who checked it worked out from its history', async () => {
  const { number } = await as('official').release.prepare({ key: uuidv7() });
  const contents = await as('official').release.contents({ number });
  expect(contents?.returns).toContainEqual(
    expect.objectContaining({
      area: 'Example Council A (made-up)',
      collection: expect.stringMatching(/, April to June 2026$/),
    }),
  );
  expect(contents?.returned.length).toBeGreaterThan(0);
  for (const { name, metric } of contents?.returned ?? []) expect(name).not.toBe(metric);
  expect(contents?.checklist.find(({ code }) => code === 'accepted-only')).toMatchObject({ met: true });
  await as('official').release.recall({ key: uuidv7(), number });
  await expect(as('preparerA').release.contents({ number })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
