import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { clearUp, makeDataDir, start } from './setup/service.ts';

type Ended = { code: number | null; out: string; err: string };

/** Runs the program as npm does, from another folder, and waits for its end. */
function ees(args: string[], from = process.cwd(), settings: Record<string, string> = {}): Promise<Ended> {
  return new Promise((settle) => {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, INIT_CWD: from, ...settings } as unknown as NodeJS.ProcessEnv;
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

  it('works published rates out again with the children of a file, and refuses one of other numbers', async () => {
    const { code, out } = await ees(['rates', 'good.csv'], folder);
    expect(code).toBe(0);
    expect(out).toContain('cla_rate = cla_number ÷ children × 10,000: ');
    const refused = await ees(['rates', 'faulty.csv'], folder);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('faulty.csv does not hold numbers of children');
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

describe('npm run ees -- import', () => {
  afterEach(clearUp);

  const place = 'region_code,region_name,old_la_code,new_la_code,la_name';
  const council = 'E12000001,North East,805,E06000001,Hartlepool';
  writeFileSync(
    join(folder, 'referrals.csv'),
    `${header.replace('cases', `${place},cases`)}\n2012,Reporting year,Local authority,E92000001,England,${council},1234\n`,
  );

  it('takes figures over and publishes them as an official statistic with its source; again it writes nothing', async () => {
    const dataDir = makeDataDir(inject('filledDataDir'));
    const asked = ['import', 'referrals.csv', '--map', 'cases=referrals'];
    const planned = await ees([...asked, '--dry-run'], folder, { DATA_DIR: dataDir });
    expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('1 figure would be added, 0 changed') });
    const first = await ees(asked, folder, { DATA_DIR: dataDir });
    expect(first.out).toMatch(/1 figure was added, 0 changed; 0 are held already\.\nRelease \d+ is published\.\n$/);
    expect(first.code).toBe(0);

    const service = await start({ dataDir });
    await service.ready;
    const again = await ees(asked, folder, { DATA_DIR: dataDir });
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was new: no release was needed.') });
    const { body } = await service.get('/api/v1/series?metric=referrals&areas=E06000001&from=2012|RY&to=2012|RY');
    expect(JSON.parse(body).series[0].points).toMatchObject([
      {
        value: 1234,
        label: 'official statistics',
        source: 'Department for Education, data file referrals.csv',
      },
    ]);
    service.signal('SIGTERM');
    await service.ended;
  });

  it('refuses a file with a fault and a mapping that cannot be with 1, and holds nothing', async () => {
    const dataDir = makeDataDir(inject('filledDataDir'));
    const faulty = await ees(['import', 'faulty.csv', '--map', 'cases=referrals'], folder, { DATA_DIR: dataDir });
    expect(faulty).toMatchObject({ code: 1, out: expect.stringMatching(/^TIDY-052 /) });
    const unknown = await ees(['import', 'good.csv', '--map', 'cases=nothing'], folder, { DATA_DIR: dataDir });
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('There is no metric nothing.') });
    const none = await ees(['import', 'good.csv'], folder, { DATA_DIR: dataDir });
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('--map INDICATOR=METRIC') });
  });
});
