import { createRequestHandler, data, type ServerBuild } from '@remix-run/node';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { problem, problemResponse } from '#app/problem.server.ts';
import { answerAsSibling, type Siblings } from '#app/siblings.server.ts';

const missions = {
  release: { number: 4 },
  missions: [
    { id: 'family-help', title: 'Family Help, "early"', year: 2025 as number | null, measured: true },
    { id: 'kinship', title: '=1+1', year: null, measured: false },
  ],
};
const loader = async () => data(missions, { headers: { Release: '4', 'Cache-Control': 'public, max-age=0' } });
const handle: Siblings<typeof loader> = {
  csv: (page) => ({
    columns: [
      { name: 'id', description: 'Permanent id' },
      { name: 'title', description: 'What it says' },
      { name: 'year', description: 'Year it is due', datatype: 'integer' },
      { name: 'measured', description: 'Whether a measure exists', datatype: 'boolean' },
    ],
    rows: page.missions.map(({ id, title, year, measured }) => [id, title, year, measured]),
  }),
};

const empty = () => null;
const route = (id: string, path: string, module: object) => ({ id, path, parentId: 'root', module });
const build = {
  entry: {
    module: {
      default: async (request: Request, status: number, headers: Headers, context: never) =>
        (await answerAsSibling(request, status, headers, context)) ?? new Response('the page', { status, headers }),
    },
  },
  routes: {
    root: { id: 'root', path: '', module: { default: empty } },
    missions: route('missions', 'missions', { default: empty, loader, handle }),
    plain: route('plain', 'plain', { default: empty, loader: async () => ({ secret: true }) }),
    refused: route('refused', 'refused', {
      default: empty,
      loader: async () => {
        throw problemResponse(problem('NOT_FOUND', 'There is no such release.'));
      },
    }),
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: { v3_singleFetch: true },
  isSpaMode: false,
} as unknown as ServerBuild;
const handler = createRequestHandler(build, 'production');

const ask = (path: string, kind?: string) =>
  handler(new Request(`http://localhost${path}`, { headers: kind ? { 'x-sibling': kind } : {} }));

test('the page carries the mark of its loader', async () => {
  const page = await ask('/missions');
  expect(await page.text()).toBe('the page');
  expect(page.headers.get('release')).toBe('4');
  expect(page.headers.get('cache-control')).toBe('public, max-age=0');
});

test('JSON is what the loader gave, with the same mark', async () => {
  const answer = await ask('/missions', 'json');
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('release')).toBe('4');
  expect(await answer.json()).toEqual(missions);
});

test('CSV holds the table by RFC 4180, and text that a spreadsheet would run stays text', async () => {
  const answer = await ask('/missions?q=a', 'csv');
  expect(answer.headers.get('link')).toBe('</missions.csv-metadata.json?q=a>; rel="describedby"');
  const text = await answer.text();
  expect(text.endsWith('\r\n')).toBe(true);
  expect(parse(text)).toEqual([
    ['id', 'title', 'year', 'measured'],
    ['family-help', 'Family Help, "early"', '2025', 'true'],
    ['kinship', "'=1+1", '', 'false'],
  ]);
});

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ['-2+3+cmd', "'-2+3+cmd"],
  ['-1 +HYPERLINK(1)', "'-1 +HYPERLINK(1)"],
  ['-A1', "'-A1"],
  ['-12.5', '-12.5'],
  ['+129% in ten years', '+129% in ten years'],
  ['-35% real-terms spending on support for families', '-35% real-terms spending on support for families'],
])('in CSV %s stands as %s', async (title, cell) => {
  const [row] = missions.missions.splice(0, 1, { id: 'kinship', title, year: null, measured: false });
  const text = await (await ask('/missions', 'csv')).text();
  if (row) missions.missions[0] = row;
  expect(parse(text)[1]?.[1]).toBe(cell);
});

test('the metadata beside a CSV describes each of its columns', async () => {
  const metadata = await (await ask('/missions?q=a', 'csv-metadata.json')).json();
  expect(metadata.url).toBe('/missions.csv?q=a');
  expect(metadata.tableSchema.columns).toHaveLength(4);
  expect(metadata.tableSchema.columns[2]).toEqual({
    name: 'year',
    titles: 'year',
    'dc:description': 'Year it is due',
    datatype: 'integer',
  });
});

test.each([
  ['a kind that the page does not give', '/missions', 'svg', 404],
  ['a page without a release', '/plain', 'json', 404],
  ['an address where nothing is', '/nothing', 'csv', 404],
  ['a page that refuses', '/refused', 'json', 404],
])('%s is answered by a problem', async (_what, path, kind, status) => {
  const answer = await ask(path, kind);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ status, code: 'NOT_FOUND' });
});
