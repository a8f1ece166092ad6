import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallServer } from '../local-database/find-server.mjs';
import { startPrivateServer } from '../local-database/private-server.mjs';
import { hashInputs, unlessDone } from './inputs.mjs';
import { DATABASE_UNREACHABLE, LOAD_FAILED, Refusal } from './refusal.mjs';
import { say, step } from './step.mjs';

/**
 * @typedef {import('./settings.mjs').Settings} Settings
 * @typedef {object} RunningDatabase
 * @property {() => Promise<void>} stop
 * @property {Promise<void>} lost settles when the database is gone for good, asked or not
 */

/**
 * Starts the private database and starts it anew should its keeper be killed; with DATABASE_URL there is nothing to start.
 * @param {Settings} settings
 * @returns {Promise<RunningDatabase>}
 */
export async function startDatabase({ dataDir, local, clockOffset }) {
  if (!local) return { stop: async () => undefined, lost: new Promise(() => undefined) };
  const programs = await findOrInstallServer();
  const start = () => startPrivateServer({ dataDir, programs, movableClock: clockOffset !== null });
  let server = await start();
  let stopping = false;
  const watch = async () => {
    for (let restarts = 0; restarts < 5; restarts += 1) {
      await server.ended;
      if (stopping) return;
      say('The private database ended by itself: starting it again.');
      server = await start();
    }
    await server.ended;
  };
  return {
    lost: watch().catch((error) => say(String(error.message))),
    stop: async () => {
      stopping = true;
      await server.stop();
    },
  };
}

/** @param {Settings} settings */
export function keepSessionSecret({ dataDir }) {
  const file = join(dataDir, 'session-secret');
  if (existsSync(file)) return;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
}

/**
 * Migrates and loads the pack. On our own database both are left out while what they depend on is the same; the stamps
 * stand inside the database's folder and go with it. On another's server both look for themselves.
 * @param {string} root
 * @param {Settings} settings
 * @param {NodeJS.ProcessEnv} env
 */
export async function fillDatabase(root, { dataDir, local, host, port }, env) {
  /**
   * @param {string} name
   * @param {string} inputs
   * @param {() => Promise<unknown>} work
   */
  const once = (name, inputs, work) =>
    local ? unlessDone(join(dataDir, 'database', `done-${name}`), inputs, work) : work();
  await once('migrate', hashInputs(root, ['prisma']), () =>
    runProgram(root, 'migrate', ['migrate'], env, 'Bringing the tables up to date'),
  );
  if (!existsSync(join(root, 'build/service/seed.js'))) return;
  const also = [env.LOCAL_PASSWORD ?? ''];
  if (local && !existsSync(join(dataDir, 'accounts.json')))
    rmSync(join(dataDir, 'database/done-seed'), { force: true });
  await once('seed', hashInputs(root, ['seed', 'server', 'prisma'], also), () =>
    runProgram(root, 'seed', [], env, 'Loading the strategy pack'),
  );
  if (local) nameAddress(dataDir, env.BASE_URL || origin(host, port));
}

/**
 * Another port or address is no reason to load anything again: only the file that names it is set right.
 * @param {string} dataDir
 * @param {string} baseUrl
 */
function nameAddress(dataDir, baseUrl) {
  const path = join(dataDir, 'accounts.json');
  if (!existsSync(path)) return;
  const file = JSON.parse(readFileSync(path, 'utf8'));
  if (file.baseUrl === baseUrl) return;
  writeFileSync(`${path}.new`, `${JSON.stringify({ ...file, baseUrl }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/**
 * @param {string} host
 * @param {number} port
 */
export const origin = (host, port) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`;

/**
 * Runs one of the built programs to its end.
 * @param {string} root
 * @param {string} name
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} what
 */
async function runProgram(root, name, args, env, what) {
  say(`${what} …`);
  const node = [...nodeArguments(root, env), join(root, `build/service/${name}.js`), ...args];
  try {
    await step(what, process.execPath, node, { cwd: root, env });
  } catch (error) {
    const known = error instanceof Refusal && [DATABASE_UNREACHABLE, 78].includes(error.code);
    throw known ? error : new Refusal(LOAD_FAILED, error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
export function nodeArguments(root, env) {
  const moved = env.CLOCK_OFFSET_MS ? ['--import', `file://${join(root, 'server/bootstrap/moved-clock.mjs')}`] : [];
  return ['--enable-source-maps', ...moved];
}
