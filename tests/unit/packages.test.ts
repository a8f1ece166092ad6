import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAdvisories } from '../audit-packages.mjs';

type Locked = {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  license?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
};
type Lock = { packages: Record<string, Locked> };
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

  it('come under licences that let the service be run and passed on', () => {
    const free =
      /^\(?(MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|Zlib|OFL-1\.1)\)?$/;
    const other: Record<string, string> = {
      '@resvg/resvg-wasm': 'MPL-2.0: used as it comes, its files unchanged',
      mariadb: 'LGPL-2.1-or-later: a library beside ours, which anybody can exchange',
      elkjs: 'EPL-2.0: comes with prisma, used as it comes and by no code of ours',
      jstat: 'MIT, in its own LICENSE file; the lock does not say so',
      'seq-queue': 'MIT, in its own LICENSE file; the lock does not say so',
    };
    const faults = Object.entries(lock.packages).flatMap(([path, { license = '', dev }]) => {
      const name = path.split('node_modules/').at(-1) ?? '';
      const parts = license.split(/ (?:AND|and) /);
      const one = (text: string) => text.split(' OR ').some((each) => free.test(each));
      return path === '' || dev || parts.every(one) || name in other ? [] : [`${name}: ${license || 'no licence'}`];
    });
    expect(faults).toEqual([]);
  });

  it('run nothing when they are installed, though these would', () => {
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
    const names = Object.entries(lock.packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.split('node_modules/').at(-1));
    expect([...new Set(names)].sort()).toEqual(['@parcel/watcher', '@prisma/engines', 'esbuild', 'prisma']);
  });

  it('with a known fault stand open until somebody accepts them, for a time and with a reason', () => {
    const advisory = { name: 'left', title: 'It pads', url: 'https://github.com/advisories/GHSA-1', severity: 'high' };
    const report = { vulnerabilities: { left: { via: [advisory] }, right: { via: ['left'] } } };
    const accept = { advisory: 'GHSA-1', package: 'left', reason: 'No text of others is padded.', until: '2026-12-31' };
    const told = 'left: It pads (high), https://github.com/advisories/GHSA-1';
    expect(openAdvisories(report, [], '2026-11-25')).toEqual([told]);
    expect(openAdvisories(report, [accept], '2026-11-25')).toEqual([]);
    expect(openAdvisories(report, [accept], '2027-01-01')).toEqual([`${told}; it was accepted until 2026-12-31`]);
    expect(openAdvisories({ vulnerabilities: {} }, [accept], '2026-11-25')).toEqual([
      'left: GHSA-1 is accepted and not reported any more',
    ]);
  });

  it('that were accepted have a reason and an end', () => {
    const accepted: unknown = JSON.parse(readFileSync('docs/accepted-advisories.json', 'utf8'));
    expect(Array.isArray(accepted)).toBe(true);
    for (const one of accepted as Record<string, string>[]) {
      expect(Object.keys(one).sort()).toEqual(['advisory', 'package', 'reason', 'until']);
      expect(one.reason?.length).toBeGreaterThan(20);
      expect(one.until).toMatch(/^\d{4}-\d\d-\d\d$/);
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
