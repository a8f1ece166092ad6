import { expect, test } from '@playwright/test';
import { ask, get, post, write } from '../setup/api.ts';
import { crawled } from '../setup/crawled.ts';
import { endingOf, faultsIn, holds, readForms } from '../setup/every-form.ts';
import { routeOf } from '../setup/routes.ts';
import { account, councilA } from '../setup/service.ts';
import { signInByRequest } from '../setup/sign-in.ts';

/**
 * No figure that disclosure control hides stands in any form of any public page. What is planted cannot be a number of
 * anything else: a metric whose rule hides up to 999,999, one that hides 1 to 5 where the sum would tell, a share,
 * and one without a rule, by which it shows that each form is read. Last of all specs, because the catalogue grows.
 */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const collection = 'planted-202627Q2';
const of = { area: councilA, collection };
const ages = ['age:under-1', 'age:1-to-4', 'age:5-to-9', 'age:10-to-15', 'age:16-to-17'];
const metrics = ['planted_large', 'planted_small', 'planted_share', 'planted_open'] as const;

const metric = (id: string, position: number, own: object) => ({
  ...{ id, position, name: `Planted ${id.slice(8)} (made-up)`, definition: `Made up: ${id}.`, numerator: id },
  ...{ unit: 'count', kind: 'flow', polarity: 'neutral', basis: 'quarter', status: 'proposed', core: true },
  ...{ alreadyHeld: false, frequency: 'quarterly', collection: 'Planted', pillars: [], breakdowns: ['age'] },
  ...{ counterMetrics: [], counterReason: 'None.', rules: [], rulesText: [], decimals: 0, method: 'none' },
  ...{ methodVersion: '1', definitionSource: 'Planted', confidence: 'made-up', ...own },
});
const upTo = (to: number) => ({ kind: 'hide', from: 1, to, protection: 4 });

/** The figures of a version, by metric and breakdown. */
type Planted = Map<string, { numerator?: number; denominator?: number; value?: number }>;

/** `more` makes another version of the same figures. */
function figures(more: number): Planted {
  const large = [735_128, 0, 1_612_938, 2_834_173, 1_921_747];
  const small = [4, 0, 1_293_847, 2_274_619, 3_391_529];
  const planted: Planted = new Map();
  const byAge = (id: string, values: number[]) => {
    const moved = values.map((value, at) => (value > 5 ? value + more * (at + 1) : value));
    planted.set(`${id} total`, { value: moved.reduce((sum, value) => sum + value, 0) });
    for (const [at, value] of moved.entries()) planted.set(`${id} ${ages[at]}`, { value });
  };
  byAge('planted_large', large);
  byAge('planted_small', small);
  planted.set('planted_share total', { numerator: 735_918 + more, denominator: 9_128_374 });
  planted.set('planted_open total', { value: 4_861_393 + more });
  return planted;
}

const versions = [figures(0), figures(1_117)];

/** Every number a figure tells: the count, and the percentage as it begins. */
function told(figure: { numerator?: number; denominator?: number; value?: number }): number[] {
  const { numerator, denominator, value } = figure;
  if (numerator === undefined || !denominator) return value === undefined ? [] : [value];
  return [numerator, denominator - numerator, Math.trunc((100 * numerator * 1e3) / denominator) / 1e3];
}

