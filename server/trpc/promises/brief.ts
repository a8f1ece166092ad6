import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { readPublishedReleases } from '#server/data/gallery/release-list.ts';
import { briefPage } from '#server/domain/ledger/pages/brief-page.ts';
import { briefPage as drawBrief, threeMonthsBefore } from '#server/domain/ledger/views/brief/brief.ts';
import { documented } from '../documented.ts';
import { publicProcedure } from '../init.ts';
import { asked, foundPage, ledgerReading, parts } from './ledger-reading.ts';

/**
 * What moved, was decided, reached, published and fell overdue since a day, and what is due in four weeks. Without
 * `since`: in the three months before.
 * @throws BAD_REQUEST for a day after the one the brief goes to, or a section or part there is not; NOT_FOUND for a release not out
 */
export const changeBrief = publicProcedure
  .meta({ openapi: { method: 'GET', path: '/brief', tags: ['changes'], summary: 'What happened since a day' } })
  .input(z.strictObject({ ...asked, ...parts, since: z.iso.date().optional() }))
  .output(documented(briefPage))
  .query(async (call) => {
    const reading = await ledgerReading(call);
    const since = call.input.since ?? threeMonthsBefore(reading.day);
    if (since > reading.day) {
      throw new TRPCError({ code: 'BAD_REQUEST', message: `since: give a day up to ${reading.day}.` });
    }
    const all = await readPublishedReleases(call.ctx.gallery);
    const out = all.filter(({ number }) => number <= reading.page.release.number);
    return foundPage(drawBrief(reading, since, out, call.input), 'section');
  });
