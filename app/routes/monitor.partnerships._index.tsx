import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { verdictWords } from '#app/components/partnership/partnership-year.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatDate } from '#app/format.ts';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

const heading = 'Tests of partnerships';

export const meta: MetaFunction = () => [{ title: pageTitle(heading) }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const done = new URL(request.url).searchParams.get('done');
  return { user, csrf, done, partnerships: await caller(request, user).partnership.toTest() };
}

export default function PartnershipsToTest() {
  const { user, csrf, done, partnerships } = useLoaderData<typeof loader>();
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.partnershipsToTest()}
      heading={heading}
      notice={
        done ? (
          <NotificationBanner type="success" text="Your answer was saved. It shows with the next release." />
        ) : null
      }
    >
      <p className="govuk-body">
        Whether a partnership passes the three tests is for an independent scrutineer or the department to say, never
        for the partnership itself.
      </p>
      {partnerships.length === 0 ? <p className="govuk-body">No partnership is recorded here yet.</p> : null}
      {partnerships.map((partnership) => (
        <section key={partnership.id} aria-labelledby={partnership.id}>
          <h2 className="govuk-heading-m" id={partnership.id}>
            {partnership.name}
          </h2>
          <ScrollingTable
            label={`Years of ${partnership.name}`}
            caption={`Years of ${partnership.name}`}
            captionClasses="govuk-visually-hidden"
            firstCellIsHeader
            head={[
              { text: 'Year' },
              { text: 'Report' },
              ...(partnership.years[0]?.tests ?? []).map(({ title }) => ({ text: title })),
            ]}
            rows={partnership.years.map(({ period, label, report, tests }) => [
              {
                text: (
                  <a className="govuk-link" href={paths.testPartnership(partnership.id, period)}>
                    {label}
                    <span className="govuk-visually-hidden">, {partnership.name}</span>
                  </a>
                ),
              },
              { text: report ? `Reported on ${formatDate(report.statedOn)}` : 'Nothing reported' },
              ...tests.map(({ answer }) => ({ text: answer ? verdictWords[answer.verdict] : 'Not answered' })),
            ])}
          />
        </section>
      ))}
    </SignedInPage>
  );
}
