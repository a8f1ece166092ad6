import { connections } from '#server/data/connections.ts';
import { key, layFoundations, preparer } from '../releases/world.ts';
import { connectAs } from '../setup/database.ts';
import { callAs, personWith } from '../setup/service.ts';

const statedOn = '2024-01-01';
const id = (number: number) => `00000000-0000-8000-8000-${String(number).padStart(12, '0')}`;
export const promiseIds = { 'c-one': id(10), 'c-two': id(11) };

export const judgeOf = (organisation: string) => ({
  ...personWith('assessor'),
  memberships: [{ organisation, role: 'assessor' as const, areaCode: null }],
});
export const moderatorOf = (organisation: string) => ({
  ...personWith('moderator'),
  memberships: [{ organisation, role: 'moderator' as const, areaCode: null }],
});
export const charity = 'A charity (made-up)';

/** Two promises, the first with a milestone, none published yet. */
export async function layPromises(): Promise<void> {
  await layFoundations();
  const { ledger } = callAs(preparer);
  const source = { kind: 'report', title: 'The strategy', publisher: 'Department', url: 'https://example.test/s' };
  await ledger.load({ table: 'Source', rows: [{ id: id(1), slug: 'strategy', statedOn, ...source }] });
  const pillar = { position: 1, title: 'Pillar', shortTitle: 'Pillar', summary: 's' };
  await ledger.load({ table: 'Pillar', rows: [{ id: id(2), slug: 'pillar-1', statedOn, ...pillar }] });
  const promise = {
    ...{ pillarId: id(2), leadBody: 'Department', partnerBodies: [], madeInSlug: 'strategy', dueText: 'By June' },
    ...{ topics: [], researchedTo: '2026-06-30', confidence: 'source', toCheck: false, statedOn },
  };
  const slugs = ['c-one', 'c-two'];
  await ledger.load({
    table: 'Commitment',
    rows: slugs.map((slug, at) => ({ id: id(10 + at), slug, position: at + 1, ...promise })),
  });
  await ledger.load({
    table: 'Wording',
    rows: slugs.map((slug, at) => ({
      ...{
        id: id(20 + at),
        commitmentId: id(10 + at),
        statedOn,
        version: 1,
        title: `Promise ${slug}`,
        text: 'In words.',
      },
    })),
  });
  const review = {
    title: 'A review',
    commissionedBy: 'Government',
    publishedOn: '2022-05-23',
    summary: 's',
    position: 1,
  };
  await ledger.load({ table: 'Review', rows: [{ id: id(40), slug: 'review-one', statedOn, ...review }] });
  const recommendation = {
    ...{ reviewId: id(40), position: 1, title: 'One law for all', text: 'Have one law.', chapter: 'law' },
    ...{ kind: 'recommendation', addressedTo: 'Government', sourceSlugs: [], confidence: 'source', statedOn },
  };
  await ledger.load({ table: 'Recommendation', rows: [{ id: id(41), slug: 'r-one', ...recommendation }] });
  const milestone = { commitmentId: id(10), title: 'The first step', stage: 'in-force', role: 'delivers', position: 1 };
  await ledger.load({ table: 'Milestone', rows: [{ id: id(30), slug: 'm-one', statedOn, ...milestone }] });
}

export const verdict = (more: object = {}) => ({
  ...{ key: key(), commitment: 'c-one', verdict: 'Partly kept', test: 'Is it in force?', method: 'We read the law.' },
  ...{ interest: 'We work with carers.', outcomeSeen: 'not-yet', ...more },
});

/** Every row of a table, by the owner account. */
export async function rowsIn(table: string): Promise<Record<string, unknown>[]> {
  const owner = await connectAs('owner');
  const rows: Record<string, unknown>[] = await owner.query(`SELECT * FROM \`${table}\``);
  await owner.end();
  return rows;
}

/** In how many releases that are not void a row of the ledger is. */
export async function releasesHolding(rowId: string): Promise<number[]> {
  const { workshop } = connections();
  const entries = await workshop.releaseEntry.findMany({ where: { rowId, of: { state: { not: 'void' } } } });
  return entries.map(({ release }) => release).sort((a, b) => a - b);
}
