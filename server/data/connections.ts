import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { createPool, type PoolConfig } from 'mariadb';
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts';

/** The public account's connections: reads the gallery's views and nothing else. */
export type Gallery = {
  /** Rows of one parametrised SELECT on the gallery's views. Dates come as `YYYY-MM-DD`, instants as ISO strings. */
  rows<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
};

/** The app account: returns in progress and the whole ledger. Only signed-in procedures hold it. */
export type Workshop = PrismaClient;

/** A workshop transaction: the same tables, one fate. */
export type Writing = Prisma.TransactionClient;

type Connections = { gallery: Gallery & { end(): Promise<void> }; workshop: Workshop };

/** Both bundles of the running service (Remix and the wiring) share one set of connections. */
const kept = globalThis as { stableHomesConnections?: Connections };

type Settings = { appUrl: string; publicUrl: string; socketPath?: string | undefined; sessionNow?: string | undefined };

function settingsOf(url: string, settings: Settings, limit: number): PoolConfig {
  const at = new URL(url);
  return {
    ...(settings.socketPath
      ? { socketPath: settings.socketPath }
      : { host: at.hostname, port: at.port ? Number(at.port) : 3306 }),
    user: decodeURIComponent(at.username),
    password: decodeURIComponent(at.password),
    database: at.pathname.slice(1),
    timezone: 'Z',
    connectionLimit: limit,
    acquireTimeout: 5_000,
    connectTimeout: 3_000,
    ...(settings.sessionNow ? { initSql: `SET timestamp = ${Number(settings.sessionNow)}` } : {}),
  };
}

function openGallery(settings: Settings) {
  const pool = createPool({
    ...settingsOf(settings.publicUrl, settings, 8),
    dateStrings: false,
    bigIntAsNumber: true,
    insertIdAsNumber: true,
    decimalAsNumber: true,
    typeCast: (column, next) => {
      if (column.type === 'DATE') return column.string();
      if (column.type === 'DATETIME' || column.type === 'TIMESTAMP') {
        const text = column.string();
        return text === null ? null : `${text.slice(0, 23).replace(' ', 'T')}Z`;
      }
      return next();
    },
  });
  return {
    rows: <Row>(sql: string, parameters: unknown[] = []) => pool.execute<Row[]>(sql, parameters),
    end: () => pool.end(),
  };
}

/**
 * Opens the two connections of the running service once per process.
 * @param settings `mysql://` URLs of the app and public accounts; `sessionNow` (seconds) moves each session's clock, only in local mode.
 */
export function openConnections(settings: Settings): Connections {
  if (!kept.stableHomesConnections) {
    kept.stableHomesConnections = {
      gallery: openGallery(settings),
      workshop: new PrismaClient({ adapter: new PrismaMariaDb(settingsOf(settings.appUrl, settings, 8)) }),
    };
  }
  return kept.stableHomesConnections;
}

/** Closes both, so that the process can end. */
export async function closeConnections(): Promise<void> {
  const open = kept.stableHomesConnections;
  delete kept.stableHomesConnections;
  await Promise.allSettled([open?.gallery.end(), open?.workshop.$disconnect()]);
}
