import { z } from 'zod';

/** What readers are told of a taking down; the key is there only where something was taken down. */
export const redactionSchema = z.object({
  number: z.int(),
  at: z.string(),
  role: z.string(),
  kind: z.enum(['figure', 'text']),
  reasonCode: z.string(),
  reason: z.string(),
  releases: z.array(z.object({ release: z.int(), places: z.int() })),
});

/** The key with what was taken down, or no key: what nothing was taken out of keeps its bytes. */
export function redactionsKey<Redaction>(redactions: Redaction[]): { redactions?: Redaction[] } {
  return redactions.length > 0 ? { redactions } : {};
}
