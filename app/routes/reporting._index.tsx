import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { standingTags } from '#app/components/return-standing.ts';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount, formatDate } from '#app/format.ts';
import { TaskList } from '#app/govuk/task-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Your returns') }];

const mayReply = ({ memberships }: Awaited<ReturnType<typeof requireUser>>['user']) =>
  memberships.some(({ role }) => role === 'preparer' || role === 'approver');

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireUser(request);
  const call = caller(request, session.user);
  const task = await call.return.task();
  const replies = mayReply(session.user) ? (await call.commentary.own()).items : [];
  return { ...session, ...task, toReply: replies.filter(({ standing }) => standing === 'waiting') };
}

type Item = Awaited<ReturnType<typeof loader>>['items'][number];

const finished = new Set(['done', 'locked', 'not-open']);

function hintOf({ collection, questions, standing, draft }: Item): string {
  if (standing === 'not-open') return `Opens on ${formatDate(collection.opensOn)}`;
  const due = `Due on ${formatDate(collection.dueOn)}`;
  const asked = questions > 0 ? `${formatCount(questions, 'question')} from the department` : null;
  return [due, asked, standing === 'locked' ? null : draftWords(draft)].filter(Boolean).join('. ');
}

/** How far the draft is: “Draft begun: 2 of 5 pages done, 1 error, 3 warnings”. */
function draftWords(draft: Item['draft']): string | null {
  if (!draft) return null;
  const findings = [
    draft.errors > 0 ? formatCount(draft.errors, 'error') : null,
    draft.warnings > 0 ? formatCount(draft.warnings, 'warning') : null,
  ];
  return [`Draft begun: ${draft.done} of ${formatCount(draft.pages, 'page')} done`, ...findings]
    .filter(Boolean)
    .join(', ');
}

function taskOf(item: Item) {
  const { collection, area, standing } = item;
  const cannotStartYet = standing === 'not-open';
  return {
    title: `${collection.programmeName}: ${collection.periodLabel}`,
    href: cannotStartYet ? undefined : paths.return(collection.id, area.code),
    hint: hintOf(item),
    status: { text: item.standingWords, tag: standingTags[standing], cannotStartYet },
  };
}

export default function YourReturns() {
  const { items, toReply, user, csrf } = useLoaderData<typeof loader>();
  const areas = [...new Map(items.map(({ area }) => [area.code, area.name]))];
  // Officials see this page too, and report for no authority.
  const reports = user.memberships.some(({ areaCode }) => areaCode !== null);
  return (
    <SignedInPage user={user} csrf={csrf} at={paths.reporting()} heading="Your returns" width="two-thirds">
      {areas.length === 0 ? <p className="govuk-body">No collection asks your account for figures.</p> : null}
      {reports ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.progress()}>
            Report how far you have set the reforms up
          </a>
        </p>
      ) : null}
      {mayReply(user) ? <RepliesToGive toReply={toReply} /> : null}
      {areas.map(([code, name]) => {
        const own = items.filter(({ area }) => area.code === code);
        const toDo = own.filter(({ standing }) => !finished.has(standing));
        const rest = own.filter(({ standing }) => finished.has(standing));
        return (
          <section key={code} aria-labelledby={`area-${code}`}>
            <h2 className="govuk-heading-m" id={`area-${code}`}>
              {name}
            </h2>
            <p className="govuk-body">
              <a className="govuk-link" href={paths.scorecard(code)}>
                Scorecard of what is published of {name}
              </a>
            </p>
            <h3 className="govuk-heading-s">Open</h3>
            {toDo.length > 0 ? (
              <TaskList items={toDo.map(taskOf)} idPrefix={`open-${code}`} />
            ) : (
              <p className="govuk-body">Nothing is due.</p>
            )}
            {rest.length > 0 ? (
              <>
                <h3 className="govuk-heading-s">Done, locked or not open yet</h3>
                <TaskList items={rest.map(taskOf)} idPrefix={`rest-${code}`} />
              </>
            ) : null}
          </section>
        );
      })}
    </SignedInPage>
  );
}

function RepliesToGive({ toReply }: { toReply: Awaited<ReturnType<typeof loader>>['toReply'] }) {
  const all = (
    <p className="govuk-body">
      <a className="govuk-link" href={paths.replies()}>
        Commentary on your figures
      </a>
      : what the department means to publish about you, and your replies
    </p>
  );
  if (toReply.length === 0) return all;
  const items = toReply.map(({ id, area, collection, replyBy }) => ({
    title: `${area.name}: commentary on ${collection.programme}, ${collection.label}`,
    href: paths.reply(id),
    hint: `Reply by the end of ${formatDate(replyBy)}`,
    status: { text: 'To reply', tag: 'blue' as const },
  }));
  return (
    <>
      <h2 className="govuk-heading-m">Replies to give</h2>
      <TaskList items={items} idPrefix="reply" />
      {all}
    </>
  );
}
