import type { MetaFunction } from '@remix-run/node';
import { Page } from '#app/components/page.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { pageOfWords } from '#app/public-page.server.ts';

export const loader = pageOfWords;

export const meta: MetaFunction = () => [{ title: pageTitle('Accessibility statement') }];

export default function Accessibility() {
  return (
    <Page
      heading="Accessibility statement"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Accessibility statement' }]}
      width="two-thirds"
    >
      <p className="govuk-body">
        This statement is about the Stable Homes tracker. It is an independent prototype, not a public sector website,
        but we hold it to the same standard. We want as many people as possible to be able to use it. You should be able
        to:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>zoom in up to 400% without the text spilling off the screen</li>
        <li>use every page with a keyboard only</li>
        <li>use every page with a screen reader</li>
        <li>use every page with JavaScript turned off</li>
        <li>read every chart as a table</li>
      </ul>
      <h2 className="govuk-heading-m">How accessible it is</h2>
      <p className="govuk-body">
        We aim for the Web Content Accessibility Guidelines (WCAG) version 2.2, level AA. We do not claim that the
        prototype meets it: no person outside the project has checked it yet.
      </p>
      <h2 className="govuk-heading-m">What we know does not work well</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>Wide tables scroll sideways on small screens.</li>
        <li>
          On a chart with many areas the lines can be hard to tell apart. The table below it has the same figures.
        </li>
        <li>Files to download (CSV and JSON) are made for programs and have no headings for people.</li>
        <li>Documents we link to are on other websites, and some are PDF files that may not be accessible.</li>
      </ul>
      <h2 className="govuk-heading-m">How we tested it</h2>
      <p className="govuk-body">
        Automated tests with axe for WCAG 2.2 level AA run on every build, on every kind of page. No manual audit has
        been done yet, and no test with people who use assistive technology. Automated tests find only some of the
        problems there can be.
      </p>
      <h2 className="govuk-heading-m">Tell us about a problem</h2>
      <p className="govuk-body">
        If you find a problem that is not listed here, or need something in another format, use{' '}
        <a className="govuk-link" href={paths.challenge()}>
          challenge an entry
        </a>
        .
      </p>
      <h2 className="govuk-heading-m">About this statement</h2>
      <p className="govuk-body">
        This statement was written on 25 November 2026. It is the state of the prototype on that day.
      </p>
    </Page>
  );
}
