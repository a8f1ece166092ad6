import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ask, get, post, rest } from '../setup/api.ts';
import { hidden, plain } from '../setup/markup.ts';
import { corpusFile, openCollections } from '../setup/returns.ts';
import { account, councilA } from '../setup/service.ts';
import { signInByRequest } from '../setup/sign-in.ts';

const collection = 'example-202627Q1';
const of = { area: councilA, collection };

type Finding = { code: string; severity: string; row: number | null; column: string | null };
type Place = (string | number | null)[];
const expected = JSON.parse(readFileSync(corpusFile('expected.json'), 'utf8')) as Record<string, Finding[]>;
const places = (findings: Finding[]): Place[] => findings.map(({ code, row, column }) => [code, row, column]);

let cookie = '';
test.beforeAll(async () => {
  ({ cookie } = await signInByRequest(account('preparerA')));
});

/** The form's door: the page with the file's findings, and the same findings as a file. */
async function byForm(name: string, bytes: Buffer) {
  const page = `/reporting/${collection}/upload`;
  const csrf = hidden((await get(page, { cookie })).body, 'csrf');
  const form = new FormData();
  form.set('csrf', csrf);
  form.set('file', new Blob([new Uint8Array(bytes)], { type: 'text/csv' }), name);
  const shown = await post<string>(page, form, { cookie });
  const again = new URLSearchParams({ csrf, file: bytes.toString('base64') });
  const file = await post<string>(`/reporting/${collection}/findings.csv`, again, { cookie });
  return { shown, file };
}

/** Files that are text in UTF-8: those that JSON can carry too. */
const files = [
  'good.csv',
  'good-bom-windows-line-ends.csv',
  'empty.csv',
  'prose.csv',
  'missing-column.csv',
  'unknown-area.csv',
  'another-authority.csv',
  'unknown-metric.csv',
  'duplicate-row.csv',
  'out-of-range.csv',
  'numerator-above-denominator.csv',
  'about-a-child.csv',
  'many-faults.csv',
];

