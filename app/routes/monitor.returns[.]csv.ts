import type { LoaderFunctionArgs } from '@remix-run/node';
import { csvDownload } from '#app/csv-download.server.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

const columns = [
  ...['collection', 'programme', 'period', 'due_on', 'locks_on', 'area_code', 'area', 'state', 'version'],
  ...['timeliness', 'days_after_due', 'figures_given', 'figures_asked', 'warnings', 'last_step_at'],
];

/** Every return to every collection, one line each, for officials and administrators. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request);
  const collections = await caller(request, user).monitor.collections();
  const rows = collections.flatMap(({ id, programme, period, dueOn, locksOn, asked, areas }) =>
    areas.map(({ code, name, state, version, timeliness, given, warningCount, changedAt }) => [
      ...[id, programme, period, dueOn, locksOn, code, name, state, version],
      ...[timeliness.kind, timeliness.days, given, asked, warningCount, changedAt],
    ]),
  );
  return csvDownload('returns.csv', [columns, ...rows]);
}
