/**
 * Checks and submits a return over tRPC, typed by the service itself.
 *
 *   TRACKER_URL=… TRACKER_TOKEN=… npx tsx docs/clients/trpc-client.ts AREA COLLECTION FILE.csv METRIC=VALUE
 *
 * The token is made at /account/tokens, for your area, to check and submit.
 * METRIC=VALUE is one figure that changed afterwards: it is sent alone.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '#server/trpc/router.ts';

const [area = '', collection = '', file = '', change = ''] = process.argv.slice(2);
const { TRACKER_URL = 'http://127.0.0.1:3000', TRACKER_TOKEN = '' } = process.env;

const tracker = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: `${TRACKER_URL}/api/trpc`, headers: { authorization: `Bearer ${TRACKER_TOKEN}` } })],
});

/** A lost answer is no reason for a second version: the same key gives the first answer again. */
async function untilAnswered<T>(send: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      const refused = error instanceof TRPCClientError && error.data !== null && error.data !== undefined;
      if (refused || attempt >= 5) throw error;
      await new Promise((wait) => setTimeout(wait, 1_000 * attempt));
    }
  }
}

const csv = readFileSync(file, 'utf8');
const checked = await tracker.return.check.mutate({ area, collection, csv });
console.log(
  `checked: ${checked.counts.rows} rows, ${checked.counts.errors} errors, ${checked.counts.warnings} warnings`,
);
for (const { code, severity, row, message, fix } of checked.findings)
  console.log(`  ${code} ${severity} row ${row}: ${message}. ${fix}`);
if (!checked.accepted) process.exit(1);

const submission = { key: randomUUID(), area, collection, csv };
const submitted = await untilAnswered(() => tracker.return.submit.mutate(submission));
console.log(`submitted: version ${submitted.version}`);

const again = await untilAnswered(() => tracker.return.submit.mutate(submission));
console.log(`sent again with its key: version ${again.version}`);

const same = await tracker.return.submit.mutate({ ...submission, key: randomUUID() });
console.log(`the same figures anew: ${same.unchanged ? 'unchanged' : 'a new version'}, version ${same.version}`);

const [metric = '', value = ''] = change.split('=');
const changed = await tracker.return.submit.mutate({
  ...{ key: randomUUID(), area, collection, changesOnly: true, baseVersion: submitted.version ?? 0 },
  values: [{ metric, value: Number(value), explanation: 'Recorded late' }],
});
console.log(`only ${metric} changed: version ${changed.version}, ${changed.counts.rows} rows in all`);
