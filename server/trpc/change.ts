import { z } from 'zod';
import type { Gallery } from '#server/data/connections.ts';
import { generationOf } from '#server/data/gallery/redactions/generation.ts';
import { readRedactions } from '#server/data/gallery/redactions/redactions.ts';
import { readPublishedReleases } from '#server/data/gallery/release-list.ts';
import type { ReleaseMark } from '#server/data/gallery/releases.ts';
import { countValuesByRelease, readMetricNames, type ValueCount } from '#server/data/gallery/value-changes.ts';
import { emptyMemory, recall, remember } from '#server/domain/comparison/memory.ts';
import { lookupOf } from '#server/domain/ledger/lookup.ts';
import { oncePer } from '#server/domain/once-per.ts';
import { whileLatest } from '#server/domain/redaction/told.ts';
import { changeKinds } from '#server/domain/releases/change-kinds.ts';
import {
  type ChangeFilter,
  ledgerChanges,
  type ReleaseChanges,
  withAreaNames,
} from '#server/domain/releases/changes.ts';
import { type DatePassed, datesPassed } from '#server/domain/releases/dates-passed.ts';
import { countRevised, type ReleaseRevision } from '#server/domain/releases/revisions.ts';
import { referenceAt } from './comparison/reference.ts';
import { documented } from './documented.ts';
import { publicProcedure, router } from './init.ts';
import { changeBrief } from './promises/brief.ts';
import { ledgerOf } from './promises/ledger-reading.ts';
import { dayAsked, releaseAsked, releaseInput } from './release-asked.ts';
import { redactionSchema, redactionsKey } from './releases/redactions.ts';
import { revisionSchema, revisionsOf } from './releases/revisions.ts';

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
  step: z.string().nullable(),
  area: z.object({ code: z.string(), name: z.string() }).nullable(),
  said: z.string().nullable(),
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
const changeListSchema = z.object({
  release: z.object({ number: z.int(), publishedAt: z.string(), current: z.boolean() }),
  items: z.array(
    z.object({
      number: z.int(),
      title: z.string(),
      note: z.string(),
      publishedAt: z.string(),
      counts: z.array(counted),
      metrics: z.array(
        z.object({
          metric: z.string(),
          name: z.string(),
          values: z.int(),
          areas: z.int(),
          /** Of the values: how many took the place of one published before, by kind. */
          revised: z.int(),
          corrected: z.int(),
        }),
      ),
      /** Figures published before that later versions of returns changed, by kind; and which returns, why, by how much. */
      revised: z.int(),
      corrected: z.int(),
      revisions: z.array(revisionSchema),
      moreRevisions: z.int(),
      rows: z.array(changed),
      moreRows: z.int(),
      /** Dates that passed, nothing being recorded as met, while the release was the latest. */
      passed: z.array(passed),
      morePassed: z.int(),
      /** What was taken down while it was the latest; absent where nothing was. */
      redactions: z.array(redactionSchema).optional(),
    }),
  ),
  next: z.string().nullable(),
});

const id = z.string().min(1).max(100).optional();

/** Dates passed, and revisions, shown of each release; the counts are of all of them. */
const mostDates = 100;
const mostRevisions = 50;

type Ledgers = Awaited<ReturnType<typeof ledgerOf>>;
type Releases = Awaited<ReturnType<typeof readPublishedReleases>>;

/** Of a ledger and the days it was asked on: the last few answers about all of it. */
const passedIn = oncePer((_ledger: Ledgers) => emptyMemory<Map<number, DatePassed[]>>(3));

function datesPassedIn(ledgers: Ledgers, all: Releases, today: string, about: ChangeFilter) {
  const derive = () => datesPassed(lookupOf(ledgers.ledger), ledgers.raw, all, today, about);
  if (about.commitment || about.pillar || about.topic) return derive();
  const memory = passedIn(ledgers);
  const key = `${today} ${all.length}`;
  const found = recall(memory, key) ?? derive();
  remember(memory, key, found, 1);
  return found;
}

const valuesIn = oncePer((_generation: object) => emptyMemory<ValueCount[]>(50));

