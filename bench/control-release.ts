import { control } from '#server/domain/disclosure/control.ts';
import { consistentRelease, type Size } from './consistent-release.ts';

export type ControlledRelease = {
  cells: number;
  /** By the clock and of the processor, in seconds, without making the figures. */
  seconds: number;
  processor: number;
  /** The most memory this process held, and what it held before control began, in MB. */
  peak: number;
  facts: number;
  hidden: number;
  secondary: number;
  /** Hidden figures that follow all the same. */
  follow: number;
};

/** A process of its own: makes a release of the size it is sent, runs control over it and tells what that took. */
process.once('message', (size: Size) => {
  const facts = consistentRelease(size);
  globalThis.gc?.();
  const memory = process.memoryUsage.rss() / 1_000_000;
  const [began, before] = [performance.now(), process.cpuUsage()];
  const { figures, secondary, breaches, before: followed } = control(facts);
  const used = process.cpuUsage(before);
  const told: ControlledRelease = {
    cells: facts.known.length,
    seconds: (performance.now() - began) / 1_000,
    processor: (used.user + used.system) / 1_000_000,
    peak: process.resourceUsage().maxRSS / 1_000,
    facts: memory,
    hidden: figures.filter(({ value }) => !value).length,
    secondary: secondary.filter(({ what }) => what === 'value').length,
    follow: breaches.length + followed.length,
  };
  process.send?.(told, () => process.exit(0));
});
