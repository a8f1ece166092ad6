import { readFileSync } from 'node:fs';

/**
 * When a process began, in the kernel's own count: with the number it names one process for good, as numbers are reused.
 * @param {number} pid
 * @returns {string | null} null where no such process lives
 */
export function processStart(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/**
 * @param {number} pid
 * @param {string} word stands in the command line of the process we mean
 */
export function runs(pid, word) {
  if (processStart(pid) === null) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
  } catch {
    return false;
  }
}

/**
 * Waits for a process to end, then asks it to, then ends it.
 * @param {number} pid
 * @param {string} word stands in its command line
 * @param {{ patience: number, grace: number }} milliseconds before asking, and before ending it
 */
export async function clear(pid, word, { patience, grace }) {
  if (await ended(pid, word, patience)) return;
  signal(pid, 'SIGTERM');
  if (await ended(pid, word, grace)) return;
  signal(pid, 'SIGKILL');
  await ended(pid, word, 5000);
}

/**
 * @param {number} pid
 * @param {string} word
 * @param {number} within milliseconds
 */
export async function ended(pid, word, within) {
  for (const until = Date.now() + within; runs(pid, word); ) {
    if (Date.now() >= until) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // ended in the meantime
  }
}
