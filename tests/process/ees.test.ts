import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Runs the program as npm does, from another folder, and waits for its end. */
function ees(args: string[], from = process.cwd()): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((settle) => {
    const env = { ...process.env, INIT_CWD: from };
    const child = spawn(process.execPath, ['server/start.mjs', 'ees', ...args], { env });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => (said.out += chunk));
    child.stderr.on('data', (chunk) => (said.err += chunk));
    child.once('close', (code) => settle({ code, ...said }));
  });
}

const header = 'time_period,time_identifier,geographic_level,country_code,country_name,cases';
const folder = mkdtempSync(join(tmpdir(), 'data-files-'));
writeFileSync(join(folder, 'good.csv'), `${header}\n2025,Reporting year,National,E92000001,England,10\n`);
writeFileSync(join(folder, 'faulty.csv'), `${header}\n2025,Reporting year,National,E92000001,England,"1,000"\n`);

describe('npm run ees -- check', () => {
  it('says what a file holds and ends with 0, without a database', async () => {
    const { code, out } = await ees(['check', 'good.csv'], folder);
    expect(code).toBe(0);
    expect(out).toMatch(/^good\.csv can be taken over\.\n1 line, 1 period: Reporting year 2025\n/);
    expect(out).toContain('Indicator cases: 1 number from 10 to 10');
  });

  it('names the fault in the first line and ends with 1', async () => {
    const { code, out } = await ees(['check', join(folder, 'faulty.csv')]);
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toMatch(/^TIDY-052 error row 2, cases: .*\(1,000\)/);
  });

  it('gives machines the same in JSON', async () => {
    const { code, out } = await ees(['check', 'faulty.csv', '--json'], folder);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      file: 'faulty.csv',
      accepted: false,
      counts: { errors: 1, warnings: 0 },
      profile: { lines: 1, indicators: [{ name: 'cases', numbers: 0 }] },
      findings: [{ code: 'TIDY-052', row: 2, column: 'cases', found: '1,000' }],
    });
  });

  it.each([
    ['a file that is not there', ['check', 'nowhere.csv'], 'nowhere.csv cannot be read: there is no such file.'],
    ['nothing asked', [], 'npm run ees -- check FILE'],
    ['an unknown option', ['check', 'good.csv', '--loud'], '--loud'],
  ])('ends with 2 on %s', async (_, args, words) => {
    const { code, err } = await ees(args, folder);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
