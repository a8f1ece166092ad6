import { z } from 'zod';
import type { Fault } from '../ledger/acts/act.ts';
import { keeping } from '../people/privacy/keeping.ts';
import {
  type Choice,
  choiceInWord,
  choiceOf,
  mostChoices,
  nameOfChoice,
  type Published,
  tidyChoices,
} from './choices.ts';

/** How long the link that confirms an address works, in milliseconds: as long as the address is kept for it. */
export const confirmingLasts = keeping.subscriptionRequest.days * 24 * 60 * 60_000;

/** Letters of this kind that one address gets in a day, whoever asks: nobody can be flooded by a stranger. */
export const mostLettersADay = 3;

const longestAddress = 254;
const address = z.email().max(longestAddress);

/** An email address as it is kept: trimmed, in small letters. Null where it cannot be one, line breaks included. */
export function addressIn(typed: string): string | null {
  const plain = typed.trim().toLowerCase();
  return address.safeParse(plain).success ? plain : null;
}

/** What a reader asks for: an address, and what they want to be told of. */
export type Asked = { address: string; choices: readonly string[]; pace: string };

const chooseSomething = 'Choose what you want to be told of';

/**
 * Every fault of the choices, at the field `choices`.
 * @param published what there is to follow
 */
export function choiceFaults(words: readonly string[], published: Published): Fault[] {
  const at = (message: string): Fault => ({ field: 'choices', message });
  if (words.length === 0) return [at(chooseSomething)];
  if (words.length > mostChoices) return [at(`Choose ${mostChoices} things or fewer, or everything`)];
  return words.flatMap((word) => {
    const choice = choiceOf(word);
    if (choice && nameOfChoice(choice, published) !== null) return [];
    return [at(`Nothing published is called “${word.slice(0, 120)}”. Copy the address of its page`)];
  });
}

/**
 * What a request asks for, tidied; or every fault with its field.
 * Source: double opt-in, as the Privacy and Electronic Communications Regulations 2003 (regulation 22) ask for consent.
 */
export function requestOf(
  { address: typed, choices, pace }: Asked,
  published: Published,
): { address: string; choices: Choice[]; pace: 'at-once' | 'weekly' } | { faults: Fault[] } {
  const found = addressIn(typed);
  const faults: Fault[] = [
    ...choiceFaults(choices, published),
    ...(pace === 'at-once' || pace === 'weekly' ? [] : [{ field: 'pace', message: 'Choose how often we write' }]),
    ...(found ? [] : [{ field: 'address', message: 'Enter an email address, like name@example.org' }]),
  ];
  if (found === null || faults.length > 0) return { faults };
  const tidy = tidyChoices(choices.flatMap((word) => choiceOf(word) ?? []));
  return { address: found, choices: tidy, pace: pace === 'weekly' ? 'weekly' : 'at-once' };
}

/** Choices as the database keeps them. */
export const keptChoices = (choices: readonly Choice[]) => JSON.stringify(choices.map(choiceInWord));

/** Choices as they were kept. */
export const choicesIn = (kept: string) =>
  z
    .array(z.string())
    .parse(JSON.parse(kept))
    .flatMap((word) => choiceOf(word) ?? []);
