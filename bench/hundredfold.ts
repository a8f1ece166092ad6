import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mariadb';
import { areaCodes, connectAs, type DatabaseFile } from './generated.ts';

/** Tables whose rows stand there a hundred times, parents first. Pillars, reviews and missions stay as they are. */
const copied = [
  ...['Source', 'Recommendation', 'Response', 'Commitment', 'Wording', 'PromiseTerm', 'CommitmentEnd', 'Succession'],
  ...['Answer', 'Milestone', 'MilestoneDate', 'Evidence', 'MilestoneProgress', 'Look', 'CommitmentMetric'],
];
const ROWS = 200_000;
const MOVES = 20;
/** What points at a copied row: a copy points at the copy of the same number. */
const pointers = [
  ...['id', 'recommendationId', 'commitmentId', 'successorId', 'milestoneId', 'evidenceId', 'sourceId', 'subjectId'],
];

/** The id of a copy: the pack's are UUIDs of version 8, copies carry their number and version 4, so none meets another. */
const copyOf = (column: string) =>
  `CONCAT(LPAD(c.\`n\`, 4, '0'), MID(t.\`${column}\`, 5, 10), '4', MID(t.\`${column}\`, 16))`;

export type Hundredfold = { pack: number; hundredfold: number; rows: number; reports: number };

/**
 * The pack's ledger a hundred times over, published by one release of its own: 7,000 promises, 21,700 milestones, 200,000
 * rows, and 153 areas × 35 steps × 20 reports, each but the last one confirmed. Made once.
 * @returns the number of the release before, which shows the pack alone, and of the one after
 */
export async function hundredfold(file: DatabaseFile, dataDir: string): Promise<Hundredfold> {
  const owner = await connectAs(file, 'owner');
  try {
    const stamp = join(dataDir, 'bench-hundredfold-1');
    if (!existsSync(stamp)) {
      await clear(owner);
      const release = await insertRelease(owner);
      await owner.query('CREATE TEMPORARY TABLE `bench_copy` (`n` INT PRIMARY KEY)');
      await owner.batch(
        'INSERT INTO `bench_copy` VALUES (?)',
        Array.from({ length: 99 }, (_, at) => [at + 1]),
      );
      for (const table of copied) await copy(owner, table, release);
      await look(owner, release);
      await report(owner, release);
      await owner.query('ANALYZE TABLE `ReleaseEntry`');
      writeFileSync(stamp, '');
    }
    const [made] = await owner.query("SELECT `number` FROM `Release` WHERE `methodVersion` = 'bench-ledger'");
    const [rows] = await owner.query(
      "SELECT SUM(`tableName` NOT LIKE 'Local%') AS `rows`, SUM(`tableName` = 'LocalProgress' AND `release` = ?) AS `reports` FROM `ReleaseEntry`",
      [made.number],
    );
    return {
      pack: Number(made.number) - 1,
      hundredfold: Number(made.number),
      rows: Number(rows.rows),
      reports: Number(rows.reports),
    };
  } finally {
    await owner.end();
  }
}

/** What an earlier run left half done, children first. */
async function clear(owner: Connection) {
  const [old] = await owner.query("SELECT `number` FROM `Release` WHERE `methodVersion` = 'bench-ledger'");
  if (!old) return;
  for (const table of [...copied, 'LocalProgress', 'LocalConfirmation'].reverse()) {
    await owner.query(
      `DELETE t FROM \`${table}\` t JOIN \`ReleaseEntry\` e ON e.\`rowId\` = t.\`id\` WHERE e.\`release\` = ? AND e.\`tableName\` = ?`,
      [old.number, table],
    );
  }
  await owner.query('DELETE FROM `ReleaseEntry` WHERE `release` = ?', [old.number]);
  await owner.query('DELETE FROM `Release` WHERE `number` = ?', [old.number]);
}

async function insertRelease(owner: Connection): Promise<number> {
  const [newest] = await owner.query('SELECT MAX(`number`) AS `number` FROM `Release`');
  const number = Number(newest.number) + 1;
  await owner.query(
    `INSERT INTO \`Release\` (\`number\`, \`kind\`, \`state\`, \`title\`, \`note\`, \`asOf\`, \`methodVersion\`, \`ruleVersion\`, \`report\`,
       \`preparedBy\`, \`preparedAt\`, \`approvedBy\`, \`approvedAt\`, \`publishAt\`, \`revision\`)
     SELECT ?, 'ledger', 'approved', 'The ledger a hundred times over', '', \`asOf\`, 'bench-ledger', '1', '{}', \`preparedBy\`, UTC_TIMESTAMP(6),
       \`approvedBy\`, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1 FROM \`Release\` WHERE \`number\` = ?`,
    [number, newest.number],
  );
  return number;
}

async function columnsOf(owner: Connection, table: string): Promise<string[]> {
  const found: { name: string }[] = await owner.query(
    'SELECT COLUMN_NAME AS `name` FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? ORDER BY ORDINAL_POSITION',
    [table],
  );
  return found.map(({ name }) => name);
}

