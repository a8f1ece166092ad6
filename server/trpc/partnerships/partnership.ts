import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Workshop, Writing } from '#server/data/connections.ts';
import { readPartnerships } from '#server/data/gallery/partnerships.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { takeTurn } from '#server/data/workshop/ledger-writing.ts';
import { addLedgerRows } from '#server/data/workshop/loading.ts';
import { type PartnershipRows, readPartnershipRows, readPartnershipsOf } from '#server/data/workshop/partnerships.ts';
import { type Partnership, reportableYears } from '#server/domain/partnerships/partnership.ts';
import { partnershipYears } from '#server/domain/partnerships/partnership-years.ts';
import { reportPartnership, reportPartnershipInput } from '#server/domain/partnerships/report-partnership.ts';
import {
  testPartnership,
  testPartnershipInput,
  testsThemselves,
} from '#server/domain/partnerships/test-partnership.ts';
import type { Action, Person } from '#server/domain/people/permissions.ts';
import { refused } from '../acts/acting.ts';
import { documented } from '../documented.ts';
import { publicProcedure, router, signedInProcedure } from '../init.ts';
import { keyed } from '../keyed.ts';
import { ledgerOf } from '../promises/ledger-reading.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';
import { partnershipListSchema, partnershipSchema } from './partnership-answer.ts';

const tags = ['partnerships'];
const key = z.uuid();
const done = z.object({ id: z.string(), partnership: z.string(), period: z.string() });
const noSuch = () => new TRPCError({ code: 'NOT_FOUND', message: 'There is no such partnership.' });

/** One partnership and year as it stands, released or not, and how many rows that rests on, which only grows. */
async function requireYear(from: Workshop | Writing, of: { partnership: string; period: string }) {
  const [partnership] = await readPartnershipsOf(from, { id: of.partnership });
  if (!partnership) throw noSuch();
  const rows = await readPartnershipRows(from, { partnerships: [partnership.id], period: of.period });
  const [year] = partnershipYears(partnership, rows, [of.period]);
  return { partnership, rows, year: year!, revision: rows.returns.length + rows.tests.length };
}

type By = { user: Person; now: Date; role: string; action: Action };

/** Adds one row of a partnership and year with its audit event; of two at once the second is decided again. */
async function add(
  writing: Writing,
  { user, now, role, action }: By,
  at: { partnership: Partnership; revision: number; period: string },
  { table, row }: { table: 'PartnershipReturn' | 'PartnershipTest'; row: { id: string } & object },
) {
  const of = `${at.partnership.id} ${at.period}`;
  await takeTurn(writing, { of, revision: at.revision, userId: user.id, procedure: action, at: now });
  const by = { actorId: user.id, actorRole: role };
  await addLedgerRows(writing, table, [row as Record<string, string | number | null>], { ...by, recordedAt: now });
  await recordAudit(writing, { ...by, at: now, action, subject: of, detail: { row: `${table} ${row.id}` } });
  return { id: row.id, partnership: at.partnership.id, period: at.period };
}

const standingOf = (partnership: Partnership, rows: PartnershipRows, today: string) => ({
  ...partnership,
  years: partnershipYears(partnership, rows, reportableYears(today)),
});

