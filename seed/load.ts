/** The seed as a program: checks the strategy pack and puts into the database what it has and the database has not. */
import { join } from 'node:path';
import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { closeConnections, connections, openConnections } from '#server/data/connections.ts';
import { databaseUnavailable } from '#server/data/unavailable.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { accountMaker, packChecker, packLoader } from '#server/domain/people/system-people.ts';
import { EnvironmentFault, env } from '#server/env.ts';
import { createCaller } from '#server/trpc/router.ts';
import { makeLocalAccounts } from './accounts.ts';
import { loadExampleAreas } from './example-areas.ts';
import { type Caller, loadPack } from './load-pack.ts';
import { readPack } from './read-pack.ts';
import { releasePack } from './release-pack.ts';

const CONFIGURATION = 78;
const UNREACHABLE = 69;
const FAILED = 70;

const say = (line: string) => process.stderr.write(`${line}\n`);

/** Ends the program: these words, this exit code. */
class Ending extends Error {
  code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

async function checkedPack() {
  const { pack, faults } = checkPack(await readPack(join(process.cwd(), 'seed/pack')));
  if (pack) return pack;
  const lines = faults.map(({ file, row, message }) => `${file}, ${row}: ${message}`);
  throw new Ending(FAILED, [`The pack has ${faults.length} faults; nothing was loaded.`, ...lines].join('\n'));
}

function actingAs(user: Person) {
  const now = new Date();
  const today = format(new TZDate(now.getTime(), 'Europe/London'), 'yyyy-MM-dd');
  return createCaller({ ...connections(), now, today, user, door: 'seed' });
}

/** What only a local copy has: made-up places, and accounts to try it with. Answers how many rows were written. */
async function loadLocalParts(loader: Caller): Promise<number> {
  const { dataDir, baseUrl, localPassword } = env();
  const areas = await loadExampleAreas(loader);
  const maker = actingAs(accountMaker);
  const accounts = await makeLocalAccounts(maker, { dataDir, baseUrl, password: localPassword });
  if (areas + accounts > 0) say('Made-up places and accounts are there; how to sign in stands in accounts.json.');
  return areas + accounts;
}

async function seed(): Promise<void> {
  const pack = await checkedPack();
  openConnections(env().connections);
  const loader = { person: packLoader, caller: actingAs(packLoader) };
  const { added, changed, unchanged } = await loadPack(pack, loader.caller, say);
  const release = await releasePack(loader, { caller: actingAs(packChecker) });
  if (release !== null) say(`Release ${release} is published.`);
  const made = env().local ? await loadLocalParts(loader.caller) : 0;
  if (added + changed + made === 0) {
    say(`The database has all ${unchanged} rows of the pack: nothing was written.`);
    return;
  }
  say(`${added} rows were added, ${changed} changed, ${unchanged} were there already.`);
  if (release === null) say('What is new shows with the next release that the officials publish.');
}

function endingOf(error: unknown): Ending {
  if (error instanceof Ending) return error;
  if (error instanceof EnvironmentFault) return new Ending(CONFIGURATION, error.message);
  if (databaseUnavailable(error)) return new Ending(UNREACHABLE, 'The database cannot be reached.');
  return new Ending(FAILED, `The pack could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
}

try {
  await seed();
} catch (error) {
  const { code, message } = endingOf(error);
  say(message);
  process.exitCode = code;
} finally {
  await closeConnections();
}
