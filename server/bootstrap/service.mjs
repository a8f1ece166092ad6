import { spawn } from 'node:child_process';
import net from 'node:net';
import { join } from 'node:path';
import { nodeArguments } from './database.mjs';
import { CONFIGURATION, Refusal } from './refusal.mjs';

const STOPPING_TAKES = 5_000;
/** Bytes come and go on several threads: with an arena for each, the C library would hold on to a quarter more memory. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: '2' };
/** Enough for a ledger of 100,000 rows and the kept bytes, in MB. The service asks for more where its ledger is larger. */
const LEAST_MEMORY = 256;
/** The young space holds a few long answers, so that they die in it. */
const memoryArguments = (/** @type {number} */ memory) => [
  `--max-old-space-size=${memory}`,
  '--max-semi-space-size=16',
];

/**
 * Refuses before any work where a port is not to be had.
 * @param {import('./settings.mjs').Settings} settings
 */
export async function checkPorts({ host, port, metrics }) {
  await checkPort('PORT', host, port);
  if (metrics) await checkPort('METRICS_PORT', metrics.host, metrics.port);
}

/**
 * A service that was just killed may hold its port for a moment.
 * @param {string} name
 * @param {string} host
 * @param {number} port
 */
async function checkPort(name, host, port) {
  for (const until = Date.now() + 1500; ; ) {
    const fault = await tryToListen(host, port);
    if (fault === null) return;
    if (fault !== 'EADDRINUSE' || Date.now() > until) {
      const why = fault === 'EADDRINUSE' ? 'another program listens there' : fault;
      throw new Refusal(CONFIGURATION, `Cannot listen on ${host}:${port}: ${why}. Set ${name} to a free port.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<string | null>} the code of what stands in the way
 */
function tryToListen(host, port) {
  return new Promise((settle) => {
    const probe = net.createServer();
    probe.once('error', (error) => settle(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => settle(null)));
  });
}

/**
 * @typedef {object} RunningService
 * @property {() => Promise<void>} stop
 * @property {Promise<number>} ended its exit code
 *
 * Starts the service as a process of its own, and waits until it listens. One that needs more memory says so before it
 * listens, and is started again with it.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} dev Remix's development server in place of the built service
 * @param {number} memory most that lasts, in MB
 * @returns {Promise<RunningService>}
 */
export async function startService(root, env, dev, memory = LEAST_MEMORY) {
  const given = { ...env };
  delete given.OWNER_DATABASE_URL;
  const args = dev
    ? devArguments(root, env)
    : [...memoryArguments(memory), ...nodeArguments(root, env), join(root, 'build/service/http.js')];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...FEW_ARENAS, ...given, NODE_ENV: dev ? 'development' : 'production' },
    // Its words go to stderr: stdout ends with the line the contract promises.
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
  });
  /** @type {Promise<number>} */
  const ended = new Promise((settle) => child.once('exit', (code) => settle(code ?? 70)));
  /** @type {Promise<{ memory?: number } | void>} */
  const listening = dev ? answers(env) : new Promise((settle) => child.once('message', settle));
  const service = { ended, stop: () => stop(child, ended) };
  const early = await Promise.race([listening, ended]);
  if (typeof early === 'object' && early.memory !== undefined && early.memory > memory) {
    await ended;
    return startService(root, env, dev, early.memory);
  }
  if (typeof early === 'number') throw new Refusal(early || 70, 'The service ended before it listened.');
  return service;
}

/**
 * Remix's development server tells nobody that it listens: it is asked until it answers.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>}
 */
function answers(env) {
  return new Promise((settle) => {
    const ask = () => {
      const connection = net.connect(Number(env.PORT || 3000), env.HOST || '127.0.0.1');
      connection.once('connect', () => settle(void connection.destroy()));
      connection.once('error', () => setTimeout(ask, 100).unref());
    };
    ask();
  });
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 */
function devArguments(root, env) {
  const remix = join(root, 'node_modules/@remix-run/dev/dist/cli.js');
  const where = ['--host', env.HOST || '127.0.0.1', '--port', env.PORT || '3000', '--strictPort'];
  return [...nodeArguments(root, env), remix, 'vite:dev', '-c', 'remix.config.js', ...where];
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<number>} ended
 */
async function stop(child, ended) {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOPPING_TAKES);
  await ended;
  clearTimeout(late);
}
