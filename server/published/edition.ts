import { performance } from 'node:perf_hooks';

/**
 * What kept bytes belong to: the newest release that is out, the latest redaction of what is out, how many manifests there
 * are (one more is made after each of both), and the day in London (what is due or late depends on it).
 */
export type Edition = { release: number; redaction: number; manifests: number; day: string };

/** How old an answer of the gallery may be: a release shows at most this much late, and never early. */
const FRESH_FOR = 1_000;

/**
 * Knows the current edition, and asks again when what it knows is a second old. Nobody asks while nobody reads.
 * @param ask what is current, from the gallery; fails where the gallery cannot be read
 * @param now monotonic milliseconds
 */
export function editions(ask: () => Promise<Edition>, now: () => number = () => performance.now()) {
  let known: Edition | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<Edition | null> | null = null;

  const askAgain = async (): Promise<Edition | null> => {
    const began = now();
    try {
      const found = await ask();
      // The same object for the same edition, so that one comparison tells whether it changed.
      known = known && isSame(known, found) ? known : found;
    } catch {
      known = null;
    }
    askedAt = began;
    asking = null;
    return known;
  };

  return {
    /** The edition while it is fresh; null where one must `learn` it. */
    fresh: (): Edition | null => (known && now() - askedAt < FRESH_FOR ? known : null),
    /** The edition, asked for where need be; null where the gallery cannot be read. Those who ask together ask once. */
    learn: (): Promise<Edition | null> => {
      if (now() - askedAt < FRESH_FOR) return Promise.resolve(known);
      asking ??= askAgain();
      return asking;
    },
  };
}

const isSame = (a: Edition, b: Edition) =>
  a.release === b.release && a.redaction === b.redaction && a.manifests === b.manifests && a.day === b.day;
