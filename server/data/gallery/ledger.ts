import type { LedgerTable } from '#prisma/gallery-views.ts';
import type { Gallery } from '#server/data/connections.ts';
import type { Ledger } from '#server/domain/ledger/ledger.ts';

type Part = Exclude<keyof Ledger, 'release'>;
/** Columns that lie in the tables in another form than their readers want. */
type Form = { table: LedgerTable; order: string; lists?: string[]; flags?: string[]; numbers?: string[] };

const parts: Record<Part, Form> = {
  reviews: { table: 'Review', order: 'position' },
  sources: { table: 'Source', order: 'id' },
  recommendations: {
    table: 'Recommendation',
    order: 'position',
    lists: ['nations', 'sourceSlugs'],
    numbers: ['costGbp'],
  },
  responses: { table: 'Response', order: 'statedOn', flags: ['inStrategy'] },
  pillars: { table: 'Pillar', order: 'position' },
  missions: { table: 'Mission', order: 'position' },
  commitments: {
    table: 'Commitment',
    order: 'position',
    lists: ['partnerBodies', 'topics', 'missions'],
    flags: ['toCheck'],
    numbers: ['fundingGbp'],
  },
  wordings: { table: 'Wording', order: 'version' },
  terms: { table: 'PromiseTerm', order: 'statedOn', lists: ['alsoSee'], flags: ['isCeiling'] },
  ends: { table: 'CommitmentEnd', order: 'statedOn' },
  succession: { table: 'Succession', order: 'statedOn' },
  answers: { table: 'Answer', order: 'id' },
  milestones: { table: 'Milestone', order: 'position' },
  dates: { table: 'MilestoneDate', order: 'step' },
  progress: { table: 'MilestoneProgress', order: 'statedOn' },
  evidence: { table: 'Evidence', order: 'statedOn', lists: ['alsoSee'] },
  looks: { table: 'Look', order: 'lookedOn' },
  judgements: { table: 'Judgement', order: 'statedOn' },
  commitmentMetrics: { table: 'CommitmentMetric', order: 'id' },
  localMilestones: { table: 'LocalMilestone', order: 'position' },
  localProgress: { table: 'LocalProgress', order: 'statedOn' },
  localConfirmations: { table: 'LocalConfirmation', order: 'statedOn', flags: ['confirmed'] },
  corrections: { table: 'Correction', order: 'id' },
};

/**
 * Every ledger row published by this release or an earlier one, correcting rows beside what they correct: a few
 * thousand rows. Days are `YYYY-MM-DD`, lists parsed, sums of money numbers in pounds.
 */
export async function readLedger(gallery: Gallery, release: number): Promise<Ledger> {
  const tables = await Promise.all(
    (Object.keys(parts) as Part[]).map(async (part) => [part, await readPart(gallery, parts[part], release)] as const),
  );
  return { release, ...Object.fromEntries(tables) } as Ledger;
}

async function readPart(gallery: Gallery, form: Form, release: number): Promise<Record<string, unknown>[]> {
  const rows = await gallery.rows<Record<string, unknown>>(
    `SELECT * FROM \`Gallery${form.table}\` WHERE \`release\` <= ? ORDER BY \`${form.order}\`, \`id\``,
    [release],
  );
  for (const row of rows) {
    for (const name of form.lists ?? []) row[name] = typeof row[name] === 'string' ? JSON.parse(row[name]) : null;
    for (const name of form.flags ?? []) row[name] = row[name] === null ? null : Boolean(row[name]);
    for (const name of form.numbers ?? []) row[name] = row[name] === null ? null : Number(row[name]);
  }
  return rows;
}