/** Counts of the values each release published; counted once, because a published value never changes. */
async function valuesOf(
  gallery: Gallery,
  release: ReleaseMark,
  of: { area?: string | undefined; metric?: string | undefined },
) {
  const memory = valuesIn(generationOf(gallery));
  const key = `${release.number} ${release.publishedAt} ${of.area} ${of.metric}`;
  const found = recall(memory, key) ?? (await countValuesByRelease(gallery, { release: release.number, ...of }));
  remember(memory, key, found, 1);
  return found;
}

export const changeRouter = router({
  brief: changeBrief,

  /**
   * What each release added, newest first: ledger rows by kind, values by metric, and dates that passed since. Filters: one pillar, topic or promise (then
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
        topic: id,
        area: id,
        metric: id,
        cursor: z.string().regex(/^\d+$/).optional(),
        limit: z.coerce.number().int().min(1).max(50).default(10),
      }),
    )
    .output(documented(changeListSchema))
    .query(async ({ ctx, input }) => {
      const { gallery, now } = ctx;
      const release = await releaseAsked(gallery, input.only ?? input.release);
      // As at a release, its own day is the last, and of later ones nothing is known.
      const edition = input.release === undefined ? null : await releaseAsked(gallery, input.release);
      const today = await dayAsked(ctx, edition ?? release, input.release);
      const { pillar, commitment, topic, area, metric } = input;
      const aboutValues = Boolean(area || metric);
      const aboutLedger = Boolean(pillar || commitment || topic);
      const [everything, redactions, ledgers, values, names, reference] = await Promise.all([
        readPublishedReleases(gallery),
        aboutValues || aboutLedger ? [] : readRedactions(gallery),
        aboutValues && !aboutLedger ? null : ledgerOf(gallery, release),
        aboutLedger && !aboutValues ? [] : valuesOf(gallery, release, { area, metric }),
        readMetricNames(gallery),
        referenceAt(gallery, release, now),
      ]);
      const all = everything.filter(({ number }) => !edition || number <= Math.max(edition.number, release.number));
      const { areas } = reference;
      const told =
        aboutLedger && !aboutValues
          ? new Map<number, never>()
          : await revisionsOf(gallery, release, reference, { area, metric });
      // Made-up places are in no list that does not ask for them; a release's own page tells all it holds.
      const shown = (revision: ReleaseRevision) =>
        !revision.area.madeUp || area !== undefined || input.only !== undefined;
      const about = { pillar, commitment, topic };
      const nextOf = (number: number) => everything.findLast((each) => each.number > number)?.publishedAt ?? null;
      const rows = ledgers ? ledgerChanges(ledgers.raw, about) : new Map<number, never>();
      const dates = ledgers ? datesPassedIn(ledgers, all, today, about) : new Map<number, never>();
      const items = all
        .filter(({ number }) => (input.only === undefined ? number <= release.number : number === input.only))
        .map((one): ReleaseChanges => {
          const { number, title, note, publishedAt } = one;
          const own = rows.get(number) ?? { counts: [], rows: [], moreRows: 0 };
          const revised = (told.get(number) ?? []).filter(shown);
          const metrics = values
            .filter((count) => count.release === number)
            .map(({ release: _, ...count }) => ({
              ...{ ...count, name: names.get(count.metric) ?? count.metric },
              ...countRevised(revised, count.metric),
            }));
          const gone = dates.get(number) ?? [];
          const passed = gone.slice(0, mostDates);
          const morePassed = gone.length - passed.length;
          return {
            ...{ number, title, note, publishedAt },
            ...own,
            rows: withAreaNames(own.rows, areas),
            metrics,
            ...countRevised(revised),
            revisions: revised.slice(0, mostRevisions),
            moreRevisions: Math.max(0, revised.length - mostRevisions),
            passed,
            morePassed,
            ...redactionsKey(whileLatest(redactions, publishedAt, nextOf(number))),
          };
        })
        .filter(
          ({ counts, metrics, revisions, passed }) =>
            !(aboutLedger || aboutValues) || counts.length + metrics.length + revisions.length + passed.length > 0,
        );
      const rest = items.filter(({ number }) => input.cursor === undefined || number <= Number(input.cursor));
      const next = rest[input.limit]?.number;
      return { release, items: rest.slice(0, input.limit), next: next === undefined ? null : String(next) };
    }),
});
