import type { Connection } from 'mariadb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections, openConnections } from '#server/data/connections.ts';
import { createCaller } from '#server/trpc/router.ts';
import { inputs, publicQueries } from '../door/public-procedures.ts';
import { connectAs, databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';
import { council, type Figure, insertReference, insertRelease, neighbours } from './published-figures.ts';

/** `test_rate` counts activity, and `test_pct` is to be read beside it. */
const activity = 'test_rate';
/** Its pair is a question of its own by contract (`series.beside`): docs/decisions/0032-places-and-pairs.md. */
const byContract = ['series.compare'];

let owner: Connection;
let call: ReturnType<typeof createCaller>;

const everywhere = (metric: string, period: string, value: number): Figure[] =>
  ['E92000001', 'E12000001', council, ...neighbours].map((code, at): Figure => [metric, code, period, value + at]);

beforeAll(async () => {
  await emptyDatabase();
  owner = await connectAs('owner');
  await insertReference(owner);
  await insertRelease(owner, { number: 1, methodVersion: '8' }, [
    ...everywhere('test_rate', '2024|RY', 80),
    ...everywhere('test_rate', '2025|RY', 90),
    ...everywhere('test_pct', '2024|RY', 20),
    ...everywhere('test_pct', '2025|RY', 25),
  ]);
  const accounts = testDatabase();
  const open = openConnections({ appUrl: databaseUrl(accounts.app), publicUrl: databaseUrl(accounts.public) });
  call = createCaller({
    now: new Date('2026-11-25T12:00:00Z'),
    today: '2026-11-25',
    gallery: open.gallery,
    workshop: open.workshop,
    user: null,
    door: 'trpc',
  });
});

afterAll(async () => {
  await owner.end();
  await closeConnections();
});

const drawn = ['series', 'tiles', 'drawing', 'axis', 'scale', 'dimension', 'periods'];
type Node = Record<string, unknown>;
const isActivity = (node: Node) =>
  node.metric === activity &&
  drawn.some((key) => key in node) &&
  // By groups of which none is published there is nothing to draw.
  !(Array.isArray(node.rows) && node.rows.length === 0);
const hasPair = (node: Node | null) => typeof node?.beside === 'object' && node.beside !== null;

/** Paths of what could be drawn of the activity measure, and which have nothing beside: in themselves or what holds them. */
function found(answer: unknown, path = '', holder: Node | null = null): { path: string; alone: boolean }[] {
  if (typeof answer !== 'object' || answer === null) return [];
  if (Array.isArray(answer)) return answer.flatMap((each, at) => found(each, `${path}[${at}]`));
  const node = answer as Node;
  const own = isActivity(node) ? [{ path, alone: !hasPair(node) && !hasPair(holder) }] : [];
  return [...own, ...Object.entries(node).flatMap(([key, value]) => found(value, `${path}.${key}`, node))];
}

/** The inputs that every public question is tried with, about the activity measure and a place of this test. */
function inputOf(name: string): object {
  const text = JSON.stringify(inputs[name] ?? {});
  return JSON.parse(text.replaceAll('s47_rate', activity).replaceAll('E06000001', council));
}

async function answerTo(name: string): Promise<unknown> {
  const [router = '', procedure = ''] = name.split('.');
  const ask = (call as unknown as Record<string, Record<string, (input: object) => Promise<unknown>>>)[router]![
    procedure
  ]!;
  // What asks about promises finds none here; a question that draws figures and failed is missed in the list below.
  return ask(inputOf(name)).catch(() => null);
}

describe('whatever the public can ask', () => {
  it('gives no figures of an activity measure to draw without what is read beside them', async () => {
    const drawing: string[] = [];
    const alone: string[] = [];
    for (const name of publicQueries) {
      const all = found(await answerTo(name));
      if (all.length > 0) drawing.push(name);
      alone.push(...all.filter((each) => each.alone).map(({ path }) => `${name}${path}`));
    }
    expect(alone.filter((each) => !byContract.includes(each))).toEqual([]);
    // By groups, and of a programme, nothing is published here: their pages are read in view/links.spec.ts.
    expect(drawing.toSorted()).toEqual([
      'area.byId',
      'area.scorecard',
      'metric.byId',
      'metric.variation',
      'series.choice',
      'series.compare',
      'series.group',
      'series.map',
    ]);
  });

  it('would be caught where one stood alone, deep inside an answer or beside nothing', () => {
    const chart = { metric: activity, series: [] };
    expect(found({ page: [{ chart }] })).toEqual([{ path: '.page[0].chart', alone: true }]);
    expect(found({ ...chart, beside: null })).toEqual([{ path: '', alone: true }]);
    expect(found({ chart, beside: { text: 'Read it.' } })).toEqual([{ path: '.chart', alone: false }]);
    expect(found([{ chart: [chart], beside: { text: 'Not of this list.' } }])).toMatchObject([{ alone: true }]);
    expect(found({ ...chart, beside: { text: 'Nothing is measured.' } })).toEqual([{ path: '', alone: false }]);
    expect(found({ metric: 'test_pct', series: [] })).toEqual([]);
  });
});
