import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mariadb';
import type { TestProject } from 'vitest/node';
import type { DatabaseAddress, ThreeAccounts } from '#prisma/accounts.ts';
import { migrate } from '#prisma/migrate.ts';
import { findOrInstallServer } from '../../../server/local-database/find-server.mjs';
import { startPrivateServer } from '../../../server/local-database/private-server.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The three accounts on each worker's own database, by worker number from 1. */
    databases: ThreeAccounts[];
  }
}

const WORKERS = 2;

/** Starts one private MariaDB for the whole run and makes a migrated database for each worker. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'stable-homes-test-'));
  const programs = await findOrInstallServer();
  const server = await startPrivateServer({ dataDir, programs, throwAway: true });
  const { file } = server;
  const workers = Array.from({ length: WORKERS }, (_, index) => `${file.database}_worker_${index + 1}`);
  const databases = workers.map((database): ThreeAccounts => {
    const address = (account: { user: string; password: string }): DatabaseAddress => ({
      host: file.host,
      port: file.port,
      database,
      ...account,
    });
    return {
      owner: address(file.accounts.owner),
      app: address(file.accounts.app),
      public: address(file.accounts.public),
    };
  });
  const owner = await createConnection({ host: file.host, port: file.port, ...file.accounts.owner });
  for (const database of workers) {
    await owner.query(`CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  }
  await owner.end();
  for (const accounts of databases) await migrate(accounts, 'prisma/migrations');
  project.provide('databases', databases);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
