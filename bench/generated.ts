import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mariadb';
import { say } from './report.ts';

const RELEASES = 40;
const METRICS = 45;
const BREAKDOWNS = 20;
const AREAS = 153;

const number = (index: number) => String(index + 1).padStart(2, '0');

/** Ids of the generated metrics and breakdowns: made up for the bench, never in the pack. */
export const metrics = Array.from({ length: METRICS }, (_, index) => `bench-${number(index)}`);
export const breakdowns = ['total', ...Array.from({ length: BREAKDOWNS - 1 }, (_, index) => `bench:${number(index)}`)];
/** Forty quarters, April 2016 to March 2026. */
export const quarters = Array.from({ length: RELEASES }, (_, index) => {
  const year = 2016 + (index >> 2);
  return `${year}${String((year + 1) % 100).padStart(2, '0')}|Q${(index % 4) + 1}`;
});

export type DatabaseFile = {
  host: string;
  port: number;
  socket: string | null;
  database: string;
  accounts: Record<'owner' | 'app' | 'public', { user: string; password: string }>;
};

/** A connection as one of the three accounts of the running service's own database. */
export function connectAs(file: DatabaseFile, account: keyof DatabaseFile['accounts']): Promise<Connection> {
  return createConnection({ ...addressOf(file, account), timezone: 'Z' });
}

/** How the driver finds the database. */
export function addressOf(file: DatabaseFile, account: keyof DatabaseFile['accounts']) {
  const { host, port, socket, database } = file;
  return { ...(socket ? { socketPath: socket } : { host, port }), database, ...file.accounts[account] };
}

/** What `openConnections` wants, as the public account. */
export function publicAddress(file: DatabaseFile) {
  const { user, password } = file.accounts.public;
  const url = `mysql://${user}:${encodeURIComponent(password)}@${file.host}:${file.port}/${file.database}`;
  return { appUrl: url, publicUrl: url, ...(file.socket ? { socketPath: file.socket } : {}) };
}

export type Generated = { areas: string[]; firstRelease: number; lastRelease: number };

/** 5.5 million values beside the pack: 153 areas × 45 metrics × 40 quarters × 20 breakdowns over 40 releases. Made once. */
export async function generate(file: DatabaseFile, dataDir: string): Promise<Generated> {
  const owner = await connectAs(file, 'owner');
  const stamp = join(dataDir, 'bench-generated-3');
  try {
    const areas = await areaCodes(owner);
    if (!existsSync(stamp)) {
      await clear(owner);
      await insertMeasures(owner);
      await insertReleases(owner);
      await insertValues(owner, areas);
      writeFileSync(stamp, '');
    }
    const [made] = await owner.query(
      "SELECT MIN(`number`) AS `first`, MAX(`number`) AS `last` FROM `Release` WHERE `methodVersion` = 'bench'",
    );
    return { areas, firstRelease: Number(made.first), lastRelease: Number(made.last) };
  } finally {
    await owner.end();
  }
}

/** The 153 local authorities that are now. */
export async function areaCodes(owner: Connection): Promise<string[]> {
  const rows: { code: string }[] = await owner.query(
    "SELECT `code` FROM `Area` WHERE `level` = 'local-authority' AND NOT `madeUp` AND `validTo` IS NULL ORDER BY `code` LIMIT 153",
  );
  if (rows.length !== AREAS) throw new Error(`${rows.length} areas, not ${AREAS}`);
  return rows.map(({ code }) => code);
}

/** What an earlier run left half done. */
async function clear(owner: Connection) {
  await owner.query("DELETE FROM `PublishedValue` WHERE `metric` LIKE 'bench-%'");
  await owner.query("DELETE FROM `Release` WHERE `methodVersion` = 'bench'");
  await owner.query("DELETE FROM `Metric` WHERE `id` LIKE 'bench-%'");
  await owner.query("DELETE FROM `Breakdown` WHERE `id` LIKE 'bench:%'");
}

