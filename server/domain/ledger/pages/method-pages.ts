import { z } from 'zod';
import { statuses } from '../status-words.ts';
import { everyPage } from './page.ts';

/** A word of a closed list, what readers see for it, and what it means. */
const word = z.object({ value: z.string(), label: z.string(), meaning: z.string() });

export const glossaryPage = z.object({
  ...everyPage,
  items: z.array(
    z.object({
      id: z.string(),
      term: z.string(),
      meaning: z.string(),
      seeAlso: z.array(z.object({ id: z.string(), term: z.string() })),
    }),
  ),
  next: z.null(),
});

/** How everything shown is made: the written tests themselves, every closed list of words, and what is not known. */
export const methodologyPage = z.object({
  ...everyPage,
  /** In the order they are tried: the first that applies holds. */
  statusRules: z.array(
    z.object({ id: z.string(), status: z.enum(statuses), label: z.string(), test: z.string(), meaning: z.string() }),
  ),
  /** What each status says to a reader. */
  statuses: z.array(word),
  /** What a named judge may say of the outcome. */
  outcomes: z.array(word),
  /** Where a recommendation stands by the promises that answer it. */
  standings: z.array(word),
  /** Kinds of sums of money. */
  money: z.array(word),
  /** What a promise’s page may say is missing. */
  gaps: z.array(z.object({ code: z.string(), text: z.string() })),
  roles: z.array(word),
  rolePrinciples: z.array(z.string()),
  /** How a milestone that says “every area” is told by places. */
  everyArea: z.string(),
  lateness: z.array(word),
  steps: z.array(word),
  stages: z.array(word),
  responses: z.array(word),
  unanswered: z.array(word),
  fits: z.array(word),
  metricRoles: z.array(word),
  metricStatuses: z.array(word),
  labels: z.array(word),
  symbols: z.array(word),
  confidence: z.array(word),
  /** What is hidden in figures that areas report, and for how many metrics. */
  disclosure: z.array(z.object({ rule: z.string(), metrics: z.int() })),
  /** How figures are compared: methods of intervals with the number of metrics, control-chart rules, versions. */
  statistics: z.object({
    intervals: z.array(
      z.object({ id: z.string(), name: z.string(), text: z.string(), source: z.string(), metrics: z.int() }),
    ),
    fewestReadings: z.int(),
    ownRangeRules: z.array(z.object({ id: z.string(), text: z.string() })),
    funnel: z.object({ name: z.string(), text: z.string(), source: z.string() }),
    versions: z.array(z.object({ version: z.string(), note: z.string() })),
    /** How groups are held beside one another. */
    ratios: z.object({
      version: z.string(),
      fewestEvents: z.int(),
      methods: z.array(z.object({ id: z.string(), name: z.string(), text: z.string(), source: z.string() })),
    }),
  }),
  /** Long statements, said once: about coverage, the mapping, rates, rounding … Null where nothing is loaded. */
  statements: z
    .object({
      coverage: z.string(),
      act: z.string(),
      mapping: z.string(),
      metrics: z.string(),
      rates: z.string(),
      rounding: z.string(),
      latest: z.string(),
      periods: z.string(),
      areas: z.string(),
      inspection: z.string(),
      licence: z.string(),
    })
    .nullable(),
  cautions: z.array(z.string()),
  figuresCautions: z.array(z.string()),
  notSettled: z.array(z.string()),
  missing: z.array(z.string()),
});

/** Who judges and who moderates: organisations, never people. */
export const aboutPage = z.object({
  ...everyPage,
  judges: z.array(
    z.object({
      organisation: z.string(),
      judgements: z.int(),
      /** As its latest judgement states them; null where it has not judged yet. */
      method: z.string().nullable(),
      interest: z.string().nullable(),
      latestOn: z.string().nullable(),
    }),
  ),
  moderators: z.array(z.string()),
});

export type AboutPage = z.infer<typeof aboutPage>;
export type Word = z.infer<typeof word>;
export type GlossaryPage = z.infer<typeof glossaryPage>;
export type MethodologyPage = z.infer<typeof methodologyPage>;
