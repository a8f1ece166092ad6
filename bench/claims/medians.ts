import { addressOf, breakdowns, metrics } from '../generated.ts';
import { load } from '../load.ts';
import type { Bench } from '../measure-all.ts';
import { perSecond, say, times, type Verdict } from '../report.ts';
import { alternating } from '../rounds.ts';
import { startServer } from '../service.ts';
import { companionsIn } from './series.ts';

const ASKED = 400;
const LIMIT = 2;

type Median = { period: string; median: number | null };
type Answer = {
  result: { data: { benchmarks: { kind: string; points: { period: string; value: number | null }[] }[] } };
};

/**
 * The medians of an authority's neighbours, and England's figures, over 40 quarters take no more than twice as long as
 * one aggregate in SQL: `series.compare` of the authority, never asked before, which gives its own figures as well.
 */
export async function medians({ service, file, generated }: Bench): Promise<Verdict[]> {
  const companions = await companionsIn(file);
  const places = generated.areas.filter((area) => (companions.get(area)?.length ?? 0) > 10);
  const aggregate = await startServer('bench/servers/aggregate.ts', addressOf(file, 'public'));
  const questions = (round: number) =>
    Array.from({ length: ASKED }, (_, at) => {
      const index = round * ASKED + at;
      const pair = index % (metrics.length * breakdowns.length);
      const turn = Math.floor(index / (metrics.length * breakdowns.length));
      return {
        metric: metrics[pair % metrics.length] ?? '',
        breakdown: breakdowns[Math.floor(pair / metrics.length)] ?? '',
        area: places[(pair * 7 + turn) % places.length] ?? '',
      };
    });
  const servicePath = ({ area, ...of }: ReturnType<typeof questions>[number]) =>
    `/api/trpc/series.compare?input=${encodeURIComponent(JSON.stringify({ ...of, areas: [area] }))}`;
  const aggregatePath = ({ area, ...of }: ReturnType<typeof questions>[number]) => {
    // Neighbours and England alone: a region is another line.
    const areas = (companions.get(area) ?? []).filter((code) => !code.startsWith('E12'));
    return `/?input=${encodeURIComponent(JSON.stringify({ ...of, areas, release: generated.lastRelease }))}`;
  };
  await sameMedians(questions(0).slice(0, 50), service.port, servicePath, aggregate.port, aggregatePath);
  const measure = (port: number, path: typeof servicePath) => async (round: number) =>
    (await load({ port, paths: questions(round + 1).map(path), stop: { answers: ASKED } })).rate;
  const rate = await alternating({
    aggregate: measure(aggregate.port, aggregatePath),
    service: measure(service.port, servicePath),
    again: measure(aggregate.port, aggregatePath),
  });
  await aggregate.stop();
  const ratio = rate.aggregate / rate.service;
  say(
    `\nMedians of neighbours over 40 quarters: one aggregate ${perSecond(rate.aggregate)}, cold ${perSecond(rate.service)} = ${times(ratio)} as long; the aggregate against itself ${times(rate.again / rate.aggregate)}; 50 × 40 medians agree`,
  );
  const claim = 'neighbours’ medians over 40 quarters';
  return [{ claim, figure: times(ratio), limit: `≤ ${LIMIT} × one aggregate`, kept: ratio <= LIMIT }];
}

type Of<Question> = (question: Question) => string;

/** England has no generated figures, so what the aggregate finds are the neighbours', and both must say the same. */
async function sameMedians<Question>(
  asked: Question[],
  port: number,
  path: Of<Question>,
  otherPort: number,
  otherPath: Of<Question>,
): Promise<void> {
  const wanted: Median[][] = [];
  await load({
    port: otherPort,
    paths: asked.map(otherPath),
    stop: { answers: asked.length },
    onBody: (body, index) => {
      wanted[index] = JSON.parse(body.toString()) as Median[];
    },
  });
  await load({
    port,
    paths: asked.map(path),
    stop: { answers: asked.length },
    onBody: (body, index) => {
      const { benchmarks } = (JSON.parse(body.toString()) as Answer).result.data;
      const told = new Map(
        benchmarks.find(({ kind }) => kind === 'neighbours-median')?.points.map(({ period, value }) => [period, value]),
      );
      for (const { period, median } of wanted[index] ?? []) {
        const here = told.get(period);
        if (here == null || median === null || Math.abs(here - Number(median)) > 1e-9)
          throw new Error(`${path(asked[index] as Question)}: ${period} is ${here}, the aggregate says ${median}`);
      }
      if (told.size !== wanted[index]?.length) throw new Error(`${told.size} medians, not ${wanted[index]?.length}`);
    },
  });
}
