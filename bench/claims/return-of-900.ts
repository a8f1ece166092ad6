import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mariadb';
import { addressOf, breakdowns, connectAs, metrics } from '../generated.ts';
import type { Bench } from '../measure-all.ts';
import { say, times, type Verdict } from '../report.ts';
import { alternating, median } from '../rounds.ts';
import { type GivenValue, insertReturn } from '../servers/insert-return.ts';
import { postReturn } from '../servers/post-return.ts';
import { startServer } from '../service.ts';

const AREA = 'T09000001';
const OTHER_AREA = 'T09000002';
const COLLECTION = 'example-202627Q2-bench';
const EACH_ROUND = 10;
/** Returns do not come one on the heels of the other: the letter about one is out before the next comes. */
const BETWEEN = 60;
/** Numbers of the versions that the driver alone adds, beside those of the floor. */
const A_MILLION = 1_000_000;
/** Programs compile what they run often: both have run before they are measured. */
const WARM_UP = 25;

/**
 * Taking in a return of 900 values (known by its token, checked, kept as a version with its history, its audit record and
 * a letter to the approver) takes no more than three times as long as a raw multi-row insert of the same body.
 */
export async function returnOf900({ service, file, dataDir }: Bench): Promise<Verdict[]> {
  const token = preparerToken(dataDir);
  const owner = await connectAs(file, 'owner');
  const app = await connectAs(file, 'app');
  const { returnId, userId } = await openCollection(owner);
  const floor = await startServer('bench/servers/floor-return.ts', {
    address: addressOf(file, 'app'),
    returnId,
    userId,
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 2 });
  let made = 0;

  const send = (port: number) => async () => {
    const values = valuesOf(++made);
    const body = JSON.stringify({ key: randomUUID(), area: AREA, collection: COLLECTION, values });
    const began = performance.now();
    const answer = await postReturn(port, token, body, agent);
    const took = performance.now() - began;
    const taken = answer.result?.data;
    if (!taken?.accepted || taken.unchanged || taken.counts.rows !== values.length) {
      throw new Error(`the return was not taken in: ${JSON.stringify(answer).slice(0, 500)}`);
    }
    return took;
  };
  const medianOf =
    (once: () => Promise<number>, count = EACH_ROUND) =>
    async () => {
      const took: number[] = [];
      for (let index = 0; index < count; index += 1) {
        took.push(await once());
        await pause(BETWEEN);
      }
      return median(took);
    };
  /** The same rows from this process, which has them already: neither HTTP nor JSON. */
  const driver = async () => {
    const values = valuesOf(++made);
    const began = performance.now();
    await insertReturn(app, { returnId, userId, number: A_MILLION + made, hash: 'f'.repeat(64) }, values);
    return performance.now() - began;
  };
  const [raw, submit] = [send(floor.port), send(service.port)];
  for (const once of [raw, submit, driver]) await medianOf(once, WARM_UP)();
  const time = await alternating({
    raw: medianOf(raw),
    submit: medianOf(submit),
    driver: medianOf(driver),
    rawAgain: medianOf(raw),
  });
  agent.destroy();
  await floor.stop();
  await stored(owner, made);
  await Promise.all([owner.end(), app.end()]);
  const ratio = time.submit / time.raw;
  say(
    `\nReturn of 900 values: raw multi-row insert ${time.raw.toFixed(1)} ms, checked and submitted ${time.submit.toFixed(1)} ms = ${times(ratio)}; raw against raw ${times(time.rawAgain / time.raw)}
  The same insert by the driver alone, without HTTP: ${time.driver.toFixed(1)} ms; against that ${times(time.submit / time.driver)}`,
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
function valuesOf(turn: number): GivenValue[] {
  return metrics.flatMap((metric, at) =>
    breakdowns.map((breakdown, index) => ({ metric, breakdown, value: 10_000 + turn * 1_000 + at * 20 + index })),
  );
}

/** A collection that asks for 45 metrics in 20 breakdowns, and a return of another council for the floor to write to. */
async function openCollection(owner: Connection): Promise<{ returnId: string; userId: string }> {
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
  const returnId = randomUUID();
  await owner.query(
    "INSERT INTO `Return` (`id`, `collectionId`, `areaCode`, `state`, `version`, `revision`, `changedAt`) VALUES (?, ?, ?, 'open', 0, 1, UTC_TIMESTAMP(6))",
    [returnId, COLLECTION, OTHER_AREA],
  );
  const [user] = await owner.query('SELECT `id` FROM `User` ORDER BY `id` LIMIT 1');
  return { returnId, userId: user.id };
}

/** What was measured did happen: as many values stand in the database as were sent. */
async function stored(owner: Connection, made: number) {
  const [returned] = await owner.query(
    'SELECT COUNT(*) AS `rows` FROM `ReturnValue` v JOIN `ReturnVersion` r ON r.`id` = v.`versionId` JOIN `Return` t ON t.`id` = r.`returnId` WHERE t.`collectionId` = ?',
    [COLLECTION],
  );
  const wanted = made * metrics.length * breakdowns.length;
  if (Number(returned.rows) !== wanted) throw new Error(`${returned.rows} rows, not ${wanted}`);
}
