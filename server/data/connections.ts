import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { createPool, type FieldInfo, type Pool, type PoolConfig } from 'mariadb';
import type { DatabaseAddress } from '#prisma/accounts.ts';
import { type Prisma, PrismaClient } from '#prisma/generated/client.ts';
import { type Direct, openDirect } from './direct.ts';
import { type Previewed, previewing } from './preview-gallery.ts';

/** The public account's connections: reads the gallery's views and nothing else. */
export type Gallery = {
  /** Rows of one parametrised SELECT on the gallery's views. Dates come as `YYYY-MM-DD`, instants as ISO strings. */
  rows<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
};

/** The app account: returns in progress and the whole ledger. Only signed-in procedures hold it. */
export type Workshop = PrismaClient & { direct: Direct };

/** A workshop transaction: the same tables, one fate. */
export type Writing = Prisma.TransactionClient;

/** How many connections of a pool are in use and idle, and how many questions wait for one. */
export type PoolUse = { inUse: number; idle: number; waiting: number };

/** Both, and by how many milliseconds TODAY moves the clock. */
type Connections = {
  gallery: Gallery & { end(): Promise<void> };
  workshop: Workshop;
  clockOffset: number;
  /** The gallery as it will be once a release is out, read by the app account: another one at each call. */
  previewOf(release: Previewed): Gallery;
  pools(): { public: PoolUse; app: PoolUse };
  end(): Promise<unknown>;
};

/** Both bundles of the running service (Remix and the wiring) share one set of connections. */
const kept = globalThis as { stableHomesConnections?: Connections };

type Settings = {
  appUrl: string;
  publicUrl: string;
  socketPath?: string | undefined;
  clockOffset?: number | undefined;
};

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
  };
}

/** `2026-11-25 09:30:00.000000`, which is UTC in our tables, as ISO. */
function instant(text: string | null): string | null {
  return text === null ? null : `${text.slice(0, 23).replace(' ', 'T')}Z`;
}

type Answer = Record<string, string | null>[] & { meta: FieldInfo[] };

/** How the gallery's rows come from the driver. */
const asText = { dateStrings: true, bigIntAsNumber: true, insertIdAsNumber: true, decimalAsNumber: true } as const;

/** Only the few columns that hold an instant are touched: a cast for each cell would double the cost of a series. */
function withInstants<Row>(rows: Answer): Row[] {
  for (const column of rows.meta) {
    if (column.type !== 'DATETIME') continue;
    const name = column.name();
    for (const row of rows) row[name] = instant(row[name] ?? null);
  }
  return rows as unknown as Row[];
}

function openGallery(pool: Pool, settings: Settings) {
  /** Where TODAY moves the clock, the views must read by it too; a session's clock stands still once set, so each time. */
  const byMovedClock = async (sql: string, parameters: unknown[]) => {
    const connection = await pool.getConnection();
    try {
      await connection.query('SET timestamp = ?', [Date.now() / 1_000]);
      return await connection.execute<Answer>(sql, parameters);
    } finally {
      await connection.release();
    }
  };
  const execute =
    settings.clockOffset === undefined
      ? (sql: string, parameters: unknown[]) => pool.execute<Answer>(sql, parameters)
      : byMovedClock;
  return {
    async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
      return withInstants<Row>(await execute(sql, parameters));
    },
    end: () => pool.end(),
  };
}

const useOf = (pool: Pool): PoolUse => ({
  inUse: pool.activeConnections(),
  idle: pool.idleConnections(),
  waiting: pool.taskQueueSize(),
});

/**
 * Opens the two connections of the running service once per process.
 * @param settings `mysql://` URLs of the app and public accounts; `clockOffset` (milliseconds) moves the clock the
 * gallery reads by, only in local mode.
 */
export function openConnections(settings: Settings): Connections {
  if (!kept.stableHomesConnections) {
    const galleryPool = createPool({ ...settingsOf(settings.publicUrl, settings, 8), ...asText });
    // The same statements are sent again and again; without this each is prepared, run and closed every time.
    const workshopPool = createPool({ ...settingsOf(settings.appUrl, settings, 8), prepareCacheLength: 50 });
    const gallery = openGallery(galleryPool, settings);
    const prisma = new PrismaClient({ adapter: new PrismaMariaDb(workshopPool) });
    const workshop = Object.assign(prisma, { direct: openDirect(workshopPool) });
    kept.stableHomesConnections = {
      gallery,
      workshop,
      clockOffset: settings.clockOffset ?? 0,
      previewOf: (release) => {
        const inPreview = previewing(release);
        return {
          rows: async <Row>(sql: string, parameters: unknown[] = []) =>
            withInstants<Row>(await workshopPool.query<Answer>({ sql: inPreview(sql), ...asText }, parameters)),
        };
      },
      pools: () => ({ public: useOf(galleryPool), app: useOf(workshopPool) }),
      end: () => Promise.allSettled([gallery.end(), workshop.$disconnect().finally(() => workshopPool.end())]),
    };
  }
  return kept.stableHomesConnections;
}

/** The owner's account, for the commands that alone may change what is published: the same tables, every right on them. */
export function openOwner({ host, port, socketPath, database, user, password }: DatabaseAddress): {
  workshop: Workshop;
  end(): Promise<unknown>;
} {
  const at = socketPath ? { socketPath } : { host, port };
  const pool = createPool({
    ...at,
    user,
    password,
    database,
    timezone: 'Z',
    connectionLimit: 4,
    connectTimeout: 3_000,
  });
  const prisma = new PrismaClient({ adapter: new PrismaMariaDb(pool) });
  const workshop = Object.assign(prisma, { direct: openDirect(pool) });
  return { workshop, end: () => prisma.$disconnect().finally(() => pool.end()) };
}

/**
 * The connections that this process opened.
 * @throws when `openConnections` was not called before
 */
export function connections(): Connections {
  if (!kept.stableHomesConnections) throw new Error('openConnections comes first');
  return kept.stableHomesConnections;
}

/** Closes both, so that the process can end. */
export async function closeConnections(): Promise<void> {
  const open = kept.stableHomesConnections;
  delete kept.stableHomesConnections;
  await open?.end();
}
