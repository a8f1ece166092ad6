import { z } from 'zod';

/** Whether the text names a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The fields the pack's files are made of. */
export const text = z.string().trim().min(1);
export const maybeText = text.nullable();
export const day = z.string().refine(isDay, 'is not a day that exists (YYYY-MM-DD)');
export const maybeDay = day.nullable();
export const position = z.int().min(1);
export const count = z.int().min(0);
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'is not a slug (lower-case letters, digits and hyphens)');
export const metricId = z.string().regex(/^[a-z][a-z0-9_]{1,47}$/, 'is not a metric id');
export const areaCode = z.string().regex(/^[EWT]\d{8}$/, 'is not a GSS code');
export const address = z
  .url({ protocol: /^https?$/ })
  .max(700)
  .nullable();
export const confidence = z.enum(['source', 'recall']);
export const precision = z.enum(['day', 'month', 'quarter', 'year']);

/** Why a date moved. `not-published` is for the past only: a new move must give a reason. */
export const reasonCodes = [
  'not-published',
  'consultation',
  'redesign',
  'capacity',
  'funding',
  'legislation',
  'replaced',
  'other',
] as const;
