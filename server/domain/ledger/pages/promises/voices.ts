import { z } from 'zod';
import { evidence, named } from '../page.ts';

export const judgement = z.object({
  /** The ledger row's own id, the same as in the list of changes. */
  id: z.string(),
  /** The milestone judged; null where the whole promise is. */
  milestone: named.nullable(),
  judge: z.string(),
  method: z.string(),
  interest: z.string(),
  verdict: z.string(),
  test: z.string(),
  outcomeSeen: z.enum(['yes', 'partly', 'not-yet', 'cannot-tell']),
  statedOn: z.string(),
  metric: z.string().nullable(),
  evidence: evidence.nullable(),
});

export const livedNote = z.object({
  /** The ledger row's own id, the same as in the list of changes. */
  id: z.string(),
  /** In their own words. */
  text: z.string(),
  /** An organisation or group, never a person. */
  suppliedBy: z.string(),
  /** How those whose words they are agreed to publication. */
  consent: z.string(),
  /** The organisation of the person who entered it, and of the one who approved it, with the latter's role. */
  enteredFor: z.string(),
  approvedFor: z.string(),
  approvedBy: z.string(),
  /** The day it was approved. */
  statedOn: z.string(),
});

export const challenge = z.object({
  /** The ledger row's own id, the same as in the list of changes. */
  id: z.string(),
  /** What is disputed, as a sentence goes on: “the status of this promise”. */
  about: z.string(),
  /** Empty while nobody has cleared it of personal data. */
  text: z.string(),
  source: z.string().nullable(),
  /** The ground on which words were taken out, in words. */
  removed: z.string().nullable(),
  outcome: z.enum(['received', 'upheld', 'declined']),
  answer: z.string().nullable(),
  /** The organisation of whoever decided. */
  moderator: z.string().nullable(),
  receivedOn: z.string(),
  statedOn: z.string(),
});

export type JudgementShown = z.infer<typeof judgement>;
export type LivedNoteShown = z.infer<typeof livedNote>;
export type ChallengeShown = z.infer<typeof challenge>;
