/**
 * Checks and submits a return over plain HTTP: nothing but what Node brings.
 *
 *   TRACKER_URL=… TRACKER_TOKEN=… node docs/clients/http-client.mjs AREA COLLECTION FILE.csv METRIC=VALUE
 *
 * The token is made at /account/tokens, for your area, to check and submit.
 * METRIC=VALUE is one figure that changed afterwards: it is sent alone.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [area, collection, file = '', change = ''] = process.argv.slice(2);
const { TRACKER_URL = 'http://127.0.0.1:3000', TRACKER_TOKEN = '' } = process.env;

/**
 * @param {string} path
 * @param {object} body
 */
async function post(path, body) {
  const headers = { authorization: `Bearer ${TRACKER_TOKEN}`, 'content-type': 'application/json' };
  const answer = await fetch(`${TRACKER_URL}/api/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, ...(await answer.json()) };
}

/**
 * A lost answer is no reason for a second version: the same key gives the first answer again.
 * @param {object} submission
 */
async function submit(submission) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await post('returns', submission);
    } catch (error) {
      if (attempt >= 5) throw error;
      await new Promise((wait) => setTimeout(wait, 1_000 * attempt));
    }
  }
}

const csv = readFileSync(file, 'utf8');
const checked = await post('returns/check', { area, collection, csv });
if (checked.status !== 200) throw new Error(`${checked.status} ${checked.detail}`);
console.log(
  `checked: ${checked.counts.rows} rows, ${checked.counts.errors} errors, ${checked.counts.warnings} warnings`,
);
for (const { code, severity, row, message, fix } of checked.findings)
  console.log(`  ${code} ${severity} row ${row}: ${message}. ${fix}`);
if (!checked.accepted) process.exit(1);

const submission = { key: randomUUID(), area, collection, csv };
const submitted = await submit(submission);
console.log(`submitted: ${submitted.status}, version ${submitted.version}`);

const again = await submit(submission);
console.log(`sent again with its key: version ${again.version}`);

const same = await submit({ ...submission, key: randomUUID() });
console.log(
  `the same figures anew: ${same.status}, ${same.unchanged ? 'unchanged' : 'a new version'}, version ${same.version}`,
);

const [metric, value] = change.split('=');
const values = [{ metric, value: Number(value), explanation: 'Recorded late' }];
const base = { changesOnly: true, baseVersion: submitted.version };
const changed = await submit({ key: randomUUID(), area, collection, ...base, values });
console.log(
  `only ${metric} changed: ${changed.status}, version ${changed.version}, ${changed.counts.rows} rows in all`,
);
