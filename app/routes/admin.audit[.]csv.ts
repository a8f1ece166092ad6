import type { LoaderFunctionArgs } from '@remix-run/node';
import { auditQuestion } from '#app/audit-query.server.ts';
import { csvStream } from '#app/csv-download.server.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

const columns = ['id', 'at', 'act', 'role', 'actor', 'subject', 'detail', 'hash'];
const part = 1_000;

/** Every audit event that the page's filters leave, the latest first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireUser(request);
  const asked = auditQuestion(request);
  const read = (before: string | undefined) => caller(request, user).account.audit({ ...asked, before, limit: part });
  // Asked before anything is sent: a refusal is an answer, not half a file.
  const first = await read(undefined);
  async function* parts() {
    yield [columns];
    for (let page = first; ; page = await read(page.next)) {
      yield page.items.map(({ id, at, action, actorRole, actor, subject, detail, hash }) => [
        ...[id, at.toISOString(), action, actorRole, actor, subject, detail, hash],
      ]);
      if (page.next === null) return;
    }
  }
  return csvStream('audit-events.csv', parts());
}
