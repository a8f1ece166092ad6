import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Gaps } from '#app/components/partnership/partnership-year.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatDate } from '#app/format.ts';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { TaskList } from '#app/govuk/task-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

const heading = 'Your safeguarding partnership';

export const meta: MetaFunction = () => [{ title: pageTitle(heading) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const done = new URL(request.url).searchParams.get('done');
  return { ...(await caller(request, user).partnership.own()), user, csrf, done };
}

export default function YourPartnerships() {
  const { items, periods, user, csrf, done } = useLoaderData<typeof loader>();
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.ownPartnerships()}
      heading={heading}
      width="two-thirds"
      notice={
        done ? (
          <NotificationBanner
            type="success"
            text="Your report was saved. It shows with the next release; the three tests are answered by others."
          />
        ) : null
      }
    >
      <p className="govuk-body">
        Once a year: the money pooled or spent together, information-sharing agreements signed and in force, and
        delegations made to operational leaders, each with a document. Any of its councils may report for the
        partnership.
      </p>
      {items.length === 0 ? <p className="govuk-body">No partnership with your council is recorded here.</p> : null}
      {items.map((partnership) => (
        <section key={partnership.id} aria-labelledby={partnership.id}>
          <h2 className="govuk-heading-m" id={partnership.id}>
            {partnership.name}
          </h2>
          <TaskList
            idPrefix={`years-${partnership.id}`}
            items={partnership.years
              .filter(({ period }) => periods.includes(period))
              .map(({ period, label, report }) => ({
                title: label.charAt(0).toUpperCase() + label.slice(1),
                href: paths.reportPartnership(partnership.id, period),
                hint: report ? `Reported on ${formatDate(report.statedOn)}` : undefined,
                status: report ? { text: 'Reported' } : { text: 'Not reported', tag: 'grey' as const },
              }))}
          />
          {partnership.years
            .filter(({ report }) => report !== null)
            .map(({ period, label, gaps }) => (
              <Gaps key={period} gaps={gaps} heading={`What is missing in the ${label}`} />
            ))}
        </section>
      ))}
    </SignedInPage>
  );
}
