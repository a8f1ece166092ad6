import { previewQueries } from '#prisma/gallery-views.ts';

/** A release that is not out, and the moment it is taken to come out where no hour is decided. */
export type Previewed = { number: number; publishAt: Date };

/**
 * Writes a question to the gallery so that it is answered as once this release is out: each view that it names is put
 * before it under the same name, reading what is prepared as well. The question itself stays as it is.
 */
export function previewing({ number, publishAt }: Previewed): (sql: string) => string {
  const at = publishAt.toISOString().slice(0, 19).replace('T', ' ');
  const queries = previewQueries({ number, publishAt: at });
  return (sql) => {
    const named = [...new Set(sql.match(/`Gallery\w+`/g))].map((name) => name.slice(1, -1));
    const unknown = named.filter((name) => !queries.has(name));
    if (named.length === 0 || unknown.length > 0) throw new Error(`a preview knows no ${unknown.join(', ') || sql}`);
    if (!/^\s*SELECT\b/i.test(sql)) throw new Error('a preview only reads');
    return `WITH ${named.map((name) => `\`${name}\` AS (${queries.get(name)})`).join(', ')} ${sql}`;
  };
}
