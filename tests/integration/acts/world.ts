import type { TRPCError } from '@trpc/server';
import { ledgerTables } from '#prisma/gallery-views.ts';
import { preparer } from '../releases/world.ts';
import { connectAs } from '../setup/database.ts';
import { callAs, personWith } from '../setup/service.ts';

/** Ids as a pack would make them. */
export const id = (number: number) => `00000000-0000-8000-8000-${String(number).padStart(12, '0')}`;
const statedOn = '2024-01-01';

export const strategy = {
  ...{ id: id(1), slug: 'strategy', kind: 'report', title: 'The strategy', publisher: 'Department', statedOn },
  url: 'https://example.test/s',
};

/** Three promises; the first has a milestone due on 30 June 2026. */
export async function layLedger() {
  const { ledger } = callAs(preparer);
  await ledger.load({ table: 'Source', rows: [strategy] });
  const pillar = { position: 1, title: 'Pillar', shortTitle: 'Pillar', summary: 's' };
  await ledger.load({ table: 'Pillar', rows: [{ id: id(2), slug: 'pillar-1', statedOn, ...pillar }] });
  const promise = {
    ...{ pillarId: id(2), leadBody: 'Department', partnerBodies: [], madeInSlug: 'strategy', dueText: 'By June' },
    ...{ topics: [], researchedTo: '2026-06-30', confidence: 'source', toCheck: false, statedOn },
  };
  const slugs = ['c-one', 'c-two', 'c-three'];
  await ledger.load({
    table: 'Commitment',
    rows: slugs.map((slug, at) => ({ id: id(10 + at), slug, position: at + 1, ...promise })),
  });
  await ledger.load({
    table: 'Wording',
    rows: slugs.map((slug, at) => ({ ...{ id: id(20 + at), statedOn, version: 1 }, ...wording(slug, at) })),
  });
  const milestone = { commitmentId: id(10), title: 'The first step', stage: 'in-force', role: 'delivers', position: 1 };
  await ledger.load({ table: 'Milestone', rows: [{ id: id(30), slug: 'm-one', statedOn, ...milestone }] });
  const date = { milestoneId: id(30), step: 0, due: '2026-06-30', precision: 'day' };
  await ledger.load({ table: 'MilestoneDate', rows: [{ id: id(40), statedOn, ...date }] });
}
const wording = (slug: string, at: number) => ({
  commitmentId: id(10 + at),
  title: `Promise ${slug}`,
  text: 'In words.',
});

/** A review with one recommendation, beside what `layLedger` lays. */
export async function layRecommendation() {
  const { ledger } = callAs(preparer);
  const said = '2022-05-23';
  const review = { position: 1, title: 'A review', commissionedBy: 'D', publishedOn: said, summary: 's' };
  await ledger.load({ table: 'Review', rows: [{ id: id(4), slug: 'review-1', statedOn: said, ...review }] });
  const recommendation = {
    ...{ reviewId: id(4), position: 1, chapter: 'one', kind: 'recommendation', title: 'A fund', text: 't' },
    ...{ addressedTo: 'Government', confidence: 'source', sourceSlugs: ['strategy'] },
  };
  await ledger.load({
    table: 'Recommendation',
    rows: [{ id: id(5), slug: 'r-one', statedOn: said, ...recommendation }],
  });
}

/** The error that a call is refused with; fails where it is not. */
export const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => Promise.reject(new Error('it was not refused')),
    (error: TRPCError) => error,
  );

/** An assessor who judges for a made-up charity. */
export const charityAssessor = {
  ...personWith('assessor'),
  memberships: [{ organisation: 'A charity (made-up)', role: 'assessor' as const, areaCode: null }],
};

/** Rows of a table as they lie there, by id. */
export async function rowsIn(table: string): Promise<Record<string, unknown>[]> {
  const owner = await connectAs('owner');
  const rows: Record<string, unknown>[] = await owner.query(`SELECT * FROM \`${table}\` ORDER BY \`id\``);
  await owner.end();
  return rows;
}

/** Every row of every table of the ledger, by table and id, as text. */
export async function ledgerRows(): Promise<Map<string, string>> {
  const owner = await connectAs('owner');
  const all = new Map<string, string>();
  for (const table of ledgerTables) {
    const rows: { id: string }[] = await owner.query(`SELECT * FROM \`${table}\``);
    for (const row of rows) all.set(`${table} ${row.id}`, JSON.stringify(row));
  }
  await owner.end();
  return all;
}
