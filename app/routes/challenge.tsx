import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Page } from '#app/components/page.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';

export const loader = publicPage([], async ({ call, release }) => {
  const shown = await call.release.list({ release, limit: 1 });
  return { release: shown.release, open: false };
});

export const meta: MetaFunction = () => [{ title: pageTitle('Challenge an entry') }];

export default function Challenge() {
  const { release } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="Challenge an entry"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Challenge an entry' }]}
    >
      <InsetText>This page cannot take a challenge yet. It says how challenges will work.</InsetText>
      <h2 className="govuk-heading-m">What you will be able to do</h2>
      <p className="govuk-body">
        Anyone will be able to say that the status of a promise is wrong, that a date or a source is missing, or that a
        link between a promise and a recommendation does not hold. You will be asked which entry it is, what is wrong,
        and what you have read that shows it.
      </p>
      <h2 className="govuk-heading-m">What will happen then</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>a person reads the challenge and takes out anything that could identify a child or family</li>
        <li>nobody decides on a challenge to their own verdict</li>
        <li>
          no official can hold back or edit a challenge: it goes out with the next release, at the latest after five
          working days
        </li>
        <li>the challenge and its answer stand beside the entry for good, also where the entry does not change</li>
      </ul>
      <h2 className="govuk-heading-m">What you can check today</h2>
      <p className="govuk-body">
        Each{' '}
        <a className="govuk-link" href={paths.commitments()}>
          promise
        </a>{' '}
        shows the written test that gave its status, the evidence with its sources, and what is missing. The{' '}
        <a className="govuk-link" href={paths.methodology()}>
          methodology
        </a>{' '}
        has the tests themselves.
      </p>
      <AboutThisPage path={paths.challenge()} release={release} endings={[]} />
    </Page>
  );
}
