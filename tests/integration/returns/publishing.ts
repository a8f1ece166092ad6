import { v7 as uuidv7 } from 'uuid';
import type { Person } from '#server/domain/people/permissions.ts';
import { acting, as } from './world.ts';

type Of = { area: string; collection: string };
/** The second official, who approves what the first prepared. */
const second: Person = {
  id: uuidv7(),
  email: 'second@example.test',
  memberships: [{ organisation: 'department', role: 'official', areaCode: null }],
};

/** Signs the latest version off and accepts it. */
export async function acceptLatest(of: Of): Promise<void> {
  const { version } = await as('official').return.current(of);
  const about = { ...of, version: version?.number ?? 0 };
  await as('approverA').return.signOff({ key: uuidv7(), ...about });
  await as('official').return.accept({ key: uuidv7(), ...about });
}

/** Prepares and approves the next release of all that waits. */
export async function publishAll(publishAt: string | null = null): Promise<number> {
  const { number } = await as('official').release.prepare({ key: uuidv7() });
  await acting(second).release.approve({ key: uuidv7(), number, publishAt });
  return number;
}

/** Opens a published return again. */
export const reopen = (of: Of, endsOn = '2026-11-30') =>
  as('official').return.reopen({ key: uuidv7(), ...of, endsOn, reason: 'Two teams were left out of the count' });
