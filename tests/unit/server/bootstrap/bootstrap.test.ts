import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashInputs, unlessDone } from '#server/bootstrap/inputs.mjs';
import { readHolder, takeLock, waitForLock } from '#server/bootstrap/lock.mjs';
import { isInstalled } from '#server/bootstrap/prepare-code.mjs';
import { processStart } from '#server/bootstrap/process-life.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('work that is done once', () => {
  it('is done again when a file is changed, added, moved or removed, and only then', () => {
    const hash = () => hashInputs(folder, ['one', 'two.txt']);
    mkdirSync(join(folder, 'one/deep'), { recursive: true });
    writeFileSync(join(folder, 'one/deep/a.ts'), 'a');
    const seen = [hash()];
    const changes = [
      () => writeFileSync(join(folder, 'one/deep/a.ts'), 'b'),
      () => writeFileSync(join(folder, 'two.txt'), ''),
      () => writeFileSync(join(folder, 'one/b.ts'), 'b'),
      () => rmSync(join(folder, 'one/deep/a.ts')),
    ];
    for (const change of changes) {
      change();
      expect(hash()).toBe(hash());
      seen.push(hash());
    }
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('is done again when it failed half-way', async () => {
    const stamp = join(folder, 'stamps/work');
    let runs = 0;
    const fails = () => {
      runs += 1;
      throw new Error('half-way');
    };
    const works = async () => {
      runs += 1;
    };
    await expect(unlessDone(stamp, 'inputs', async () => fails())).rejects.toThrow('half-way');
    expect(existsSync(stamp)).toBe(false);
    expect(await unlessDone(stamp, 'inputs', works)).toBe(true);
    expect(await unlessDone(stamp, 'inputs', works)).toBe(false);
    expect(await unlessDone(stamp, 'other inputs', works)).toBe(true);
    expect(runs).toBe(3);
  });
});

describe('an install', () => {
  const entry = (version: string, more = {}) => ({ version, ...more });
  const write = (path: string, packages: Record<string, unknown>) => {
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify({ packages: { '': {}, ...packages } }));
  };

  it('counts as done only when npm has written down every package of the lock', () => {
    write('package-lock.json', {
      'node_modules/a': entry('1.0.0'),
      'node_modules/b': entry('2.0.0'),
      'node_modules/elsewhere': entry('1.0.0', { optional: true }),
    });
    expect(isInstalled(folder)).toBe(false);
    write('node_modules/.package-lock.json', { 'node_modules/a': entry('1.0.0') });
    expect(isInstalled(folder)).toBe(false);
    write('node_modules/.package-lock.json', { 'node_modules/a': entry('1.0.0'), 'node_modules/b': entry('1.9.0') });
    expect(isInstalled(folder)).toBe(false);
    write('node_modules/.package-lock.json', { 'node_modules/a': entry('1.0.0'), 'node_modules/b': entry('2.0.0') });
    expect(isInstalled(folder)).toBe(true);
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), '{"packages": {');
    expect(isInstalled(folder)).toBe(false);
  });
});

describe('a lock', () => {
  it('is refused while its holder lives, and names the holder', () => {
    const path = join(folder, 'lock');
    const lock = takeLock(path, 'serves');
    expect(takeLock(path, 'loads')).toMatchObject({ pid: process.pid, what: 'serves' });
    if (!('release' in lock)) throw new Error('not taken');
    lock.release();
    expect(takeLock(path, 'loads')).toHaveProperty('release');
  });

  it('of a process that is gone, or whose number now means another, is taken over', () => {
    const path = join(folder, 'lock');
    const gone = { pid: 4_000_000, start: '1', what: 'serves' };
    const another = { pid: process.pid, start: 'before this process began', what: 'serves' };
    for (const dead of [JSON.stringify(gone), JSON.stringify(another), '{"pid"']) {
      writeFileSync(path, dead);
      const lock = takeLock(path, 'serves');
      expect(lock).toHaveProperty('release');
      expect(readHolder(path)).toMatchObject({ pid: process.pid, start: processStart(process.pid) });
      if ('release' in lock) lock.release();
    }
  });

  it('goes to exactly one of several processes that want it at the same time', async () => {
    const path = join(folder, 'lock');
    writeFileSync(path, JSON.stringify({ pid: 4_000_000, start: '1', what: 'crashed' }));
    const module = pathToFileURL(resolve('server/bootstrap/lock.mjs')).href;
    const code = `const { takeLock } = await import(${JSON.stringify(module)});
      console.log('release' in takeLock(${JSON.stringify(path)}, 'serves') ? 'mine' : 'held'); setTimeout(() => {}, 1500);`;
    const answers = await Promise.all(Array.from({ length: 6 }, () => firstLine(code)));
    expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1);
  });

  it('is waited for as long as that is worthwhile', async () => {
    const path = join(folder, 'lock');
    const lock = takeLock(path, 'serves');
    expect(await waitForLock(path, 'loads', () => false)).toHaveProperty('pid');
    setTimeout(() => 'release' in lock && lock.release(), 200);
    expect(await waitForLock(path, 'loads', () => true)).toHaveProperty('release');
  });
});

function firstLine(code: string): Promise<string> {
  return new Promise((settle) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
    child.stdout.once('data', (chunk) => settle(String(chunk).trim()));
  });
}

describe('a moved clock', () => {
  const run = (code: string, offset: string) =>
    execFileSync(
      process.execPath,
      ['--import', pathToFileURL(resolve('server/bootstrap/moved-clock.mjs')).href, '-p', code],
      { env: { ...process.env, CLOCK_OFFSET_MS: offset }, encoding: 'utf8' },
    ).trim();

  it('runs on from another moment, by every way of asking the time', () => {
    const year = 366 * 86_400_000;
    const wanted = Date.now() + year;
    for (const code of ['Date.now()', 'new Date().getTime()', 'Date.parse(Date())', '+new (class extends Date {})()']) {
      expect(Math.abs(Number(run(code, String(year))) - wanted)).toBeLessThan(20_000);
    }
  });

  it('leaves dates that are given as they are', () => {
    const code =
      "[new Date('2026-06-30').toISOString(), new Date(0).getTime(), new Date() instanceof Date, Date.UTC(1970, 0, 1)].join()";
    expect(run(code, '86400000')).toBe('2026-06-30T00:00:00.000Z,0,true,0');
  });

  it('is the real one where nothing moves it', () => {
    expect(Math.abs(Number(run('Date.now()', '')) - Date.now())).toBeLessThan(20_000);
  });
});
