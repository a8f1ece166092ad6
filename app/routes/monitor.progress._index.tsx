import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ListPages } from '#app/components/list-pages.tsx';
import { reportedWords } from '#app/components/rollout/local-words.ts';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount, formatDate } from '#app/format.ts';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Steps to confirm') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const query = new URL(request.url).searchParams;
  const page = Number(query.get('page') ?? 1);
  const found = await caller(request, user).programme.reportsToConfirm({ page });
  return { user, csrf, found, done: query.get('done') };
}

const doneWords: Record<string, string> = {
  confirmed: 'The report was confirmed. That shows with the next release.',
  'not-confirmed': 'The report was not confirmed. The authority is told your reason.',
};

export default function StepsToConfirm() {
  const { user, csrf, found, done } = useLoaderData<typeof loader>();
  return (
    <SignedInPage
      heading="Steps to confirm"
      user={user}
      csrf={csrf}
      at={paths.progressToConfirm()}
      notice={done && doneWords[done] ? <NotificationBanner type="success" text={doneWords[done]} /> : null}
    >
      <p className="govuk-body">
        What authorities report of the steps, the longest waiting first. Only what you confirm is counted as live. What
        you do not confirm is published as such, with your reason.
      </p>
      {found.items.length === 0 ? (
        <p className="govuk-body">No report waits.</p>
      ) : (
        <ScrollingTable
          label="Reports that wait"
          caption={formatCount(found.total, 'report waits', 'reports wait')}
          captionClasses="govuk-table__caption--m"
          classes="app-wide-table"
          firstCellIsHeader
          head={[{ text: 'Step' }, { text: 'Authority' }, { text: 'As reported' }, { text: 'Reported on' }]}
          rows={found.items.map((report) => [
            {
              text: (
                <a className="govuk-link" href={paths.reportToConfirm(report.id)}>
                  {report.stage}
                  <span className="govuk-visually-hidden">, {report.area.name}</span>
                </a>
              ),
              classes: 'app-plain-header',
            },
            { text: report.area.name },
            { text: `${reportedWords(report)}${report.reason ? `: ${report.reason}` : ''}` },
            { text: formatDate(report.statedOn) },
          ])}
        />
      )}
      <ListPages page={found.page} pages={found.pages} to={(page) => paths.progressToConfirm({ page })} />
    </SignedInPage>
  );
}
