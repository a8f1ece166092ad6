import { closeConnections, connections, openConnections } from '#server/data/connections.ts';
import { readAreas, readNeighbours } from '#server/data/gallery/areas.ts';
import type { SeriesQuestion } from '#server/data/gallery/series.ts';
import type { Area, Neighbour } from '#server/domain/areas/area.ts';
import { companionsOf } from '#server/domain/comparison/benchmarks.ts';
import { addressOf, breakdowns, type DatabaseFile, metrics, publicAddress, quarters } from '../generated.ts';
import { load } from '../load.ts';
import type { Bench } from '../measure-all.ts';
import { perSecond, say, times, type Verdict } from '../report.ts';
import { alternating, ROUNDS } from '../rounds.ts';
import { startServer } from '../service.ts';

const ASKED = 500;

type Asked = { metric: string; breakdown: string; areas: string[]; from?: string; to?: string };

/** Longest answer time, in floors; what is asked most often, a few places over time, has the narrower one. */
const longest = (kind: string) => (kind.startsWith('six areas') ? 1 / 0.67 : 3);

/** `series.compare`, answered from the database each time, takes no more than so many times as long as the floor. */
export async function series({ service, file, generated }: Bench): Promise<Verdict[]> {
  const companions = await companionsIn(file);
  const floor = await startServer('bench/servers/floor.ts', addressOf(file, 'public'));
  const verdicts: Verdict[] = [];
  for (const [kind, questionAt] of Object.entries(kindsOf(generated.areas))) {
    /** A different 500 for each round, so that none was asked before; the first 500 are for comparing bodies. */
    const questions = (round: number) => Array.from({ length: ASKED }, (_, index) => questionAt(round * ASKED + index));
    const servicePaths = (list: Asked[]) =>
      list.map((asked) => `/api/trpc/series.compare?input=${encodeURIComponent(JSON.stringify(asked))}`);
    const floorPaths = (list: Asked[]) =>
      list.map((asked) => {
        const question = statementInput(asked, companions, generated.lastRelease);
        return `/?input=${encodeURIComponent(JSON.stringify(question))}`;
      });
    const first = questions(0);
    await compareBodies(first, service.port, servicePaths(first), floor.port, floorPaths(first));
    const measure = (port: number, paths: (list: Asked[]) => string[], from: number) => async (round: number) =>
      (await load({ port, paths: paths(questions(from + round)), stop: { answers: ASKED } })).rate;
    const rate = await alternating({
      floor: measure(floor.port, floorPaths, 1),
      cold: measure(service.port, servicePaths, 1),
      floorAgain: measure(floor.port, floorPaths, 1),
    });
    const kept = await keptRate(service.port, servicePaths(questions(ROUNDS + 1).slice(0, 8)));
    const ratio = rate.floor / rate.cold;
    say(
      `\nSeries, ${kind}: floor ${perSecond(rate.floor)}, cold ${perSecond(rate.cold)} = ${times(ratio)} as long; kept ${perSecond(kept)}; floor against floor ${times(rate.floorAgain / rate.floor)}; ${ASKED} bodies agree`,
    );
    verdicts.push({
      claim: `series.compare cold, ${kind}`,
      figure: times(ratio),
      limit: `≤ ${times(longest(kind))} floor`,
      kept: ratio <= longest(kind),
    });
  }
  await floor.stop();
  return verdicts;
}

/** Four questions people ask: a national picture, a few places and one place over time, all places at one time. */
function kindsOf(areas: string[]): Record<string, (index: number) => Asked> {
  const pair = (index: number) => ({
    metric: metrics[index % metrics.length] ?? '',
    breakdown: breakdowns[Math.floor(index / metrics.length) % breakdowns.length] ?? '',
  });
  const pairs = metrics.length * breakdowns.length;
  return {
    'national (153 areas × 40 quarters)': (index) => {
      const turn = Math.floor(index / pairs);
      return { ...pair(index), areas: [...areas.slice(turn), ...areas.slice(0, turn)] };
    },
    'six areas (40 quarters)': (index) => ({
      ...pair(index),
      areas: Array.from(
        { length: 6 },
        (_, at) => areas[(index + Math.floor(index / pairs) + at * 25) % areas.length] ?? '',
      ),
    }),
    'one area (40 quarters)': (index) => ({
      ...pair(index),
      areas: [areas[(index + Math.floor(index / pairs)) % areas.length] ?? ''],
    }),
    'one quarter (153 areas)': (index) => {
      const quarter = quarters[(index + Math.floor(index / pairs)) % quarters.length] ?? '';
      return { ...pair(index), areas, from: quarter, to: quarter };
    },
  };
}

/** The statement the service runs for the question: the areas asked and those it compares them with. */
function statementInput(asked: Asked, companions: Map<string, string[]>, release: number): SeriesQuestion {
  const areas = [...new Set([...asked.areas, ...(companions.get(asked.areas[0] ?? '') ?? [])])];
  const periods = asked.from === undefined ? null : [asked.from];
  return { metric: asked.metric, breakdown: asked.breakdown, areas, release, periods };
}

/** Codes each area is compared with, by its own. */
export async function companionsIn(file: DatabaseFile): Promise<Map<string, string[]>> {
  openConnections(publicAddress(file));
  const { gallery } = connections();
  const areas = new Map((await readAreas(gallery)).map((area: Area) => [area.code, area]));
  const neighbours = new Map<string, Neighbour[]>();
  for (const one of await readNeighbours(gallery)) {
    neighbours.set(one.areaCode, [...(neighbours.get(one.areaCode) ?? []), one]);
  }
  await closeConnections();
  return new Map([...areas.values()].map((area) => [area.code, companionsOf([area], { areas, neighbours } as never)]));
}

type Row = { area: string; period: string; value: number | null; symbol: string | null };
type Answer = { result: { data: { series: { area: { code: string }; points: Row[] }[] } } };

/** Each figure the floor reads stands in the service's answer, for each area asked. */
async function compareBodies(asked: Asked[], port: number, paths: string[], floorPort: number, floorPaths: string[]) {
  const expected = new Map<number, Map<string, string>>();
  await load({
    port: floorPort,
    paths: floorPaths,
    stop: { answers: asked.length },
    onBody: (body, index) => {
      const rows = JSON.parse(body.toString()) as Row[];
      const wanted = new Set(asked[index]?.areas);
      const told = rows
        .filter(({ area }) => wanted.has(area))
        .map((row) => [`${row.area} ${row.period}`, figure(row)] as const);
      expected.set(index, new Map(told));
    },
  });
  await load({
    port,
    paths,
    stop: { answers: asked.length },
    onBody: (body, index) => {
      const { data } = (JSON.parse(body.toString()) as Answer).result;
      const told = data.series.flatMap(({ area, points }) =>
        points.map((point) => [`${area.code} ${point.period}`, figure(point)] as const),
      );
      const floor = expected.get(index) ?? new Map();
      if (told.length !== floor.size)
        throw new Error(`${paths[index]}: ${told.length} figures, the floor has ${floor.size}`);
      for (const [name, value] of told) {
        if (floor.get(name) !== value)
          throw new Error(`${paths[index]}: ${name} is ${value}, the floor says ${floor.get(name)}`);
      }
    },
  });
}

const figure = ({ value, symbol }: Row) => `${value} ${symbol}`;

async function keptRate(port: number, paths: string[]): Promise<number> {
  await load({ port, paths, stop: { answers: paths.length } });
  return (await load({ port, paths, stop: { milliseconds: 1_000 } })).rate;
}
