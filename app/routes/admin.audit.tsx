import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatMoment } from '#app/format.ts';
import { Pagination } from '#app/govuk/pagination.tsx';

import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Audit events') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const before = new URL(request.url).searchParams.get('before') ?? undefined;
  return { user, csrf, ...(await caller(request, user).account.audit({ before })) };
}

/** The event's facts as “added 5, changed 0”. */
function detailInWords(detail: string): string {
  const facts = Object.entries(JSON.parse(detail) as Record<string, unknown>);
  return facts.map(([name, value]) => `${name} ${value ?? 'none'}`).join(', ');
}

export default function Audit() {
  const { user, csrf, items, next } = useLoaderData<typeof loader>();
  return (
    <SignedInPage heading="Audit events" user={user} csrf={csrf} at={paths.audit()}>
      <p className="govuk-body">
        Every act that wrote something, the latest first. Nothing here can be changed or removed by the service.
      </p>
      <ScrollingTable
        label="Audit events"
        caption="Audit events"
        captionClasses="govuk-visually-hidden"
        head={[{ text: 'When' }, { text: 'Act' }, { text: 'By' }, { text: 'To' }, { text: 'Detail' }]}
        firstCellIsHeader
        rows={items.map(({ at, action, actor, actorRole, subject, detail }) => [
          { text: formatMoment(String(at)) },
          { text: action },
          { text: actor ? `${actor} (${actorRole})` : actorRole },
          { text: subject, classes: 'app-breaks' },
          { text: detailInWords(detail), classes: 'app-breaks' },
        ])}
      />
      {next && <Pagination next={{ href: paths.audit(next), text: 'Earlier events' }} />}
    </SignedInPage>
  );
}
