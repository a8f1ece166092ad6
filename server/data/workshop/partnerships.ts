import type { Workshop, Writing } from '#server/data/connections.ts';
import type { PartnershipReturn, PartnershipTest } from '#server/domain/ledger/ledger.ts';
import type { Partnership } from '#server/domain/partnerships/partnership.ts';

type From = Workshop | Writing;

/** Rows of partnerships, released or not, each return with who recorded it. */
export type PartnershipRows = {
  returns: (PartnershipReturn & { actorId: string })[];
  tests: PartnershipTest[];
};

const day = (at: Date) => at.toISOString().slice(0, 10);
const plain = <Row extends { statedOn: Date; recordedAt: Date }>(row: Row) => ({
  ...row,
  statedOn: day(row.statedOn),
  recordedAt: row.recordedAt.toISOString(),
  release: 0,
});

/** Safeguarding partnerships with their councils by name, those with one of these areas where given. */
export async function readPartnershipsOf(
  from: From,
  of: { areas?: string[]; id?: string } = {},
): Promise<Partnership[]> {
  const rows = await from.partnership.findMany({
    where: {
      ...(of.id === undefined ? {} : { id: of.id }),
      ...(of.areas ? { areas: { some: { areaCode: { in: of.areas } } } } : {}),
    },
    include: { areas: { select: { area: { select: { code: true, name: true } } } } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ position: _, areas, delegated, relevantAgencies, ...row }) => ({
    ...row,
    delegated: JSON.parse(delegated),
    relevantAgencies: JSON.parse(relevantAgencies),
    areas: areas.map(({ area }) => area).sort((a, b) => (a.name < b.name ? -1 : 1)),
  }));
}

/** All that these partnerships reported and all that was answered of them, released or not; of one year where given. */
export async function readPartnershipRows(
  from: From,
  of: { partnerships: string[]; period?: string },
): Promise<PartnershipRows> {
  const where = { partnershipId: { in: of.partnerships }, ...(of.period ? { period: of.period } : {}) };
  const orderBy = [{ recordedAt: 'asc' as const }, { id: 'asc' as const }];
  const returns = await from.partnershipReturn.findMany({ where, orderBy });
  const tests = await from.partnershipTest.findMany({ where, orderBy });
  return {
    returns: returns.map((row) => ({
      ...plain(row),
      moneyGbp: row.moneyGbp === null ? null : row.moneyGbp.toNumber(),
      moneyHow: row.moneyHow as PartnershipReturn['moneyHow'],
    })),
    tests: tests.map((row) => ({
      ...plain(row),
      test: row.test as PartnershipTest['test'],
      verdict: row.verdict as PartnershipTest['verdict'],
    })),
  };
}
