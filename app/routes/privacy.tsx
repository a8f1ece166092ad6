import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Page } from '#app/components/page.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';

export const loader = publicPage([], ({ call, release }) => call.method.privacy({ release }));

export const meta: MetaFunction = () => [{ title: pageTitle('Privacy') }];

export default function Privacy() {
  const { kept } = useLoaderData<typeof loader>();
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
      <h2 className="govuk-heading-m">If you challenge something</h2>
      <p className="govuk-body">
        We ask for no name and no address, and keep neither. How often one address on the network sends is counted for
        an hour, so that nobody floods us. What you write is read by a moderator before anybody else can read it.
      </p>
      <h2 className="govuk-heading-m">If you follow what changes by email</h2>
      <p className="govuk-body">
        We keep your address and what you follow, from the day you confirm it until you end it, two years at most unless
        you confirm it again. Then both are deleted. An address that nobody confirms is deleted after three days. What
        we wrote is not kept, and a link in every letter ends them.
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
        <li>
          if you sign in with another service, a number made from what it calls you, from which that cannot be read
          back, and until you sign out what it said of you, encrypted
        </li>
        <li>when you signed in, and your sessions until they end</li>
        <li>the letters we send you, for a short time</li>
        <li>what you did: which return you sent, signed off, queried or accepted, and when</li>
      </ul>
      <p className="govuk-body">
        What you did is kept as a record that cannot be changed, so that anyone can see how a published figure came
        about. It holds a number for you, never your name. The public record names your role and organisation.
      </p>
      <h2 className="govuk-heading-m">How long</h2>
      <SummaryList
        rows={kept.map(({ what, how, why }) => ({
          key: what,
          value: (
            <>
              <p className="govuk-body govuk-!-margin-bottom-1">{how.charAt(0).toUpperCase() + how.slice(1)}.</p>
              <p className="govuk-body">{why}</p>
            </>
          ),
        }))}
      />
      <p className="govuk-body">
        Copies of the database that whoever runs this keeps for a fire or a fault hold the same until they are
        overwritten.
      </p>
      <h2 className="govuk-heading-m">Your rights</h2>
      <p className="govuk-body">
        Signed in, you can save everything that is held about you as a file: it is on the page about your sign-in. Once
        you have left, an administrator can erase your account. Your name, address and everything with which you signed
        in go; what you did stays, and nothing leads from it to you any more. If something written about you stands in
        the public record, ask whoever runs this service to take it down.
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
