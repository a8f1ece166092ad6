import { z } from 'zod';

/**
 * An output that is described and not parsed again: large answers are built by our own typed functions, and parsing
 * thousands of points would cost more than reading them. A test parses real answers with the schema itself.
 */
export function documented<Schema extends z.ZodType>(schema: Schema): z.ZodType<z.infer<Schema>> {
  const { $schema: _, ...description } = z.toJSONSchema(schema, { unrepresentable: 'any' });
  return z.any().meta(description) as unknown as z.ZodType<z.infer<Schema>>;
}
