import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Writing } from '#server/data/connections.ts';
import { readRedactedFigures } from '#server/data/redaction/figures.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import {
  columnsOf,
  keyOf,
  putReferenceRows,
  type ReferenceTable,
  readFigureIds,
  readImportedMetrics,
  readReferenceRows,
  readStagedFigures,
  stageFigures,
} from '#server/data/workshop/loading.ts';
import { collectionFaults, faultSentence } from '#server/domain/collections/check-collections.ts';
import { figureFaults, planFigures, withoutRedacted } from '#server/domain/loading/figure-plan.ts';
import { planUpsert, type Row, rowsAfter, rowsForTable } from '#server/domain/loading/load-plan.ts';
import { signedInProcedure } from '../init.ts';

/** Names in the input → tables, in an order that puts what is pointed to first. */
const tables = {
  areas: 'Area',
  populations: 'Population',
  neighbours: 'Neighbour',
  metrics: 'Metric',
  breakdowns: 'Breakdown',
  origins: 'ValueOrigin',
  programmes: 'Programme',
  participations: 'Participation',
  partnerships: 'Partnership',
  partnershipAreas: 'PartnershipArea',
  collections: 'Collection',
  facts: 'Fact',
} as const satisfies Record<string, ReferenceTable>;

type Part = keyof typeof tables;
const parts = Object.keys(tables) as Part[];
type Counts = { added: number; changed: number; unchanged: number };

const rows = z.array(z.looseObject({})).max(5_000).optional();
const loadInput = z.strictObject({
  areas: rows,
  populations: rows,
  neighbours: rows,
  metrics: rows,
  breakdowns: rows,
  origins: rows,
  programmes: rows,
  participations: rows,
  partnerships: rows,
  partnershipAreas: rows,
  collections: rows,
  facts: rows,
} satisfies Record<Part, typeof rows>);

/** What collections ask of, and for: the tables that their rules look at. */
const collectionTables = ['Area', 'Metric', 'Breakdown', 'Programme', 'Participation', 'Collection'] as const;

/** @throws BAD_REQUEST with every rule that the added and changed collections of a load break, in words. */
async function requireGoodCollections(writing: Writing, asked: readonly { table: ReferenceTable; rows: Row[] }[]) {
  const wanted = (table: ReferenceTable) => asked.find((each) => each.table === table)?.rows ?? [];
  if (wanted('Collection').length === 0) return;
  const present = await Promise.all(collectionTables.map((table) => readReferenceRows(writing, table)));
  const { added, changed } = planUpsert(keyOf('Collection'), wanted('Collection'), present.at(-1) ?? []);
  if (added.length + changed.length === 0) return;
  const after = collectionTables.map((table, at) => [
    table,
    rowsAfter(keyOf(table), wanted(table), present[at] ?? []),
  ]) as [(typeof collectionTables)[number], Row[]][];
  const world = Object.fromEntries(after) as Record<(typeof collectionTables)[number], Row[]>;
  const imported = await readImportedMetrics(writing);
  const faults = collectionFaults(
    [...added, ...changed].map(({ id }) => String(id)),
    { ...world, imported },
  );
  if (faults.length > 0) throw new TRPCError({ code: 'BAD_REQUEST', message: faults.map(faultSentence).join(' ') });
}

/**
 * Places, measures, programmes and collections: adds what is missing and takes over what differs. Unlike the ledger
 * these tables may change; each change leaves an audit event. Answers counts per part.
 * @throws BAD_REQUEST for unknown columns, and for collections that break a rule (server/domain/collections)
 */
export const programmeLoad = signedInProcedure
  .meta({ action: 'programme.load' })
  .input(loadInput)
  .mutation(async ({ ctx, input }) => {
    const { role } = ctx.allow();
    const asked = parts.flatMap((part) => {
      const given = input[part];
      return given ? [{ part, table: tables[part], ...rowsForTable(columnsOf(tables[part]), given) }] : [];
    });
    const faults = asked.flatMap(({ part, faults }) => faults.map((fault) => `${part}: ${fault}`));
    if (faults.length > 0) throw new TRPCError({ code: 'BAD_REQUEST', message: faults.join(' ') });
    return inTransaction(ctx.workshop, async (writing) => {
      await requireGoodCollections(writing, asked);
      const counts: Partial<Record<Part, Counts>> = {};
      for (const { part, table, rows } of asked) {
        const plan = planUpsert(keyOf(table), rows, await readReferenceRows(writing, table));
        const detail = { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged };
        counts[part] = detail;
        if (detail.added + detail.changed === 0) continue;
        await putReferenceRows(writing, table, [...plan.added, ...plan.changed]);
        await recordAudit(writing, {
          at: ctx.now,
          actorId: ctx.user.id,
          actorRole: role,
          action: 'programme.load',
          subject: table,
          detail,
        });
      }
      return counts;
    });
  });

const figure = z.strictObject({
  metric: z.string().min(1).max(48),
  breakdown: z.string().min(1).max(48).default('total'),
  period: z.string().regex(/^\d{4,6}\|[A-Z0-9]{2,4}$/),
  area: z.string().length(9),
  value: z.number().nullable(),
  symbol: z.enum(['c', 'z', 'x', 'low', 'u']).nullable(),
  originId: z.string().min(1).max(60),
  note: z.string().max(300).nullable().default(null),
});

/**
 * Stages figures that others have published, at most 5,000: new ones, and a new edition of each that changed. The
 * next release takes them over. Unknown metrics, areas, breakdowns or origins are refused, every one of them named.
 */
export const importFigures = signedInProcedure
  .meta({ action: 'programme.load' })
  .input(z.strictObject({ rows: z.array(figure).max(5_000) }))
  .mutation(async ({ ctx, input }) => {
    const { role } = ctx.allow();
    return inTransaction(ctx.workshop, async (writing) => {
      const known = await readFigureIds(writing);
      const columns = ['metric', 'breakdown', 'area', 'originId'] as const;
      const strange = columns.flatMap((column) =>
        [...new Set(input.rows.map((row) => row[column]))]
          .filter((id) => !known[column].has(id))
          .map((id) => `Unknown ${column === 'originId' ? 'origin' : column} ${id}.`),
      );
      const faults = [...strange, ...input.rows.flatMap(figureFaults)];
      if (faults.length > 0) throw new TRPCError({ code: 'BAD_REQUEST', message: faults.join(' ') });
      const rows = withoutRedacted(input.rows, await readRedactedFigures(writing));
      const plan = planFigures(rows, await readStagedFigures(writing, rows));
      const unchanged = plan.unchanged + input.rows.length - rows.length;
      const counts = { added: plan.added, changed: plan.changed, unchanged };
      if (plan.rows.length === 0) return counts;
      await stageFigures(writing, plan.rows);
      const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
      await recordAudit(writing, {
        ...by,
        action: 'programme.importFigures',
        subject: 'OfficialFigure',
        detail: counts,
      });
      return counts;
    });
  });
