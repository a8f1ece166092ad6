import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { partWords, reportedWords, stateWords } from '#app/components/rollout/local-words.ts';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatDate } from '#app/format.ts';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { TaskList } from '#app/govuk/task-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { returnPage } from '#app/reporting.server.ts';

const heading = 'How far you have set the reforms up';

export const meta: MetaFunction = () => [{ title: pageTitle(heading) }];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, user, csrf, query } = await returnPage(args);
  return { ...(await call.programme.progressOfArea({ area })), user, csrf, done: query.get('done') };
}

type Item = Awaited<ReturnType<typeof loader>>['items'][number];

function hintOf({ standing }: Item): string | undefined {
  if (!standing) return undefined;
  const { latest } = standing;
  const said = `${reportedWords(latest)}, reported on ${formatDate(latest.statedOn)}`;
  if (latest.decision === 'confirmed') return `${said}. Confirmed by the department`;
  if (latest.decision === 'waiting') return `${said}. The department has not confirmed it yet`;
  return `${said}. Not confirmed by the department: ${latest.decisionNote ?? ''}`;
}

function statusOf({ standing }: Item) {
  if (!standing) return { text: 'Not reported', tag: 'grey' as const };
  if (standing.latest.decision === 'not-confirmed') return { text: 'To report again', tag: 'orange' as const };
  return { text: stateWords[standing.latest.state] };
}

export default function YourSteps() {
  const { area, items, user, csrf, done } = useLoaderData<typeof loader>();
  const parts = [...new Set(items.map(({ pillar }) => pillar))];
  const reported = items.find(({ slug }) => slug === done);
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.progress()}
      caption={area.name}
      heading={heading}
      width="two-thirds"
      notice={
        reported ? (
          <NotificationBanner
            type="success"
            text={`Your report on “${reported.title}” was saved. The department confirms it, and it shows with the next release.`}
          />
        ) : null
      }
    >
      <p className="govuk-body">
        Choose a step to report on it. Every report is kept: a go-live date that changes shows with the date before it
        and your reason.
      </p>
      {items.length === 0 ? <p className="govuk-body">{area.name} takes part in no programme that has steps.</p> : null}
      {parts.map((part) => (
        <section key={part} aria-labelledby={`part-${part}`}>
          <h2 className="govuk-heading-m" id={`part-${part}`}>
            {partWords[part] ?? part}
          </h2>
          <TaskList
            idPrefix={`steps-${part}`}
            items={items
              .filter(({ pillar }) => pillar === part)
              .map((item) => ({
                title: item.title,
                href: paths.progressStep(item.slug, area.code),
                hint: hintOf(item),
                status: statusOf(item),
              }))}
          />
        </section>
      ))}
    </SignedInPage>
  );
}
