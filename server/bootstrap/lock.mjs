import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { processStart } from './process-life.mjs';

/**
 * A file that says which process holds something. It outlives a crash, so it names the process so exactly that a
 * successor can tell that it is gone.
 * @typedef {{ pid: number, start: string | null, what: string, stopping?: boolean }} Holder
 */

/**
 * @param {string} path
 * @param {string} what the holder does, in words
 * @returns {{ release: () => void, stopping: () => void } | Holder} the lock, or who holds it
 */
export function takeLock(path, what) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const mine = { pid: process.pid, start: processStart(process.pid), what };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (;;) {
      if (link(draft, path)) break;
      const holder = readHolder(path);
      if (holder && lives(holder)) return holder;
      if (!holder) continue;
      moveAway(path, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release: () => rmSync(path, { force: true }),
    stopping: () => {
      writeFileSync(draft, JSON.stringify({ ...mine, stopping: true }), { mode: 0o600 });
      renameSync(draft, path);
    },
  };
}

/**
 * @param {string} path
 * @param {string} what
 * @param {(holder: Holder) => boolean} worthWaiting asked as long as another process holds it
 */
export async function waitForLock(path, what, worthWaiting) {
  for (;;) {
    const lock = takeLock(path, what);
    if ('release' in lock || !worthWaiting(lock)) return lock;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** @param {Holder} holder */
const lives = (holder) => processStart(holder.pid) !== null && processStart(holder.pid) === holder.start;

/**
 * @param {string} path
 * @returns {Holder | null} null: it was let go in the meantime
 */
export function readHolder(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
    return { pid: 0, start: null, what: 'unreadable' };
  }
}

/**
 * @param {string} draft
 * @param {string} path
 */
function link(draft, path) {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Two successors may find the same dead holder: whoever moved away a live one's file puts it back.
 * @param {string} path
 * @param {Holder} dead
 */
function moveAway(path, dead) {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readHolder(aside);
  if (moved && moved.pid !== dead.pid && lives(moved)) link(aside, path);
  rmSync(aside, { force: true });
}
