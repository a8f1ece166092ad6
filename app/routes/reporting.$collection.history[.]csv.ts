import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvDownload } from '#app/csv-download.server.ts';
import { returnPage, versionsIn } from '#app/reporting.server.ts';

const parts = ['numerator', 'denominator', 'value', 'symbol', 'explanation'] as const;
const columns = [
  ...['area_code', 'collection', 'metric', 'metric_name', 'breakdown', 'breakdown_name', 'what_happened'],
  ...parts.map((part) => `before_${part}`),
  ...parts.map((part) => `after_${part}`),
  ...['from_version', 'to_version', 'changed_in_version', 'changed_at', 'changed_by_role'],
];

/** What differs between two versions, figure by figure, as a file. */
export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, query } = await returnPage(args);
  const { from, to, differences } = await call.return.differences({ area, collection, ...versionsIn(query) });
  const rows = differences.map(
    ({ metric, name, breakdown, breakdownLabel, kind, before, after, version, at, role }) => [
      ...[area, collection, metric, name, breakdown, breakdownLabel, kind],
      ...parts.map((part) => before?.[part] ?? null),
      ...parts.map((part) => after?.[part] ?? null),
      ...[from, to, version, at, role],
    ],
  );
  return csvDownload(`differences-${collection}-${area}-${from}-${to}.csv`, [columns, ...rows]);
}
