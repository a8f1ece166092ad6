import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CollectionSection, type MonitoredCollection } from '#app/components/monitor/collection-section.tsx';
import { QuestionsOut } from '#app/components/monitor/questions-out.tsx';
import { Reminded } from '#app/components/monitor/reminded.tsx';
import { ReturnsMatrix } from '#app/components/monitor/returns-matrix.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { Select } from '#app/govuk/select.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Who has reported') }];

const shows = ['all', 'waiting', 'late'] as const;
type Show = (typeof shows)[number];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const asked = new URL(request.url).searchParams.get('show');
  const show: Show = shows.find((each) => each === asked) ?? 'all';
  const call = caller(request, user);
  const [collections, questions] = await Promise.all([call.monitor.collections(), call.monitor.questions()]);
  const mayOpen = user.memberships.some(({ role }) => role === 'official');
  return { user, csrf, show, collections, questions, mayOpen, key: newKey() };
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const collection = textIn(form, 'collection');
  const written = await attempt(() => caller(request, user).monitor.remind({ key: textIn(form, 'key'), collection }));
  if ('refused' in written) return data({ message: written.refused.detail, said: null, collection }, { status: 400 });
  return data({ message: null, said: written.done, collection });
}

const isLate = ({ timeliness: { kind } }: { timeliness: { kind: string } }) => kind === 'overdue' || kind === 'missed';

function shown(collections: readonly MonitoredCollection[], show: Show): MonitoredCollection[] {
  return collections.map((collection) => ({
    ...collection,
    areas: collection.areas.filter((area) => show === 'all' || (show === 'late' ? isLate(area) : area.waits)),
  }));
}

export default function Monitor() {
  const { user, csrf, show, collections, questions, mayOpen, key } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const part = shown(collections, show);
  const nobody = part.every(({ areas }) => areas.length === 0);
  return (
    <SignedInPage
      heading="Who has reported"
      user={user}
      csrf={csrf}
      at={paths.monitor()}
      notice={answered ? <Reminded answered={answered} /> : null}
    >
      {collections.length === 0 ? (
        <p className="govuk-body">No collection has been set up.</p>
      ) : (
        <>
          <form method="get" action={paths.monitor()}>
            <Select
              name="show"
              label="Show"
              value={show}
              items={[
                { value: 'all', text: 'Every return' },
                { value: 'waiting', text: 'Returns that wait for their authority' },
                { value: 'late', text: 'Returns past their due day' },
              ]}
            />
            <Button variant="secondary">Show</Button>
          </form>
          {nobody ? (
            <p className="govuk-body">No return is of this kind.</p>
          ) : (
            <ReturnsMatrix collections={part} mayOpen={mayOpen} />
          )}
          <p className="govuk-body">
            A return is in time if it was first signed off by the day it is due. After a later day, when the collection
            locks, nothing can be submitted.{' '}
            <a className="govuk-link" href={paths.monitorFile()} download>
              Every return as a file (CSV)
            </a>
          </p>
          <QuestionsOut questions={questions} mayOpen={mayOpen} />
          {part.map((collection) => (
            <CollectionSection key={collection.id} {...{ collection, mayOpen, csrf }} writeKey={key} />
          ))}
        </>
      )}
    </SignedInPage>
  );
}
