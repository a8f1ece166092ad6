import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Judges } from '#app/components/judges.tsx';
import { Page } from '#app/components/page.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage([], ({ call, release }) => call.method.about({ release }));

export const handle: Siblings<typeof loader> = {
  csv: ({ judges }) => ({
    columns: [
      { name: 'judge', description: 'Organisation that judges promises here' },
      { name: 'judgements', description: 'Published judgements of it', datatype: 'integer' },
      { name: 'latest_on', description: 'Day of its latest judgement', datatype: 'date' },
      { name: 'method', description: 'How it judges, as its latest judgement states' },
      { name: 'interest', description: 'Its own interest, as its latest judgement states' },
    ],
    rows: judges.map(({ organisation, judgements, latestOn, method, interest }) => [
      ...[organisation, judgements, latestOn, method, interest],
    ]),
  }),
};

export const meta: MetaFunction = () => [{ title: pageTitle('About this prototype') }];

export default function About() {
  const { judges, moderators, release } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="About this prototype"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'About this prototype' }]}
      width="two-thirds"
    >
      <p className="govuk-body-l">
        This is an independent prototype. It is not a government service, and nobody in government has approved what it
        says.
      </p>
      <h2 className="govuk-heading-m">What it is for</h2>
      <p className="govuk-body">
        In February 2023 the government published <i>Stable Homes, Built on Love</i>, a strategy to reform children’s
        social care in England. It answered three reviews. This prototype says in one place:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>what was promised, and which recommendation each promise answers</li>
        <li>what has been delivered, with the evidence</li>
        <li>which published figures would show a change for children, and what they show</li>
      </ul>
      <h2 className="govuk-heading-m">Who it is for</h2>
      <p className="govuk-body">
        It is for people who follow the reforms: officials, people who lead the work in local authorities, and
        organisations that speak for children and families. Anyone can read it.
      </p>
      <h2 className="govuk-heading-m">What it does not do</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>It gives no league tables. An area is compared with its own past, with areas like it and with England.</li>
        <li>
          It gives no percentage of promises delivered. Promises differ too much in size for that to mean anything.
        </li>
        <li>It calls nothing late because nobody looked. Each entry says on which day it was last checked.</li>
        <li>It holds no information about any child or family.</li>
      </ul>
      <h2 className="govuk-heading-m">Who is responsible</h2>
      <SummaryList
        rows={[
          {
            key: 'Publisher',
            value: 'Not named yet. Whoever runs a copy of this prototype publishes it, and must say here who they are.',
          },
          {
            key: 'Editor',
            value: 'Not named yet. The editor answers for what the record says and how it links promises to figures.',
          },
          {
            key: 'Funder',
            value:
              'Not named yet. Whoever pays for a copy must be named here, above all where a promise concerns them.',
          },
          {
            key: 'Moderators',
            value:
              moderators.length > 0
                ? moderators.join(', ')
                : 'No organisation does this alone. A challenge to the record is decided by an assessor, one to a verdict by the administrator or another assessor: never by the organisation challenged.',
          },
        ]}
      />
      <Judges judges={judges} />
      <h2 className="govuk-heading-m">Where the facts come from</h2>
      <p className="govuk-body">
        Promises, dates and evidence were gathered from public pages, each with its source. Figures are official
        statistics unless they say otherwise, and each shows where it comes from. The links between promises,
        recommendations and figures are editorial: they are this prototype’s own and not official. The{' '}
        <a className="govuk-link" href={paths.methodology()}>
          methodology
        </a>{' '}
        says how each is made.
      </p>
      <p className="govuk-body">
        Returns shown for <i>Example Council A (made-up)</i> and <i>Example Council B (made-up)</i> are invented, to
        show how reporting works. They are never part of a figure for England or a region.
      </p>
      <h2 className="govuk-heading-m">If something is wrong</h2>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.challenge()}>
          Challenge an entry
        </a>
        : your challenge and its answer are published.
      </p>
      <AboutThisPage path={paths.about()} release={release} />
    </Page>
  );
}
