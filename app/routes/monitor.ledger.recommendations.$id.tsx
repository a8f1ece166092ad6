import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { actForms } from '#app/components/ledger-acts/act-forms.ts';
import { RecordPage } from '#app/components/ledger-acts/record-page.tsx';
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
  return { user, csrf, record, done: new URL(request.url).searchParams.get('done') };
}

export default function RecommendationRecord() {
  const { user, csrf, record, done } = useLoaderData<typeof loader>();
  return (
    <RecordPage
      user={user}
      csrf={csrf}
      caption="Record of the recommendation"
      record={record}
      of={{ recommendation: record.slug }}
      textIs="What was recommended"
      readersPage={
        <a className="govuk-link" href={paths.recommendation(record.slug)}>
          {record.slug}
        </a>
      }
      done={done ? 'It was recorded. Readers see it with the next release.' : null}
    >
      {user.memberships.some(({ role }) => role === 'official') ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.act('respond', { recommendation: record.slug })}>
            {actForms.respond.title}
          </a>
        </p>
      ) : null}
    </RecordPage>
  );
}
