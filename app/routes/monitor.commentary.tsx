import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { repliesIn } from '#app/components/right-of-reply/commentary-text.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount, formatDate } from '#app/format.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Commentary and replies') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  return { user, csrf, ...(await caller(request, user).commentary.waiting()) };
}

export default function CommentaryAndReplies() {
  const { user, csrf, items } = useLoaderData<typeof loader>();
  return (
    <SignedInPage user={user} csrf={csrf} at={paths.commentaries()} heading="Commentary and replies">
      <p className="govuk-body">
        What is to be published beside the figures of authorities. Each has ten working days to reply. Commentary that
        was replied to goes out with the next release, at the latest five working days after the reply; nobody can edit
        or hold back a reply. Write commentary from the page of a return that was accepted.
      </p>
      {items.length === 0 ? (
        <p className="govuk-body">No commentary waits to be published.</p>
      ) : (
        <ScrollingTable
          label="Commentary that waits"
          caption={`Not published yet: ${formatCount(items.length, 'commentary', 'commentaries')}`}
          captionClasses="govuk-table__caption--m"
          head={[
            { text: 'Authority' },
            { text: 'Figures' },
            { text: 'Sent' },
            { text: 'Reply by' },
            { text: 'Replies' },
            { text: 'State' },
          ]}
          firstCellIsHeader
          rows={items.map((item) => [
            {
              text: (
                <a className="govuk-link" href={paths.commentary(item.collection.id, item.area.code)}>
                  {item.area.name}
                  <span className="govuk-visually-hidden">, {item.collection.label}</span>
                </a>
              ),
            },
            { text: `${item.collection.programme}, ${item.collection.label}` },
            { text: formatDate(item.writtenOn) },
            { text: formatDate(item.replyBy) },
            { text: repliesIn(item.replies.length) },
            { text: item.words },
          ])}
        />
      )}
    </SignedInPage>
  );
}
