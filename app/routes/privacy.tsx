import type { MetaFunction } from '@remix-run/node';
import { Page } from '#app/components/page.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { pageOfWords } from '#app/public-page.server.ts';

export const loader = pageOfWords;

export const meta: MetaFunction = () => [{ title: pageTitle('Privacy') }];

export default function Privacy() {
  return (
    <Page
      heading="Privacy"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Privacy' }]}
      width="two-thirds"
    >
      <h2 className="govuk-heading-m">If you only read</h2>
      <p className="govuk-body">
        We keep nothing about you. Reading needs no account, sets no cookie and runs no analytics. No page loads
        anything from another website.
      </p>
      <h2 className="govuk-heading-m">If you have an account</h2>
      <p className="govuk-body">We keep:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>your name and email address, your organisation and your role</li>
        <li>your password, in a form from which it cannot be read back</li>
        <li>
          if you use a second factor, what your authenticator app shares with us, encrypted, and your recovery codes in
          a form from which they cannot be read back
        </li>
        <li>when you signed in, and your sessions until they end</li>
        <li>what you did: which return you sent, signed off, queried or accepted, and when</li>
      </ul>
      <p className="govuk-body">
        What you did is kept as a record that cannot be changed, so that anyone can see how a published figure came
        about. The public record names your role and organisation, never your name.
      </p>
      <h2 className="govuk-heading-m">Children and families</h2>
      <p className="govuk-body">
        This service takes totals only. No field asks for information about a child or a family, and what is written in
        free text is checked for it before it is stored. Small numbers are hidden before anything is published.
      </p>
      <h2 className="govuk-heading-m">Who runs it</h2>
      <p className="govuk-body">
        This is an independent prototype. Whoever runs a copy of it is responsible for the accounts on that copy, and
        must say here who they are and how to reach them before people use it for real returns.
      </p>
    </Page>
  );
}
