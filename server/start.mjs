/**
 * `npm start`: from a fresh clone to a running service, doing only what is not done yet.
 * Plain JavaScript and only Node's own modules, because it runs before anything is installed.
 * `migrate`, `grants`, `seed`, `ees`, `audit` and `redact` run those programs on the same database.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillDatabase, keepSessionSecret, nodeArguments, origin, startDatabase } from './bootstrap/database.mjs';
import { waitForLock } from './bootstrap/lock.mjs';
import { prepareCode } from './bootstrap/prepare-code.mjs';
import { CONFIGURATION, LOAD_FAILED, Refusal } from './bootstrap/refusal.mjs';
import { checkPorts, startService } from './bootstrap/service.mjs';
import { readSettings } from './bootstrap/settings.mjs';
import { say, stopSteps } from './bootstrap/step.mjs';
import { findServer } from './local-database/find-server.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const TOOLS = { migrate: 'migrate', grants: 'migrate', seed: 'seed', ees: 'ees', audit: 'audit', redact: 'redact' };

/** What has been started and is to be ended, the last first. @type {(() => Promise<void> | void)[]} */
const toUndo = [];
let stopping = false;

/** @param {number} code */
async function end(code) {
  if (stopping) return;
  stopping = true;
  await stopSteps();
  for (const undo of toUndo.reverse()) await undo();
  process.exit(code);
}

/**
 * @param {import('./bootstrap/settings.mjs').Settings} settings
 * @param {string} what
 * @returns {Promise<boolean>} false: a running copy has it, and its database
 */
async function holdDataDir({ dataDir }, what) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const until = Date.now() + 12_000;
  const lock = await waitForLock(join(dataDir, 'lock'), what, (holder) => !!holder.stopping && Date.now() < until);
  if (!('release' in lock)) {
    if (what !== 'serves' && lock.what === 'serves') return false;
    throw new Refusal(
      CONFIGURATION,
      `Process ${lock.pid} (${lock.what}) already uses ${dataDir}: set another DATA_DIR.`,
    );
  }
  toUndo.push(lock.release);
  whenStopping = lock.stopping;
  return true;
}

/** Says to a successor that waiting is worth its while. */
let whenStopping = () => {};

/**
 * @param {import('./bootstrap/settings.mjs').Settings} settings
 * @returns {NodeJS.ProcessEnv}
 */
function childEnvironment({ dataDir, clockOffset }) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, DATA_DIR: dataDir };
  delete env.CLOCK_OFFSET_MS;
  return clockOffset === null ? env : { ...env, CLOCK_OFFSET_MS: String(clockOffset) };
}

/** @param {boolean} dev */
async function serve(dev) {
  const settings = readSettings(process.env);
  const { host, port, clockOffset } = settings;
  await holdDataDir(settings, 'serves');
  await checkPorts(settings);
  if (settings.local) await findServer();
  if (clockOffset !== null) say(`The clock is moved: it is ${new Date(Date.now() + clockOffset).toISOString()} here.`);
  const env = childEnvironment(settings);
  const database = await prepare(settings);
  await fillDatabase(root, settings, env);
  if (stopping) return;
  const service = await startService(root, env, dev);
  toUndo.push(service.stop);
  service.ended.then((code) => end(code || LOAD_FAILED));
  database.lost.then(() => end(69));
  if (stopping) return service.stop();
  console.log(`Ready: ${origin(host, port)}/`);
}

/**
 * Code and database are made ready side by side: neither needs the other yet.
 * @param {import('./bootstrap/settings.mjs').Settings} settings
 */
async function prepare(settings) {
  keepSessionSecret(settings);
  const starting = startDatabase(settings).then((database) => {
    toUndo.push(database.stop);
    return database;
  });
  const [code, database] = await Promise.allSettled([prepareCode(root), starting]);
  if (database.status === 'rejected') throw database.reason;
  if (code.status === 'rejected') throw code.reason;
  return database.value;
}

/**
 * @param {keyof typeof TOOLS} command
 * @param {string[]} args
 */
async function runTool(command, args) {
  const settings = readSettings(process.env);
  const env = childEnvironment(settings);
  const needsDatabase = command !== 'ees' || args[0] === 'import';
  const alone = needsDatabase && settings.local && (await holdDataDir(settings, command));
  if (alone) {
    await findServer();
    await prepare(settings);
    if (command === 'seed' || command === 'ees') await fillDatabase(root, settings, env);
  } else {
    await prepareCode(root);
  }
  const program = join(root, `build/service/${TOOLS[command]}.js`);
  if (!existsSync(program)) throw new Refusal(2, `This version has no ${command} program.`);
  const subcommand = TOOLS[command] === 'migrate' ? [command] : [];
  const child = spawn(process.execPath, [...nodeArguments(root, env), program, ...subcommand, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  toUndo.push(() => void child.kill('SIGTERM'));
  await end(await new Promise((settle) => child.once('exit', (code) => settle(code ?? LOAD_FAILED))));
}

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
  process.on(signal, () => {
    whenStopping();
    end(0);
  });
}

const [command = 'serve', ...rest] = process.argv.slice(2);
try {
  if (command === 'serve' || command === '--dev') await serve(command === '--dev');
  else if (Object.hasOwn(TOOLS, command)) await runTool(/** @type {keyof typeof TOOLS} */ (command), rest);
  else
    throw new Refusal(CONFIGURATION, `Unknown command ${command}: give ${Object.keys(TOOLS).join(', ')} or nothing.`);
} catch (error) {
  if (!stopping) {
    say(error instanceof Refusal ? error.message : String(error instanceof Error ? error.stack : error));
    await end(error instanceof Refusal ? error.code : LOAD_FAILED);
  }
}
