import { stringify } from 'csv-stringify/sync';

/** A CSV file of a signed-in page, to be saved under this name: RFC 4180, and no cell that a spreadsheet would run. */
export function csvDownload(name: string, rows: readonly (readonly (string | number | null)[])[]): Response {
  const text = stringify(rows as (string | number | null)[][], {
    record_delimiter: 'windows',
    cast: { string: (value) => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value) },
  });
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
      'Cache-Control': 'no-store',
    },
  });
}
