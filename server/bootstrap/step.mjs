import { spawn } from 'node:child_process';
import { Refusal } from './refusal.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Says on stderr what is happening; stdout is kept for the one line the contract promises.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs one program to its end. Its output goes to stderr, or is kept and only shown when it fails.
 * @param {string} what in words, for the error
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, ownGroup?: boolean, code?: number, input?: string }} [options]
 *   `code`: exit code of the refusal; without it the program's own code is passed on
 * @returns {Promise<string>} what it wrote
 */
export function step(what, command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      detached: options.ownGroup ?? false,
    });
    running.add(child);
    let output = '';
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      output = (output + chunk).slice(-100_000);
      if (!options.quiet) process.stderr.write(chunk);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    if (options.input !== undefined) child.stdin?.end(options.input);
    child.on('error', (error) => {
      running.delete(child);
      reject(new Refusal(options.code ?? 70, `${what} could not be run: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve(output);
      const tail = options.quiet ? `\n${endOf(output)}` : '';
      reject(new Refusal(options.code ?? code ?? 70, `${what} failed (${signal ?? `exit ${code}`}).${tail}`));
    });
  });
}

/**
 * The end of what a program said, where it says what went wrong; without the long lists of files some add.
 * @param {string} output
 */
const endOf = (output) =>
  output
    .trim()
    .split('\n')
    .filter((line) => !/^\s+'.*',?$/.test(line))
    .slice(-40)
    .join('\n');

/** Ends the programs that are still running, at once where asking does not help. */
export async function stopSteps() {
  const ended = [...running].map(
    (child) =>
      new Promise((resolve) => {
        const kill = setTimeout(() => child.kill('SIGKILL'), 4000);
        child.once('close', () => resolve(clearTimeout(kill)));
        child.kill('SIGTERM');
      }),
  );
  await Promise.all(ended);
}
