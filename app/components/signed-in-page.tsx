import { Button } from '#app/govuk/button.tsx';
import { SubNavigation } from '#app/govuk/sub-navigation.tsx';
import { paths } from '#app/paths.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { CsrfField } from './csrf-field.tsx';
import { Page, type PageProps } from './page.tsx';

export type SignedInPageProps = PageProps & {
  user: Person;
  csrf: string;
  /** This page's address, or the one it lies under. */
  at: string;
};

/** A page for one who is signed in: the pages of their roles, who they are, and the way out. */
export function SignedInPage({ user, csrf, at, before, ...page }: SignedInPageProps) {
  const roles = new Set(user.memberships.map(({ role }) => role));
  const may = (...any: readonly string[]) => any.some((role) => roles.has(role as never));
  const items = [
    ...(may('preparer', 'approver', 'finance-officer') ? [{ text: 'Your returns', href: paths.reporting() }] : []),
    ...(may('preparer', 'approver') ? [{ text: 'Your steps', href: paths.progress() }] : []),
    ...(may('preparer', 'approver') ? [{ text: 'Your partnership', href: paths.ownPartnerships() }] : []),
    ...(may('approver') ? [{ text: 'Your people', href: paths.team() }] : []),
    ...(may('preparer', 'approver') ? [{ text: 'Tokens for programs', href: paths.tokens() }] : []),
    ...(may('official', 'administrator') ? [{ text: 'Who has reported', href: paths.monitor() }] : []),
    ...(may('official') ? [{ text: 'Steps to confirm', href: paths.progressToConfirm() }] : []),
    ...(may('official', 'assessor') ? [{ text: 'The record', href: paths.records() }] : []),
    ...(may('official') ? [{ text: 'Commentary', href: paths.commentaries() }] : []),
    ...(may('official', 'assessor') ? [{ text: 'Lived experience', href: paths.notes() }] : []),
    ...(may('official', 'assessor', 'moderator', 'administrator')
      ? [{ text: 'Challenges', href: paths.challenges() }]
      : []),
    ...(may('official', 'assessor') ? [{ text: 'Partnerships', href: paths.partnershipsToTest() }] : []),
    ...(may('official') ? [{ text: 'Official figures', href: paths.officialFigures() }] : []),
    ...(may('official') ? [{ text: 'Prepare a release', href: paths.preparedReleases() }] : []),
    ...(may('administrator') ? [{ text: 'Accounts', href: paths.admin() }] : []),
    ...(may('administrator') ? [{ text: 'Tokens', href: paths.allTokens() }] : []),
    ...(may('administrator') ? [{ text: 'Audit events', href: paths.audit() }] : []),
    ...(may('administrator') ? [{ text: 'Security events', href: paths.security() }] : []),
    { text: 'Your sign-in', href: paths.ownSignIn() },
  ];
  const bar = (
    <>
      <div className="app-signed-in">
        <p className="govuk-body-s app-signed-in__who">Signed in as {user.email}</p>
        <form action={paths.signOut()} method="post">
          <CsrfField token={csrf} />
          <Button variant="secondary" classes="app-signed-in__button">
            Sign out
          </Button>
        </form>
      </div>
      {items.length > 0 && (
        <SubNavigation label="Your pages" items={items.map((item) => ({ ...item, active: item.href === at }))} />
      )}
      {before}
    </>
  );
  return <Page {...page} before={bar} />;
}
