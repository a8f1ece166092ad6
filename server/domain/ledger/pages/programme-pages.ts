import { z } from 'zod';
import { choice, confidence, everyPage, evidence, partOfList, source } from './page.ts';
import { thenAndNow } from './promises/starting-page.ts';
import { localCounts } from './rollout-pages.ts';

export const missionList = z.object({
  ...everyPage,
  items: z.array(
    z.object({
      slug: z.string(),
      position: z.int(),
      title: z.string(),
      summary: z.string(),
      aim: z.string().nullable(),
      baseline: z.string().nullable(),
      latestPosition: z.string(),
      targetYear: z.int().nullable(),
      /** Null: no measure exists. */
      metric: z.object({ id: z.string(), name: z.string() }).nullable(),
      /** England’s figure when the strategy was published and the newest, of one series; null without a measure or figures. */
      measured: thenAndNow.nullable(),
      source: source.nullable(),
      sourceNote: z.string().nullable(),
      evidence: z.array(evidence),
      confidence,
      /** What about the wording is not settled. */
      checkNote: z.string().nullable(),
    }),
  ),
  next: z.null(),
});

const programme = z.object({
  id: z.string(),
  name: z.string(),
  wave: z.int().nullable(),
  announcedOn: z.string().nullable(),
  startText: z.string().nullable(),
  endText: z.string().nullable(),
  tests: z.array(z.string()),
  /** Statements as read; they overlap and are never added up. */
  funding: z.array(z.object({ text: z.string(), confidence })),
  note: z.string().nullable(),
  sources: z.array(z.string()),
  confidence,
  madeUp: z.boolean(),
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      startsOn: z.string().nullable(),
      endsOn: z.string().nullable(),
      note: z.string().nullable(),
      /** How sure it is that the area takes part. */
      confidence: z.enum(['source', 'recall', 'by-elimination', 'not-confirmed']),
    }),
  ),
});

export const programmeList = z.object({
  ...everyPage,
  items: z.array(programme),
  next: z.null(),
  fundingNote: z.string(),
});

/** What each area is expected to set up: what the national evaluation saw in six areas, and what areas report. */
export const rolloutPage = z.object({
  ...everyPage,
  items: z.array(
    z.object({
      slug: z.string(),
      position: z.int(),
      programme: z.object({ id: z.string(), name: z.string() }),
      pillar: z.string(),
      title: z.string(),
      evaluation: z.object({
        inPlace: z.int().nullable(),
        inDesign: z.int().nullable(),
        /** All areas gave one answer, and the copy read does not show which. */
        unplaced: z.int().nullable(),
        of: z.int(),
      }),
      sourceNote: z.string().nullable(),
      /** As areas report and the department confirms. */
      local: localCounts,
    }),
  ),
  /** Which areas the counts can be narrowed to, and how many areas each choice holds. */
  filters: z.object({ region: z.array(choice), wave: z.array(choice) }),
  next: z.null(),
  /** The day the counts of areas are of. */
  asAt: z.string(),
  note: z.string(),
});

const hit = z.object({ id: z.string(), title: z.string(), about: z.string().nullable() });

export const searchPage = z.object({
  ...everyPage,
  q: z.string(),
  /** The one kind asked to go on with; null: the best ones of each. */
  show: z.enum(['commitment', 'recommendation', 'metric', 'area', 'term']).nullable(),
  total: z.int(),
  groups: z.array(
    z.object({
      kind: z.enum(['commitment', 'recommendation', 'metric', 'area', 'term']),
      ...partOfList.shape,
      /** The best ones first. */
      hits: z.array(hit),
    }),
  ),
});

export type MissionList = z.infer<typeof missionList>;
export type ProgrammeShown = z.infer<typeof programme>;
export type ProgrammeList = z.infer<typeof programmeList>;
export type RolloutPage = z.infer<typeof rolloutPage>;
export type SearchPage = z.infer<typeof searchPage>;
export type SearchGroup = SearchPage['groups'][number];
