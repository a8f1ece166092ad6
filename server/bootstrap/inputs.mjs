import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One hash over everything a piece of work depends on: while it stays the same, the work need not be done again.
 * @param {string} root
 * @param {string[]} paths files and folders below root; missing ones count as missing
 * @param {string[]} [also] further words, such as a version
 */
export function hashInputs(root, paths, also = []) {
  const hash = createHash('sha256').update(JSON.stringify(also));
  for (const path of paths) {
    for (const file of filesBelow(root, path)) {
      const bytes = readFileSync(join(root, file));
      hash.update(`\0${file}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesBelow(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .filter((name) => name !== 'generated' && !name.startsWith('.'))
    .sort()
    .flatMap((name) => filesBelow(root, join(path, name)));
}

/**
 * Does the work unless the stamp says it was done with the same inputs. The stamp is written last, so work that was
 * interrupted is done again.
 * @param {string} stamp
 * @param {string} inputs
 * @param {() => Promise<unknown>} work
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function unlessDone(stamp, inputs, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
  return true;
}
