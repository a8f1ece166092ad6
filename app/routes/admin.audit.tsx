import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { auditFilters, auditQuestion } from '#app/audit-query.server.ts';
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
import { caller } from '#app/trpc.server.ts';

/** Whoever acts: people by their role, the service by itself, and readers who are nobody here. */
const actingRoles = [
  ...['preparer', 'approver', 'finance-officer', 'official', 'assessor', 'moderator', 'administrator'],
  ...['service', 'reader'],
];

export const meta: MetaFunction = () => [{ title: pageTitle('Audit events') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const before = new URL(request.url).searchParams.get('before') ?? undefined;
  const asked = auditFilters(request);
  const found = await attempt(() => caller(request, user).account.audit({ ...auditQuestion(request), before }));
  if ('done' in found) return { user, csrf, asked, ...found.done, fault: null };
  if (found.refused.status !== 400) throw problemResponse(found.refused);
  return { user, csrf, asked, items: [], seal: null, next: null, fault: found.refused.detail };
}

/** The event's facts as “added 5, changed 0”. */
function detailInWords(detail: string): string {
  const facts = Object.entries(JSON.parse(detail) as Record<string, unknown>);
  return facts.map(([name, value]) => `${name} ${value ?? 'none'}`).join(', ');
}

export default function Audit() {
  const { user, csrf, asked, items, seal, next, fault } = useLoaderData<typeof loader>();
  const narrowed = Object.values(asked).some(Boolean);
  return (
    <SignedInPage
      heading="Audit events"
      user={user}
      csrf={csrf}
      at={paths.audit()}
      notice={fault ? <ErrorSummary errorList={[{ text: fault }]} /> : null}
    >
      <p className="govuk-body">
        Every act that wrote something, the latest first. Nothing here can be changed or removed by the service.
        {seal
          ? ` Events are sealed every few seconds: the newest seal is number ${seal.number}, put on at ${formatMoment(seal.at)}.`
          : ' No event is sealed yet.'}
      </p>
      <form method="get" action={paths.audit()} className="app-filter" aria-label="Narrow this list">
        <div className="app-filter__fields">
          <Input
            name="act"
            label="Act, or how its name begins"
            labelClasses="govuk-label--s"
            hint="For example release. or return.submit"
            value={asked.act}
          />
          <Select
            name="role"
            label="Role"
            labelClasses="govuk-label--s"
            value={asked.role ?? ''}
            items={[{ value: '', text: 'Any role' }, ...actingRoles.map((role) => ({ value: role, text: role }))]}
          />
          <Input name="subject" label="Id of what it was done to" labelClasses="govuk-label--s" value={asked.subject} />
          <EventDays from={asked.from} to={asked.to} />
        </div>
        <EventButtons narrowed={narrowed} all={paths.audit()} file={fault ? null : paths.auditFile(asked)} />
      </form>
      {items.length === 0 ? (
        <p className="govuk-body">There are no such events.</p>
      ) : (
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
      )}
      {next && <Pagination next={{ href: paths.audit({ ...asked, before: next }), text: 'Earlier events' }} />}
    </SignedInPage>
  );
}
