import { z } from 'zod';
import { readReports, readSteps, readWaitingReports } from '#server/data/workshop/local-progress.ts';
import { stepsReported } from '#server/domain/ledger/pages/rollout-pages.ts';
import { confirmProgressInput, mostAtOnce } from '#server/domain/ledger/rollout/confirm-progress.ts';
import { reportProgressInput } from '#server/domain/ledger/rollout/report-progress.ts';
import { stepById, stepsOfArea } from '#server/domain/ledger/rollout/reporting-pages.ts';
import { documented } from '../documented.ts';
import { signedInProcedure } from '../init.ts';
import { pageNumber, queuePage, rowsOn } from '../voices/queue.ts';
import { requirePlace, requireReport } from './place-step.ts';

/**
 * For those who report for an area: every step it may report on, with all it reported, released or not.
 * @throws FORBIDDEN for another area
 */
export const progressOfArea = signedInProcedure
  .meta({
    action: 'programme.reportProgress',
    openapi: {
      ...{ method: 'GET', path: '/areas/{area}/steps', tags: ['programmes'] },
      summary: 'What your area may report on, and all it reported, released or not',
    },
  })
  .input(z.strictObject({ area: reportProgressInput.area }))
  .output(documented(stepsReported))
  .query(async ({ ctx, input }) => {
    ctx.allow({ areaCode: input.area });
    const place = await requirePlace(ctx.workshop, input.area);
    const [steps, rows] = [await readSteps(ctx.workshop), await readReports(ctx.workshop, input)];
    return { area: { code: place.code, name: place.name }, items: stepsOfArea(place, steps, rows) };
  });

/** For officials: reports that wait for the department's word, the longest waiting first. */
export const reportsToConfirm = signedInProcedure
  .meta({ action: 'programme.confirmProgress' })
  .input(z.strictObject({ page: pageNumber }))
  .query(async ({ ctx, input: { page } }) => {
    ctx.allow();
    const { reports, total } = await readWaitingReports(ctx.workshop, rowsOn(page, mostAtOnce));
    const steps = await readSteps(ctx.workshop);
    const items = reports.map(({ step, ...report }) => ({ ...report, stage: stepById(steps, step)?.title ?? step }));
    return queuePage(items, { total, page }, mostAtOnce);
  });

/**
 * For officials: one report with everything the area reported of the step.
 * @throws NOT_FOUND
 */
export const reportToConfirm = signedInProcedure
  .meta({ action: 'programme.confirmProgress' })
  .input(z.strictObject({ report: confirmProgressInput.report }))
  .query(async ({ ctx, input }) => {
    ctx.allow();
    const { place, step, standing } = await requireReport(ctx.workshop, input.report);
    const { slug, title } = step;
    return { area: { code: place.code, name: place.name, madeUp: place.madeUp }, step: { slug, title }, standing };
  });
