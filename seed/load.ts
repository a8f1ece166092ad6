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
import { administratorAsked, makeAdministrator } from './first-administrator.ts';
import { loadLocal } from './load-local.ts';
import { loadPack } from './load-pack.ts';
import { countReleases, finishRelease, type Publishers, publishRelease } from './publish-release.ts';
import { readPack } from './read-pack.ts';

const CONFIGURATION = 78;
const UNREACHABLE = 69;
const FAILED = 70;

const folder = join(process.cwd(), 'seed');
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
  const { pack, faults } = checkPack(await readPack(join(folder, 'pack')));
  if (pack) return pack;
  const lines = faults.map(({ file, row, message }) => `${file}, ${row}: ${message}`);
  throw new Ending(FAILED, [`The pack has ${faults.length} faults; nothing was loaded.`, ...lines].join('\n'));
}

function actingAs(user: Person, now = new Date()) {
  const today = format(new TZDate(now.getTime(), 'Europe/London'), 'yyyy-MM-dd');
  return createCaller({ ...connections(), now, today, user, door: 'seed', sessionSecret: env().sessionSecret });
}

/**
 * A new database gets its first releases here. What a later load adds waits for the officials: a release takes accepted
 * returns too, and those are theirs to publish.
 */
async function seed(): Promise<void> {
  const pack = await checkedPack();
  const { local, dataDir, baseUrl, localPassword: password, connections: settings } = env();
  openConnections(settings);
  const loader = actingAs(packLoader);
  const publishers: Publishers = {
    loader: { person: packLoader, caller: loader },
    checker: { caller: actingAs(packChecker) },
  };
  const { added, changed, unchanged } = await loadPack(pack, loader, say);
  const releases = [await finishRelease(publishers)];
  if ((await countReleases(publishers)) === 0)
    releases.push(await publishRelease(publishers, 'Promises, evidence and published figures'));
  let written = added + changed;
  if (local) {
    const example = { folder, dataDir, baseUrl, password };
    const loaded = await loadLocal({ maker: actingAs(accountMaker), loader }, actingAs, example);
    written += loaded.written + loaded.accepted;
    if (loaded.accepted > 0 || (await countReleases(publishers)) === 1)
      releases.push(await publishRelease(publishers, 'Returns of the made-up councils'));
  }
  const published = releases.filter((number) => number !== null);
  for (const number of published) say(`Release ${number} is published.`);
  if (written + published.length === 0) {
    say(`The database has all ${unchanged} rows of the pack: nothing was written.`);
    return;
  }
  say(`Of the pack, ${added} rows were added, ${changed} changed, and ${unchanged} were there already.`);
  if (published.length === 0) say('What is new shows with the next release that the officials publish.');
}

function endingOf(error: unknown): Ending {
  if (error instanceof Ending) return error;
  if (error instanceof EnvironmentFault) return new Ending(CONFIGURATION, error.message);
  if (databaseUnavailable(error)) return new Ending(UNREACHABLE, 'The database cannot be reached.');
  return new Ending(FAILED, `The pack could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
}

/** `npm run seed -- --administrator ADDRESS`: the way in where there are no made-up accounts. */
async function invite(email: string): Promise<void> {
  if (!/^\S+@\S+\.\S+$/.test(email))
    throw new Ending(CONFIGURATION, 'Give the address: --administrator name@example.org');
  openConnections(env().connections);
  const password = await makeAdministrator(actingAs(accountMaker), email);
  process.stdout.write(`${email} may sign in as administrator. The password, shown this once: ${password}\n`);
}

try {
  const administrator = administratorAsked(process.argv.slice(2));
  await (administrator === null ? seed() : invite(administrator));
} catch (error) {
  const { code, message } = endingOf(error);
  say(message);
  process.exitCode = code;
} finally {
  await closeConnections();
}
