import { Footer } from '#app/govuk/footer.tsx';
import { paths } from '#app/paths.ts';
import type { Person, Role } from '#server/domain/people/permissions.ts';

const ogl = 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/';

/** Where each role's work begins. */
const places: { text: string; href: string; roles: readonly Role[] }[] = [
  { text: 'Report a quarter', href: paths.reporting(), roles: ['preparer', 'approver', 'finance-officer'] },
  { text: 'Follow returns', href: paths.monitor(), roles: ['official', 'administrator'] },
  { text: 'Record and judge', href: paths.records(), roles: ['official', 'assessor'] },
  { text: 'Look after accounts', href: paths.admin(), roles: ['administrator'] },
];

function placesOf({ memberships }: Person) {
  return places.filter(({ roles }) => memberships.some(({ role }) => roles.includes(role)));
}

/**
 * What stands below every page: how it is made, who may use it again, and the way to object.
 * @param user on pages that know who reads them. Public pages are kept for everybody: they lead to signing in, and that
 * leads those who have done so to where they begin
 */
export function SiteFooter({ user }: { user?: Person | undefined }) {
  return (
    <footer className="govuk-template__footer">
      <Footer
        navigation={[
          {
            title: 'Promises in detail',
            width: 'one-third',
            items: [
              { text: 'Milestones', href: paths.milestones() },
              { text: 'Dates that moved', href: paths.slippage() },
              { text: 'Promises without a date', href: paths.undated() },
              { text: 'Recommendations and promises', href: paths.matrix() },
              { text: 'Money', href: paths.money() },
              { text: 'How families experience it', href: paths.experience() },
              { text: 'Rollout', href: paths.rollout() },
              { text: 'Who the system reaches', href: paths.disproportionality() },
              { text: 'Brief since a day', href: paths.brief() },
            ],
          },
          {
            title: 'How it is made',
            width: 'one-third',
            items: [
              { text: 'Methodology', href: paths.methodology() },
              { text: 'Glossary', href: paths.glossary() },
              { text: 'Releases', href: paths.releases() },
              { text: 'Follow what changes', href: paths.subscriptions() },
              { text: 'Challenge an entry', href: paths.challenge() },
            ],
          },
          {
            title: 'For local authorities and officials',
            width: 'one-third',
            items: user ? placesOf(user) : [{ text: 'Sign in, or go to your pages', href: paths.signIn() }],
          },
        ]}
        meta={{
          items: [
            { text: 'About', href: paths.about() },
            { text: 'Accessibility', href: paths.accessibility() },
            { text: 'Privacy', href: paths.privacy() },
            { text: 'Cookies', href: paths.cookies() },
          ],
        }}
        contentLicence={
          <>
            Contains public sector information licensed under the{' '}
            <a className="govuk-footer__link" href={ogl} rel="license">
              Open Government Licence v3.0
            </a>
            . This is an independent prototype. It is not a government service.
          </>
        }
      />
    </footer>
  );
}
