import { fork } from 'node:child_process';
import type { ControlledRelease } from '../control-release.ts';
import { say, type Verdict } from '../report.ts';

const size = { areas: 153, metrics: 45 };

/**
 * Disclosure control of one quarter's full release, 153 authorities × 45 metrics × 20 breakdowns, on made-up figures that
 * fit together: 20 seconds of processor time, 1 GB, and no hidden figure that follows all the same.
 */
export async function disclosureControl(): Promise<Verdict[]> {
  const told = await controlled();
  const count = (number: number) => number.toLocaleString('en');
  const claim = `control of ${count(told.cells)} cells`;
  say(
    `\nDisclosure control of ${count(told.cells)} cells: ${told.processor.toFixed(1)} s of processor time, ${told.seconds.toFixed(1)} s by the clock, ${((1_000 * told.processor) / told.cells).toFixed(3)} ms a cell
  At most ${told.peak.toFixed(0)} MB in its process, of which ${told.facts.toFixed(0)} MB before it began
  ${count(told.hidden)} figures hidden, ${count(told.secondary)} of them so that others do not follow; ${told.follow} follow all the same`,
  );
  return [
    { claim, figure: `${told.processor.toFixed(1)} s`, limit: '≤ 20 s', kept: told.processor <= 20 },
    { claim: `${claim}, memory`, figure: `${told.peak.toFixed(0)} MB`, limit: '≤ 1,000 MB', kept: told.peak <= 1_000 },
    { claim: `${claim}, hidden ones that follow`, figure: String(told.follow), limit: '0', kept: told.follow === 0 },
  ];
}

function controlled(): Promise<ControlledRelease> {
  const child = fork('bench/control-release.ts', [], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  child.send(size);
  return new Promise((resolve, reject) => {
    child.once('message', (told) => resolve(told as ControlledRelease));
    child.once('exit', (code) => code !== 0 && reject(new Error(`control ended with ${code}`)));
  });
}
