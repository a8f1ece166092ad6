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

export const meta: MetaFunction = () => [{ title: pageTitle('Follow what changes') }];

export default function Subscriptions() {
  const { release } = useLoaderData<typeof loader>();
  return (
    <Page
      heading="Follow what changes"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Follow what changes' }]}
    >
      <InsetText>You cannot sign up for email alerts yet. The feed below works today and needs no account.</InsetText>
      <h2 className="govuk-heading-m">Follow by feed</h2>
      <p className="govuk-body">
        A feed reader fetches the{' '}
        <a className="govuk-link" href={paths.changesFeed()}>
          feed of all changes (Atom)
        </a>{' '}
        and shows you each new release. You can narrow the feed by adding to its address:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <code>?pillar=</code> and the id of a pillar
        </li>
        <li>
          <code>?commitment=</code> and the id of a promise
        </li>
        <li>
          <code>?area=</code> and the code of an area
        </li>
        <li>
          <code>?metric=</code> and the id of a metric
        </li>
      </ul>
      <p className="govuk-body">
        Each id stands at the end of the address of its page. The same changes can be read at{' '}
        <a className="govuk-link" href={paths.changes()}>
          what changed
        </a>
        .
      </p>
      <h2 className="govuk-heading-m">What email alerts will do</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>tell you of new releases that touch a pillar, a promise, an area or a metric you choose</li>
        <li>ask you to confirm your address before the first alert is sent</li>
        <li>hold a link in every message that ends the alerts at once</li>
        <li>keep your address for nothing else</li>
      </ul>
      <AboutThisPage path={paths.subscriptions()} release={release} endings={[]} />
    </Page>
  );
}
