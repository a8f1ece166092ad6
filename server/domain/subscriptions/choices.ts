import { z } from 'zod';

/** What a reader can follow; of `everything` there is one, of the others one by its permanent id. */
export const followable = ['everything', 'pillar', 'commitment', 'topic', 'area', 'metric'] as const;
export type Followable = (typeof followable)[number];

export type Choice = { kind: Followable; id: string };

/** At once: within minutes of a release. Weekly: what came in seven days, in one letter, and none where nothing did. */
export const paces = ['at-once', 'weekly'] as const;
export type Pace = (typeof paces)[number];
export const paceSchema = z.enum(paces);

/** More than anybody reads, and few enough to look all of them up. */
export const mostChoices = 50;

/** A choice as one word, `pillar:pillar-2` or `everything`: how it is kept and how a form sends it. */
export const choiceInWord = ({ kind, id }: Choice) => (kind === 'everything' ? kind : `${kind}:${id}`);

/** The choice that a word names; null where it names none. */
export function choiceOf(word: string): Choice | null {
  if (word === 'everything') return { kind: 'everything', id: '' };
  const [, kind, id = ''] = /^([a-z]+):([A-Za-z0-9_-]{1,100})$/.exec(word) ?? [];
  const known = followable.find((each) => each === kind && each !== 'everything');
  return known ? { kind: known, id } : null;
}

/** Choices in one order, each once; everything takes the place of all others. */
export function tidyChoices(choices: readonly Choice[]): Choice[] {
  if (choices.some(({ kind }) => kind === 'everything')) return [{ kind: 'everything', id: '' }];
  const words = [...new Set(choices.map(choiceInWord))].sort();
  return words.flatMap((word) => choiceOf(word) ?? []);
}

/** The names of what is published, by kind: what a choice must be one of. */
export type Published = Record<Exclude<Followable, 'everything'>, ReadonlyMap<string, string>>;

/** What a choice is called on pages and in letters; null where nothing published has that id. */
export function nameOfChoice({ kind, id }: Choice, published: Published): string | null {
  if (kind === 'everything') return 'Everything that changes';
  return published[kind].get(id) ?? null;
}
