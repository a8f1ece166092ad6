import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { ledgerTables, tablesThatWait } from '#prisma/gallery-views.ts';
import { readMarkedColumns } from '#server/data/redaction/texts.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { addLedgerRows, columnsOf, readLedgerRows } from '#server/data/workshop/loading.ts';
import { keepRemoved, planLedgerLoad, rowsForTable } from '#server/domain/loading/load-plan.ts';
import { ledgerActs } from '../acts/ledger-acts.ts';
import { router, signedInProcedure } from '../init.ts';

const loadable = z.enum(ledgerTables).exclude([...tablesThatWait]);
const ledgerRow = z.looseObject({ id: z.uuid(), statedOn: z.iso.date() });

export const ledgerRouter = router({
  ...ledgerActs,

  /**
   * Adds ledger rows of one table, at most 1,000: those missing, and a correcting row for each whose content is
   * another. Loading the same rows again writes nothing, so it needs no key. They show once a release takes them.
   */
  load: signedInProcedure
    .meta({ action: 'ledger.load' })
    .input(z.strictObject({ table: loadable, rows: z.array(ledgerRow).max(1_000) }))
    .mutation(async ({ ctx, input: { table, rows } }) => {
      const by = { recordedAt: ctx.now, actorId: ctx.user.id, actorRole: ctx.allow().role };
      const given = rowsForTable(columnsOf(table), rows);
      if (given.faults.length > 0) throw new TRPCError({ code: 'BAD_REQUEST', message: given.faults.join(' ') });
      return inTransaction(ctx.workshop, async (writing) => {
        const ids = rows.map((row) => row.id);
        const present = await readLedgerRows(writing, table, ids);
        const removed = await readMarkedColumns(
          writing,
          table,
          present.map((row) => String(row.id)),
        );
        const plan = planLedgerLoad(keepRemoved(given.rows, present, removed), present, ctx.user.id);
        const corrections = plan.corrected.map((row) => ({ ...row, id: uuidv7() }));
        const counts = { added: plan.added.length, corrected: corrections.length, unchanged: plan.unchanged };
        if (counts.added + counts.corrected === 0) return counts;
        await addLedgerRows(writing, table, [...plan.added, ...corrections], by);
        const { recordedAt: at, ...actor } = by;
        await recordAudit(writing, { at, ...actor, action: 'ledger.load', subject: table, detail: counts });
        return counts;
      });
    }),
});