async function publish(version: number, more: object): Promise<number> {
  const values = [...(versions[version - 1] ?? [])].map(([key, figure]) => {
    const [id, breakdown] = key.split(' ');
    return { metric: id, breakdown, ...figure, explanation: 'Planted for a test' };
  });
  const taken = await write('return.submit', 'preparerA', { ...of, values, ...more });
  expect(taken.findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
  await write('return.signOff', 'approverA', { ...of, version });
  await write('return.accept', 'officialOne', { ...of, version });
  const { number } = await write('release.prepare', 'officialOne', { title: `Planted ${version}` });
  await write('release.approve', 'officialTwo', { number, publishAt: null });
  return number;
}

/** Loading needs no key: what is there already stays. */
async function load(rows: object): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${account('officialOne').token}` };
  const { status, body } = await post('/api/trpc/programme.load', JSON.stringify(rows), headers);
  expect(status, JSON.stringify(body)).toBe(200);
}

type Point = { value: number | null; symbol: string | null };
const series = (id: string, breakdown: string, release: number) =>
  get(`/api/v1/series?metric=${id}&areas=${councilA}&breakdown=${breakdown}&release=${release}`);

/** What a release shows of each planted figure. */
async function shownBy(release: number): Promise<Map<string, Point>> {
  const shown = new Map<string, Point>();
  for (const key of versions[0]?.keys() ?? []) {
    const [id = '', breakdown = ''] = key.split(' ');
    const { body } = await series(id, breakdown, release);
    const [point] = body.series[0].points as Point[];
    if (!point) throw new Error(`release ${release} says nothing of ${key}`);
    shown.set(key, point);
  }
  return shown;
}

const releases: number[] = [];
/** What must not be read anywhere, and what must be. */
const hidden = new Set<number>();
const open = new Set<number>();

test('two versions of figures that must be hidden are published', async () => {
  await load({
    metrics: [
      metric('planted_large', 901, { disclosure: upTo(999_999) }),
      metric('planted_small', 902, { disclosure: upTo(5) }),
      metric('planted_share', 903, {
        disclosure: upTo(999_999),
        unit: '%',
        denominator: 'All of planted_share',
        decimals: 4,
      }),
      metric('planted_open', 904, { disclosure: { kind: 'none' } }),
    ],
    programmes: [{ id: 'planted', position: 98, name: 'Planted (made-up)', tests: [], funding: [], sources: [] }].map(
      (row) => ({ ...row, confidence: 'made-up', madeUp: true }),
    ),
    participations: [{ programmeId: 'planted', areaCode: councilA, startsOn: '2024-04-01', confidence: 'made-up' }],
    collections: [
      {
        ...{ id: collection, programmeId: 'planted', period: '202627|Q2', opensOn: '2026-10-01' },
        ...{ dueOn: '2026-11-30', locksOn: '2028-03-31', authority: 'Voluntary.', usedFor: 'A test.' },
        ...{ notUsedFor: 'Anything else.', datesReason: 'Made up.' },
        asks: metrics.map((id) => ({ metric: id, breakdowns: ['total', ...(/large|small/.test(id) ? ages : [])] })),
      },
    ],
  });
  releases.push(await publish(1, {}));
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
  await write('return.reopen', 'officialOne', { ...of, endsOn: until, reason: 'Counted again.' });
  const why = { revision: 'correction', reason: 'Counted again, one by one.', baseVersion: 1 };
  releases.push(await publish(2, why));

  for (const [at, release] of releases.entries()) {
    const shown = await shownBy(release);
    for (const key of ['planted_large age:under-1', 'planted_small age:under-1', 'planted_share total']) {
      expect(shown.get(key), `${key} in release ${release}`).toMatchObject({ value: null, symbol: 'c' });
    }
    for (const id of ['planted_large', 'planted_small']) {
      const secondary = ages.slice(2).filter((age) => shown.get(`${id} ${age}`)?.symbol === 'c');
      expect(secondary.length, `the sum of ${id} would tell`).toBeGreaterThan(0);
      expect(shown.get(`${id} age:1-to-4`), 'a true nought').toMatchObject({ value: 0, symbol: null });
    }
    for (const [key, figure] of versions[at] ?? []) {
      const numbers = told(figure).filter((each) => each > 5);
      for (const each of numbers) (shown.get(key)?.symbol === 'c' ? hidden : open).add(each);
    }
  }
  expect([...hidden].filter((each) => open.has(each))).toEqual([]);
});

/** What choices are made of: all, one age that is hidden by itself, and one that would tell it. */
const chosen = ['total', 'age:under-1', 'age:10-to-15'];

/** An address of the crawl, about what was planted: the same page, the same file, the same choices. */
function aboutPlanted(url: string): string[] {
  const [path = '', query = ''] = url.split('?');
  return metrics.flatMap((id) =>
    chosen.map((breakdown) => {
      const names = new URLSearchParams(query);
      if (names.has('metric')) names.set('metric', id);
      if (names.has('area')) names.set('area', councilA);
      if (names.has('metric') && /^\/compare(\.|$)/.test(path)) names.set('breakdown', breakdown);
      for (const name of ['release', 'from', 'to', 'period']) names.delete(name);
      const at = path
        .replace(/^\/metrics\/[^/.]+/, `/metrics/${id}`)
        .replace(/^\/areas\/[^/.]+/, `/areas/${councilA}`)
        .replace(/^\/releases\/\d+/, `/releases/${releases.at(-1)}`);
      return names.size > 0 ? `${at}?${names}` : at;
    }),
  );
}

/** One address of each kind that the crawl saw: of one route, one ending and the same names in its query. */
function oneOfEachKind(): string[] {
  const kinds = new Map<string, string>();
  for (const { url, status } of crawled().publicly) {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const ending = endingOf(url);
    const route = routeOf(ending === 'html' ? pathname : pathname.slice(0, -ending.length - 1))?.pattern ?? pathname;
    const kind = `${route} ${ending} ${[...new Set(searchParams.keys())].sort()}`;
    if (status === 200 && !kinds.has(kind)) kinds.set(kind, url);
  }
  return [...kinds.values()];
}

/** Every public GET of the REST interface about what was planted. */
async function restAddresses(): Promise<string[]> {
  const { body } = await get('/api/v1/openapi.json');
  type Parameter = { name: string; in: string; required?: boolean };
  const paths = Object.entries(body.paths as Record<string, { get?: { parameters?: Parameter[] } }>);
  const said: Record<string, string> = {
    area: councilA,
    areas: councilA,
    group: 'all',
    number: `${releases.at(-1)}`,
  };
  return paths.flatMap(([path, { get: read }]) => {
    if (!read) return [];
    return metrics.map((id) => {
      const own: Record<string, string> = { ...said, metric: id, id: path.startsWith('/areas') ? councilA : id, q: id };
      const names = (read.parameters ?? []).filter(({ in: where, name }) => where === 'query' && name in own);
      const at = path.replace(/\{(\w+)\}/g, (_all, name: string) => own[name] ?? 'planted');
      return `/api/v1${at}?${new URLSearchParams(names.map(({ name }) => [name, own[name] ?? '']))}`;
    });
  });
}

test('no form of any public page holds one of them, and every form is read', async () => {
  const kinds = oneOfEachKind();
  const files = ['html', 'json', 'csv', 'svg', 'png', 'xlsx', 'docx', 'atom', 'csv-metadata.json'];
  expect([...new Set(kinds.map(endingOf))].sort()).toEqual(files.sort());
  // A picture is drawn from the SVG beside it.
  const planted = kinds.filter((url) => endingOf(url) !== 'png').flatMap(aboutPlanted);
  const older = planted
    .filter((url) => /planted|T0900/.test(url))
    .map((url) => `${url}${/\?/.test(url) ? '&' : '?'}release=${releases[0]}`);
  const urls = [...new Set([...kinds, ...planted, ...older, ...(await restAddresses())])];
  const forms = await readForms(urls);

  const leaks = forms.flatMap(({ url, text }) =>
    [...hidden].filter((each) => holds(text, each)).map((each) => `${url}: ${each}`),
  );
  expect(leaks).toEqual([]);
  // The files of a release that has just come out are still being hashed: its manifest says when to ask again.
  const stillMade = ({ url, status }: (typeof forms)[number]) =>
    status === 503 && url.startsWith(`/releases/${releases.at(-1)}/manifest.`);
  const failed = forms.filter((form) => form.status >= 500 && !stillMade(form));
  expect(failed.map(({ url }) => url)).toEqual([]);
  expect(forms.filter(({ status }) => status === 200).flatMap(faultsIn)).toEqual([]);

  // The same reading finds what is public, in each format that can hold a figure of an authority.
  const seen = forms.filter(({ text }) => [...open].some((each) => holds(text, each)));
  expect([...new Set(seen.map(({ ending }) => ending))].sort()).toEqual(['csv', 'html', 'json', 'svg']);
  const table = forms.find(
    ({ url }) => /^\/compare\?/.test(url) && /metric=planted_large/.test(url) && /under-1/.test(url),
  );
  expect(table?.text).toMatch(/<td[^>]*>(?:<[^>]*>)*c(?:<|\s)/);
});

test('the council’s own pages hold them: they were there to be found', async () => {
  const { cookie } = await signInByRequest(account('preparerA'));
  const forms = await readForms([`/reporting/${collection}`, `/reporting/${collection}/history.csv`], cookie);
  const [first] = told(versions[1]?.get('planted_large age:under-1') ?? {});
  for (const { url, text } of forms) expect(holds(text, first ?? 0), url).toBe(true);
  const { body } = await ask('return.current', 'preparerA', of);
  expect(holds(JSON.stringify(body), first ?? 0)).toBe(true);
});
