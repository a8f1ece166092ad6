import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MilestoneTag, StatusTag } from '#app/components/ledger/status-tag.tsx';
import { type ActName, actForms } from '#app/components/ledger-acts/act-forms.ts';
import { RecordPage } from '#app/components/ledger-acts/record-page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount, formatDate, formatMoment } from '#app/format.ts';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Record: ${data.record.title}` : 'Record') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const record = await caller(request, user).ledger.promise({ commitment: params.id ?? '' });
  const done = new URL(request.url).searchParams.get('done');
  return { user, csrf, record, roles: user.memberships.map(({ role }) => role as string), done };
}

type Record = Awaited<ReturnType<typeof loader>>['record'];
type Milestone = Record['milestones'][number];

function ActLink({
  act,
  title,
  of,
}: {
  act: ActName;
  title: string;
  of: { commitment: string; milestone?: string; recommendation?: string };
}) {
  return (
    <a className="govuk-link" href={paths.act(act, of)}>
      {actForms[act].title}
      <span className="govuk-visually-hidden">: {title}</span>
    </a>
  );
}

function dateInWords({ dates }: Milestone): string {
  const last = dates.at(-1);
  if (!last) return 'No date was ever given';
  const moves = dates.length > 1 ? `, moved ${formatCount(dates.length - 1, 'time')}` : '';
  const waits = last.published ? '' : ' (not published yet)';
  return `${last.due ? formatDate(last.due, last.precision) : 'No new date'}${moves}${waits}`;
}

function Milestones({ record, acts }: { record: Record; acts: boolean }) {
  if (record.milestones.length === 0) return <p className="govuk-body">No milestone is recorded.</p>;
  return (
    <ScrollingTable
      label="Milestones"
      caption="Milestones"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Milestone' }, { text: 'State' }, { text: 'Date' }, ...(acts ? [{ text: 'Acts' }] : [])]}
      firstCellIsHeader
      rows={record.milestones.map((milestone) => {
        const of = { commitment: record.slug, milestone: milestone.slug };
        return [
          { text: milestone.title },
          { text: <MilestoneTag state={milestone.state} /> },
          { text: dateInWords(milestone) },
          ...(acts
            ? [
                {
                  text: (
                    <ul className="govuk-list">
                      <li>
                        <ActLink act="evidence" title={milestone.title} of={of} />
                      </li>
                      <li>
                        <ActLink act="move-date" title={milestone.title} of={of} />
                      </li>
                    </ul>
                  ),
                },
              ]
            : []),
        ];
      })}
    />
  );
}

/** The recommendations the promise answers, each with what can be recorded of it. */
function Answers({ record, acts }: { record: Record; acts: boolean }) {
  if (record.answers.length === 0) return null;
  return (
    <ScrollingTable
      label="Recommendations it answers"
      caption="Recommendations it answers"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Recommendation' }, { text: 'Fit' }, { text: 'Why' }, ...(acts ? [{ text: 'Acts' }] : [])]}
      firstCellIsHeader
      rows={record.answers.map(({ recommendation, title, fit, why }) => [
        {
          text: (
            <a className="govuk-link" href={paths.recommendationRecord(recommendation)}>
              {title}
            </a>
          ),
        },
        { text: fit },
        { text: why },
        ...(acts
          ? [
              {
                text: (
                  <ul className="govuk-list">
                    <li>
                      <ActLink act="change-fit" title={title} of={{ commitment: record.slug, recommendation }} />
                    </li>
                    <li>
                      <a className="govuk-link" href={paths.act('respond', { recommendation })}>
                        {actForms.respond.title}
                        <span className="govuk-visually-hidden">: {title}</span>
                      </a>
                    </li>
                  </ul>
                ),
              },
            ]
          : []),
      ])}
    />
  );
}

/** A verdict waits for nobody: its judge is told until when it is out at the latest. */
function doneWords(done: string, { rows }: Record): string {
  const verdict = done === 'judge' ? rows.find(({ publicBy }) => publicBy !== null) : undefined;
  if (!verdict?.publicBy) return 'It was recorded. Readers see it with the next release.';
  return `Your verdict was recorded. Readers see it with the next release of any kind, and at the latest at ${formatMoment(verdict.publicBy)}. Nobody can hold it back or change it.`;
}

export default function PromiseRecord() {
  const { user, csrf, record, roles, done } = useLoaderData<typeof loader>();
  const acts = (Object.keys(actForms) as ActName[]).filter(
    (name) => actForms[name].of === 'commitment' && roles.includes(actForms[name].role) && name !== 'correct',
  );
  const isOfficial = roles.includes('official');
  return (
    <RecordPage
      user={user}
      csrf={csrf}
      caption="Record"
      record={record}
      of={{ commitment: record.slug }}
      textIs="What was promised"
      summary={[
        { key: 'Status with what is not published yet', value: <StatusTag status={record.status} /> },
        { key: 'Last checked', value: formatDate(record.checkedOn) },
      ]}
      readersPage={
        record.published ? (
          <a className="govuk-link" href={paths.commitment(record.slug)}>
            {record.slug}
          </a>
        ) : (
          `${record.slug}, from the next release on`
        )
      }
      done={done ? doneWords(done, record) : null}
    >
      {acts.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Add to the record</h2>
          <ul className="govuk-list">
            {acts.map((act) => (
              <li key={act}>
                <ActLink act={act} title={record.title} of={{ commitment: record.slug }} />
              </li>
            ))}
            <li>
              <a className="govuk-link" href={paths.newNote(record.slug)}>
                Enter a lived-experience note
                <span className="govuk-visually-hidden">: {record.title}</span>
              </a>
            </li>
          </ul>
        </>
      ) : null}
      <Milestones record={record} acts={isOfficial} />
      <Answers record={record} acts={isOfficial} />
    </RecordPage>
  );
}
