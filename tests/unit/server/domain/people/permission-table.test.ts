import { describe, expect, it } from 'vitest';
import { actionWords, permissionRows } from '#server/domain/people/permission-table.ts';
import {
  type Action,
  may,
  type Person,
  permissions,
  releaseStates,
  returnStates,
  roles,
} from '#server/domain/people/permissions.ts';

const own = 'T09000001';
const rows = permissionRows();

describe('the printed permission table', () => {
  it('has words for each act, none twice', () => {
    expect(Object.keys(actionWords)).toEqual(Object.keys(permissions));
    expect(new Set(Object.values(actionWords)).size).toBe(Object.keys(permissions).length);
  });

  it('says of every act, role, state, place and step before exactly what the service would decide', () => {
    let tried = 0;
    for (const action of Object.keys(permissions) as Action[]) {
      for (const role of roles) {
        const me: Person = { id: 'me', email: '', memberships: [{ organisation: 'mine', role, areaCode: own }] };
        const row = rows.find((each) => each.action === action && each.role === role);
        for (const state of [...returnStates, ...releaseStates]) {
          for (const areaCode of [own, 'T09000002']) {
            for (const organisation of ['mine', 'another']) {
              for (const previousActor of ['me', 'somebody']) {
                const printed =
                  row !== undefined &&
                  (row.states === null || row.states.some(({ id }) => id === state)) &&
                  (row.whose !== 'their own authority’s' || areaCode === own) &&
                  (row.whose !== 'in their own organisation’s name' || organisation === 'mine') &&
                  (row.whose !== 'of organisations they do not belong to' || organisation === 'another') &&
                  !(row.anotherPerson && previousActor === 'me');
                const decided = may(me, action, { state, areaCode, organisation, previousActor }) !== null;
                expect(decided, `${action} ${role} ${state} ${areaCode} ${organisation} ${previousActor}`).toBe(
                  printed,
                );
                tried += 1;
              }
            }
          }
        }
      }
    }
    expect(tried).toBeGreaterThan(50_000);
  });
});
