/** The seed as a program: checks the strategy pack and puts into the database what it has and the database has not. */
import { join } from 'node:path';
import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { closeConnections, connections, openConnections } from '#server/data/connections.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { packChecker, packLoader } from '#server/domain/people/system-people.ts';
import { EnvironmentFault, env } from '#server/env.ts';
import { createCaller } from '#server/trpc/router.ts';
import { loadPack } from './load-pack.ts';
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

async function seed(): Promise<void> {
  const pack = await checkedPack();
  openConnections(env().connections);
  const loader = { person: packLoader, caller: actingAs(packLoader) };
  const { added, changed, unchanged } = await loadPack(pack, loader.caller, say);
  const release = await releasePack(loader, { caller: actingAs(packChecker) });
  if (release !== null) say(`Release ${release} is published.`);
  if (added + changed === 0) {
    say(`The database has all ${unchanged} rows of the pack: nothing was written.`);
    return;
  }
  say(`${added} rows were added, ${changed} changed, ${unchanged} were there already.`);
  if (release === null) say('What is new shows with the next release that the officials publish.');
}

const isUnreachable = (error: unknown): boolean =>
  /ECONN|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|pool timeout|Can't reach database/i.test(String(error)) ||
  (error instanceof Error && error.cause !== undefined && isUnreachable(error.cause));

function endingOf(error: unknown): Ending {
  if (error instanceof Ending) return error;
  if (error instanceof EnvironmentFault) return new Ending(CONFIGURATION, error.message);
  if (isUnreachable(error)) return new Ending(UNREACHABLE, 'The database cannot be reached.');
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
