import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The service under test, as tests/run.mjs started it. */
export const baseUrl = (process.env.BASE_URL ?? 'http://127.0.0.1:3000').replace(/\/$/, '');
export const dataDir = process.env.DATA_DIR ?? '.data';

export type Account = {
  role: 'preparer' | 'approver' | 'official' | 'assessor' | 'administrator';
  area: string | null;
  email: string;
  password: string;
  totpSecret: string | null;
  token: string;
};

type Login = { user: string; password: string };
export type DatabaseFile = {
  host: string;
  port: number;
  database: string;
  accounts: { owner: Login; app: Login; public: Login };
};

const read = (name: string) => JSON.parse(readFileSync(join(dataDir, name), 'utf8'));

export const accounts = (): Account[] => (read('accounts.json') as { accounts: Account[] }).accounts;
export const databaseFile = (): DatabaseFile => read('database.json') as DatabaseFile;

export const councilA = 'T09000001';
export const councilB = 'T09000002';

/** Those of the accounts file, in its order: two of each council, two officials, an assessor, an administrator. */
export const people = [
  'preparerA',
  'approverA',
  'preparerB',
  'approverB',
  'officialOne',
  'officialTwo',
  'assessor',
  'administrator',
] as const;
export type PersonName = (typeof people)[number];

export function account(name: PersonName): Account {
  const found = accounts()[people.indexOf(name)];
  if (!found) throw new Error(`accounts.json has no ${name}`);
  return found;
}
