import type { Finding } from '../finding.ts';
import { type Ask, figureOf } from '../returned-value.ts';
import { type DraftFigure, isGiven, type Placed } from './draft-figure.ts';

/** A page of the form. */
export type FormSection = { id: string; title: string; figures: Placed[] };

/** More figures than this on one page are hard to keep an eye on: each metric then gets a page of its own. */
const MOST_ON_A_PAGE = 40;

const rest = { id: 'other', title: 'Other figures' };

/**
 * The pages of the form: one for each pillar whose figures are asked for, in the order of the collection. A new metric or
 * collection needs no code here.
 * @param metrics name and pillars of each metric asked for
 * @param pillars title of each pillar, by id
 */
export function formSections(
  asks: readonly Ask[],
  metrics: ReadonlyMap<string, { name: string; pillars: readonly string[] }>,
  pillars: ReadonlyMap<string, string>,
): FormSection[] {
  const byPillar = new Map<string, { title: string; asks: Ask[] }>();
  for (const ask of asks) {
    const pillar = metrics.get(ask.metric)?.pillars.find((id) => pillars.has(id));
    const id = pillar ?? rest.id;
    const section = byPillar.get(id) ?? { title: pillars.get(id) ?? rest.title, asks: [] };
    section.asks.push(ask);
    byPillar.set(id, section);
  }
  return [...byPillar].flatMap(([id, section]) => {
    const whole = { id, title: section.title, figures: figuresOf(section.asks) };
    if (whole.figures.length <= MOST_ON_A_PAGE || section.asks.length === 1) return [whole];
    return section.asks.map((ask) => ({
      id: ask.metric,
      title: metrics.get(ask.metric)?.name ?? ask.metric,
      figures: figuresOf([ask]),
    }));
  });
}

const figuresOf = (asks: readonly Ask[]): Placed[] =>
  asks.flatMap(({ metric, breakdowns }) => breakdowns.map((breakdown) => ({ metric, breakdown })));

export type SectionStanding = {
  asked: number;
  given: number;
  errors: number;
  warnings: number;
  /** Every figure is given and none has an error. */
  done: boolean;
};

/**
 * How far a page of the form is. What is wrong with a figure that nobody has written yet is not counted: it is to do.
 */
export function standingOfSection(
  section: FormSection,
  form: ReadonlyMap<string, DraftFigure>,
  findings: readonly Finding[],
): SectionStanding {
  const written = section.figures.filter(({ metric, breakdown }) => {
    const figure = form.get(figureOf(metric, breakdown));
    return figure !== undefined && isGiven(figure);
  });
  const places = new Set(written.map(({ metric, breakdown }) => figureOf(metric, breakdown)));
  const own = findings.filter(({ metric, breakdown }) => places.has(figureOf(metric ?? '', breakdown ?? '')));
  const errors = own.filter(({ severity }) => severity === 'error').length;
  const [asked, given] = [section.figures.length, written.length];
  return { asked, given, errors, warnings: own.length - errors, done: given === asked && errors === 0 };
}
