/**
 * Keeps one MariaDB running for as long as the process that asked for it lives.
 * The first line on stdin says what to run; when stdin ends, whatever the reason, the server is stopped.
 * A server that dies by itself is started again, so that the service recovers; not more than five times a minute.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import net from 'node:net';
import { createInterface } from 'node:readline';

const STARTING_TAKES = 60_000;
const STOPPING_TAKES = 6_000;

/** @type {import('node:child_process').ChildProcess | undefined} */
let server;
let stopping = false;
/** @type {number[]} */
const deaths = [];

process.stdout.on('error', () => undefined);
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, stop);

const lines = createInterface({ input: process.stdin });
lines.once('line', (line) => run(JSON.parse(line), true));
lines.once('close', stop);

/**
 * @param {{ command: string, args: string[], socket: string, initFile: string }} order
 * @param {boolean} first only the first start sets the accounts
 */
function run(order, first) {
  const args = first ? [...order.args, `--init-file=${order.initFile}`] : order.args;
  const child = spawn(order.command, args, { stdio: 'ignore' });
  server = child;
  let answered = false;
  child.once('error', (error) => tell({ failed: error.message }));
  child.once('exit', (code, signal) => {
    server = undefined;
    rmSync(order.initFile, { force: true });
    if (stopping) process.exit(0);
    if (first && !answered) {
      tell({ failed: `ended while starting (${signal ?? `exit ${code}`})` });
      process.exit(1);
    }
    deaths.push(Date.now());
    if (deaths.filter((at) => at > Date.now() - 60_000).length > 5) process.exit(1);
    setTimeout(() => !stopping && run(order, false), 200);
  });
  waitForAnswer(order.socket, Date.now() + STARTING_TAKES, (ready) => {
    if (server !== child) return;
    if (!ready) return child.kill('SIGKILL');
    answered = true;
    rmSync(order.initFile, { force: true });
    tell({ ready: child.pid });
  });
}

/**
 * The server greets first: a byte from it means that it takes connections and has run its init file.
 * @param {string} socket
 * @param {number} until
 * @param {(ready: boolean) => void} done
 */
function waitForAnswer(socket, until, done) {
  if (!server) return done(false);
  const connection = net.connect(socket);
  const again = () => {
    connection.destroy();
    if (Date.now() > until) done(false);
    else setTimeout(() => waitForAnswer(socket, until, done), 50);
  };
  connection.once('error', again);
  connection.once('data', () => {
    connection.removeAllListeners('error');
    connection.on('error', () => undefined);
    connection.destroy();
    done(true);
  });
}

/** @param {{ ready: number | undefined } | { failed: string }} news */
function tell(news) {
  process.stdout.write(`${JSON.stringify(news)}\n`);
}

function stop() {
  if (stopping) return;
  stopping = true;
  if (!server) process.exit(0);
  server.kill('SIGTERM');
  setTimeout(() => server?.kill('SIGKILL'), STOPPING_TAKES);
}
