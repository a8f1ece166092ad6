import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { securityFilters, securityQuestion } from '#app/audit-query.server.ts';
import { EventButtons, EventDays } from '#app/components/event-filter.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatMoment } from '#app/format.ts';
import { attempt } from '#app/forms.server.ts';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { Input } from '#app/govuk/input.tsx';
import { Pagination } from '#app/govuk/pagination.tsx';
import { Select } from '#app/govuk/select.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { problemResponse } from '#app/problem.server.ts';
import { requireUser } from '#app/session.server.ts';
import { caller, securityEvents } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Security events') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const before = new URL(request.url).searchParams.get('before') ?? undefined;
  const asked = securityFilters(request);
  const kinds = Object.entries(securityEvents).map(([value, text]) => ({ value, text }));
  const found = await attempt(() => caller(request, user).account.security({ ...securityQuestion(request), before }));
  if ('done' in found) return { user, csrf, asked, kinds, ...found.done, fault: null };
  if (found.refused.status !== 400) throw problemResponse(found.refused);
  return { user, csrf, asked, kinds, items: [], next: null, fault: found.refused.detail };
}

export default function Security() {
  const { user, csrf, asked, kinds, items, next, fault } = useLoaderData<typeof loader>();
  const narrowed = Object.values(asked).some(Boolean);
  return (
    <SignedInPage
      heading="Security events"
      user={user}
      csrf={csrf}
      at={paths.security()}
      notice={fault ? <ErrorSummary errorList={[{ text: fault }]} /> : null}
    >
      <p className="govuk-body">
        Who signed in, and what was refused, the latest first. The same thing again within a minute is one line with how
        often it happened. Nothing here can be changed by the service. Of where it came from the network is kept, and
        for two months at most; after that its name stays, and says only what came from the same place.
      </p>
      <form method="get" action={paths.security()} className="app-filter" aria-label="Narrow this list">
        <div className="app-filter__fields">
          <Select
            name="kind"
            label="What happened"
            labelClasses="govuk-label--s"
            value={asked.kind ?? ''}
            items={[{ value: '', text: 'Anything' }, ...kinds]}
          />
          <Input name="account" label="Id of the account" labelClasses="govuk-label--s" value={asked.account} />
          <Input
            name="place"
            label="Network, or its name"
            labelClasses="govuk-label--s"
            hint="For example 203.0.113.0/24"
            value={asked.place}
          />
          <EventDays from={asked.from} to={asked.to} />
        </div>
        <EventButtons narrowed={narrowed} all={paths.security()} file={fault ? null : paths.securityFile(asked)} />
      </form>
      {items.length === 0 ? (
        <p className="govuk-body">There are no such events.</p>
      ) : (
        <ScrollingTable
          label="Security events"
          caption="Security events"
          captionClasses="govuk-visually-hidden"
          head={[
            { text: 'When' },
            { text: 'What' },
            { text: 'Times', format: 'numeric' },
            { text: 'Account' },
            { text: 'Where from' },
          ]}
          firstCellIsHeader
          rows={items.map(({ at, said, what, count, userId, role, network, place }) => [
            { text: formatMoment(String(at)) },
            { text: what ? `${said} (${what})` : said, classes: 'app-breaks' },
            { text: String(count), format: 'numeric' },
            { text: userId ? [userId, role].filter(Boolean).join(', ') : '', classes: 'app-breaks' },
            { text: network ?? place ?? '', classes: 'app-breaks' },
          ])}
        />
      )}
      {next && <Pagination next={{ href: paths.security({ ...asked, before: next }), text: 'Earlier events' }} />}
    </SignedInPage>
  );
}
