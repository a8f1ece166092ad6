import type { Person } from '#server/domain/people/permissions.ts';

/**
 * Who acts when the strategy pack is loaded and its release made. They are nobody's account: no row in User, no
 * password, no token, so only the seed can act as them. Two, because a release needs another person than its preparer.
 */
export const packLoader: Person = {
  id: '00000000-0000-8000-8000-000000000001',
  email: 'pack-loader@system.invalid',
  memberships: [{ organisation: 'department', role: 'official', areaCode: null }],
};

export const packChecker: Person = {
  id: '00000000-0000-8000-8000-000000000002',
  email: 'pack-checker@system.invalid',
  memberships: [{ organisation: 'department', role: 'official', areaCode: null }],
};

/** Makes the made-up accounts of a local copy, and the first administrator of any other. */
export const accountMaker: Person = {
  id: '00000000-0000-8000-8000-000000000003',
  email: 'account-maker@system.invalid',
  memberships: [{ organisation: 'department', role: 'administrator', areaCode: null }],
};

/** The service itself, which publishes what nobody may hold back. It is no person and holds no membership: only the job writes its id. */
export const publisherOfVoices = '00000000-0000-8000-8000-000000000004';

/** Takes over official data files from the command line; `packChecker` approves the release of them. */
export const figureLoader: Person = {
  id: '00000000-0000-8000-8000-000000000005',
  email: 'figure-loader@system.invalid',
  memberships: [{ organisation: 'department', role: 'official', areaCode: null }],
};

/** The service itself, which takes away what is kept no longer. */
export const keeperOfTimes = '00000000-0000-8000-8000-000000000006';

/** The names shown for them, where a person's name would stand. */
export const systemNames: Record<string, string> = {
  [packLoader.id]: 'Pack loader',
  [packChecker.id]: 'Pack checker',
  [accountMaker.id]: 'Account maker',
  [figureLoader.id]: 'Figure loader',
  [publisherOfVoices]: 'The service itself',
  [keeperOfTimes]: 'The service itself',
};
