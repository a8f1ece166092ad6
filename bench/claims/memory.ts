import { breakdowns, metrics } from '../generated.ts';
import { load } from '../load.ts';
import type { Bench } from '../measure-all.ts';
import { say, type Verdict } from '../report.ts';
import { residentMemory } from '../service.ts';
import { addresses } from './pages.ts';

const REQUESTS = 10_000;

/** After 10,000 requests of every kind the serving process holds no more than 350 MB. */
export async function memory({ service, file, generated }: Bench): Promise<Verdict[]> {
  const { commitments, comparisons } = await addresses(file);
  const input = (asked: object) => encodeURIComponent(JSON.stringify(asked));
  const series = metrics.flatMap((metric, at) =>
    breakdowns.map((breakdown, turn) => {
      const areas = turn === 0 ? generated.areas : generated.areas.slice((at + turn) % 150, ((at + turn) % 150) + 3);
      return `/api/trpc/series.compare?input=${input({ metric, breakdown, areas })}`;
    }),
  );
  const lists = ['/', '/commitments', '/recommendations', '/missions', '/milestones', '/areas', '/metrics', '/changes'];
  const kinds = [
    commitments,
    commitments.map((path) => `${path}.json`),
    comparisons,
    comparisons.map((path) => path.replace('?', '.csv?')),
    series,
    lists,
    lists.map((path) => (path === '/' ? '/index.json' : `${path}.json`)),
  ];
  const mixed = Array.from({ length: REQUESTS }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? [];
    return kind[Math.floor(index / kinds.length) % kind.length] ?? '/';
  });
  const before = residentMemory(service.pid);
  const { rate } = await load({ port: service.port, paths: mixed, stop: { answers: REQUESTS } });
  const after = residentMemory(service.pid);
  say(
    `\nMemory: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after ${REQUESTS.toLocaleString('en')} mixed requests (${rate.toFixed(0)}/s)`,
  );
  return [
    {
      claim: 'memory after 10,000 mixed requests',
      figure: `${after.toFixed(0)} MB`,
      limit: '≤ 350 MB',
      kept: after <= 350,
    },
  ];
}
