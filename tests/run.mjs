/**
 * `npm test`: everything that shows the service to be right, from a fresh clone, against a real MariaDB and a real
 * Chromium. The last line on stdout sums it up; everything else goes to stderr.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareCode } from '../server/bootstrap/prepare-code.mjs';
import { say } from '../server/bootstrap/step.mjs';
import { findOrInstallServer, findProgram, installPackages } from '../server/local-database/find-server.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const LIMIT = 19.75 * 60_000;
/** The one reason for which a test may be skipped where CI is set: files that are not part of the project. */
const MAY_BE_ABSENT = '../shared/ees';

/** @typedef {{ passed: number, failed: string[], skipped: { name: string, reason: string }[] }} Tally */
/** @type {Tally} */
const tally = { passed: 0, failed: [], skipped: [] };
const work = mkdtempSync(join(tmpdir(), 'stable-homes-tests-'));
/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/**
 * Runs one tool; what it says goes to stderr.
 * @param {string[]} args of Node
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code
 */
function node(args, env = process.env) {
  return new Promise((settle) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', process.stderr, process.stderr] });
    children.add(child);
    child.once('exit', (code) => {
      children.delete(child);
      settle(code ?? 1);
    });
  });
}

/**
 * One check that is a whole program: it passes or fails.
 * @param {string} name
 * @param {string[]} args
 */
async function check(name, args) {
  say(`\n▸ ${name}`);
  if ((await node(args)) === 0) tally.passed += 1;
  else tally.failed.push(name);
}

/** Known faults of packages. A registry that does not answer the question is said, and counts as nothing. */
async function auditPackages() {
  say('\n▸ packages');
  const code = await node(['tests/audit-packages.mjs']);
  if (code === 0) tally.passed += 1;
  if (code === 1) tally.failed.push('packages');
}

/**
 * A test runner, whose reporter writes a tally.
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
async function suite(name, args, env = {}) {
  say(`\n▸ ${name}`);
  const file = join(work, `${name.replaceAll(' ', '-')}.json`);
  const began = Date.now();
  const code = await node(args, { ...process.env, ...env, TALLY_FILE: file });
  say(`  ${name}: ${Math.round((Date.now() - began) / 1000)} s`);
  /** @type {Tally} */
  let result = { passed: 0, failed: [], skipped: [] };
  try {
    result = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    result.failed.push(`${name}: the runner wrote no results`);
  }
  if (code !== 0 && result.failed.length === 0) result.failed.push(`${name}: the runner ended with ${code}`);
  tally.passed += result.passed;
  tally.failed.push(...result.failed);
  tally.skipped.push(...result.skipped);
}

/**
 * The browser on the PATH, or Debian's.
 * @returns {Promise<string | null>} null where there is none and only root could install it
 */
async function chromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = findProgram(names);
  if (found) return found;
  if (process.getuid?.() !== 0) return null;
  say('Installing Chromium …');
  await installPackages(['chromium'], 'Chromium (install it, or put one on the PATH)');
  return findProgram(names) ?? '/usr/bin/chromium';
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((settle) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => settle(port));
    });
  });
}

/** Runs the browser tests against a service that was started as anybody would. */
async function browserSuite() {
  const browser = await chromium();
  if (!browser) {
    const reason = 'no Chromium on the PATH, and only root can install it (apt-get install chromium)';
    tally.skipped.push({ name: 'browser tests', reason });
    return;
  }
  const port = await freePort();
  const dataDir = join(work, 'service');
  // As behind one proxy: tests that try the limits come from addresses of their own, all others from this machine.
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, TRUSTED_PROXIES: '1' };
  const service = spawn(process.execPath, ['server/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(service);
  const ended = new Promise((settle) => service.once('exit', () => settle(children.delete(service))));
  const ready = await Promise.race([
    new Promise((settle) => service.stdout.on('data', (chunk) => /^Ready: /m.test(String(chunk)) && settle(true))),
    ended.then(() => false),
  ]);
  if (!ready) {
    tally.failed.push('browser: the service did not start');
    return;
  }
  const where = { BASE_URL: `http://127.0.0.1:${port}`, DATA_DIR: dataDir, CHROMIUM: browser };
  const cli = 'node_modules/@playwright/test/cli.js';
  await suite('browser', [cli, 'test', '-c', 'tests/e2e/playwright.config.ts'], where);
  service.kill('SIGTERM');
  await ended;
}

/** @param {string} words */
function sumUp(words) {
  if (tally.skipped.length > 0) say('\nSkipped:');
  for (const { name, reason } of tally.skipped) say(`  ${name}: ${reason || 'no reason given'}`);
  if (process.env.CI === 'true') {
    const refused = tally.skipped.filter(({ reason }) => !reason.includes(MAY_BE_ABSENT));
    tally.failed.push(...refused.map(({ name }) => `skipped: ${name}`));
    tally.skipped = tally.skipped.filter(({ reason }) => reason.includes(MAY_BE_ABSENT));
  }
  if (words) tally.failed.push(words);
  if (tally.failed.length > 0) say('\nFailed:');
  for (const name of tally.failed) say(`  ${name}`);
  const skipped = tally.skipped.length > 0 ? `, ${tally.skipped.length} skipped` : '';
  console.log(`${tally.passed} passed, ${tally.failed.length} failed${skipped}`);
  rmSync(work, { recursive: true, force: true });
  process.exit(tally.failed.length > 0 || tally.passed === 0 ? 1 : 0);
}

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.on(signal, () => {
    for (const child of children) child.kill('SIGTERM');
    setTimeout(() => sumUp(`stopped by ${signal}`), 8000).unref();
  });
}
setTimeout(() => {
  for (const child of children) child.kill('SIGTERM');
  setTimeout(() => sumUp(`not finished within ${LIMIT / 60_000} minutes`), 10_000);
}, LIMIT).unref();

try {
  await prepareCode(root);
  await findOrInstallServer();
  await chromium();
  await check('format and lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '.']);
  await check('types', ['node_modules/typescript/bin/tsc', '--noEmit']);
  await auditPackages();
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '-c', 'remix.config.js'];
  const reporters = ['--reporter=default', '--reporter=./tests/tally-reporter.mjs'];
  await suite('unit and integration', [...vitest, ...reporters, '--project', 'unit', '--project', 'integration']);
  await suite('process', [...vitest, ...reporters, '--project', 'process']);
  await browserSuite();
  sumUp('');
} catch (error) {
  sumUp(error instanceof Error ? error.message : String(error));
}
