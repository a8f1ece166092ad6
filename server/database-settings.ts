import type { DatabaseAddress } from '#prisma/accounts.ts';
import type { DatabaseFile } from './local-database/database-file.mjs';

/** How the three accounts sign in, and which of them we have to make first. */
export type DatabaseSettings = {
  /** A private database of our own, with made-up areas and accounts. */
  local: boolean;
  app: DatabaseAddress;
  public: DatabaseAddress;
  /** Null where only an administrator may migrate. */
  owner: DatabaseAddress | null;
  /** Accounts whose passwords are ours, to be made on a server that is not. */
  toMake: ('app' | 'public')[];
};

type Vars = Record<string, string | undefined>;

/**
 * Settles the accounts from the environment and from DATA_DIR/database.json, never two of them alike.
 * @param generated passwords kept in DATA_DIR for accounts that the environment does not give
 * @returns the settings, or every fault in words
 */
export function databaseSettings(vars: Vars, generated: DatabaseFile | null): DatabaseSettings | string[] {
  if (!vars.DATABASE_URL) return localSettings(vars, generated);
  const faults: string[] = [];
  const read = (name: string) => readUrl(name, vars[name], faults);
  const main = read('DATABASE_URL');
  const ownPublic = vars.PUBLIC_DATABASE_URL ? read('PUBLIC_DATABASE_URL') : null;
  const ownOwner = vars.OWNER_DATABASE_URL ? read('OWNER_DATABASE_URL') : null;
  if (!main || faults.length > 0) return faults;
  const alone = !ownPublic && !ownOwner;
  const make = (which: 'app' | 'public'): DatabaseAddress => ({
    ...main,
    user: `${main.database}_${which}`,
    password: generated?.accounts[which].password ?? '',
  });
  const settings: DatabaseSettings = {
    local: false,
    app: alone ? make('app') : main,
    public: ownPublic ?? make('public'),
    owner: ownOwner ?? (alone ? main : null),
    toMake: [...(alone ? (['app'] as const) : []), ...(ownPublic ? [] : (['public'] as const))],
  };
  return checkApart(settings);
}

function localSettings(vars: Vars, file: DatabaseFile | null): DatabaseSettings | string[] {
  const given = ['PUBLIC_DATABASE_URL', 'OWNER_DATABASE_URL'].filter((name) => vars[name]);
  if (given.length > 0) return given.map((name) => `${name} is set without DATABASE_URL: set both, or neither.`);
  if (!file) return ['There is no private database yet: begin with npm start, or set DATABASE_URL.'];
  const address = ({ user, password }: { user: string; password: string }): DatabaseAddress => ({
    host: file.host,
    port: file.port,
    ...(file.socket ? { socketPath: file.socket } : {}),
    database: file.database,
    user,
    password,
  });
  return {
    local: true,
    app: address(file.accounts.app),
    public: address(file.accounts.public),
    owner: address(file.accounts.owner),
    toMake: [],
  };
}

function readUrl(name: string, value: string | undefined, faults: string[]): DatabaseAddress | null {
  const url = URL.canParse(value ?? '') ? new URL(value ?? '') : null;
  const database = url ? decodeURIComponent(url.pathname.slice(1)) : '';
  if (!url || !['mysql:', 'mariadb:'].includes(url.protocol) || !url.hostname || !url.username) {
    faults.push(`${name}: give an address like mysql://USER:PASSWORD@HOST:3306/DATABASE.`);
    return null;
  }
  if (!/^[A-Za-z0-9_$-]{1,57}$/.test(database)) {
    faults.push(`${name}: the address must end in a database name of letters, digits, - and _.`);
    return null;
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 3306),
    database,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}

/** One account for two purposes would take the wall down. */
function checkApart(settings: DatabaseSettings): DatabaseSettings | string[] {
  const faults: string[] = [];
  const { app, public: reader, owner } = settings;
  for (const [name, other] of [
    ['PUBLIC_DATABASE_URL', reader],
    ['OWNER_DATABASE_URL', owner],
  ] as const) {
    if (other && other.database !== app.database) faults.push(`${name} names another database than DATABASE_URL.`);
    if (other && other.user === app.user)
      faults.push(`${name} signs in as the same user as DATABASE_URL: use an account of its own.`);
  }
  if (owner && owner.user === reader.user) {
    faults.push('OWNER_DATABASE_URL and PUBLIC_DATABASE_URL sign in as the same user: use an account for each.');
  }
  return faults.length > 0 ? faults : settings;
}
