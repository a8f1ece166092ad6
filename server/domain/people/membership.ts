import { type Membership, type Person, type Role, roles } from './permissions.ts';

/** Roles that people hold for one area. */
export const areaRoles = ['preparer', 'approver', 'finance-officer'] as const satisfies readonly Role[];
const ofArea = (role: Role) => (areaRoles as readonly Role[]).includes(role);

/** Roles that stand outside the department: in whose name is said with each. */
const ofAnother: readonly Role[] = ['assessor', 'moderator'];

export type Asked = { role: string; area: string | null; organisation: string | null };
type Fault = { field: string; message: string };

/**
 * The membership that an invitation gives, or what is wrong with it: an area's roles need an area that there is, an
 * assessor or moderator the name of their organisation, and everybody else is of the department.
 */
export function membershipOf(asked: Asked, areaIsKnown: boolean): { membership: Membership } | { faults: Fault[] } {
  const role = roles.find((each) => each === asked.role);
  if (!role) return { faults: [{ field: 'role', message: 'Select a role' }] };
  if (ofArea(role)) {
    if (asked.area === null || !areaIsKnown) {
      return { faults: [{ field: 'area', message: 'Enter the code of the area, like E06000047' }] };
    }
    return { membership: { organisation: asked.area, role, areaCode: asked.area } };
  }
  if (!ofAnother.includes(role)) return { membership: { organisation: 'department', role, areaCode: null } };
  const organisation = asked.organisation?.trim() ?? '';
  if (organisation === '' || organisation === 'department') {
    return { faults: [{ field: 'organisation', message: 'Enter the organisation, which is not the department' }] };
  }
  return { membership: { organisation, role, areaCode: null } };
}

/** Whether somebody belongs to this area and to nothing else: then the area's lead looks after all they may do. */
export function isOnlyOf({ memberships }: Pick<Person, 'memberships'>, areaCode: string): boolean {
  return memberships.every((held) => held.areaCode === areaCode);
}

/** What is left of somebody's memberships once they have left an area, or everything. */
export function without(memberships: readonly Membership[], areaCode: string | null): Membership[] {
  return areaCode === null ? [] : memberships.filter((held) => held.areaCode !== areaCode);
}
