import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type DatabaseSettings, databaseSettings } from './database-settings.ts';
import { type OpenIdSettings, openIdSettings } from './identity/open-id/settings.ts';
import { readDatabaseFile } from './local-database/database-file.mjs';
import { levels } from './log/log.ts';

/** Everything the service takes from its environment, checked once. */
export type Env = {
  /** A private database, made-up areas and accounts, loopback only. */
  local: boolean;
  host: string;
  port: number;
  /** Origin under which readers see the service, without a slash at the end. */
  baseUrl: string;
  dataDir: string;
  sessionSecret: string;
  smtpUrl: string | null;
  /** Where somebody who found a weakness tells it. */
  securityContact: string;
  /** How many of our own proxies each request passes: so many entries of `X-Forwarded-For` are believed. */
  trustedProxies: number;
  /** The OpenID provider with which people may sign in; null: none. */
  openId: OpenIdSettings | null;
  /** Where operators collect measurements; null: nowhere. */
  metrics: { host: string; port: number } | null;
  /** Sets every local account's password. */
  localPassword: string | null;
  /** Milliseconds by which TODAY moves the clock; null where it runs as it should. */
  clockOffset: number | null;
  /** What `openConnections` wants. */
  connections: { appUrl: string; publicUrl: string; socketPath?: string; clockOffset?: number };
};

/** The environment is wrong: every fault at once, in words. */
export class EnvironmentFault extends Error {
  override name = 'EnvironmentFault';
  constructor(faults: string[]) {
    super(faults.join('\n'));
  }
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|localhost)$/;
const port = z.coerce.number('give a number from 1 to 65535').int().min(1).max(65535);
const filled = z.string().min(1);

const variables = z.object({
  HOST: filled.default('127.0.0.1'),
  PORT: port.default(3000),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'give an address like https://tracker.example' })
    .refine(
      (url) => !URL.canParse(url) || new URL(url).href === `${new URL(url).origin}/`,
      'give an origin, without a path',
    )
    .optional(),
  DATA_DIR: filled.default('.data'),
  SESSION_SECRET: z.string().min(32, 'give at least 32 characters').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'give an address like smtp://user:password@host:587' }).optional(),
  SECURITY_CONTACT: z
    .url({ protocol: /^(https|mailto)$/, error: 'give an address like mailto:security@tracker.example' })
    .optional(),
  OIDC_ISSUER: filled.max(200).optional(),
  OIDC_CLIENT_ID: filled.optional(),
  OIDC_CLIENT_SECRET: filled.optional(),
  TRUSTED_PROXIES: z.coerce.number('give how many proxies each request passes').int().min(0).max(10).optional(),
  OIDC_CLIENT_SECRET_FILE: filled.optional(),
  OIDC_CLIENT_AUTH: z.enum(['basic', 'post'], 'give basic or post').default('basic'),
  OIDC_NAME: filled.max(60, 'give at most 60 characters').optional(),
  OIDC_SECOND_FACTOR: filled.optional(),
  OIDC_EMAILS: z.literal('verified', 'give verified, or nothing').optional(),
  METRICS_PORT: port.optional(),
  METRICS_HOST: filled.default('127.0.0.1'),
  LOCAL_PASSWORD: z.string().min(12, 'give at least 12 characters').optional(),
  LOG_LEVEL: z.enum(levels, 'give error, warn, info or debug').optional(),
  TODAY: filled.optional(),
  CLOCK_OFFSET_MS: z.coerce.number().optional(),
});

type Vars = Record<string, string | undefined>;

/**
 * Checks the environment. An empty variable counts as one that is not set.
 * @throws EnvironmentFault naming every fault
 */
