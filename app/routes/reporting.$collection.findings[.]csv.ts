import type { ActionFunctionArgs } from '@remix-run/node';
import { csvDownload } from '#app/csv-download.server.ts';
import { textIn } from '#app/forms.server.ts';
import { returnForm } from '#app/reporting.server.ts';

const columns = [
  ...(['code', 'severity', 'row', 'column', 'metric', 'breakdown', 'found', 'message', 'fix'] as const),
  ...(['who', 'name', 'before'] as const),
];

/** The findings about the file that the form holds, as a file; nothing is stored. */
export async function action(args: ActionFunctionArgs) {
  const { call, area, collection, form } = await returnForm(args);
  const { findings } = await call.return.preview({ area, collection, file: textIn(form, 'file') });
  const rows = findings.map((finding) => columns.map((column) => finding[column]));
  return csvDownload(`findings-${collection}-${area}.csv`, [columns, ...rows]);
}
