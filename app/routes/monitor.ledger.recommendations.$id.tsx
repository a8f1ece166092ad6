import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { actForms } from '#app/components/ledger-acts/act-forms.ts';
import { RecordTable } from '#app/components/ledger-acts/record-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount } from '#app/format.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Record of the recommendation: ${data.record.title}` : 'Record') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const record = await caller(request, user).ledger.recommendation({ recommendation: params.id ?? '' });
  const isOfficial = user.memberships.some(({ role }) => role === 'official');
  return { user, csrf, record, isOfficial, done: new URL(request.url).searchParams.get('done') };
}

export default function RecommendationRecord() {
  const { user, csrf, record, isOfficial, done } = useLoaderData<typeof loader>();
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.records()}
      before={<BackLink href={paths.records()}>The record of promises</BackLink>}
      notice={
        done ? (
          <NotificationBanner type="success" text="It was recorded. Readers see it with the next release." />
        ) : null
      }
      caption="Record of the recommendation"
      heading={record.title}
    >
      <SummaryList
        rows={[
          { key: 'What was recommended', value: record.text },
          { key: 'Not published yet', value: formatCount(record.unpublished, 'row') },
          {
            key: 'Page for readers',
            value: (
              <a className="govuk-link" href={paths.recommendation(record.slug)}>
                {record.slug}
              </a>
            ),
          },
        ]}
      />
      {isOfficial ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.act('respond', { recommendation: record.slug })}>
            {actForms.respond.title}
          </a>
        </p>
      ) : null}
      <RecordTable of={{ recommendation: record.slug }} rows={record.rows} corrects={isOfficial} />
    </SignedInPage>
  );
}
