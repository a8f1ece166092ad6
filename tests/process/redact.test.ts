import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mariadb';
import { afterEach, expect, inject, it } from 'vitest';
import { clearUp, makeDataDir, start } from './setup/service.ts';

afterEach(clearUp);

const words = 'Ann Baker of Mill Lane told it to the planted reporter.';
/** No other figure is like one of these. */
const planted = [7_654_321, 7_654_322, 7_654_323];

it('npm run redact takes a figure and a text out of every release of a running copy, within seconds', async () => {
  const dataDir = makeDataDir(inject('filledDataDir'));
  const service = await start({ dataDir });
  await service.ready;
  const { socket, database, accounts } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8'));
  const as = async <Row>(account: 'owner' | 'app', statement: string, values: unknown[] = []): Promise<Row[]> => {
    const connection = await createConnection({ socketPath: socket, database, ...accounts[account] });
    try {
      return await connection.query(statement, values);
    } finally {
      await connection.end();
    }
  };
  const redact = (...args: string[]) =>
    new Promise<{ status: number | null; said: string }>((settle) => {
      const env = { PATH: process.env.PATH, HOME: dataDir, DATA_DIR: dataDir } as unknown as NodeJS.ProcessEnv;
      const child = spawn(process.execPath, ['server/start.mjs', 'redact', ...args], { env });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
      child.once('close', (status) => settle({ status, said }));
    });

  // Two more releases, and a figure that each of the three tells otherwise.
  const [first] = await as<{ n: number }>('owner', 'SELECT MAX(number) AS n FROM `Release`');
  const releases = [0, 1, 2].map((each) => Number(first?.n) + each);
  for (const number of releases.slice(1)) {
    await as(
      'owner',
      "INSERT INTO `Release` SELECT ?, `kind`, 'approved', 'Planted', '', `asOf`, `methodVersion`, `ruleVersion`, `report`, `preparedBy`, `preparedAt`, `approvedBy`, `approvedAt`, UTC_TIMESTAMP(6), 1 FROM `Release` WHERE `number` = ?",
      [number, first?.n],
    );
  }
  const [cell] = await as<{ metric: string; breakdown: string; period: string; area: string; originId: string }>(
    'owner',
    "SELECT v.* FROM `PublishedValue` v JOIN `Area` a ON a.`code` = v.`area` WHERE v.`breakdown` = 'total' AND v.`value` IS NOT NULL AND a.`level` = 'local-authority' AND a.`madeUp` = 0 ORDER BY v.`metric`, v.`period` DESC, v.`area` LIMIT 1",
  );
  if (!cell) throw new Error('no figure to plant in');
  const key = [cell.metric, cell.breakdown, cell.period, cell.area];
  for (const [at, number] of releases.entries()) {
    await as(
      'owner',
      'REPLACE INTO `PublishedValue` (`metric`, `breakdown`, `period`, `area`, `fromRelease`, `value`, `provisional`, `originId`) VALUES (?, ?, ?, ?, ?, ?, 0, ?)',
      [...key, number, planted[at], cell.originId],
    );
  }
  const [pillar] = await as<{ id: string; slug: string }>(
    'owner',
    'SELECT `id`, `slug` FROM `Pillar` WHERE `slug` IS NOT NULL ORDER BY `position` LIMIT 1',
  );
  await as('owner', 'UPDATE `Pillar` SET `summary` = ? WHERE `id` = ?', [words, pillar?.id]);

  const editions = ['', ...releases.map((number) => `release=${number}`)];
  const compared = `metric=${cell.metric}&area=${cell.area}`;
  const forms = editions.flatMap((edition) => [
    ...['json', 'csv', 'svg'].map((ending) => `/compare.${ending}?${compared}&${edition}`),
    `/compare?${compared}&${edition}`,
    `/metrics/${cell.metric}.json?${edition}`,
    ...['', '.json'].map((ending) => `/pillars/${pillar?.slug}${ending}?${edition}`),
  ]);
  const text = async (path: string) => (await service.get(path.replace(/[?&]$/, ''))).body.replaceAll(',', '');
  const holding = async () => {
    const found: string[] = [];
    for (const form of forms) {
      const body = await text(form);
      if (body.includes(words) || planted.some((figure) => body.includes(String(figure)))) found.push(form);
    }
    return found;
  };
  await expect.poll(async () => (await holding()).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(20);

  const why = ['--reason', 'personal-data', '--why', 'Somebody could be known by it.'];
  const dry = await redact('text', 'Pillar', String(pillar?.id), 'summary', ...why, '--dry-run');
  expect(dry).toMatchObject({ status: 0, said: expect.stringContaining('Nothing was.') });
  expect((await redact('text', 'Pillar', 'no-such-row', 'summary', ...why)).status).toBe(1);
  expect((await redact('cell', ...key, '--reason', 'because')).said).toMatch(/--why: .*\n--reason: give one of/);

  const one = await redact('text', 'Pillar', String(pillar?.id), 'summary', ...why);
  expect(one).toMatchObject({
    status: 0,
    said: expect.stringMatching(/Redaction \d+: \d+ places? taken down, in [34] releases/),
  });
  const two = await redact('cell', ...key, ...why);
  expect(two).toMatchObject({
    status: 0,
    said: expect.stringMatching(/Redaction \d+: \d+ places? taken down, in [34] releases/),
  });
  await expect.poll(holding, { timeout: 60_000, interval: 200 }).toEqual([]);
  expect((await redact('find', words)).said).toMatch(/^0 places, and 0 sealed events/m);
  expect((await redact('cell', ...key, ...why)).said).toContain('Nothing to do');

  for (const number of releases) expect(await text(`/releases/${number}`)).toContain('What was taken down');
  expect(await text('/changes.atom')).toContain('Taken down: 1 text');
  expect(await text(`/pillars/${pillar?.slug}.json?release=${releases[0]}`)).toMatch(
    /Removed on \d+ \w+ \d{4}: it held/,
  );
  await expect(as('app', "UPDATE `PublishedValue` SET `symbol` = 'x' WHERE `symbol` = 'c'")).rejects.toThrow(/denied/);
}, 600_000);
