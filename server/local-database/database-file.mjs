import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where the database is and how its three accounts sign in: `DATA_DIR/database.json`, readable by its owner only.
 * @typedef {{ user: string, password: string }} DatabaseAccount
 * @typedef {object} DatabaseFile
 * @property {string} host
 * @property {number} port
 * @property {string | null} socket path of the unix socket; null where the server is not ours
 * @property {string} database
 * @property {{ owner: DatabaseAccount, app: DatabaseAccount, public: DatabaseAccount }} accounts
 */

/** @param {string} dataDir */
const fileIn = (dataDir) => join(dataDir, 'database.json');

/**
 * @param {string} dataDir
 * @returns {DatabaseFile | null} null where there is none, or an interrupted write left half of one
 */
export function readDatabaseFile(dataDir) {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {string} dataDir
 * @param {DatabaseFile} file
 */
export function writeDatabaseFile(dataDir, file) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const half = `${fileIn(dataDir)}.${process.pid}`;
  writeFileSync(half, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, fileIn(dataDir));
}

/** A password of 192 random bits, in letters that need no quoting in SQL or in a URL. */
export const randomPassword = () => randomBytes(24).toString('base64url');