for (const name of files) {
  test(`${name} gets the same findings by form, REST and tRPC`, async () => {
    const bytes = readFileSync(corpusFile(name));
    const csv = bytes.toString('utf8');
    const { status, body } = await rest('/returns/check', 'preparerA', { ...of, csv });
    expect(status).toBe(200);
    expect(places(body.findings)).toEqual(places(expected[name] ?? []));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${account('preparerA').token}` };
    const trpc = await post('/api/trpc/return.check', JSON.stringify({ ...of, csv }), headers);
    expect(trpc.body.result.data).toEqual(body);

    const { shown, file } = await byForm(name, bytes);
    const [header, ...lines] = file.body.replace('\uFEFF', '').trim().split('\r\n');
    expect(header).toBe('code,severity,row,column,metric,breakdown,found,message,fix,who,name,before');
    const codes = (expected[name] ?? []).map(({ code, row }) => `${code} ${row ?? ''}`);
    expect(lines.map((line) => line.split(',')).map(([code, , row]) => `${code} ${row}`)).toEqual(codes);
    const errors = (body.findings as Finding[]).filter(({ severity }) => severity === 'error');
    expect(shown.status).toBe(errors.length > 0 ? 422 : 200);
    if (errors.length > 0) expect(shown.body).toContain('There is a problem');
    // A file none of whose rows could be read is told beside the field, without codes.
    const read = errors.every(({ code }) => !code.startsWith('FILE'));
    if (read) for (const { code } of body.findings as Finding[]) expect(shown.body).toContain(`>${code}<`);
  });
}

test('a return that is refused is stored nowhere: 422 with every finding', async () => {
  const later = { area: councilA, collection: (await openCollections(councilA)).at(-1) };
  const before = await ask('return.current', 'preparerA', later);
  const csv = readFileSync(corpusFile('many-faults.csv'), 'utf8');
  const refused = await rest('/returns', 'preparerA', { key: crypto.randomUUID(), ...later, csv });
  expect(refused.status).toBe(422);
  expect(refused.headers.get('content-type')).toContain('application/problem+json');
  expect(refused.body).toMatchObject({ status: 422, code: 'UNPROCESSABLE_CONTENT', accepted: false });
  expect(refused.body.findings.length).toBeGreaterThan(5);
  for (const finding of refused.body.findings) {
    expect(finding.code).toMatch(/^[A-Z]+-[0-9]{3}$/);
    expect(finding.message).toMatch(/\w/);
    expect(finding.fix).toMatch(/\w/);
  }
  expect((await ask('return.current', 'preparerA', later)).body).toEqual(before.body);
});

test('10 MB of noise is refused by every door, and the service lives', async () => {
  const bytes = Buffer.alloc(10 * 1024 * 1024);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (at * 2654435761) >>> 13;
  const form = await byForm('noise.csv', bytes);
  expect(form.shown.status).toBe(422);
  expect(form.shown.body).toContain('The selected file must be smaller than 2MB');
  const csv = bytes.toString('latin1').slice(0, 5_000_000);
  const { status, body } = await rest('/returns/check', 'preparerA', { ...of, csv });
  expect([status, places(body.findings)]).toEqual([200, [['FILE-004', null, null]]]);
  expect((await get('/healthz')).body).toBe('ok');
});

const problems: [string, () => ReturnType<typeof rest>, number, string][] = [
  ['values that are text', () => rest('/returns/check', 'preparerA', { ...of, values: 'many' }), 400, 'BAD_REQUEST'],
  ['neither values nor CSV', () => rest('/returns/check', 'preparerA', of), 400, 'BAD_REQUEST'],
  ['a list for an object', () => rest('/returns/check', 'preparerA', [of]), 400, 'BAD_REQUEST'],
  ['a key that is no key', () => rest('/returns', 'preparerA', { ...of, key: '1', values: [] }), 400, 'BAD_REQUEST'],
  ['another council’s return', () => rest('/returns/check', 'preparerB', { ...of, values: [] }), 403, 'FORBIDDEN'],
  ['a return by an assessor', () => rest('/returns/check', 'assessor', { ...of, values: [] }), 403, 'FORBIDDEN'],
  ['a return by nobody', () => rest('/returns/check', null, { ...of, values: [] }), 401, 'UNAUTHORIZED'],
  [
    'a collection that is not there',
    () => rest('/returns/check', 'preparerA', { ...of, collection: 'example-209900Q9', values: [] }),
    404,
    'NOT_FOUND',
  ],
  ['a metric that is not there', () => get('/api/v1/metrics/no_such_metric'), 404, 'NOT_FOUND'],
  ['a place that is not there', () => get('/api/v1/areas/E99999999'), 404, 'NOT_FOUND'],
  ['a promise that is not there', () => get('/api/v1/commitments/c-nothing'), 404, 'NOT_FOUND'],
  ['an address that is not there', () => get('/api/v1/nothing'), 404, 'NOT_FOUND'],
  ['a comparison without a metric', () => get('/api/v1/series?areas=E92000001'), 400, 'BAD_REQUEST'],
];

for (const [what, sent, status, code] of problems) {
  test(`REST answers ${what} with a problem`, async () => {
    const answer = await sent();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.body.title).toMatch(/\w/);
    expect(answer.body.detail).toMatch(/\w/);
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|SELECT|prisma/i);
  });
}

test('a body that is not JSON, and one that says it is something else, are faults of the request', async () => {
  const token = { authorization: `Bearer ${account('preparerA').token}` };
  const broken = await post('/api/v1/returns/check', '{"area":', { ...token, 'content-type': 'application/json' });
  expect([broken.status, broken.body.code]).toEqual([400, 'PARSE_ERROR']);
  const text = await post('/api/v1/returns/check', 'area=1', { ...token, 'content-type': 'text/plain' });
  expect([text.status, text.body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  const trpc = await post('/api/trpc/return.check', '{"area":', { ...token, 'content-type': 'application/json' });
  expect(trpc.status).toBe(400);
});

test('series.compare names each metric and place that it does not know', async () => {
  const input = { metric: 'cla_rate', areas: ['E92000001', 'E99999999', 'X1'] };
  const { status, body } = await ask('series.compare', null, input);
  expect(status).toBe(400);
  expect(body.error.message).toContain('E99999999');
  expect(body.error.message).toContain('X1');
  const metric = await ask('series.compare', null, { ...input, metric: 'no_such_metric' });
  expect(metric.status).toBe(400);
  expect(metric.body.error.message).toContain('no_such_metric');
});

const pages: [string, number, RegExp][] = [
  ['/no/such/page', 404, /Page not found/],
  ['/metrics/no_such_metric', 404, /Page not found/],
  ['/areas/E99999999', 404, /Page not found/],
  ['/commitments/c-nothing', 404, /Page not found/],
  ['/pillars/nine', 404, /Page not found/],
  ['/releases/0', 404, /Page not found/],
  ['/?release=9999', 404, /Page not found/],
  ['/commitments?page=900', 400, /this list has 1/],
  ['/commitments?at=2026-02-30', 400, /2026-06-30/],
  ['/commitments?utm_source=x', 400, /utm_source/],
  ['/compare?metric=no_such_metric', 400, /no_such_metric/],
  ['/compare?metric=cla_rate&area=E99999999', 400, /E99999999/],
];

for (const [path, status, words] of pages) {
  test(`${path} is answered ${status} by a page that says what to do`, async () => {
    const answer = await get<string>(path);
    expect(answer.status).toBe(status);
    const text = plain(answer.body);
    expect(text).toMatch(words);
    expect(text).toContain('<h1');
    expect(text).toContain('Stable Homes tracker</title>');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('release')).toBeNull();
    expect(text).not.toMatch(/node_modules|\bat \S+:\d+:\d+/);
  });
}

test('a form from elsewhere, or without its token, changes nothing', async () => {
  const page = `/reporting/${collection}/upload`;
  const none = new FormData();
  none.set('step', 'submit');
  expect((await post(page, none, { cookie })).status).toBe(403);
  const csrf = hidden((await get(page, { cookie })).body, 'csrf');
  const form = new FormData();
  form.set('csrf', csrf);
  expect((await post(page, form, { cookie, origin: 'https://elsewhere.example' })).status).toBe(403);
  const signIn = new URLSearchParams({ email: account('preparerA').email, password: 'wrong', csrf: 'made up' });
  expect((await post('/sign-in', signIn)).status).toBe(403);
  const trpc = await post('/api/trpc/return.signOff', JSON.stringify({ ...of, version: 1 }), {
    cookie,
    'content-type': 'application/json',
  });
  expect(trpc.status).toBe(401);
});

test('a wrong password and an unknown person are answered alike', async ({ page }) => {
  const said: string[] = [];
  for (const email of [account('assessor').email, 'nobody@council-a.example']) {
    await page.goto('/sign-in');
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveTitle(/^Error: Sign in – /);
    await expect(page.getByLabel('Email address')).toHaveValue(email);
    said.push((await page.getByRole('alert').textContent()) ?? '');
  }
  expect(said[0]).toContain('There is a problem');
  expect(said[1]).toBe(said[0]);
});
