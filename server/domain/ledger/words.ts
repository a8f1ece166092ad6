/** What is said once for the whole service and the ledger's pages need: topics, terms and starting figures. */
export type Words = {
  topics: { id: string; title: string; about: string }[];
  glossary: { id: string; term: string; meaning: string; seeAlso: string[] }[];
  startingFigures: StartingFigureFact[];
  experience: ExperienceFact[];
  /** Null where no such estimate is loaded. */
  delay: DelayFact | null;
  /** What the reviews asked for, in all; null where it is not loaded. */
  askedInAll: { note: string; asked: { text: string; source: string }[] } | null;
  promiseMoney: PromiseSumFact[];
};

/** A question about how families experience it, and what speaks to it. */
export type ExperienceFact = {
  id: string;
  title: string;
  question: string;
  /** The topic of the promises it is about; null: all families. */
  topic: string | null;
  metrics: { metric: string; tells: string }[];
  /** The dimension a figure would have to be broken down by to answer it; null: all families. */
  breakdown: string | null;
  notMeasured: string[];
  commitments: { commitment: string; why: string }[];
  recommendations: string[];
};

/** One sum of money said of a promise, in cash as its source states it. `amountGbp` null: looked for and not found. */
export type PromiseSumFact = {
  id: string;
  commitment: string;
  kind: 'announced' | 'allocated' | 'spent';
  amountGbp: number | null;
  bound: 'exactly' | 'about' | 'over' | 'up-to' | null;
  years: string | null;
  covers: string | null;
  statedOn: string;
  source: string;
  alsoSee: string[];
  note: string | null;
};

/** The published estimate of what delaying the whole programme costs, as read. */
export type DelayFact = {
  madeBy: string;
  delayYears: number;
  costs: { overYears: number; billionGbp: number }[];
  moreChildrenInCare: number;
  childrenBy: string;
  of: string;
  rangeNote: string;
  assumptions: string[];
  source: string;
  confidence: 'source' | 'recall';
  confidenceNote: string;
};

export type StartingFigureFact = {
  id: string;
  said: string;
  what: string | null;
  how: string | null;
  today: number | null;
  todayPeriod: string | null;
  todayHow: string | null;
  metric: string | null;
  label: string | null;
  caution: string | null;
  source: string | null;
  saidBy: string;
  saidYear: string | null;
  /** The period of the metric that was meant: then and today are of one series. */
  thenPeriod: string | null;
  /** Why no figure of today can stand beside it; null where one does. */
  notComparable: string | null;
};

/**
 * The facts the ledger's pages need, out of all that is kept under an id. A fact that is not there is an empty list.
 * @param facts bodies by id, as loaded with the pack
 */
export function wordsOf(facts: Record<string, unknown>): Words {
  const list = <Item>(id: string) => (Array.isArray(facts[id]) ? (facts[id] as Item[]) : []);
  return {
    topics: list('topics'),
    glossary: list('glossary'),
    startingFigures: list('starting-figures'),
    experience: list('experience'),
    delay: (facts.money as { delayEstimate?: DelayFact } | undefined)?.delayEstimate ?? null,
    askedInAll: (facts.money as Words['askedInAll'] | undefined) ?? null,
    promiseMoney: list('promise-money'),
  };
}
