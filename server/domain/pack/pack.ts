import { z } from 'zod';
import * as ledger from './ledger-schema.ts';
import * as measures from './measures-schema.ts';
import * as places from './places-schema.ts';
import * as words from './words-schema.ts';

/** Every file of the pack: concept → path under `seed/pack` and the schema of what it holds. */
export const packFiles = {
  about: { path: 'about.json', schema: words.about },
  reviews: { path: 'ledger/reviews.json', schema: z.array(ledger.review) },
  sources: { path: 'ledger/sources.json', schema: z.array(ledger.source) },
  recommendations: { path: 'ledger/recommendations.json', schema: z.array(ledger.recommendation) },
  responses: { path: 'ledger/responses.json', schema: z.array(ledger.response) },
  unanswered: { path: 'ledger/unanswered.json', schema: z.array(ledger.unanswered) },
  pillars: { path: 'ledger/pillars.json', schema: z.array(ledger.pillar) },
  missions: { path: 'ledger/missions.json', schema: z.array(ledger.mission) },
  commitments: { path: 'ledger/commitments.json', schema: z.array(ledger.commitment) },
  looks: { path: 'ledger/looks.json', schema: z.array(ledger.look) },
  terms: { path: 'ledger/terms.json', schema: z.array(ledger.term) },
  ends: { path: 'ledger/ends.json', schema: z.array(ledger.end) },
  succession: { path: 'ledger/succession.json', schema: z.array(ledger.succession) },
  answers: { path: 'ledger/answers.json', schema: z.array(ledger.answer) },
  milestones: { path: 'ledger/milestones.json', schema: z.array(ledger.milestone) },
  dates: { path: 'ledger/dates.json', schema: z.array(ledger.milestoneDate) },
  progress: { path: 'ledger/progress.json', schema: z.array(ledger.progress) },
  evidence: { path: 'ledger/evidence.json', schema: z.array(ledger.evidence) },
  commitmentMetrics: { path: 'ledger/commitment-metrics.json', schema: z.array(ledger.commitmentMetric) },
  metrics: { path: 'measures/metrics.json', schema: z.array(measures.metric) },
  contextMeasures: { path: 'measures/context-measures.json', schema: z.array(measures.metric) },
  breakdowns: { path: 'measures/breakdowns.json', schema: z.array(measures.breakdown) },
  crossRules: { path: 'measures/cross-rules.json', schema: z.array(measures.crossRule) },
  symbols: { path: 'measures/symbols.json', schema: z.array(measures.symbolMeaning) },
  outcomes: { path: 'measures/outcomes.json', schema: z.array(measures.outcome) },
  valueOrigins: { path: 'measures/value-origins.json', schema: z.array(measures.valueOrigin) },
  valueNotes: { path: 'measures/value-notes.json', schema: z.array(measures.valueNote) },
  indicatorMappings: { path: 'measures/indicator-mappings.json', schema: z.array(measures.indicatorMapping) },
  areas: { path: 'places/areas.json', schema: z.array(places.area) },
  populations: { path: 'places/populations.json', schema: z.array(places.population) },
  neighbours: { path: 'places/neighbours.json', schema: z.array(places.neighbour) },
  programmes: { path: 'programmes/programmes.json', schema: z.array(places.programme) },
  participation: { path: 'programmes/participation.json', schema: z.array(places.participation) },
  deliveryStages: { path: 'programmes/delivery-stages.json', schema: z.array(places.deliveryStage) },
  topics: { path: 'words/topics.json', schema: z.array(words.topic) },
  glossary: { path: 'words/glossary.json', schema: z.array(words.glossaryTerm) },
  startingFigures: { path: 'words/starting-figures.json', schema: z.array(words.startingFigure) },
  experience: { path: 'words/experience.json', schema: z.array(words.experienceQuestion) },
  gaps: { path: 'words/gaps.json', schema: words.gaps },
  money: { path: 'words/money.json', schema: words.money },
  promiseMoney: { path: 'words/promise-money.json', schema: z.array(words.promiseSum) },
} as const;

export type PackConcept = keyof typeof packFiles;

/** One line of `seed/pack/figures/<metric>.csv`, every cell as text. */
export type FigureLine = { area: string; period: string; value: string; symbol: string; origin: string; note: string };

/** The pack as read from disk: nothing about it is known yet. */
export type RawPack = Record<PackConcept, unknown> & { figures: Record<string, FigureLine[]> };

/** The pack once every file has its shape. Figures keep their text: they are checked line by line. */
export type Pack = { [C in PackConcept]: z.infer<(typeof packFiles)[C]['schema']> } & {
  figures: Record<string, FigureLine[]>;
};

/** One thing wrong with the pack. `row` is the row's own key or its place in the file. */
export type PackFault = {
  code: 'shape' | 'duplicate' | 'dangling' | 'date' | 'chain' | 'loop' | 'count' | 'value' | 'note' | 'basis';
  file: string;
  row: string;
  message: string;
};
