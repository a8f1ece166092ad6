import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { clear } from '../bootstrap/process-life.mjs';
import { DATABASE_UNREACHABLE, Refusal } from '../bootstrap/refusal.mjs';
import { say, step } from '../bootstrap/step.mjs';
import { randomPassword, readDatabaseFile, writeDatabaseFile } from './database-file.mjs';
import { systemPath } from './find-server.mjs';

const DATABASE = 'stable_homes';
const LONGEST_SOCKET_PATH = 100;
const INIT_FILE = 'database-accounts-';

/**
 * @typedef {import('./database-file.mjs').DatabaseFile} DatabaseFile
 * @typedef {object} PrivateServer
 * @property {DatabaseFile} file
 * @property {() => Promise<void>} stop
 * @property {Promise<void>} ended settles when its keeper is gone, asked or not
 *
 * @typedef {object} PrivateServerOptions
 * @property {string} dataDir
 * @property {import('./find-server.mjs').ServerPrograms} programs
 * @property {boolean} [movableClock] lets a session set its own clock: only for TODAY
 * @property {string[]} [alsoRun] further SQL the server runs at its start: only for tests
 * @property {boolean} [throwAway] gives up durability for speed: only for tests
 */

/**
 * Runs a MariaDB of our own in DATA_DIR on a loopback port and a unix socket. It stops with the process that started it;
 * what a crash left is cleared first.
 * @param {PrivateServerOptions} options
 * @returns {Promise<PrivateServer>}
 */
export async function startPrivateServer(options) {
  const dataDir = resolve(options.dataDir);
  const data = join(dataDir, 'database');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  mkdirSync(join(dataDir, 'database-tmp'), { recursive: true, mode: 0o700 });
  await clearLeftover(dataDir);
  await initialise(data, options.programs);
  const { file, keeper, ended } = await runOnFreePort(dataDir, options);
  return {
    file,
    ended,
    stop: async () => {
      keeper.stdin.end();
      await ended;
      rmSync(join(dataDir, 'database.pid'), { force: true });
    },
  };
}

/**
 * Between finding a port free and using it another program may take it: then another port is tried.
 * @param {string} dataDir
 * @param {PrivateServerOptions} options
 */
async function runOnFreePort(dataDir, options) {
  for (let tries = 1; ; tries += 1) {
    const file = await place(dataDir, tries === 1);
    const run = await runUnderKeeper(dataDir, file, options);
    if (!run.failed) return { file, keeper: run.keeper, ended: run.ended };
    const log = logTail(dataDir);
    if (tries === 5 || !log.includes('Address already in use')) {
      throw new Refusal(DATABASE_UNREACHABLE, `The private database server ${run.failed}.\n${log}`);
    }
  }
}

/**
 * @param {string} dataDir
 * @param {DatabaseFile} file
 * @param {PrivateServerOptions} options
 */
async function runUnderKeeper(dataDir, file, options) {
  // Each start its own: the keeper of a start that was killed removes its file only when its server has ended.
  const initFile = join(dataDir, `${INIT_FILE}${randomUUID()}.sql`);
  writeFileSync(initFile, [...accountStatements(file), ...(options.alsoRun ?? []), ''].join('\n'), { mode: 0o600 });
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('./keeper.mjs', import.meta.url)), dataDir], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    env: /** @type {NodeJS.ProcessEnv} */ (/** @type {unknown} */ ({ PATH: systemPath(), TZ: 'UTC' })),
  });
  keeper.stdin.on('error', () => undefined);
  /** @type {Promise<void>} */
  const ended = new Promise((settle) => keeper.once('exit', () => settle()));
  const args = serverArguments(dataDir, file, options);
  keeper.stdin.write(`${JSON.stringify({ command: options.programs.server, args, socket: file.socket, initFile })}\n`);
  const news = await Promise.race([firstNews(keeper.stdout), ended.then(() => ({ failed: 'lost its keeper' }))]);
  const failed = 'failed' in news ? news.failed : null;
  if (failed) {
    keeper.stdin.end();
    await ended;
    rmSync(initFile, { force: true });
  }
  return { keeper, ended, failed };
}

/**
 * @param {import('node:stream').Readable} stdout
 * @returns {Promise<{ ready: number } | { failed: string }>}
 */
function firstNews(stdout) {
  return new Promise((settle) => {
    createInterface({ input: stdout }).once('line', (line) => settle(JSON.parse(line)));
  });
}

/**
 * A server whose keeper was killed, or is just stopping it, still holds the files: wait for it, then end it.
 * @param {string} dataDir
 */
