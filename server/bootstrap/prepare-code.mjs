import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashInputs, unlessDone } from './inputs.mjs';
import { waitForLock } from './lock.mjs';
import { LOAD_FAILED } from './refusal.mjs';
import { say, step } from './step.mjs';

const GENERATE_INPUTS = ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'];
const BUILD_INPUTS = [
  ...['app', 'server', 'prisma', 'public', 'seed'],
  ...['remix.config.js', 'package.json', 'package-lock.json', 'tsconfig.json'],
];

/**
 * Installs packages, generates the database client and builds: each only where its inputs changed. Copies that start
 * from one folder at the same time do this one after the other.
 * @param {string} root
 * @param {{ build?: boolean }} [options]
 */
export async function prepareCode(root, { build = true } = {}) {
  let told = false;
  const lock = await waitForLock(join(root, '.cache/prepare.lock'), 'installs and builds', ({ pid }) => {
    if (!told) say(`Waiting for process ${pid}, which installs and builds in this folder …`);
    told = true;
    return true;
  });
  try {
    await install(root);
    await generate(root);
    if (build) await buildAll(root);
  } finally {
    if ('release' in lock) lock.release();
  }
}

/** @param {string} root */
async function install(root) {
  if (isInstalled(root)) return;
  say('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  await step('npm ci', command, [...args, 'ci', '--include=dev'], {
    cwd: root,
    env: toolEnv(),
    quiet: true,
    code: LOAD_FAILED,
  });
}

/**
 * npm writes its own record of what it installed last of all, so an install that was interrupted has none.
 * @param {string} root
 */
export function isInstalled(root) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record)) return false;
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(record, 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, { version, optional, peer }]) => path === '' || optional || peer || present[path]?.version === version,
    );
  } catch {
    return false;
  }
}

/** @param {string} root */
async function generate(root) {
  const inputs = hashInputs(root, GENERATE_INPUTS);
  const stamp = join(root, 'node_modules/.cache/stable-homes/generate');
  if (!existsSync(join(root, 'prisma/generated/client.ts'))) rmSync(stamp, { force: true });
  await unlessDone(stamp, inputs, () => {
    say('Generating the database client …');
    const cli = join(root, 'node_modules/prisma/build/index.js');
    return step('prisma generate', process.execPath, [cli, 'generate'], {
      cwd: root,
      env: toolEnv(),
      quiet: true,
      code: LOAD_FAILED,
    });
  });
}

/** @param {string} root */
async function buildAll(root) {
  const inputs = hashInputs(root, BUILD_INPUTS, [process.versions.node]);
  await unlessDone(join(root, 'build/stamp'), inputs, () => {
    say('Building …');
    return step('The build', process.execPath, [join(root, 'server/build.mjs')], {
      cwd: root,
      env: toolEnv(),
      quiet: true,
      code: LOAD_FAILED,
    });
  });
}

/** Prisma's CLI wants to fetch an engine it does not need here; a program that fails keeps it from trying. */
function toolEnv() {
  return { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false', CHECKPOINT_DISABLE: '1', DO_NOT_TRACK: '1' };
}
