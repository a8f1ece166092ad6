import { createHash, randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import type { Connection } from 'mariadb';
import { breakdowns, connectAs, metrics } from '../generated.ts';
import type { Bench } from '../measure-all.ts';
import { say, type Verdict } from '../report.ts';
import { median } from '../rounds.ts';
import { postReturn } from '../servers/post-return.ts';

const AREAS = 153;
const AT_ONCE = 16;
const PROGRAMME = 'bench-all-areas';
const COLLECTION = `${PROGRAMME}-202627Q2`;

/** Made-up codes apart from those of the example: they stand in no other table. */
const codes = Array.from({ length: AREAS }, (_, at) => `T0800${String(at + 1).padStart(4, '0')}`);
const tokenOf = (code: string) => `sht_bench_${code}`;

/**
 * All 153 areas hand in a return of 900 values within the same minutes, 16 at a time: none fails, none is half-stored.
 * Prints how long it took and how long one waited.
 */
export async function allAreas({ service, file }: Bench): Promise<Verdict[]> {
  const owner = await connectAs(file, 'owner');
  await makeAreas(owner);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const took: number[] = [];
  const failed: string[] = [];
  const waiting = [...codes];
  const began = performance.now();
  const oneAfterTheOther = async () => {
    for (let code = waiting.shift(); code; code = waiting.shift()) {
      const body = JSON.stringify({ key: randomUUID(), area: code, collection: COLLECTION, values: valuesOf(code) });
      const sent = performance.now();
      const answer = await postReturn(service.port, tokenOf(code), body, agent).catch((error) => String(error));
      took.push(performance.now() - sent);
      const taken = typeof answer === 'string' ? null : answer.result?.data;
      if (!taken?.accepted || taken.unchanged) failed.push(`${code}: ${JSON.stringify(answer).slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, oneAfterTheOther));
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  const stored: { areaCode: string; figures: number; steps: number }[] = await owner.query(
    `SELECT r.areaCode, COUNT(DISTINCT f.metric, f.breakdown) AS figures,
            (SELECT COUNT(*) FROM ReturnEvent e WHERE e.returnId = r.id) AS steps
     FROM \`Return\` r JOIN ReturnVersion v ON v.returnId = r.id AND v.number = r.version
     LEFT JOIN ReturnValue f ON f.versionId = v.id WHERE r.collectionId = ? GROUP BY r.id, r.areaCode`,
    [COLLECTION],
  );
  await owner.end();
  const wanted = metrics.length * breakdowns.length;
  const half = stored.filter(({ figures, steps }) => Number(figures) !== wanted || Number(steps) < 1);
  const bad = failed.length + half.length + (AREAS - stored.length);
  say(
    `\n${AREAS} areas, ${AT_ONCE} at a time, ${wanted} values each: ${seconds.toFixed(1)} s in all; one waited ${median(took).toFixed(0)} ms, the last of all ${Math.max(...took).toFixed(0)} ms; ${failed.length} failed, ${half.length} half-stored, ${stored.length} stored`,
  );
  for (const line of failed.slice(0, 5)) say(`  ${line}`);
  for (const { areaCode, figures, steps } of half.slice(0, 3)) say(`  ${areaCode}: ${figures} figures, ${steps} steps`);
  return [{ claim: '153 areas at once', figure: `${bad} bad`, limit: 'none fails or is half-stored', kept: bad === 0 }];
}

function valuesOf(code: string) {
  const turn = Number(code.slice(5)) + (Date.now() % 1_000) * 200;
  return metrics.flatMap((metric, at) =>
    breakdowns.map((breakdown, index) => ({ metric, breakdown, value: 10_000 + turn * 100 + at * 20 + index })),
  );
}

/** The areas, a person with a token for each, and a collection that asks all of them; what is there already stays. */
async function makeAreas(owner: Connection): Promise<void> {
  const asks = JSON.stringify(metrics.map((metric) => ({ metric, breakdowns })));
  await owner.query(
    `INSERT IGNORE INTO Programme (id, position, name, tests, funding, sources, confidence, madeUp) VALUES (?, 99, 'Bench', '[]', '[]', '[]', 'made-up', 1)`,
    [PROGRAMME],
  );
  await owner.query(
    `INSERT IGNORE INTO Collection (id, programmeId, period, opensOn, dueOn, locksOn, asks, authority, usedFor, notUsedFor)
     VALUES (?, ?, '202627|Q2', UTC_DATE() - INTERVAL 30 DAY, UTC_DATE() + INTERVAL 30 DAY, UTC_DATE() + INTERVAL 60 DAY, ?, 'bench', 'bench', 'bench')`,
    [COLLECTION, PROGRAMME, asks],
  );
  for (const code of codes) {
    const hash = createHash('sha256').update(tokenOf(code)).digest('hex');
    const [known] = await owner.query('SELECT id FROM ApiToken WHERE id = ?', [hash]);
    if (known) continue;
    const userId = randomUUID();
    await owner.query(
      `INSERT IGNORE INTO Area (code, level, name, madeUp, confidence) VALUES (?, 'local-authority', ?, 1, 'made-up')`,
      [code, `Bench ${code} (made-up)`],
    );
    await owner.query(`INSERT INTO Participation (programmeId, areaCode, confidence) VALUES (?, ?, 'made-up')`, [
      PROGRAMME,
      code,
    ]);
    await owner.query(
      `INSERT INTO User (id, email, name, disabled, createdAt) VALUES (?, ?, 'Bench', 0, UTC_TIMESTAMP(6))`,
      [userId, `${code.toLowerCase()}@bench.example`],
    );
    await owner.query(`INSERT INTO Membership (userId, organisation, role, areaCode) VALUES (?, ?, 'preparer', ?)`, [
      userId,
      code,
      code,
    ]);
    await owner.query(
      `INSERT INTO ApiToken (id, userId, label, createdAt, expiresAt) VALUES (?, ?, 'bench', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 YEAR)`,
      [hash, userId],
    );
  }
}