/** What safeguarding partnerships report once a year, and how others answer the three tests. */
export const partnershipRouter = router({
  /**
   * Every real partnership with its newest published year. `madeUp`: only the made-up ones. `area`: those of one council,
   * made up or not.
   */
  list: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/partnerships', tags, summary: 'Every safeguarding partnership' } })
    .input(
      z.object({
        release: releaseInput,
        area: z.string().max(20).optional(),
        madeUp: z.enum(['true', 'false']).default('false').describe('true: only the made-up examples'),
      }),
    )
    .output(documented(partnershipListSchema))
    .query(async ({ ctx: { gallery }, input }) => {
      const release = await releaseAsked(gallery, input.release);
      const [all, { ledger }] = await Promise.all([readPartnerships(gallery), ledgerOf(gallery, release)]);
      const rows = { returns: ledger.partnershipReturns, tests: ledger.partnershipTests };
      const items = all
        .filter(({ areas, madeUp }) =>
          input.area === undefined
            ? madeUp === (input.madeUp === 'true')
            : areas.some(({ code }) => code === input.area),
        )
        .map((partnership) => ({ ...partnership, latest: partnershipYears(partnership, rows)[0] ?? null }));
      return { release, items };
    }),

  /**
   * One partnership year by year: reports, answers to the tests, gaps.
   * @throws NOT_FOUND for an unknown partnership or release
   */
  byId: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/partnerships/{id}', tags, summary: 'One safeguarding partnership' } })
    .input(z.object({ id: z.string().min(1).max(60), release: releaseInput }))
    .output(documented(partnershipSchema))
    .query(async ({ ctx: { gallery }, input }) => {
      const release = await releaseAsked(gallery, input.release);
      const [all, { ledger }] = await Promise.all([readPartnerships(gallery), ledgerOf(gallery, release)]);
      const partnership = all.find(({ id }) => id === input.id);
      if (!partnership) throw noSuch();
      const rows = { returns: ledger.partnershipReturns, tests: ledger.partnershipTests };
      return { release, partnership: { ...partnership, years: partnershipYears(partnership, rows) } };
    }),

  /** For those who report for a council: the partnerships it leads, with all that was reported, released or not. */
  own: signedInProcedure.meta({ action: 'partnership.report' }).query(async ({ ctx }) => {
    const areas = ctx.user.memberships
      .filter(({ role, areaCode }) => areaCode !== null && (role === 'preparer' || role === 'approver'))
      .map(({ areaCode }) => areaCode!);
    const partnerships = await readPartnershipsOf(ctx.workshop, { areas });
    const rows = await readPartnershipRows(ctx.workshop, { partnerships: partnerships.map(({ id }) => id) });
    const items = partnerships.map((partnership) => ({
      ...standingOf(partnership, rows, ctx.today),
      reportsFor: partnership.areas.find(({ code }) => areas.includes(code))!,
    }));
    return { items, periods: reportableYears(ctx.today) };
  }),

  /** For those who answer the tests: every partnership, released or not, whether it is their own, and the years that are open. */
  toTest: signedInProcedure.meta({ action: 'partnership.test' }).query(async ({ ctx }) => {
    ctx.allow();
    const partnerships = await readPartnershipsOf(ctx.workshop);
    const rows = await readPartnershipRows(ctx.workshop, { partnerships: partnerships.map(({ id }) => id) });
    return partnerships.map((partnership) => ({
      ...standingOf(partnership, rows, ctx.today),
      open: reportableYears(ctx.today),
      own: testsThemselves(ctx.user, partnership),
    }));
  }),

  /**
   * A lead council reports a year for its partnership. It shows once a release takes it; a later report of the same year
   * stands beside it, with its reason.
   * @throws FORBIDDEN for another council or one that is no partner; NOT_FOUND; BAD_REQUEST with every fault; CONFLICT
   */
  report: signedInProcedure
    .meta({
      action: 'partnership.report',
      openapi: { method: 'POST', path: '/partnerships/{partnership}/reports', tags, summary: 'Report a year' },
    })
    .input(z.strictObject({ key, ...reportPartnershipInput }))
    .output(done)
    .mutation(({ ctx, input }) => {
      const { role } = ctx.allow({ areaCode: input.area });
      const action = 'partnership.report';
      return keyed(ctx, { key: input.key, procedure: action, input }, async (writing) => {
        const at = await requireYear(writing, input);
        if (!at.partnership.areas.some(({ code }) => code === input.area)) {
          throw new TRPCError({ code: 'FORBIDDEN', message: 'Your council is no lead partner of this partnership.' });
        }
        const decision = reportPartnership(at.year.report, input, { today: ctx.today, newId: uuidv7 });
        if ('refused' in decision) throw refused(decision);
        const of = { ...at, period: input.period };
        return add(writing, { ...ctx, role, action }, of, { table: 'PartnershipReturn', row: decision.row });
      });
    }),

  /**
   * The independent scrutineer or the department answers one of the three tests of a year.
   * @throws FORBIDDEN for who belongs to the partnership or reported; NOT_FOUND; BAD_REQUEST with every fault; CONFLICT
   */
  test: signedInProcedure
    .meta({
      action: 'partnership.test',
      openapi: { method: 'POST', path: '/partnerships/{partnership}/tests', tags, summary: 'Answer a test' },
    })
    .input(z.strictObject({ key, ...testPartnershipInput }))
    .output(done)
    .mutation(({ ctx, input }) => {
      const action = 'partnership.test';
      ctx.allow();
      return keyed(ctx, { key: input.key, procedure: action, input }, async (writing) => {
        const at = await requireYear(writing, input);
        const { role, organisation } = ctx.allow({ previousActor: at.rows.returns.at(-1)?.actorId ?? null });
        if (testsThemselves(ctx.user, at.partnership)) {
          throw new TRPCError({ code: 'FORBIDDEN', message: 'Nobody tests a partnership they belong to.' });
        }
        const latest = at.year.tests.find(({ test }) => test === input.test)?.answer ?? null;
        const decision = testPartnership(latest, input, { today: ctx.today, newId: uuidv7 }, organisation);
        if ('refused' in decision) throw refused(decision);
        const of = { ...at, period: input.period };
        return add(writing, { ...ctx, role, action }, of, { table: 'PartnershipTest', row: decision.row });
      });
    }),
});
