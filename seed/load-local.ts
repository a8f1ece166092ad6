import { join } from 'node:path';
import type { Person } from '#server/domain/people/permissions.ts';
import { makeLocalAccounts } from './accounts.ts';
import { loadExampleAreas } from './example-areas.ts';
import { loadExamplePartnership } from './load-example-partnership.ts';
import { loadExampleProgress } from './load-example-progress.ts';
import { type ExampleCallers, loadExamples } from './load-examples.ts';
import type { Caller } from './load-pack.ts';

export type LocalLoad = { written: number; accepted: number };

/**
 * What only a local copy holds: made-up accounts, made-up councils, their returns, what they report of the steps and their
 * safeguarding partnership, brought in by those accounts.
 * @param maker acts as the person who manages accounts
 * @param actingAs makes what acts as a person at a moment
 */
export async function loadLocal(
  { maker, loader }: { maker: Caller; loader: Caller },
  actingAs: (person: Person, at: Date) => Caller,
  given: { folder: string; dataDir: string; baseUrl: string; password: string | null },
): Promise<LocalLoad> {
  const accounts = await makeLocalAccounts(maker, given);
  const areas = await loadExampleAreas(loader);
  const people = await maker.account.list();
  const as: ExampleCallers['as'] = (role, areaCode, at) => {
    const person = people.find(({ memberships }) =>
      memberships.some((membership) => membership.role === role && membership.areaCode === areaCode),
    );
    if (!person) throw new Error(`No made-up account is ${role} of ${areaCode ?? 'the department'}.`);
    return actingAs(person, at);
  };
  const folder = join(given.folder, 'examples');
  const { accepted } = await loadExamples(folder, { loader, as });
  const reported = await loadExampleProgress(folder, { as });
  const partnership = await loadExamplePartnership(folder, { loader, as });
  return { written: accounts + areas + reported + partnership, accepted };
}
