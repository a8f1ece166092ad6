/** `migrate` and `grants` as programs: the only ones that sign in as the owner. */
import { resolve } from 'node:path';
import { createConnection, SqlError } from 'mariadb';
import { type DatabaseSettings, databaseSettings } from '#server/database-settings.ts';
import {
  type DatabaseFile,
  randomPassword,
  readDatabaseFile,
  writeDatabaseFile,
} from '#server/local-database/database-file.mjs';
import { accountName, accountStatement, type DatabaseAddress } from './accounts.ts';
import { MigrationFault, migrate, pendingMigrations, rightsStatements } from './migrate.ts';

const CONFIGURATION = 78;
const UNREACHABLE = 69;
const FAILED = 70;
const folder = 'prisma/migrations';
const dataDir = resolve(process.env.DATA_DIR || '.data');

/** The command ends with this exit code and these words. */
class Ending extends Error {
  code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Access denied to a server, a database, a table, a column or an administrator's command. */
const denied = new Set([1044, 1045, 1142, 1143, 1227, 1410, 1698]);
const isDenied = (error: unknown): error is SqlError => error instanceof SqlError && denied.has(error.errno);
/** The driver gives a plain error where no server answered, and its own where one went away. */
const isUnreachable = (error: unknown) =>
  /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT)/.test(
    String((error as { code?: unknown })?.code),
  ) ||
  (error instanceof SqlError && error.fatal);

function settle(): DatabaseSettings {
  const read = () => databaseSettings(process.env, readDatabaseFile(dataDir));
  let settings = read();
  if (!Array.isArray(settings) && settings.toMake.some((which) => !passwordOf(settings as DatabaseSettings, which))) {
    keepPasswords(settings);
    settings = read();
  }
  if (Array.isArray(settings)) throw new Ending(CONFIGURATION, settings.join('\n'));
  return settings;
}

function passwordOf(settings: DatabaseSettings, which: 'app' | 'public'): string {
  const file = readDatabaseFile(dataDir);
  const { host, port, database } = settings[which];
  const same = file?.host === host && file.port === port && file.database === database;
  return same ? settings[which].password : '';
}

/** Written before the accounts are made: a start that stops between the two can still be run again. */
function keepPasswords(settings: DatabaseSettings) {
  const { host, port, database } = settings.app;
  const account = (which: 'app' | 'public') => ({
    user: settings[which].user,
    password: settings.toMake.includes(which) ? randomPassword() : '',
  });
  const file: DatabaseFile = {
    host,
    port,
    socket: null,
    database,
    accounts: {
      owner: { user: settings.owner?.user ?? '', password: '' },
      app: account('app'),
      public: account('public'),
    },
  };
  writeDatabaseFile(dataDir, file);
}

async function canSignIn(address: DatabaseAddress): Promise<boolean> {
  const { database: _, ...withoutDatabase } = address;
  try {
    const connection = await createConnection({ ...withoutDatabase, connectTimeout: 10_000 });
    await connection.end();
    return true;
  } catch (error) {
    if (isDenied(error)) return false;
    throw error;
  }
}

/** Makes the accounts the environment does not give, or says what an administrator has to run. */
async function makeAccounts(settings: DatabaseSettings) {
  const missing: DatabaseAddress[] = [];
  for (const which of settings.toMake) if (!(await canSignIn(settings[which]))) missing.push(settings[which]);
  if (missing.length === 0) return;
  const owner = settings.owner;
  if (!owner) throw refused(settings, missing, 'OWNER_DATABASE_URL is not set, so the account cannot be made.');
  const connection = await createConnection({ ...owner, connectTimeout: 10_000 });
  try {
    for (const statement of missing.map(accountStatement)) await connection.query(statement);
  } catch (error) {
    if (isDenied(error)) throw refused(settings, missing, `${owner.user} may not make accounts: ${error.sqlMessage}.`);
    if (error instanceof SqlError && error.errno === 1396) {
      throw new Ending(
        CONFIGURATION,
        `An account ${missing.map(({ user }) => user).join(' or ')} is there already, and its password is not in ${dataDir}/database.json. ` +
          'Copy that file from the other copy of the service, or set PUBLIC_DATABASE_URL and OWNER_DATABASE_URL.',
      );
    }
    throw error;
  } finally {
    await connection.end();
  }
}

function refused(settings: DatabaseSettings, missing: DatabaseAddress[], why: string): Ending {
  const owner = settings.owner;
  const give = owner
    ? [`GRANT ALL PRIVILEGES ON \`${owner.database}\`.* TO ${accountName(owner.user)} WITH GRANT OPTION`]
    : rightsStatements(settings);
  const sql = [...missing.map(accountStatement), ...give].map((statement) => `${statement};`);
  return new Ending(
    CONFIGURATION,
    [
      why,
      'The service never uses one database account for everything. Have an administrator run this, then start again:',
      '',
      ...sql,
    ].join('\n'),
  );
}

async function migrateCommand() {
  const settings = settle();
  await makeAccounts(settings);
  const { owner } = settings;
  if (!owner) {
    const pending = await pendingMigrations(settings.app, folder);
    if (pending.length === 0) return say('The tables are up to date.');
    throw new Ending(
      CONFIGURATION,
      `The database lacks ${pending.length} migration(s), and only its owner may apply them: set OWNER_DATABASE_URL, or run npm run migrate with it.`,
    );
  }
  try {
    const { applied } = await migrate({ ...settings, owner }, folder, say);
    say(applied.length > 0 ? `${applied.length} migration(s) applied.` : 'The tables are up to date.');
  } catch (error) {
    if (!isDenied(error)) throw error;
    throw refused(settings, [], `${owner.user} may not do what a migration needs: ${error.sqlMessage}.`);
  }
}

async function grantsCommand(print: boolean) {
  const settings = settle();
  const sql = rightsStatements(settings);
  if (print) return process.stdout.write(`${sql.map((statement) => `${statement};`).join('\n')}\n`);
  await migrateCommand();
  say(`${sql.length} rights given.`);
}

function say(text: string) {
  process.stderr.write(`${text}\n`);
}

async function run() {
  const [command, ...rest] = process.argv.slice(2);
  if (command === 'migrate') await migrateCommand();
  else if (command === 'grants') await grantsCommand(rest.includes('--print'));
  else throw new Ending(CONFIGURATION, `Unknown command ${command}: give migrate or grants.`);
}

function endingOf(error: unknown): Ending {
  if (error instanceof Ending) return error;
  if (error instanceof MigrationFault) return new Ending(FAILED, error.message);
  if (isDenied(error)) return new Ending(CONFIGURATION, `The database refused the account: ${error.sqlMessage}.`);
  if (isUnreachable(error))
    return new Ending(UNREACHABLE, `The database cannot be reached: ${(error as Error).message}`);
  return new Ending(FAILED, error instanceof Error ? error.message : String(error));
}

run().catch((error) => {
  const { code, message } = endingOf(error);
  say(message);
  process.exitCode = code;
});
