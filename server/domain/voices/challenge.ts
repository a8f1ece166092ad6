import { z } from 'zod';
import type { Fault } from '../ledger/acts/act.ts';
import { publicTextFault } from './public-text.ts';

/**
 * What can be challenged: the status of a promise, the state or date of a milestone, the answer recorded to a
 * recommendation, the verdict of a judge.
 */
const challengeable = ['commitment', 'milestone', 'recommendation', 'judgement'] as const;
export type Challengeable = (typeof challengeable)[number];

export const longestChallenge = 3_000;
const longestSource = 500;

/** The lengths only bound what is read: what may be taken is decided with words for every fault. */
export const challengeInput = {
  about: z.string().trim().max(200).default(''),
  text: z.string().trim().max(50_000).default(''),
  source: z.string().trim().max(5_000).default(''),
};
const schema = z.object(challengeInput);
export type SentChallenge = z.infer<typeof schema>;

/** `commitment/family-help` → what it names; null where it names nothing that can be challenged. */
export function aboutOf(about: string): { subject: Challengeable; id: string } | null {
  const [, kind, id = ''] = /^([a-z]+)\/([a-z0-9-]{1,120})$/.exec(about) ?? [];
  const subject = challengeable.find((each) => each === kind);
  return subject ? { subject, id } : null;
}

/** A document's reference may be a case number; an address must be one that a reader can open. */
function sourceFault(field: string, value: string): Fault | null {
  if (value === '') return { field, message: 'Enter the address or the reference of what you have read' };
  if (!/^\S+:\/\/|^www\./i.test(value)) {
    return publicTextFault(field, value, 'the reference', { most: longestSource, except: ['a case number', 'a date'] });
  }
  const address = URL.canParse(value) ? new URL(value) : null;
  const isAddress = address !== null && /^https?:$/.test(address.protocol) && /^\S+$/.test(value);
  if (!isAddress || value.length > longestSource) {
    return {
      field,
      message: `The address must begin with https:// or http:// and have ${longestSource} characters or fewer`,
    };
  }
  const personal = address.username !== '' || address.password !== '' || /[<>"]|@|%40|%3c/i.test(value);
  return personal
    ? { field, message: 'The address looks as if it holds an email address or HTML. Take it out, and send it again' }
    : null;
}

/**
 * Every fault of a challenge, each with its field; none where it may be received. A person reads it before anybody else
 * can: what passes here is not cleared.
 * @param thing whether what it is about is published
 * Source: promises 12 and 15.
 */
export function challengeFaults({ text, source }: SentChallenge, thing: boolean): Fault[] {
  return [
    thing
      ? null
      : { field: 'about', message: 'Give the address of the promise or recommendation whose entry you challenge' },
    publicTextFault('text', text, 'what is wrong', { most: longestChallenge }),
    sourceFault('source', source),
  ].filter((fault) => fault !== null);
}
