import type { MetaFunction } from '@remix-run/node';
import { Page } from '#app/components/page.tsx';
import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { pageOfWords } from '#app/public-page.server.ts';

export const loader = pageOfWords;

export const meta: MetaFunction = () => [{ title: pageTitle('Cookies') }];

export default function Cookies() {
  return (
    <Page
      heading="Cookies"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Cookies' }]}
      width="two-thirds"
    >
      <p className="govuk-body">Cookies are small files that a website keeps on your device.</p>
      <p className="govuk-body">
        Pages that anyone can read set no cookies. Signing in does: it cannot work without them, so we do not ask
        whether you agree. We use no cookies to measure how the site is used.
      </p>
      <ScrollingTable
        label="Cookies set for those who sign in"
        caption="Cookies set for those who sign in"
        head={[{ text: 'What it is for' }, { text: 'When it is set' }, { text: 'When it ends' }]}
        rows={[
          [
            { text: 'Keeps you signed in' },
            { text: 'When you sign in' },
            { text: 'When you sign out, or after a time without use' },
          ],
          [
            { text: 'Remembers that your password was right while you look for your code' },
            { text: 'When you sign in with a second factor' },
            { text: 'When you are signed in, or after ten minutes' },
          ],
          [
            { text: 'Makes sure that who comes back from another sign-in service is who went there' },
            { text: 'When you sign in with such a service' },
            { text: 'When you are back, or after ten minutes' },
          ],
          [
            { text: 'Remembers who that service says you are while you look for your code' },
            { text: 'When you sign in with such a service and have a second factor here' },
            { text: 'When you are signed in, or after ten minutes' },
          ],
          [
            { text: 'Carries what is needed to sign you out of that service too' },
            { text: 'When you sign out' },
            { text: 'When you are signed out there, or after a minute' },
          ],
          [
            { text: 'Carries recovery codes, unreadable, to the page that shows them once' },
            { text: 'When recovery codes are made for you' },
            { text: 'When they were shown, or after five minutes' },
          ],
          [
            { text: 'Makes sure that a form you send comes from this site' },
            { text: 'When you open the sign-in page' },
            { text: 'When you close your browser' },
          ],
          [
            {
              text: 'Holds the key to what you typed into a form when your session ended, so that only you see it again',
            },
            { text: 'When you send a form after your session has ended' },
            { text: 'When the form is saved, or after two hours' },
          ],
        ]}
      />
    </Page>
  );
}
