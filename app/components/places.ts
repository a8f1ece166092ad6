import { paths } from '#app/paths.ts';
import type { Person, Role } from '#server/domain/people/permissions.ts';

/** The pages of somebody who is signed in, by their roles. */
export function placesOf(user: Pick<Person, 'memberships'>): { text: string; href: string }[] {
  const roles = new Set<Role>(user.memberships.map(({ role }) => role));
  const may = (...any: readonly Role[]) => any.some((role) => roles.has(role));
  return [
    ...(may('preparer', 'approver') ? [{ text: 'Your returns', href: paths.reporting() }] : []),
    ...(may('preparer', 'approver') ? [{ text: 'Your steps', href: paths.progress() }] : []),
    ...(may('official', 'administrator') ? [{ text: 'Who has reported', href: paths.monitor() }] : []),
    ...(may('official') ? [{ text: 'Steps to confirm', href: paths.progressToConfirm() }] : []),
    ...(may('official', 'assessor') ? [{ text: 'The record', href: paths.records() }] : []),
    ...(may('official') ? [{ text: 'Prepare a release', href: paths.preparedReleases() }] : []),
    ...(may('administrator') ? [{ text: 'Accounts', href: paths.admin() }] : []),
    ...(may('administrator') ? [{ text: 'Audit events', href: paths.audit() }] : []),
  ];
}
