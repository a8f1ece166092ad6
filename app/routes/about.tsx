import type { MetaFunction } from '@remix-run/node';
import { Page } from '#app/components/page.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { pageOfWords } from '#app/public-page.server.ts';

export const loader = pageOfWords;

export const meta: MetaFunction = () => [{ title: pageTitle('About this prototype') }];

export default function About() {
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
        Challenges cannot be taken yet.{' '}
        <a className="govuk-link" href={paths.challenge()}>
          How challenging an entry will work
        </a>
        .
      </p>
    </Page>
  );
}
