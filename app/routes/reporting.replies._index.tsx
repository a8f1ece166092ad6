import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount, formatDate } from '#app/format.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { TaskList } from '#app/govuk/task-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Commentary on your figures') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const { items } = await caller(request, user).commentary.own();
  return { user, csrf, items, done: new URL(request.url).searchParams.get('done') };
}

type Item = Awaited<ReturnType<typeof loader>>['items'][number];

function hintOf({ standing, replyBy, replies }: Item): string {
  const given = replies.length === 0 ? null : formatCount(replies.length, 'reply', 'replies');
  const day = standing === 'waiting' ? `Reply by the end of ${formatDate(replyBy)}` : null;
  return [day, given].filter(Boolean).join('. ');
}

const taskOf = (item: Item) => ({
  title: `${item.area.name}: ${item.collection.programme}, ${item.collection.label}, of ${formatDate(item.writtenOn)}`,
  href: paths.reply(item.id),
  hint: hintOf(item),
  status: item.standing === 'waiting' ? { text: 'To reply', tag: 'blue' as const } : { text: item.words },
});

export default function CommentaryOnYourFigures() {
  const { user, csrf, items, done } = useLoaderData<typeof loader>();
  const open = items.filter(({ standing }) => standing === 'waiting');
  const rest = items.filter(({ standing }) => standing !== 'waiting');
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.reporting()}
      heading="Commentary on your figures"
      before={<BackLink href={paths.reporting()}>Your returns</BackLink>}
      notice={
        done === 'replied' ? (
          <NotificationBanner type="success" text="Your reply was sent. It is published beside the commentary." />
        ) : null
      }
      width="two-thirds"
    >
      <p className="govuk-body">
        What the department means to publish beside your figures. You have ten working days to reply before it is
        published. Your reply is published as you give it; without one, readers are told that none was received.
      </p>
      <h2 className="govuk-heading-m">To reply to</h2>
      {open.length > 0 ? (
        <TaskList items={open.map(taskOf)} idPrefix="open" />
      ) : (
        <p className="govuk-body">No commentary waits for your reply.</p>
      )}
      {rest.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Replied to, over or published</h2>
          <TaskList items={rest.map(taskOf)} idPrefix="rest" />
        </>
      ) : null}
    </SignedInPage>
  );
}
