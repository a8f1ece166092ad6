import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatDate, formatMoment } from '#app/format.ts';

import { Tag, type TagColour } from '#app/govuk/tag.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Who has reported') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const collections = await caller(request, user).monitor.collections();
  return { user, csrf, collections, mayOpen: user.memberships.some(({ role }) => role === 'official') };
}

const states: Record<string, { words: string; colour: TagColour }> = {
  open: { words: 'Not submitted', colour: 'grey' },
  submitted: { words: 'Waits for sign-off', colour: 'yellow' },
  'signed-off': { words: 'Ready to accept', colour: 'blue' },
  queried: { words: 'Question asked', colour: 'orange' },
  accepted: { words: 'Accepted', colour: 'teal' },
  released: { words: 'Published', colour: 'green' },
};

const waitingWords = {
  'not-open': 'Not open yet',
  open: 'Open',
  due: 'Past its due day: somebody has not signed off',
  complete: 'Every return is signed off',
};

type Collection = Awaited<ReturnType<typeof loader>>['collections'][number];

export default function Monitor() {
  const { user, csrf, collections, mayOpen } = useLoaderData<typeof loader>();
  return (
    <SignedInPage heading="Who has reported" user={user} csrf={csrf} at={paths.monitor()}>
      {collections.length === 0 && <p className="govuk-body">No collection has been set up.</p>}
      {collections.map((collection) => (
        <CollectionSection key={collection.id} collection={collection} mayOpen={mayOpen} />
      ))}
    </SignedInPage>
  );
}

function CollectionSection({ collection, mayOpen }: { collection: Collection; mayOpen: boolean }) {
  const { id, programme, words, dueOn, progress, areas } = collection;
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {programme}: {words}
      </h2>
      <p className="govuk-body">
        Due on {formatDate(dueOn)}. {waitingWords[progress.waiting]}. Of {progress.asked} authorities asked,{' '}
        {progress.signedOff} signed off and {progress.accepted} accepted.
      </p>
      <ScrollingTable
        label={`Returns of ${programme}, ${words}`}
        caption={`Returns of ${programme}, ${words}`}
        captionClasses="govuk-visually-hidden"
        head={[{ text: 'Authority' }, { text: 'State' }, { text: 'Version', format: 'numeric' }, { text: 'Last step' }]}
        firstCellIsHeader
        rows={areas.map(({ code, name, state, version, changedAt }) => [
          {
            text: mayOpen && version > 0 ? <ReturnLink collection={id} area={code} name={name} words={words} /> : name,
          },
          { text: <Tag colour={states[state]?.colour}>{states[state]?.words ?? state}</Tag> },
          { text: version === 0 ? 'none' : version, format: 'numeric' },
          { text: changedAt ? formatMoment(changedAt) : 'none' },
        ])}
      />
    </section>
  );
}

function ReturnLink({
  collection,
  area,
  name,
  words,
}: {
  collection: string;
  area: string;
  name: string;
  words: string;
}) {
  return (
    <a className="govuk-link" href={paths.monitorReturn(collection, area)}>
      {name}
      <span className="govuk-visually-hidden">, {words}</span>
    </a>
  );
}
