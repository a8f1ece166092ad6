import type { LoaderFunctionArgs } from '@remix-run/node';
import { securityQuestion } from '#app/audit-query.server.ts';
import { csvStream } from '#app/csv-download.server.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

const columns = ['id', 'at', 'kind', 'count', 'account', 'role', 'what', 'place', 'network'];
const part = 1_000;

/** Every security event that the page's filters leave, the latest first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request);
  const asked = securityQuestion(request);
  const read = (before: string | undefined) =>
    caller(request, user).account.security({ ...asked, before, limit: part });
  // Asked before anything is sent: a refusal is an answer, not half a file.
  const first = await read(undefined);
  async function* parts() {
    yield [columns];
    for (let page = first; ; page = await read(page.next)) {
      yield page.items.map(({ id, at, kind, count, userId, role, what, place, network }) => [
        ...[id, at.toISOString(), kind, String(count), userId, role, what, place, network],
      ]);
      if (page.next === null) return;
    }
  }
  return csvStream('security-events.csv', parts());
}
