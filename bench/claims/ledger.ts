import { closeConnections, connections, openConnections } from '#server/data/connections.ts';
import { readFacts } from '#server/data/gallery/facts.ts';
import { readLedger } from '#server/data/gallery/ledger.ts';
import { readMetrics } from '#server/data/gallery/metrics.ts';
import { currentRelease } from '#server/data/gallery/releases.ts';
import { foldLedger, rowsOf } from '#server/domain/ledger/fold.ts';
import { readingOf } from '#server/domain/ledger/reading/reading.ts';
import { commitmentPage } from '#server/domain/ledger/views/commitment.ts';
import { historyPage } from '#server/domain/ledger/views/history/history.ts';
import { wordsOf } from '#server/domain/ledger/words.ts';
import { type DatabaseFile, publicAddress } from '../generated.ts';
import { load } from '../load.ts';
import type { Bench } from '../measure-all.ts';
import { say, times, type Verdict } from '../report.ts';
import { alternating } from '../rounds.ts';
import { processorTime } from '../service.ts';

const TODAY = '2026-11-25';
const TIMES = 10;
const PAGES = 60;
const cold = { Authorization: 'Bearer none' };

/**
 * From the rows of the pack as read, every promise with all that is known of it and every row of its record takes no
 * more than 20 ms of processor time; and the pages of slippage and of the matrix cost no more than twice the list of promises.
 */
export async function ledger({ service, file }: Bench): Promise<Verdict[]> {
  const derived = await deriving(file);
  say(
    `\nThe ${derived.promises} promises with their full history, derived from ${derived.rows.toLocaleString('en')} rows: ${derived.time.toFixed(1)} ms of processor time; again ${derived.again.toFixed(1)} ms`,
  );
  const page = (path: string) => async () => {
    const before = processorTime(service.pid);
    await load({ port: service.port, paths: [path], headers: cold, stop: { answers: PAGES }, connections: 4 });
    return (processorTime(service.pid) - before) / PAGES;
  };
  const paths = { commitments: '/commitments', slippage: '/slippage', matrix: '/matrix', again: '/commitments' };
  for (const path of Object.values(paths)) await page(path)();
  const cost = await alternating({
    commitments: page(paths.commitments),
    slippage: page(paths.slippage),
    matrix: page(paths.matrix),
    again: page(paths.again),
  });
  say(
    `Cold pages: commitments ${cost.commitments.toFixed(1)} ms of processor time, slippage ${cost.slippage.toFixed(1)} ms, matrix ${cost.matrix.toFixed(1)} ms; commitments against commitments ${times(cost.again / cost.commitments)}`,
  );
  return [
    {
      claim: `${derived.promises} promises derived`,
      figure: `${derived.time.toFixed(1)} ms`,
      limit: '≤ 20 ms',
      kept: derived.time <= 20,
    },
    ...(['slippage', 'matrix'] as const).map((name) => {
      const ratio = cost[name] / cost.commitments;
      return { claim: `${name} page`, figure: times(ratio), limit: '≤ 2 × commitments', kept: ratio <= 2 };
    }),
  ];
}

/** Each time from the rows on: nothing that was derived before is used again. */
async function deriving(file: DatabaseFile) {
  openConnections(publicAddress(file));
  const { gallery } = connections();
  const release = await currentRelease(gallery);
  if (!release) throw new Error('nothing is published');
  const raw = await readLedger(gallery, release.number);
  const words = wordsOf(await readFacts(gallery));
  const metrics = new Map((await readMetrics(gallery)).map((metric) => [metric.id, metric]));
  await closeConnections();
  const derive = () => {
    const rows = { ...raw };
    const reading = readingOf(foldLedger(rows), { release, at: null, today: TODAY, words, metrics });
    return reading.commitments.map(({ slug }) => [
      commitmentPage(reading, slug),
      historyPage(reading, rows, 'commitment', slug),
    ]);
  };
  const first = derive();
  if (!first.every(([page, history]) => page && history)) throw new Error('a promise has no page or no history');
  const measure = async () => {
    const before = process.cpuUsage();
    for (let turn = 0; turn < TIMES; turn += 1) derive();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / TIMES;
  };
  // Programs compile what they run often: it has run before it is measured.
  for (let turn = 0; turn < 10; turn += 1) await measure();
  const { time, again } = await alternating({ time: measure, again: measure });
  return { promises: first.length, rows: rowsOf(raw), time, again };
}
