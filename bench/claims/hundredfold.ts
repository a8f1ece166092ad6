import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectAs, type DatabaseFile } from '../generated.ts';
import { hundredfold as generate, type Hundredfold } from '../hundredfold.ts';
import { load } from '../load.ts';
import type { Bench } from '../measure-all.ts';
import { say, times, type Verdict } from '../report.ts';
import { alternating } from '../rounds.ts';
import { processorTime, residentMemory, type Service, startService } from '../service.ts';

/** A request with a token goes past the kept bytes; public pages do not look at it. So every page is drawn. */
const cold = { Authorization: 'Bearer none' };
const PAGES = 30;

/**
 * On a ledger a hundred times larger every list draws its pages for no more than three times what the same list costs
 * on the pack. Both are releases of one service, measured in turn.
 */
export async function hundredfold({ dataDir: benchDir }: Bench): Promise<Verdict[]> {
  const dataDir = join(benchDir, 'hundredfold');
  const first = await startService(dataDir);
  const file: DatabaseFile = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8'));
  const made = await generate(file, dataDir);
  await first.stop();
  const service = await startService(dataDir);
  say(
    `\nA hundred times the ledger: ${made.rows.toLocaleString('en')} rows, ${made.reports.toLocaleString('en')} reports of areas`,
  );
  await firstReading(service, made);
  const verdicts: Verdict[] = [];
  for (const [name, path] of Object.entries(await lists(file))) {
    const time = await cost(service, path, made);
    const ratio = time.hundredfold / time.pack;
    say(
      `  ${name}: ${time.pack.toFixed(1)} ms of processor time on the pack, ${time.hundredfold.toFixed(1)} ms on a hundred times as much = ${times(ratio)}; pack against pack ${times(time.packAgain / time.pack)}`,
    );
    verdicts.push({ claim: `${name}, hundredfold`, figure: times(ratio), limit: '≤ 3 × the pack', kept: ratio <= 3 });
  }
  say(`  Memory after it: ${residentMemory(service.pid).toFixed(0)} MB`);
  await service.stop();
  return verdicts;
}

/** What a new release costs the first reader of it, and how long others wait meanwhile. */
async function firstReading({ port, pid }: Service, { pack, hundredfold }: Hundredfold) {
  const ask = async (path: string) => {
    const began = performance.now();
    await load({ port, paths: [path], headers: cold, stop: { answers: 1 }, connections: 1 });
    return performance.now() - began;
  };
  const small = await ask(`/commitments?release=${pack}`);
  const before = residentMemory(pid);
  let reading = true;
  const large = ask(`/commitments?release=${hundredfold}`).finally(() => {
    reading = false;
  });
  let longest = 0;
  while (reading) longest = Math.max(longest, await ask('/accessibility'));
  say(
    `  First page of a release: ${small.toFixed(0)} ms on the pack, ${(await large).toFixed(0)} ms on a hundred times as much; another reader waited ${longest.toFixed(0)} ms at most; memory ${before.toFixed(0)} MB before, ${residentMemory(pid).toFixed(0)} MB after`,
  );
}

/** Every list of the ledger, where it can be turned a page far from the first. */
async function lists(file: DatabaseFile): Promise<Record<string, string>> {
  const owner = await connectAs(file, 'owner');
  const [step] = await owner.query('SELECT `slug` FROM `LocalMilestone` ORDER BY `position` LIMIT 1');
  await owner.end();
  return {
    commitments: '/commitments?',
    'commitments by words': '/commitments?q=care&',
    milestones: '/milestones?',
    recommendations: '/recommendations?',
    slippage: '/slippage?',
    undated: '/undated?',
    matrix: '/matrix?',
    search: '/search?q=foster&',
    changes: '/changes?',
    rollout: '/rollout?',
    'rollout of a step': `/rollout?stage=${step.slug}&`,
  };
}

async function cost(service: Service, path: string, { pack, hundredfold }: Hundredfold) {
  const measure = (release: number) => async () => {
    const before = processorTime(service.pid);
    const paths = [`${path}release=${release}`];
    await load({ port: service.port, paths, headers: cold, stop: { answers: PAGES }, connections: 2 });
    return (processorTime(service.pid) - before) / PAGES;
  };
  await measure(pack)();
  await measure(hundredfold)();
  return alternating({ pack: measure(pack), hundredfold: measure(hundredfold), packAgain: measure(pack) });
}
