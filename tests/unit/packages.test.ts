import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

type Lock = { packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }> };
const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'packages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the packages', () => {
  it('are locked without the name of any registry, each with its checksum', () => {
    for (const [path, { resolved, integrity }] of Object.entries(lock.packages)) {
      if (path === '') continue;
      expect.soft(resolved, path).toBeUndefined();
      expect.soft(integrity, path).toMatch(/^sha512-/);
    }
  });

  it('are asked for by exact version, and the same in package.json and in the lock', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect.soft(version, name).toMatch(/^\d+\.\d+\.\d+$/);
      expect.soft(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
    }
  });

  it('can be installed with an empty HOME', () => {
    for (const name of ['package.json', 'package-lock.json', '.npmrc']) cpSync(name, join(folder, name));
    mkdirSync(join(folder, 'home'));
    const env = { PATH: process.env.PATH, HOME: join(folder, 'home') } as unknown as NodeJS.ProcessEnv;
    const said = execFileSync('npm', ['ci', '--dry-run', '--offline'], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
    expect(said).toMatch(/added \d+ packages/);
  }, 60_000);
});
