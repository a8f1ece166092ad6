/**
 * `npm run audit:verify`: whether the record of what was done is whole. `--head NUMBER:HASH` names a seal noted outside
 * earlier, as this program prints it. Ends with 0 where all holds, 1 where something does not, 2 where it could not run.
 */
import { parseArgs } from 'node:util';
import { closeConnections, openConnections } from '#server/data/connections.ts';
import { readEnv } from '#server/env.ts';
import { publicKeys } from '#server/keys/signing-key.ts';
import { auditKey } from './audit-key.ts';
import { verifyAudit } from './verify-audit.ts';

const FAULT = 1;
const COULD_NOT_RUN = 2;

function keptHead(given: string | undefined) {
  if (given === undefined) return null;
  const [, number, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(given) ?? [];
  if (!number || !hash) throw new Error('--head wants a number and a hash, as printed here before: 12:ab34…');
  return { number: Number(number), hash };
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { head: { type: 'string' } } });
  const kept = keptHead(values.head);
  const env = readEnv(process.env);
  const { workshop } = openConnections(env.connections);
  const found = await verifyAudit(workshop, publicKeys(env.dataDir, auditKey), new Date(), kept);
  const faults = [
    ...(found.broken ? [found.broken] : []),
    ...found.unsealed.map((event) => `Under no seal after a minute: ${event}.`),
  ];
  for (const fault of faults) console.log(fault);
  console.log(`${found.events} events under ${found.seals} ${found.seals === 1 ? 'seal' : 'seals'} were recomputed.`);
  if (found.head)
    console.log(`Keep this elsewhere, to show later that nothing was cut off: ${found.head.number}:${found.head.hash}`);
  process.exitCode = faults.length > 0 ? FAULT : 0;
}

try {
  await run();
} catch (error) {
  process.stderr.write(`It could not be done: ${(error as Error).message}\n`);
  process.exitCode = COULD_NOT_RUN;
} finally {
  await closeConnections();
}
