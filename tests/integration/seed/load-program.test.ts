import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectAs, databaseUrl, emptyDatabase, testDatabase } from '../setup/database.ts';

let folder: string;

beforeAll(async () => {
  await emptyDatabase();
  folder = mkdtempSync(join(tmpdir(), 'stable-homes-pack-'));
  cpSync('seed/pack', join(folder, 'seed/pack'), { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the seed as start.mjs does, on this worker's database, as if it were another's server. */
function runSeed(
  cwd: string,
  databases?: { app: string; public: string },
): Promise<{ code: number | null; said: string }> {
  const { app, public: reader } = testDatabase();
  const env = {
    NODE_ENV: 'production' as const,
    PATH: process.env.PATH ?? '',
    DATA_DIR: join(folder, 'data'),
    SESSION_SECRET: 'a secret that only this test ever has',
    DATABASE_URL: databases?.app ?? databaseUrl(app),
    PUBLIC_DATABASE_URL: databases?.public ?? databaseUrl(reader),
  };
  const child = spawn(
    process.execPath,
    ['--import', pathToFileURL(resolve('node_modules/tsx/dist/loader.mjs')).href, resolve('seed/load.ts')],
    { cwd, env },
  );
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  return new Promise((settle) => child.on('close', (code) => settle({ code, said })));
}

function spoil(file: string, change: (rows: Record<string, unknown>[]) => void): void {
  const path = join(folder, 'seed/pack', file);
  const rows = JSON.parse(readFileSync(path, 'utf8'));
  change(rows);
  writeFileSync(path, JSON.stringify(rows));
}

describe('the seed as a program', () => {
  it('loads and publishes once, and says the second time that there was nothing to write', async () => {
    const first = await runSeed(process.cwd());
    expect(first.said).toContain('Release 1 is published.');
    expect(first.code).toBe(0);
    const second = await runSeed(process.cwd());
    expect(second.said).toMatch(/The database has all \d+ rows of the pack: nothing was written\./);
    expect(second.code).toBe(0);
  }, 120_000);

  it('makes no made-up area on a server that is not its own', async () => {
    const owner = await connectAs('owner');
    const rows = await owner.query("SELECT code FROM Area WHERE code LIKE 'T%' OR madeUp = 1");
    await owner.end();
    expect(rows).toEqual([]);
  });

  it('refuses a pack with faults and names every one of them', async () => {
    spoil('ledger/commitments.json', (rows) => Object.assign(rows[0] ?? {}, { pillar: 'pillar-9' }));
    spoil('ledger/progress.json', (rows) => Object.assign(rows[0] ?? {}, { kind: 'nearly' }));
    spoil('ledger/dates.json', (rows) => Object.assign(rows[0] ?? {}, { due: '2025-02-30' }));
    const { code, said } = await runSeed(folder);
    expect(code).toBe(70);
    expect(said).toContain('The pack has 3 faults; nothing was loaded.');
    expect(said).toMatch(/ledger\/commitments\.json, c-[a-z-]+: Names “pillar-9”/);
    expect(said).toMatch(/ledger\/progress\.json, m-[a-z-]+: kind: /);
    expect(said).toMatch(/ledger\/dates\.json, m-[a-z-]+: due: is not a day that exists/);
  }, 60_000);

  it('says that the database cannot be reached', async () => {
    const nowhere = (user: string) => `mysql://${user}:nothing@127.0.0.1:9/nowhere`;
    const { code, said } = await runSeed(process.cwd(), { app: nowhere('writer'), public: nowhere('reader') });
    expect(said).toContain('The database cannot be reached.');
    expect(code).toBe(69);
  }, 60_000);
});