/** Copies of a quarterly metric of the pack, so that every column holds what the service expects. */
async function insertMeasures(owner: Connection) {
  const columns: { name: string }[] = await owner.query(
    "SELECT COLUMN_NAME AS `name` FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'Metric' ORDER BY ORDINAL_POSITION",
  );
  const own: Record<string, string> = {
    id: '?',
    name: '?',
    unit: "'count'",
    polarity: "'neutral'",
    basis: "'quarter'",
    counterMetrics: "'[]'",
    seriesOf: 'NULL',
    derivedFrom: 'NULL',
    changeThresholdPct: 'NULL',
    rules: `'[{"kind":"range","of":"value","min":0},{"kind":"integer","of":"value"}]'`,
  };
  const names = columns.map(({ name }) => `\`${name}\``).join(', ');
  const values = columns.map(({ name }) => own[name] ?? `\`${name}\``).join(', ');
  const order = columns.flatMap(({ name }) => (own[name] === '?' ? [name] : []));
  for (const id of metrics) {
    const given: Record<string, string> = { id, name: `Generated measure ${id}` };
    await owner.query(
      `INSERT INTO \`Metric\` (${names}) SELECT ${values} FROM \`Metric\` WHERE \`id\` NOT LIKE 'bench-%' AND \`core\` ORDER BY \`position\` LIMIT 1`,
      order.map((name) => given[name]),
    );
  }
  await owner.batch(
    'INSERT INTO `Breakdown` (`id`, `dimension`, `label`, `parent`, `position`) VALUES (?, ?, ?, NULL, ?)',
    breakdowns.slice(1).map((id, index) => [id, 'bench', `Generated breakdown ${id}`, 1_000 + index]),
  );
}

async function insertReleases(owner: Connection) {
  const [newest] = await owner.query('SELECT MAX(`number`) AS `number` FROM `Release`');
  const by = '00000000-0000-8000-8000-0000000000be';
  await owner.batch(
    `INSERT INTO \`Release\` (\`number\`, \`kind\`, \`state\`, \`title\`, \`note\`, \`asOf\`, \`methodVersion\`, \`ruleVersion\`, \`report\`,
       \`preparedBy\`, \`preparedAt\`, \`approvedBy\`, \`approvedAt\`, \`publishAt\`, \`revision\`)
     VALUES (?, 'statistics', 'approved', ?, '', '2026-06-30', 'bench', '1', '{}', ?, UTC_TIMESTAMP(6), ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1)`,
    quarters.map((quarter, index) => [
      Number(newest.number) + 1 + index,
      `Generated for the bench: ${quarter}`,
      by,
      by,
    ]),
  );
}

/** Written in the order of the primary key, one metric a transaction; each quarter by its own release. */
async function insertValues(owner: Connection, areas: string[]) {
  const [origin] = await owner.query('SELECT `id` FROM `ValueOrigin` ORDER BY `id` LIMIT 1');
  const releases: { number: number }[] = await owner.query(
    "SELECT `number` FROM `Release` WHERE `methodVersion` = 'bench' ORDER BY `number`",
  );
  for (const [name, list] of Object.entries({ breakdown: breakdowns, area: areas })) {
    await owner.query(`CREATE TEMPORARY TABLE \`bench_${name}\` (\`id\` VARCHAR(48) PRIMARY KEY, \`n\` INT)`);
    await owner.batch(
      `INSERT INTO \`bench_${name}\` VALUES (?, ?)`,
      list.map((id, n) => [id, n]),
    );
  }
  await owner.query('CREATE TEMPORARY TABLE `bench_quarter` (`id` VARCHAR(16) PRIMARY KEY, `n` INT, `release` INT)');
  await owner.batch(
    'INSERT INTO `bench_quarter` VALUES (?, ?, ?)',
    quarters.map((id, n) => [id, n, releases[n]?.number]),
  );
  const began = performance.now();
  for (const [index, metric] of metrics.entries()) {
    await owner.query(
      `INSERT INTO \`PublishedValue\` (\`metric\`, \`breakdown\`, \`period\`, \`area\`, \`fromRelease\`, \`value\`, \`symbol\`, \`denominator\`, \`provisional\`, \`originId\`, \`note\`)
       SELECT ?, b.\`id\`, q.\`id\`, a.\`id\`, q.\`release\`,
         IF(MOD(a.\`n\` * 7 + q.\`n\` * 3 + b.\`n\`, 31) = 0, NULL, ROUND(40 + 25 * SIN((a.\`n\` * 13 + q.\`n\` + b.\`n\` * 5 + ?) / 9), 1)),
         IF(MOD(a.\`n\` * 7 + q.\`n\` * 3 + b.\`n\`, 31) = 0, 'c', NULL), NULL, 0, ?, NULL
       FROM \`bench_breakdown\` b JOIN \`bench_quarter\` q JOIN \`bench_area\` a ORDER BY b.\`id\`, q.\`id\`, a.\`id\``,
      [metric, index, origin.id],
    );
    if (index % 9 === 8)
      say(`  ${index + 1} of ${METRICS} metrics generated, ${Math.round((performance.now() - began) / 1000)} s`);
  }
  await owner.query('ANALYZE TABLE `PublishedValue`');
}
