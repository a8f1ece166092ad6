import { Readable } from 'node:stream';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { stringify } from 'csv-stringify/sync';

type Rows = readonly (readonly (string | number | null)[])[];

const csvText = (rows: Rows) =>
  stringify(rows as (string | number | null)[][], {
    record_delimiter: 'windows',
    cast: { string: (value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value) },
  });

const headersOf = (name: string) => ({
  'Content-Type': 'text/csv; charset=utf-8; header=present',
  'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
  'Cache-Control': 'no-store',
});

/** A CSV file of a signed-in page, to be saved under this name: RFC 4180, and no cell that a spreadsheet would run. */
export function csvDownload(name: string, rows: Rows): Response {
  return new Response(csvText(rows), { headers: headersOf(name) });
}

/** The same of rows that come in parts, as many as there are: each part is sent when it is there. */
export function csvStream(name: string, parts: AsyncIterable<Rows>): Response {
  async function* texts() {
    for await (const rows of parts) yield csvText(rows);
  }
  return new Response(createReadableStreamFromReadable(Readable.from(texts())), { headers: headersOf(name) });
}
