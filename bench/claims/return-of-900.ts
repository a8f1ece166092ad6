import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import type { Connection } from 'mariadb';
import { breakdowns, connectAs, metrics } from '../generated.ts';
import type { Bench } from '../measure-all.ts';
import { say, times, type Verdict } from '../report.ts';
import { alternating, median } from '../rounds.ts';

const AREA = 'T09000001';
const COLLECTION = 'example-202627Q2-bench';
const EACH_ROUND = 5;

type Value = { metric: string; breakdown: string; value: number };

/** Taking in a return of 900 values takes no more than three times as long as inserting its rows in one statement. */
export async function returnOf900({ service, file, dataDir }: Bench): Promise<Verdict[]> {
  const token = preparerToken(dataDir);
  const owner = await connectAs(file, 'owner');
  await openCollection(owner);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let made = 0;

  const submit = async () => {
    const values = valuesOf(++made);
    const body = JSON.stringify({ key: randomUUID(), area: AREA, collection: COLLECTION, values });
    const began = performance.now();
    const answer = await post(service.port, token, body, agent);
    const took = performance.now() - began;
    const taken = answer.result?.data;
    if (!taken?.accepted || taken.unchanged || taken.counts.rows !== values.length) {
      throw new Error(`the return was not taken in: ${JSON.stringify(answer).slice(0, 500)}`);
    }
    return took;
  };
  const insert = async () => {
    const version = randomUUID();
    const rows = valuesOf(++made).flatMap(({ metric, breakdown, value }) => [
      version,
      metric,
      breakdown,
      null,
      null,
      value,
      null,
      null,
    ]);
    const marks = Array.from({ length: rows.length / 8 }, () => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
    const began = performance.now();
    await owner.query(`INSERT INTO \`BenchReturnValue\` VALUES ${marks}`, rows);
    return performance.now() - began;
  };
  const medianOf = (once: () => Promise<number>) => async () => {
    const took: number[] = [];
    for (let index = 0; index < EACH_ROUND; index += 1) took.push(await once());
    return median(took);
  };
  await medianOf(insert)();
  await medianOf(submit)();
  const time = await alternating({ raw: medianOf(insert), submit: medianOf(submit), rawAgain: medianOf(insert) });
  agent.destroy();
  await stored(owner, made);
  await owner.query('DROP TABLE `BenchReturnValue`');
  await owner.end();
  const ratio = time.submit / time.raw;
  say(
    `\nReturn of 900 values: raw multi-row insert ${time.raw.toFixed(1)} ms, checked and submitted ${time.submit.toFixed(1)} ms = ${times(ratio)}; raw against raw ${times(time.rawAgain / time.raw)}`,
  );
  return [{ claim: 'return of 900 values', figure: times(ratio), limit: '≤ 3 × raw insert', kept: ratio <= 3 }];
}

function preparerToken(dataDir: string): string {
  const { accounts } = JSON.parse(readFileSync(join(dataDir, 'accounts.json'), 'utf8')) as {
    accounts: { role: string; area: string | null; token: string | null }[];
  };
  const token = accounts.find(({ role, area }) => role === 'preparer' && area === AREA)?.token;
  if (!token) throw new Error('the preparer has no token');
  return token;
}

/** Every figure differs from the return before, so that nothing is recognised as unchanged. */
function valuesOf(turn: number): Value[] {
  return metrics.flatMap((metric, at) =>
    breakdowns.map((breakdown, index) => ({ metric, breakdown, value: 10_000 + turn * 1_000 + at * 20 + index })),
  );
}

/** A collection that asks for 45 metrics in 20 breakdowns, with no return yet; and a table like the one returns go to. */
async function openCollection(owner: Connection) {
  const ofBench = 'SELECT `id` FROM `Return` WHERE `collectionId` = ?';
  await owner.query(
    `DELETE FROM \`ReturnValue\` WHERE \`versionId\` IN (SELECT \`id\` FROM \`ReturnVersion\` WHERE \`returnId\` IN (${ofBench}))`,
    [COLLECTION],
  );
  for (const table of ['ReturnVersion', 'ReturnEvent']) {
    await owner.query(`DELETE FROM \`${table}\` WHERE \`returnId\` IN (${ofBench})`, [COLLECTION]);
  }
  await owner.query('DELETE FROM `Return` WHERE `collectionId` = ?', [COLLECTION]);
  await owner.query('DELETE FROM `Collection` WHERE `id` = ?', [COLLECTION]);
  const asks = JSON.stringify(metrics.map((metric) => ({ metric, breakdowns })));
  await owner.query(
    `INSERT INTO \`Collection\` (\`id\`, \`programmeId\`, \`period\`, \`opensOn\`, \`dueOn\`, \`locksOn\`, \`asks\`, \`authority\`, \`usedFor\`, \`notUsedFor\`)
     VALUES (?, 'example', '202627|Q2', UTC_DATE() - INTERVAL 30 DAY, UTC_DATE() + INTERVAL 30 DAY, UTC_DATE() + INTERVAL 60 DAY, ?, 'bench', 'bench', 'bench')`,
    [COLLECTION, asks],
  );
  await owner.query('DROP TABLE IF EXISTS `BenchReturnValue`');
  await owner.query('CREATE TABLE `BenchReturnValue` LIKE `ReturnValue`');
}

/** What was measured did happen: as many values stand in the database as were sent. */
async function stored(owner: Connection, made: number) {
  const [returned] = await owner.query(
    'SELECT COUNT(*) AS `rows` FROM `ReturnValue` v JOIN `ReturnVersion` r ON r.`id` = v.`versionId` JOIN `Return` t ON t.`id` = r.`returnId` WHERE t.`collectionId` = ?',
    [COLLECTION],
  );
  const [raw] = await owner.query('SELECT COUNT(*) AS `rows` FROM `BenchReturnValue`');
  const wanted = made * metrics.length * breakdowns.length;
  if (Number(returned.rows) + Number(raw.rows) !== wanted)
    throw new Error(`${returned.rows} + ${raw.rows} rows, not ${wanted}`);
}

type Answer = { result?: { data: { accepted: boolean; unchanged: boolean; counts: { rows: number } } } };

function post(port: number, token: string, body: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    };
    const asked = request(
      { host: '127.0.0.1', port, path: '/api/trpc/return.submit', method: 'POST', headers, agent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as Answer));
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