async function copy(owner: Connection, table: string, release: number) {
  const names = await columnsOf(owner, table);
  const values = names.map((name) => {
    if (name === 'slug') return "CONCAT('c', c.`n`, '-', t.`slug`)";
    if (name === 'position') return 't.`position` + c.`n` * 200';
    return pointers.includes(name) ? copyOf(name) : `t.\`${name}\``;
  });
  const own = names.includes('subject') ? "t.`subject` <> 'mission'" : 'TRUE';
  const ofPack = `e.\`tableName\` = '${table}' AND e.\`release\` < ${release}`;
  await owner.query(
    `INSERT INTO \`ReleaseEntry\` (\`release\`, \`tableName\`, \`rowId\`)
     SELECT ?, '${table}', ${copyOf('id')} FROM \`${table}\` t JOIN \`ReleaseEntry\` e ON e.\`rowId\` = t.\`id\` JOIN \`bench_copy\` c
     WHERE ${ofPack} AND t.\`corrects\` IS NULL AND ${own}`,
    [release],
  );
  await owner.query(
    `INSERT INTO \`${table}\` (${names.map((name) => `\`${name}\``).join(', ')})
     SELECT ${values.join(', ')} FROM \`${table}\` t JOIN \`ReleaseEntry\` e ON e.\`rowId\` = t.\`id\` JOIN \`bench_copy\` c
     WHERE ${ofPack} AND t.\`corrects\` IS NULL AND ${own}`,
  );
}

/** Looks at promises that found nothing, until the ledger has 200,000 rows. */
async function look(owner: Connection, release: number) {
  const [there] = await owner.query(
    "SELECT COUNT(*) AS `rows` FROM `ReleaseEntry` WHERE `tableName` NOT LIKE 'Local%'",
  );
  const wanted = ROWS - Number(there.rows);
  await publish(
    owner,
    release,
    'Look',
    `SELECT CONCAT(LEFT(UUID(), 14), '4', MID(UUID(), 16)) AS \`id\`, m.\`commitmentId\` AS \`commitmentId\`, t.\`researchedTo\` AS \`lookedOn\`,
       'Nothing new was found.' AS \`found\`, t.\`researchedTo\` AS \`statedOn\`, t.\`recordedAt\` AS \`recordedAt\`, t.\`actorId\` AS \`actorId\`,
       t.\`actorRole\` AS \`actorRole\`, NULL AS \`corrects\`
     FROM \`Milestone\` m JOIN \`Commitment\` t ON t.\`id\` = m.\`commitmentId\` ORDER BY m.\`id\` LIMIT ${wanted}`,
  );
}

/** Twenty reports of each area on each step; the go-live date moves with each. The department confirmed all but the last. */
async function report(owner: Connection, release: number) {
  await owner.query('CREATE TEMPORARY TABLE `bench_area` (`code` CHAR(9) PRIMARY KEY)');
  await owner.batch(
    'INSERT INTO `bench_area` VALUES (?)',
    (await areaCodes(owner)).map((code) => [code]),
  );
  const id = (
    mark: string,
  ) => `CONCAT(LPAD(HEX(c.\`n\`), 2, '0'), '${mark}', MID(MD5(CONCAT(s.\`id\`, a.\`code\`)), 1, 5), '-',
    MID(MD5(CONCAT(a.\`code\`, s.\`id\`)), 1, 4), '-4', MID(MD5(CONCAT(s.\`id\`, a.\`code\`)), 6, 3), '-8', MID(MD5(CONCAT(s.\`id\`, a.\`code\`)), 9, 3),
    '-', MID(MD5(CONCAT(s.\`id\`, a.\`code\`)), 12, 12))`;
  const all = `FROM \`LocalMilestone\` s JOIN \`bench_area\` a JOIN \`bench_copy\` c WHERE s.\`corrects\` IS NULL AND c.\`n\` <= ${MOVES}`;
  const said = (by: string) =>
    `DATE('2024-01-01') + INTERVAL c.\`n\` * 30 DAY AS \`statedOn\`, TIMESTAMP('2024-01-01') + INTERVAL c.\`n\` * 30 DAY AS \`recordedAt\`,
     s.\`actorId\` AS \`actorId\`, '${by}' AS \`actorRole\`, NULL AS \`corrects\``;
  await publish(
    owner,
    release,
    'LocalProgress',
    `SELECT ${id('a')} AS \`id\`, s.\`id\` AS \`localMilestoneId\`, a.\`code\` AS \`areaCode\`, 'live' AS \`state\`,
       DATE('2023-06-01') + INTERVAL c.\`n\` * 7 DAY AS \`liveOn\`, 'Generated: the date was found to be another' AS \`reason\`, ${said('preparer')} ${all}`,
  );
  await publish(
    owner,
    release,
    'LocalConfirmation',
    `SELECT ${id('b')} AS \`id\`, ${id('a')} AS \`localProgressId\`, 1 AS \`confirmed\`, NULL AS \`note\`, ${said('official')} ${all} AND c.\`n\` < ${MOVES}`,
  );
}

/** Writes what a SELECT gives, its columns named as the table's, and says in which release it is. */
async function publish(owner: Connection, release: number, table: string, select: string) {
  await owner.query(`CREATE TEMPORARY TABLE \`bench_rows\` AS ${select}`);
  const names = (await columnsOf(owner, table)).map((name) => `\`${name}\``).join(', ');
  await owner.query(
    'INSERT INTO `ReleaseEntry` (`release`, `tableName`, `rowId`) SELECT ?, ?, `id` FROM `bench_rows`',
    [release, table],
  );
  await owner.query(`INSERT INTO \`${table}\` (${names}) SELECT ${names} FROM \`bench_rows\``);
  await owner.query('DROP TEMPORARY TABLE `bench_rows`');
}
