import { chmodSync, cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createConnection } from 'mariadb';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import type { DatabaseAddress } from '#prisma/accounts.ts';
import { findOrInstallServer } from '../../server/local-database/find-server.mjs';
import { startPrivateServer } from '../../server/local-database/private-server.mjs';
import { clearUp, makeDataDir, start } from './setup/service.ts';

const root = process.getuid?.() === 0;

/** A folder for the PATH with everything the real one has, save a database server. */
function pathWithoutServer(): string {
  const folder = join(makeDataDir(), 'bin');
  mkdirSync(folder);
  for (const from of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of existing(from)) {
      if (/^(mariadbd|mysqld|mariadb-install-db|mysql_install_db)/.test(name)) continue;
      try {
        symlinkSync(join(from, name), join(folder, name));
      } catch {
        // a folder further in front has a program of this name: that one counts
      }
    }
  }
  return folder;
}

function existing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

afterEach(clearUp);

describe('without a database server on the PATH', () => {
  it('root gets one installed, and the service starts', async ({ skip }) => {
    skip(!root, 'only root can install packages');
    const dataDir = makeDataDir(inject('filledDataDir'));
    const service = await start({ dataDir, env: { PATH: pathWithoutServer() } });
    await service.ready;
    expect(service.said.err).toContain('Installing the database server (mariadb-server-core, mariadb-client-core)');
    expect(await service.get('/readyz')).toEqual({ status: 200, body: 'ready' });
  });

  it('an ordinary user is told what to install or set, before anything else is done', async () => {
    // A copy of the program alone: the real folder may be closed to that user.
    const cwd = makeDataDir();
    cpSync('server', join(cwd, 'server'), { recursive: true });
    cpSync('package.json', join(cwd, 'package.json'));
    chmodSync(cwd, 0o777);
    const dataDir = join(cwd, 'data');
    const path = pathWithoutServer();
    chmodSync(join(path, '..'), 0o755);
    const service = await start({ dataDir, cwd, env: { PATH: path }, ...(root ? { user: 65534 } : {}) });
    expect(await service.ended).toBe(78);
    expect(service.said.err).toContain('No database server: neither mariadbd nor a MariaDB mysqld is on the PATH');
    expect(service.said.err).toContain(
      'apt-get install --no-install-recommends mariadb-server-core mariadb-client-core',
    );
    expect(service.said.err).toContain('set DATABASE_URL=mysql://');
    expect(service.said.err).not.toMatch(/Installing packages/);
    expect(existing(join(cwd, 'node_modules'))).toEqual([]);
  });
});

describe('with DATABASE_URL', () => {
  const admin = { user: 'administrator', password: 'for-this-test-only' };
  const limited = { user: 'limited', password: 'for-this-test-too' };
  const folder = makeDataDir();
  let server: Awaited<ReturnType<typeof startPrivateServer>>;

  const address = (account: { user: string; password: string }, database: string): DatabaseAddress => ({
    host: '127.0.0.1',
    port: server.file.port,
    database,
    ...account,
  });
  const url = (account: { user: string; password: string }, database: string) =>
    `mysql://${account.user}:${account.password}@127.0.0.1:${server.file.port}/${database}`;

  async function asAdministrator(...sql: string[]) {
    const connection = await createConnection({ ...address(admin, 'mysql') });
    for (const statement of sql) await connection.query(statement);
    await connection.end();
  }

  beforeAll(async () => {
    server = await startPrivateServer({
      dataDir: join(folder, 'elsewhere'),
      programs: await findOrInstallServer(),
      throwAway: true,
      alsoRun: [
        `CREATE USER '${admin.user}'@'%' IDENTIFIED BY '${admin.password}';`,
        `GRANT ALL PRIVILEGES ON *.* TO '${admin.user}'@'%' WITH GRANT OPTION;`,
        `CREATE USER '${limited.user}'@'%' IDENTIFIED BY '${limited.password}';`,
        'CREATE DATABASE `made`; CREATE DATABASE `refused`;',
        `GRANT ALL PRIVILEGES ON \`refused\`.* TO '${limited.user}'@'%';`,
      ].flatMap((line) => line.split(/(?<=;) /)),
    });
  });

  afterAll(async () => {
    await server.stop();
    await clearUp();
  });

  it('starts no server, makes the two lesser accounts, and gives each its rights', async () => {
    const service = await start({ dataDir: makeDataDir(), env: { DATABASE_URL: url(admin, 'made') } });
    await service.ready;
    expect(service.said.err).not.toMatch(/Making the private database/);
    expect(await service.get('/readyz')).toEqual({ status: 200, body: 'ready' });
    const connection = await createConnection(address(admin, 'mysql'));
    const accounts = await connection.query(
      "SELECT User AS name FROM mysql.user WHERE User LIKE 'made\\_%' ORDER BY 1",
    );
    const rights = await connection.query(
      "SELECT DISTINCT User AS name, Table_priv AS rights FROM mysql.tables_priv WHERE User = 'made_public'",
    );
    await connection.end();
    expect(accounts).toEqual([{ name: 'made_app' }, { name: 'made_public' }]);
    expect(rights).toEqual([{ name: 'made_public', rights: ['Select'] }]);
    service.signal('SIGTERM');
    expect(await service.ended).toBe(0);
  });

  it('where it may not make accounts it ends with 78 and the SQL, and starts once that was run', async () => {
    const dataDir = makeDataDir();
    const env = { DATABASE_URL: url(limited, 'refused') };
    const service = await start({ dataDir, env });
    expect(await service.ended).toBe(78);
    const sql = service.said.err.split('\n').filter((line) => /^(CREATE USER|GRANT) /.test(line));
    expect(sql.map((line) => line.replace(/IDENTIFIED BY '[^']+'/, 'IDENTIFIED BY …'))).toEqual([
      "CREATE USER 'refused_app'@'%' IDENTIFIED BY …;",
      "CREATE USER 'refused_public'@'%' IDENTIFIED BY …;",
      "GRANT ALL PRIVILEGES ON `refused`.* TO 'limited'@'%' WITH GRANT OPTION;",
    ]);
    await asAdministrator(...sql);
    const again = await start({ dataDir, env });
    await again.ready;
    expect(await again.get('/readyz')).toEqual({ status: 200, body: 'ready' });
  });

  it('refuses one account for two purposes', async () => {
    const same = url(admin, 'made');
    const service = await start({ dataDir: makeDataDir(), env: { DATABASE_URL: same, PUBLIC_DATABASE_URL: same } });
    expect(await service.ended).toBe(78);
    expect(service.said.err).toContain('PUBLIC_DATABASE_URL signs in as the same user as DATABASE_URL');
  });

  it('ends with 69 where nothing answers at that address', async () => {
    const env = { DATABASE_URL: 'mysql://app:secret-word@127.0.0.1:1/tracker' };
    const service = await start({ dataDir: makeDataDir(), env });
    expect(await service.ended).toBe(69);
    expect(service.said.err).toContain('The database cannot be reached');
    expect(service.said.err).not.toContain('secret-word');
  });
});
