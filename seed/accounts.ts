import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#server/domain/people/permissions.ts';
import { isRequired } from '#server/domain/people/second-factor.ts';
import { newFactorSecret } from '#server/identity/second-factor.ts';
import type { Caller } from './load-pack.ts';

type Account = {
  role: Role;
  area: string | null;
  email: string;
  password: string;
  /** Of the second factor, in base32, for a program to work out codes with; null where the account has none. */
  totpSecret: string | null;
  token: string | null;
};

type AccountsFile = { baseUrl: string; accounts: Account[] };

/** The accounts of a local copy, in the order of the contract: their addresses lead nowhere. */
const people: { role: Role; area: string | null; name: string; email: string }[] = [
  { role: 'preparer', area: 'T09000001', name: 'Preparer of Example Council A', email: 'preparer@council-a.example' },
  { role: 'approver', area: 'T09000001', name: 'Approver of Example Council A', email: 'approver@council-a.example' },
  { role: 'preparer', area: 'T09000002', name: 'Preparer of Example Council B', email: 'preparer@council-b.example' },
  { role: 'approver', area: 'T09000002', name: 'Approver of Example Council B', email: 'approver@council-b.example' },
  { role: 'official', area: null, name: 'First official', email: 'official-1@department.example' },
  { role: 'official', area: null, name: 'Second official', email: 'official-2@department.example' },
  { role: 'assessor', area: null, name: 'Assessor', email: 'assessor@assessor.example' },
  { role: 'administrator', area: null, name: 'Administrator', email: 'administrator@department.example' },
];

const organisationOf = ({ role, area }: { role: Role; area: string | null }) =>
  area ?? (role === 'assessor' ? 'Example assessor (made-up)' : 'department');

/** A password nobody has to remember: 144 random bits. */
export const newPassword = () => randomBytes(18).toString('base64url');
const newToken = () => `sht_${randomBytes(32).toString('base64url')}`;

/** What the file holds, or nothing where there is none or it was cut short. */
function readAccounts(file: string): Account[] {
  if (!existsSync(file)) return [];
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as AccountsFile).accounts;
  } catch {
    return [];
  }
}

function writeAccounts(file: string, content: AccountsFile): void {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  // Written beside it and moved, so that nobody reads half a file.
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * Makes the accounts of a local copy and writes `DATA_DIR/accounts.json` (mode 600). A second start keeps both; an
 * account whose file was lost gets another password, second factor and token.
 * @param maker acts as a person who may manage accounts
 * @param given `password` (LOCAL_PASSWORD) sets every account's
 * @returns how many accounts were added or changed
 */
export async function makeLocalAccounts(
  maker: Caller,
  given: { dataDir: string; baseUrl: string; password: string | null },
): Promise<number> {
  const file = join(given.dataDir, 'accounts.json');
  const before = new Map(readAccounts(file).map((account) => [account.email, account]));
  const accounts = people.map(({ role, area, email }): Account => {
    const kept = before.get(email);
    const password = given.password ?? kept?.password ?? newPassword();
    const totpSecret = isRequired(role) ? (kept?.totpSecret ?? newFactorSecret()) : null;
    return { role, area, email, password, totpSecret, token: kept?.token ?? newToken() };
  });
  writeAccounts(file, { baseUrl: given.baseUrl, accounts });
  let written = 0;
  for (const [at, { role, area, ...account }] of accounts.entries()) {
    const membership = { organisation: organisationOf({ role, area }), role, areaCode: area };
    const name = people[at]?.name ?? account.email;
    const { added, changed } = await maker.account.provide({ ...account, name, membership });
    if (added || changed) written += 1;
  }
  return written;
}
