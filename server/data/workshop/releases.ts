import { connections, type Writing } from '#server/data/connections.ts';
import type { ReleaseState } from '#server/domain/people/permissions.ts';
import type { ReleaseReport } from '#server/domain/releases/report.ts';

/** A release as the workshop sees it, prepared or void ones included. */
export type WorkshopRelease = {
  number: number;
  kind: string;
  state: ReleaseState;
  title: string;
  note: string;
  asOf: string;
  preparedBy: string;
  preparedAt: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
  publishAt: Date | null;
  revision: number;
  /** Null while it is being prepared. */
  report: ReleaseReport | null;
};

type Row = Awaited<ReturnType<Writing['release']['findMany']>>[number];

function releaseOf({ report, asOf, state, ...row }: Row): WorkshopRelease {
  return {
    ...row,
    state: state as ReleaseState,
    asOf: asOf.toISOString().slice(0, 10),
    report: report === '' ? null : (JSON.parse(report) as ReleaseReport),
  };
}

/** Every release, the highest number first. */
export async function readAllReleases(workshop: Writing): Promise<WorkshopRelease[]> {
  return (await workshop.release.findMany({ orderBy: { number: 'desc' } })).map(releaseOf);
}

/** Begins a release: its number is taken from here on. A number taken meanwhile is an error of the primary key. */
export async function createRelease(
  writing: Writing,
  release: {
    number: number;
    title: string;
    note: string;
    asOf: string;
    methodVersion: string;
    ruleVersion: string;
    preparedBy: string;
    preparedAt: Date;
  },
): Promise<void> {
  await writing.release.create({
    data: { ...release, asOf: new Date(release.asOf), kind: 'ledger', state: 'preparing', report: '', revision: 1 },
  });
}

/**
 * Moves a release on, if nobody else did meanwhile.
 * @returns false where its revision is no longer the one read: somebody was quicker.
 */
export async function updateRelease(
  writing: Writing,
  at: { number: number; revision: number },
  change: {
    state: ReleaseState;
    kind?: string;
    report?: ReleaseReport;
    approvedBy?: string;
    approvedAt?: Date;
    publishAt?: Date;
  },
): Promise<boolean> {
  const { report, ...columns } = change;
  const { count } = await writing.release.updateMany({
    where: { number: at.number, revision: at.revision },
    data: { ...columns, ...(report ? { report: JSON.stringify(report) } : {}), revision: at.revision + 1 },
  });
  return count === 1;
}

/** The database's clock, which also decides when a release shows; moved as TODAY says. */
export async function readDatabaseClock(writing: Writing): Promise<Date> {
  const [row] = await writing.$queryRawUnsafe<{ now: Date }[]>('SELECT UTC_TIMESTAMP(6) AS `now`');
  if (!row) throw new Error('the database told no time');
  return new Date(row.now.getTime() + connections().clockOffset);
}