export function readEnv(given: Vars): Env {
  const vars = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const parsed = variables.safeParse(vars);
  const faults = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}.`);
  const dataDir = resolve(vars.DATA_DIR ?? '.data');
  const database = databaseSettings(vars, readDatabaseFile(dataDir));
  if (Array.isArray(database)) faults.push(...database);
  if (!parsed.success || Array.isArray(database)) throw new EnvironmentFault(faults);
  const { data } = parsed;
  const local = database.local;
  const baseUrl = new URL(
    data.BASE_URL ?? `http://${data.HOST.includes(':') ? `[${data.HOST}]` : data.HOST}:${data.PORT}`,
  ).origin;
  const sessionSecret = data.SESSION_SECRET ?? keptSecret(dataDir);
  faults.push(...faultsBetween(data, local, baseUrl));
  if (!sessionSecret)
    faults.push('SESSION_SECRET: give at least 32 characters, or begin with npm start, which keeps one in DATA_DIR.');
  const openId = openIdSettings(data);
  if (Array.isArray(openId)) faults.push(...openId);
  if (faults.length > 0 || !sessionSecret || Array.isArray(openId)) throw new EnvironmentFault(faults);
  return {
    local,
    host: data.HOST,
    port: data.PORT,
    baseUrl,
    dataDir,
    sessionSecret,
    smtpUrl: data.SMTP_URL ?? null,
    securityContact: data.SECURITY_CONTACT ?? `${baseUrl}/about`,
    trustedProxies: data.TRUSTED_PROXIES ?? 0,
    openId,
    metrics: data.METRICS_PORT === undefined ? null : { host: data.METRICS_HOST, port: data.METRICS_PORT },
    localPassword: data.LOCAL_PASSWORD ?? null,
    clockOffset: data.CLOCK_OFFSET_MS ?? null,
    connections: connectionsOf(database, data.CLOCK_OFFSET_MS),
  };
}

function faultsBetween(data: z.infer<typeof variables>, local: boolean, baseUrl: string): string[] {
  const faults: string[] = [];
  const loopback = LOOPBACK.test(data.HOST);
  if (local && !loopback) {
    faults.push(`HOST: without DATABASE_URL this is a local copy, which listens on a loopback address only.`);
  }
  if (local && !LOOPBACK.test(data.METRICS_HOST)) {
    faults.push('METRICS_HOST: a local copy listens on a loopback address only.');
  }
  if (!local && !loopback && !baseUrl.startsWith('https:')) {
    faults.push('BASE_URL: listening beyond this machine needs an https address, or browsers drop the session cookie.');
  }
  if (data.METRICS_PORT === data.PORT) faults.push('METRICS_PORT: measurements never go out on the public port.');
  if (data.TODAY && !local) faults.push('TODAY moves the clock of a local copy only.');
  if (data.TODAY && data.CLOCK_OFFSET_MS === undefined)
    faults.push('TODAY works through npm start, which moves the clock.');
  if (data.LOCAL_PASSWORD && !local)
    faults.push('LOCAL_PASSWORD belongs to a local copy: unset it, or unset DATABASE_URL.');
  return faults;
}

function connectionsOf(database: DatabaseSettings, clockOffset: number | undefined): Env['connections'] {
  const url = ({ host, port, database: name, user, password }: DatabaseSettings['app']) =>
    `mysql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/${name}`;
  return {
    appUrl: url(database.app),
    publicUrl: url(database.public),
    ...(database.app.socketPath ? { socketPath: database.app.socketPath } : {}),
    ...(clockOffset === undefined ? {} : { clockOffset }),
  };
}

/** Made by the first start, so that a restart signs nobody out. */
function keptSecret(dataDir: string): string | null {
  try {
    return readFileSync(join(dataDir, 'session-secret'), 'utf8').trim();
  } catch {
    return null;
  }
}

const kept = globalThis as { stableHomesEnv?: Env };

/**
 * This process's environment, read the first time it is asked for.
 * @throws EnvironmentFault naming every fault
 */
export function env(): Env {
  kept.stableHomesEnv ??= readEnv(process.env);
  return kept.stableHomesEnv;
}
