import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvDownload } from '#app/csv-download.server.ts';
import { returnPage } from '#app/reporting.server.ts';

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection } = await returnPage(args);
  const { columns, rows } = await call.return.template({ area, collection });
  return csvDownload(`${collection}-${area}.csv`, [columns, ...rows]);
}
