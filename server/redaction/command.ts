/**
 * `npm run redact -- WHAT --reason CODE --why "words that are published"`: takes down a figure or a text, everywhere, by the
 * owner's account. `--dry-run` says what would go; `find "words"` says where they stand. Ends with 0 where it is done or
 * nothing was left to do, 1 with every fault of what was asked, 2 where it could not run.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openOwner } from '#server/data/connections.ts';
import { databaseSettings } from '#server/database-settings.ts';
import { reasonAsked } from '#server/domain/redaction/reasons.ts';
import { targetAsked } from '#server/domain/redaction/target.ts';
import { readDatabaseFile } from '#server/local-database/database-file.mjs';
import { redactFigure } from './redact-figure.ts';
import { findWords, redactText } from './redact-text.ts';
import type { Done } from './redaction.ts';

const FAULT = 1;
const COULD_NOT_RUN = 2;

function ownersAddress() {
  const settings = databaseSettings(process.env, readDatabaseFile(resolve(process.env.DATA_DIR || '.data')));
  if (Array.isArray(settings)) throw new Error(settings.join('\n'));
  if (!settings.owner)
    throw new Error('Only the owner of the database takes things down: set OWNER_DATABASE_URL for this command.');
  return settings.owner;
}

const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

function say({ number, places, releases, warnings }: Done, dryRun: boolean): void {
  for (const place of places) console.log(place);
  const where =
    releases.length > 0 ? `in ${counted(releases.length, 'release')}: ${releases.join(', ')}` : 'in no release';
  if (dryRun && places.length > 0)
    console.log(`Would be taken down: ${counted(places.length, 'place')}, ${where}. Nothing was.`);
  else if (number === null) console.log('Nothing to do: it was taken down before.');
  else console.log(`Redaction ${number}: ${counted(places.length, 'place')} taken down, ${where}.`);
  for (const warning of warnings) console.log(warning);
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { reason: { type: 'string' }, why: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
  });
  const asked = targetAsked(positionals);
  const finds = 'target' in asked && asked.target.kind === 'find';
  const reason = finds ? null : reasonAsked(values.reason, values.why);
  const faults = [...('faults' in asked ? asked.faults : []), ...(reason && 'faults' in reason ? reason.faults : [])];
  if (faults.length > 0 || !('target' in asked)) return refuse(faults);
  const { target } = asked;
  const { workshop: owner, end } = openOwner(ownersAddress());
  try {
    if (target.kind === 'find') {
      const { places, events } = await findWords(owner, target.words);
      for (const place of places) console.log(place);
      console.log(`${counted(places.length, 'place')}, and ${counted(events, 'sealed event')} of the record of acts.`);
      return;
    }
    if (!reason || 'faults' in reason) return;
    const how = { reason, now: new Date(), dryRun: values['dry-run'] };
    const done =
      target.kind === 'figure' ? await redactFigure(owner, target.figure, how) : await redactText(owner, target, how);
    if ('faults' in done) return refuse(done.faults);
    say(done, how.dryRun);
  } finally {
    await end();
  }
}

function refuse(faults: string[]): void {
  for (const fault of faults) console.log(fault);
  process.exitCode = FAULT;
}

try {
  await run();
} catch (error) {
  process.stderr.write(`It could not be done: ${(error as Error).message}\n`);
  process.exitCode = COULD_NOT_RUN;
}
