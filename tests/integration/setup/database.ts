import { type Connection, createConnection } from 'mariadb';
import { inject } from 'vitest';
import type { DatabaseAddress, ThreeAccounts } from '#prisma/accounts.ts';
import { grants } from '#prisma/grants.ts';

/** This worker's own database: real, migrated, with the three accounts of the running service. */
export function testDatabase(): ThreeAccounts {
  const accounts = inject('databases')[Number(process.env.VITEST_POOL_ID) - 1];
  if (!accounts) throw new Error(`no database was made for worker ${process.env.VITEST_POOL_ID}`);
  return accounts;
}

/** The address as the environment variables write it. */
export function databaseUrl({ host, port, database, user, password }: DatabaseAddress): string {
  return `mysql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
}

/** A bare connection as one of the accounts, for what a test wants to see or try itself. */
export function connectAs(account: keyof ThreeAccounts): Promise<Connection> {
  return createConnection({ ...testDatabase()[account], timezone: 'Z' });
}

/** Takes every row out of this worker's database, so that a test file begins with nothing. */
export async function emptyDatabase(): Promise<void> {
  const owner = await connectAs('owner');
  try {
    await owner.query('SET foreign_key_checks = 0');
    for (const table of Object.keys(grants)) {
      const [first] = await owner.query(`SELECT 1 FROM \`${table}\` LIMIT 1`);
      if (first) await owner.query(`DELETE FROM \`${table}\``);
    }
  } finally {
    await owner.end();
  }
}
