import { resolve } from 'node:path';
import { CONFIGURATION, Refusal } from './refusal.mjs';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;
const WANTED_NODE = [20, 19];

/**
 * What the start itself must know before anything is installed. server/env.ts checks the whole environment later.
 * @typedef {object} Settings
 * @property {string} host
 * @property {number} port
 * @property {{ host: string, port: number } | null} metrics where measurements are collected
 * @property {string} dataDir absolute
 * @property {boolean} local true: a private database of our own
 * @property {number | null} clockOffset milliseconds by which TODAY moves the clock
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(env) {
  const faults = [];
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = WANTED_NODE;
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
    faults.push(`Node ${WANTED_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
  const local = !env.DATABASE_URL;
  const host = env.HOST || '127.0.0.1';
  if (local && !LOOPBACK.test(host)) {
    faults.push(
      `HOST=${host}: without DATABASE_URL this is a local copy with made-up accounts, which listens on a loopback address only.`,
    );
  }
  const port = readPort('PORT', env.PORT || '3000', faults);
  const metrics = env.METRICS_PORT
    ? { host: env.METRICS_HOST || '127.0.0.1', port: readPort('METRICS_PORT', env.METRICS_PORT, faults) }
    : null;
  if (metrics?.port === port)
    faults.push(`METRICS_PORT=${env.METRICS_PORT}: measurements never go out on the public port; give another.`);
  if (local && metrics && !LOOPBACK.test(metrics.host))
    faults.push(`METRICS_HOST=${metrics.host}: a local copy listens on a loopback address only.`);
  const clockOffset = readToday(env.TODAY, local, faults);
  if (faults.length > 0) throw new Refusal(CONFIGURATION, faults.join('\n'));
  return { host, port, metrics, dataDir: resolve(env.DATA_DIR || '.data'), local, clockOffset };
}

/**
 * @param {string} name
 * @param {string} value
 * @param {string[]} faults
 */
function readPort(name, value, faults) {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    faults.push(`${name}=${value}: give a number from 1 to 65535.`);
  return port;
}

/**
 * @param {string | undefined} today
 * @param {boolean} local
 * @param {string[]} faults
 */
function readToday(today, local, faults) {
  if (!today) return null;
  if (!local) faults.push('TODAY moves the clock of a local copy only: unset it, or unset DATABASE_URL.');
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(today) ? `${today}T12:00:00Z` : today;
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(instant) ? Date.parse(instant) : Number.NaN;
  const sameDay = new Date(Number.isNaN(at) ? 0 : at).toISOString().slice(0, 10) === today;
  if (Number.isNaN(at) || (today.length === 10 && !sameDay)) {
    faults.push(`TODAY=${today}: give a day as 2026-06-30 or an instant as 2026-06-30T09:30:00Z.`);
    return null;
  }
  return at - Date.now();
}
