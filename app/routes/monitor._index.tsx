import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { ReturnState, timelinessWords } from '#app/components/monitor/return-state.tsx';
import { ReturnsMatrix } from '#app/components/monitor/returns-matrix.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatCount, formatDate, formatMoment } from '#app/format.ts';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { Details } from '#app/govuk/details.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
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

const waitingWords = {
  'not-open': 'Not open yet',
  open: 'Open',
  due: 'Past its due day: somebody has not signed off',
  complete: 'Every return is signed off',
};

const isLate = ({ timeliness: { kind } }: { timeliness: { kind: string } }) => kind === 'overdue' || kind === 'missed';

type Collection = Awaited<ReturnType<typeof loader>>['collections'][number];

function shown(collections: readonly Collection[], show: Show): Collection[] {
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
            Timely is measured against the day a return is due, by its first sign-off. That a collection locks is
            another day, after which nothing can be handed in.{' '}
            <a className="govuk-link" href={paths.monitorFile()} download>
              Every return as a file (CSV)
            </a>
          </p>
          <Questions questions={questions} />
          {part.map((collection) => (
            <CollectionSection key={collection.id} {...{ collection, mayOpen, csrf }} writeKey={key} />
          ))}
        </>
      )}
    </SignedInPage>
  );
}

type Answered = {
  message: string | null;
  collection: string;
  said: { name: string; letters: number; why: string | null }[] | null;
};

/** Who was reminded, and who was not and why. */
function Reminded({ answered: { message, said, collection } }: { answered: Answered }) {
  if (message || !said) return <ErrorSummary errorList={[{ text: message ?? '', href: `#${collection}` }]} />;
  const [told, not] = [said.filter(({ why }) => why === null), said.filter(({ why }) => why !== null)];
  return (
    <NotificationBanner type={told.length > 0 ? 'success' : undefined}>
      <p className="govuk-notification-banner__heading">
        {told.length > 0 ? `${formatCount(told.length, 'authority', 'authorities')} reminded` : 'Nobody was reminded'}
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {told.map(({ name, letters }) => (
          <li key={name}>
            {name}: {formatCount(letters, 'letter')}
          </li>
        ))}
        {not.map(({ name, why }) => (
          <li key={name}>
            {name}: {why}
          </li>
        ))}
      </ul>
    </NotificationBanner>
  );
}

type Question = Awaited<ReturnType<typeof loader>>['questions'][number];

function Questions({ questions }: { questions: readonly Question[] }) {
  if (questions.length === 0) return <p className="govuk-body">No question waits for an answer.</p>;
  return (
    <ScrollingTable
      label="Questions that wait for an answer"
      caption="Questions that wait for an answer"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Authority' }, { text: 'Figure' }, { text: 'Collection' }, { text: 'Waits', format: 'numeric' }]}
      firstCellIsHeader
      rows={questions.map(({ areaName, area, collection, metric, days }) => [
        {
          text: (
            <a className="govuk-link" href={paths.monitorReturn(collection, area)}>
              {areaName}
              <span className="govuk-visually-hidden">
                , question about {metric} in {collection}
              </span>
            </a>
          ),
        },
        { text: metric },
        { text: collection },
        { text: days === 0 ? 'since today' : formatCount(days, 'day'), format: 'numeric' },
      ])}
    />
  );
}

function CollectionSection({
  collection,
  mayOpen,
  csrf,
  writeKey,
}: {
  collection: Collection;
  mayOpen: boolean;
  csrf: string;
  writeKey: string;
}) {
  const { id, programme, words, dueOn, locksOn, progress, areas, warned, asked } = collection;
  const waits = areas.filter((area) => area.waits).length;
  return (
    <section aria-labelledby={id}>
      <h2 className="govuk-heading-m" id={id}>
        {programme}: {words}
      </h2>
      <p className="govuk-body">
        Due on {formatDate(dueOn)}, locks on {formatDate(locksOn)}. {waitingWords[progress.waiting]}. Of{' '}
        {progress.asked} authorities asked, {progress.signedOff} signed off and {progress.accepted} accepted.
      </p>
      {mayOpen && waits > 0 && progress.waiting !== 'not-open' ? (
        <form method="post" action={paths.monitor()}>
          <CsrfField token={csrf} />
          <input type="hidden" name="key" value={writeKey} />
          <input type="hidden" name="collection" value={id} />
          <Button variant="secondary" preventDoubleClick>
            Remind {formatCount(waits, 'authority', 'authorities')}
            <span className="govuk-visually-hidden">
              {' '}
              of {programme}, {words}
            </span>
          </Button>
        </form>
      ) : null}
      {areas.length === 0 ? null : (
        <ScrollingTable
          label={`Returns of ${programme}, ${words}`}
          caption={`Returns of ${programme}, ${words}`}
          captionClasses="govuk-visually-hidden"
          head={[
            { text: 'Authority' },
            { text: 'State' },
            { text: 'Timely' },
            { text: `Figures, of ${asked}`, format: 'numeric' },
            { text: 'Warnings', format: 'numeric' },
            { text: 'Version', format: 'numeric' },
            { text: 'Last step' },
          ]}
          firstCellIsHeader
          rows={areas.map(({ code, name, state, version, changedAt, timeliness, given, warningCount }) => [
            {
              text:
                mayOpen && version > 0 ? <ReturnLink collection={id} area={code} name={name} words={words} /> : name,
            },
            { text: <ReturnState state={state} /> },
            { text: timelinessWords(timeliness) },
            { text: given, format: 'numeric' },
            { text: version === 0 ? 'none' : warningCount, format: 'numeric' },
            { text: version === 0 ? 'none' : version, format: 'numeric' },
            { text: changedAt ? formatMoment(changedAt) : 'none' },
          ])}
        />
      )}
      {warned.length > 0 ? (
        <Details summary={`Warnings by check: ${programme}, ${words}`}>
          <ScrollingTable
            label={`Warnings by check, ${programme}, ${words}`}
            caption={`Warnings by check, ${programme}, ${words}`}
            captionClasses="govuk-visually-hidden"
            head={[
              { text: 'Check' },
              { text: 'What it says' },
              { text: 'Warnings', format: 'numeric' },
              { text: 'Returns', format: 'numeric' },
            ]}
            firstCellIsHeader
            rows={warned.map(({ code, meaning, warnings, returns }) => [
              { text: code },
              { text: meaning },
              { text: warnings, format: 'numeric' },
              { text: returns, format: 'numeric' },
            ])}
          />
        </Details>
      ) : null}
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
