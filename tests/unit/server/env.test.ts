import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseSettings } from '#server/database-settings.ts';
import { EnvironmentFault, readEnv } from '#server/env.ts';
import type { DatabaseFile } from '#server/local-database/database-file.mjs';

const account = (user: string) => ({ user, password: `${user}-word` });
const file: DatabaseFile = {
  host: '127.0.0.1',
  port: 4406,
  socket: '/tmp/database.sock',
  database: 'stable_homes',
  accounts: { owner: account('o'), app: account('a'), public: account('p') },
};
const app = 'mysql://app:a%40b@db.example/tracker';
const reader = 'mysql://reader:r@db.example/tracker';
const owner = 'mysql://owner:o@db.example/tracker';

let dataDir: string;

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'env-'));
  writeFileSync(join(dataDir, 'database.json'), JSON.stringify(file));
  writeFileSync(join(dataDir, 'session-secret'), 'x'.repeat(43));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

const openId = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'tracker', OIDC_CLIENT_SECRET: 'hidden-word' };

const faultsOf = (vars: Record<string, string>): string => {
  try {
    readEnv({ DATA_DIR: dataDir, ...vars });
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentFault);
    return (error as Error).message;
  }
};

describe('the environment', () => {
  it('of a local copy needs nothing but what the first start kept', () => {
    const env = readEnv({ DATA_DIR: dataDir });
    expect(env).toMatchObject({ local: true, host: '127.0.0.1', port: 3000, baseUrl: 'http://127.0.0.1:3000' });
    expect(env.connections).toEqual({
      appUrl: 'mysql://a:a-word@127.0.0.1:4406/stable_homes',
      publicUrl: 'mysql://p:p-word@127.0.0.1:4406/stable_homes',
      socketPath: '/tmp/database.sock',
    });
  });

  it('counts an empty variable as one that is not set', () => {
    expect(readEnv({ DATA_DIR: dataDir, PORT: '', DATABASE_URL: '', SMTP_URL: '' }).port).toBe(3000);
  });

  it('gives measurements a port of their own on this machine, where one is asked for', () => {
    expect(readEnv({ DATA_DIR: dataDir }).metrics).toBeNull();
    expect(readEnv({ DATA_DIR: dataDir, METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
  });

  it('believes no proxy that is not counted in it', () => {
    expect(readEnv({ DATA_DIR: dataDir }).trustedProxies).toBe(0);
    expect(readEnv({ DATA_DIR: dataDir, TRUSTED_PROXIES: '2' }).trustedProxies).toBe(2);
    for (const TRUSTED_PROXIES of ['all', '-1', '1.5', '11']) {
      expect(faultsOf({ TRUSTED_PROXIES })).toContain('TRUSTED_PROXIES: ');
    }
  });

  it('is refused with every fault at once', () => {
    const faults = faultsOf({ PORT: '0', SMTP_URL: 'mail', SESSION_SECRET: 'short', METRICS_PORT: 'x' });
    for (const name of ['PORT', 'SMTP_URL', 'SESSION_SECRET', 'METRICS_PORT']) expect(faults).toContain(`${name}: `);
  });

  it.each([
    [{ HOST: '0.0.0.0' }, 'HOST: without DATABASE_URL'],
    [{ BASE_URL: 'https://a.example/path' }, 'BASE_URL: give an origin'],
    [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_CLIENT_ID is missing'],
    [{ OIDC_CLIENT_ID: 'tracker' }, 'OIDC_ISSUER is missing'],
    [{ OIDC_NAME: 'Example sign-in' }, 'OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE is missing'],
    [{ ...openId, OIDC_ISSUER: 'http://id.example' }, 'OIDC_ISSUER: give an https address'],
    [{ ...openId, OIDC_ISSUER: 'https://id.example/?a=1' }, 'without query'],
    [{ ...openId, OIDC_ISSUER: 'id.example' }, 'OIDC_ISSUER: give the address'],
    [{ ...openId, OIDC_CLIENT_SECRET_FILE: '/nowhere' }, 'give one of them'],
    [{ ...openId, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: '/nowhere' }, 'this file cannot be read'],
    [{ ...openId, OIDC_SECOND_FACTOR: 'mfa pwd' }, 'pwd says that a password was used'],
    [{ ...openId, OIDC_CLIENT_AUTH: 'none' }, 'OIDC_CLIENT_AUTH: give basic or post'],
    [{ ...openId, OIDC_EMAILS: 'all' }, 'OIDC_EMAILS: give verified'],
    [{ METRICS_PORT: '3000' }, 'METRICS_PORT: measurements never go out on the public port'],
    [{ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' }, 'METRICS_HOST: a local copy listens'],
    [{ TODAY: '2027-01-01' }, 'TODAY works through npm start'],
    [{ PUBLIC_DATABASE_URL: reader }, 'PUBLIC_DATABASE_URL is set without DATABASE_URL'],
    [
      { DATABASE_URL: app, PUBLIC_DATABASE_URL: reader, OWNER_DATABASE_URL: owner, TODAY: '2027-01-01' },
      'local copy only',
    ],
    [{ DATABASE_URL: app, PUBLIC_DATABASE_URL: reader, HOST: '0.0.0.0' }, 'needs an https address'],
    [{ DATABASE_URL: app, PUBLIC_DATABASE_URL: reader, LOCAL_PASSWORD: 'long enough word' }, 'LOCAL_PASSWORD belongs'],
  ] as [Record<string, string>, string][])('refuses %j', (vars, words) => {
    expect(faultsOf(vars)).toContain(words);
  });

  it('names an OpenID provider with all that is needed, its secret from a file that nobody else may read', () => {
    expect(readEnv({ DATA_DIR: dataDir }).openId).toBeNull();
    expect(readEnv({ DATA_DIR: dataDir, ...openId }).openId).toEqual({
      ...{ issuer: 'https://id.example', clientId: 'tracker', clientSecret: 'hidden-word', clientAuth: 'basic' },
      ...{ name: 'id.example', secondFactor: [], addressesVerified: false },
    });
    const file = join(dataDir, 'client-secret');
    writeFileSync(file, 'kept-word\n', { mode: 0o644 });
    const more = { OIDC_NAME: 'Example sign-in', OIDC_SECOND_FACTOR: 'mfa  otp', OIDC_EMAILS: 'verified' };
    const given = {
      ...openId,
      OIDC_CLIENT_SECRET: '',
      OIDC_CLIENT_SECRET_FILE: file,
      OIDC_CLIENT_AUTH: 'post',
      ...more,
    };
    expect(faultsOf(given)).toContain('OIDC_CLIENT_SECRET_FILE: others may read this file; give it mode 600.');
    chmodSync(file, 0o600);
    expect(readEnv({ DATA_DIR: dataDir, ...given }).openId).toMatchObject({
      ...{ clientSecret: 'kept-word', clientAuth: 'post', name: 'Example sign-in' },
      ...{ secondFactor: ['mfa', 'otp'], addressesVerified: true },
    });
  });

  it('never puts a password into what it says is wrong', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://app:hidden-word@db.example', SESSION_SECRET: 'hidden' });
    expect(faults).not.toContain('hidden');
  });
});

describe('the three database accounts', () => {
  it('are taken as given where all three are', () => {
    const settings = databaseSettings(
      { DATABASE_URL: app, PUBLIC_DATABASE_URL: reader, OWNER_DATABASE_URL: owner },
      null,
    );
    expect(settings).toMatchObject({
      local: false,
      app: { user: 'app', password: 'a@b', host: 'db.example', port: 3306, database: 'tracker' },
      public: { user: 'reader' },
      owner: { user: 'owner' },
      toMake: [],
    });
  });

  it('are made by the one account given, which serves as the owner only', () => {
    const settings = databaseSettings({ DATABASE_URL: owner }, null);
    expect(settings).toMatchObject({
      app: { user: 'tracker_app' },
      public: { user: 'tracker_public' },
      owner: { user: 'owner' },
      toMake: ['app', 'public'],
    });
  });

  it('have no owner where only an administrator migrates', () => {
    expect(databaseSettings({ DATABASE_URL: app, PUBLIC_DATABASE_URL: reader }, null)).toMatchObject({ owner: null });
  });

  it('are never two alike', () => {
    expect(databaseSettings({ DATABASE_URL: app, PUBLIC_DATABASE_URL: app }, null)).toEqual([
      expect.stringContaining('PUBLIC_DATABASE_URL signs in as the same user'),
    ]);
    expect(
      databaseSettings({ DATABASE_URL: app, PUBLIC_DATABASE_URL: owner, OWNER_DATABASE_URL: owner }, null),
    ).toEqual([expect.stringContaining('use an account for each')]);
    expect(databaseSettings({ DATABASE_URL: 'mysql://tracker_app:x@db.example/tracker' }, null)).toEqual([
      expect.stringContaining('OWNER_DATABASE_URL signs in as the same user'),
    ]);
  });

  it('must all mean one database', () => {
    const other = 'mysql://reader:r@db.example/another';
    expect(databaseSettings({ DATABASE_URL: app, PUBLIC_DATABASE_URL: other }, null)).toEqual([
      'PUBLIC_DATABASE_URL names another database than DATABASE_URL.',
    ]);
  });

  it.each([
    'tracker',
    'http://a:b@db/tracker',
    'mysql://db.example/tracker',
    'mysql://a:b@db.example/',
    'mysql://a:b@db/`x`',
  ])('refuses the address %s', (url) => {
    expect(databaseSettings({ DATABASE_URL: url }, null)).toEqual([expect.stringMatching(/^DATABASE_URL: /)]);
  });
});
