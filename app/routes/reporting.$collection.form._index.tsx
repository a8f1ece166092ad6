import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReturnPage } from '#app/components/return-page.tsx';
import { formatCount, formatDate, formatMoment } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { TaskList } from '#app/govuk/task-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { returnPage } from '#app/reporting.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Fill in the form for ${data.collection.periodLabel}` : 'Fill in the form') },
];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, query, user, csrf } = await returnPage(args);
  const form = await call.return.draft({ area, collection });
  return { ...form, saved: query.get('saved') !== null, user, csrf };
}

type Section = Awaited<ReturnType<typeof loader>>['sections'][number];

function statusOf({ asked, given, errors, done }: Section) {
  if (errors > 0) return { text: formatCount(errors, 'error'), tag: 'red' as const };
  if (done) return { text: 'Done' };
  return given === 0 ? { text: 'To do', tag: 'blue' as const } : { text: `${given} of ${asked}`, tag: 'blue' as const };
}

export default function Form() {
  const { collection, area, sections, draft, closed, overtaken, saved, version, user, csrf } =
    useLoaderData<typeof loader>();
  const done = sections.filter((section) => section.done).length;
  return (
    <ReturnPage
      user={user}
      csrf={csrf}
      area={area}
      collection={collection}
      heading="Fill in the form"
      width="two-thirds"
      notice={
        saved ? <NotificationBanner type="success" text="Your draft was saved. Nothing is submitted yet." /> : null
      }
    >
      {closed ? <InsetText>{closed}</InsetText> : null}
      <p className="govuk-body">
        {done} of {formatCount(sections.length, 'page')} done. Due on {formatDate(collection.dueOn)}.{' '}
        {draft
          ? `A draft was last saved at ${formatMoment(draft.changedAt)}.`
          : version > 0
            ? `The form holds what was submitted as version ${version}.`
            : 'Nothing has been written yet.'}
      </p>
      <p className="govuk-body">
        What you save stays here for everybody who reports for {area.name}, until it is submitted. The department does
        not see a draft.
      </p>
      {overtaken ? (
        <InsetText>
          Version {overtaken.version} was submitted since this draft was begun.{' '}
          <a className="govuk-link" href={paths.returnForm(collection.id, area.code, 'check')}>
            See what differs
          </a>
        </InsetText>
      ) : null}
      <TaskList
        idPrefix="section"
        items={sections.map((section) => ({
          title: section.title,
          href: paths.returnForm(collection.id, area.code, section.id),
          hint: section.warnings > 0 ? `${formatCount(section.warnings, 'warning')} to explain` : undefined,
          status: statusOf(section),
        }))}
      />
      <Button href={paths.returnForm(collection.id, area.code, 'check')}>Check and submit</Button>
    </ReturnPage>
  );
}