async function clearLeftover(dataDir) {
  for (const name of readdirSync(dataDir)) if (name.startsWith(INIT_FILE)) rmSync(join(dataDir, name), { force: true });
  const pidFile = join(dataDir, 'database.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (pid > 0) await clear(pid, join(dataDir, 'database'), { patience: 3000, grace: 8000 });
  rmSync(pidFile, { force: true });
}

/**
 * Makes the server's own tables; under another name until they are whole.
 * @param {string} data
 * @param {import('./find-server.mjs').ServerPrograms} programs
 */
async function initialise(data, programs) {
  if (existsSync(data)) return;
  say(`Making the private database (MariaDB ${programs.version}) …`);
  const half = `${data}.new`;
  rmSync(half, { recursive: true, force: true });
  const args = [
    '--no-defaults',
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
    `--datadir=${half}`,
    ...asRoot(),
  ];
  const env = { ...process.env, PATH: systemPath() };
  await step('Making the private database', programs.initialise, args, {
    env,
    quiet: true,
    code: DATABASE_UNREACHABLE,
  });
  renameSync(half, data);
}

/**
 * Keeps passwords from one start to the next, and the port where that can be had.
 * @param {string} dataDir
 * @param {boolean} samePort
 * @returns {Promise<DatabaseFile>}
 */
async function place(dataDir, samePort) {
  const before = readDatabaseFile(dataDir);
  const ours = before?.database === DATABASE && before.socket !== null ? before : null;
  const beside = join(dataDir, 'database.sock');
  const short = join(tmpdir(), `stable-homes-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`);
  /** @param {'owner' | 'app' | 'public'} name */
  const account = (name) => ({
    user: `${DATABASE}_${name}`,
    password: ours?.accounts[name].password ?? randomPassword(),
  });
  const file = {
    host: '127.0.0.1',
    port: await freePort(samePort ? ours?.port : undefined),
    socket: beside.length > LONGEST_SOCKET_PATH ? short : beside,
    database: DATABASE,
    accounts: { owner: account('owner'), app: account('app'), public: account('public') },
  };
  writeDatabaseFile(dataDir, file);
  return file;
}

/**
 * @param {number} [wanted]
 * @returns {Promise<number>} the wanted port where it is free, else any
 */
function freePort(wanted = 0) {
  return new Promise((settle, fail) => {
    const probe = net.createServer();
    probe.once('error', (error) => (wanted ? settle(freePort()) : fail(error)));
    probe.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => settle(port));
    });
  });
}

/**
 * Run by the server itself before it takes a connection, at every start: nobody ever meets an account without a password.
 * @param {DatabaseFile} file
 */
function accountStatements({ database, accounts }) {
  const wide = `\`${database.replaceAll('_', '\\_')}%\``;
  return [
    `CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;`,
    "DELETE FROM mysql.global_priv WHERE User IN ('', 'root');",
    'FLUSH PRIVILEGES;',
    ...Object.values(accounts).flatMap(({ user, password }) => [
      `CREATE USER IF NOT EXISTS '${user}'@'%' IDENTIFIED BY '${password}';`,
      `ALTER USER '${user}'@'%' IDENTIFIED BY '${password}';`,
    ]),
    `GRANT ALL PRIVILEGES ON ${wide}.* TO '${accounts.owner.user}'@'%' WITH GRANT OPTION;`,
  ];
}

/**
 * @param {string} dataDir
 * @param {DatabaseFile} file
 * @param {PrivateServerOptions} options
 */
function serverArguments(dataDir, file, { movableClock, throwAway }) {
  return [
    '--no-defaults',
    ...asRoot(),
    `--datadir=${join(dataDir, 'database')}`,
    // Each its own: a server that starts clears what others have left, or still use, in a shared place.
    `--tmpdir=${join(dataDir, 'database-tmp')}`,
    `--socket=${file.socket}`,
    `--pid-file=${join(dataDir, 'database.pid')}`,
    `--log-error=${join(dataDir, 'database.log')}`,
    '--bind-address=127.0.0.1',
    `--port=${file.port}`,
    `--secure-timestamp=${movableClock ? 'NO' : 'YES'}`,
    '--default-time-zone=+00:00',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_ci',
    '--skip-name-resolve',
    '--symbolic-links=0',
    '--max-connections=100',
    '--max-allowed-packet=64M',
    '--innodb-buffer-pool-size=256M',
    '--performance-schema=OFF',
    ...(throwAway ? ['--innodb-flush-log-at-trx-commit=0', '--skip-innodb-doublewrite', '--skip-sync-frm'] : []),
  ];
}

const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

/** @param {string} dataDir */
function logTail(dataDir) {
  try {
    return readFileSync(join(dataDir, 'database.log'), 'utf8').trim().split('\n').slice(-12).join('\n');
  } catch {
    return '';
  }
}
