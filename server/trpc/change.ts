import { z } from 'zod';
import { readLedger } from '#server/data/gallery/ledger.ts';
import { readPublishedReleases } from '#server/data/gallery/release-list.ts';
import { countValuesByRelease, readMetricNames } from '#server/data/gallery/value-changes.ts';
import { foldLedger } from '#server/domain/ledger/fold.ts';
import { lookupOf } from '#server/domain/ledger/lookup.ts';
import { changeKinds, countByKind, ledgerChanges, type ReleaseChanges } from '#server/domain/releases/changes.ts';
import { datesPassed } from '#server/domain/releases/dates-passed.ts';
import { documented } from './documented.ts';
import { publicProcedure, router } from './init.ts';
import { changeBrief } from './promises/brief.ts';
import { releaseAsked, releaseInput } from './release-asked.ts';

const counted = z.object({ kind: z.enum(changeKinds), words: z.string(), added: z.int(), corrected: z.int() });
const changed = z.object({
  id: z.string(),
  kind: z.enum(changeKinds),
  words: z.string(),
  corrected: z.boolean(),
  statedOn: z.string(),
  actorRole: z.string(),
  reason: z.string().nullable(),
  title: z.string(),
  commitment: z.string().nullable(),
  recommendation: z.string().nullable(),
});
const passed = z.object({
  id: z.string(),
  due: z.string(),
  precision: z.enum(['day', 'month', 'quarter', 'year']),
  milestone: z.string(),
  title: z.string(),
  commitment: z.string(),
});

/** What `change.list` answers. */
export const changeListSchema = z.object({
  release: z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() }),
  items: z.array(
    z.object({
      number: z.int(),
      title: z.string(),
      note: z.string(),
      publishedAt: z.string(),
      counts: z.array(counted),
      metrics: z.array(z.object({ metric: z.string(), name: z.string(), values: z.int(), areas: z.int() })),
      rows: z.array(changed),
      moreRows: z.int(),
      /** Dates that passed, nothing being recorded as met, while the release was the latest. */
      passed: z.array(passed),
      morePassed: z.int(),
    }),
  ),
  next: z.string().nullable(),
});

const id = z.string().min(1).max(100).optional();

/** Rows, and dates passed, shown of each release; the counts are of all of them. */
const MOST_ROWS = 100;

export const changeRouter = router({
  brief: changeBrief,

  /**
   * What each release added, newest first: ledger rows by kind, values by metric, and dates that passed since. Filters: one pillar or promise (then
   * ledger rows only), one area or metric (then values only). `only` gives a single release.
   */
  list: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/changes', tags: ['changes'], summary: 'What each release added' } })
    .input(
      z.object({
        release: releaseInput,
        only: z.coerce.number().int().optional(),
        pillar: id,
        commitment: id,
        area: id,
        metric: id,
        cursor: z.string().regex(/^\d+$/).optional(),
        limit: z.coerce.number().int().min(1).max(50).default(10),
      }),
    )
    .output(documented(changeListSchema))
    .query(async ({ ctx: { gallery, today }, input }) => {
      const release = await releaseAsked(gallery, input.only ?? input.release);
      const { pillar, commitment, area, metric } = input;
      const aboutValues = Boolean(area || metric);
      const aboutLedger = Boolean(pillar || commitment);
      const [all, raw, values, names] = await Promise.all([
        readPublishedReleases(gallery),
        aboutValues && !aboutLedger ? null : readLedger(gallery, release.number),
        aboutLedger && !aboutValues ? [] : countValuesByRelease(gallery, { release: release.number, area, metric }),
        readMetricNames(gallery),
      ]);
      const folded = raw && foldLedger(raw);
      const about = { pillar, commitment };
      const rows = raw && folded ? ledgerChanges(raw, folded, about) : new Map<number, never>();
      const dates = raw && folded ? datesPassed(lookupOf(folded), raw, all, today, about) : new Map<number, never>();
      const told = all
        .filter(({ number }) => (input.only === undefined ? number <= release.number : number === input.only))
        .map((one): ReleaseChanges => {
          const own = rows.get(one.number) ?? [];
          const metrics = values
            .filter((count) => count.release === one.number)
            .map(({ release: _, ...count }) => ({ ...count, name: names.get(count.metric) ?? count.metric }));
          const { number, title, note, publishedAt } = one;
          const shown = own.slice(0, MOST_ROWS);
          const moreRows = own.length - shown.length;
          const gone = dates.get(one.number) ?? [];
          const passed = gone.slice(0, MOST_ROWS);
          const left = { moreRows, passed, morePassed: gone.length - passed.length };
          return { number, title, note, publishedAt, counts: countByKind(own), metrics, rows: shown, ...left };
        })
        .filter(
          ({ counts, metrics, passed }) =>
            !(aboutLedger || aboutValues) || counts.length + metrics.length + passed.length > 0,
        );
      const rest = told.filter(({ number }) => input.cursor === undefined || number <= Number(input.cursor));
      const next = rest[input.limit]?.number;
      return { release, items: rest.slice(0, input.limit), next: next === undefined ? null : String(next) };
    }),
});
