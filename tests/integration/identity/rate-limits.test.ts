import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeConnections, connections, openConnections, type Workshop } from '#server/data/connections.ts';
import { clearRateCounts } from '#server/data/workshop/identity/rate-counts.ts';
import {
  countFailedSignIn,
  forgetFailures,
  mayAskReset,
  mayInvite,
  maySend,
  mayWrite,
  signInClosedFor,
} from '#server/identity/rate-limits.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { connectAs } from '../setup/database.ts';
import { callAs, openService, personWith } from '../setup/service.ts';

const kept = globalThis as { stableHomesConnections?: ReturnType<typeof connections> };

/** Opens what another node opens, beside what this process has open. */
function anotherNode(open: () => ReturnType<typeof connections>) {
  const own = connections();
  delete kept.stableHomesConnections;
  const other = open();
  kept.stableHomesConnections = own;
  return other;
}

let one: Workshop;
let two: Workshop;
let other: ReturnType<typeof connections>;

afreshForEach();
beforeEach(() => {
  other = anotherNode(openService);
  [one, two] = [connections().workshop, other.workshop];
});
afterEach(() => other.end());

const times = <T>(many: number, act: (at: number) => Promise<T>) =>
  Promise.all(Array.from({ length: many }, (_, at) => act(at)));

describe('failures to sign in', () => {
  it('five for one address close it for a minute, each further one for twice as long, on every node', async () => {
    const email = 'a@example.test';
    const closed = (node: Workshop) => signInClosedFor(node, email, 'elsewhere');
    for (let at = 0; at < 4; at += 1) await countFailedSignIn(at % 2 ? one : two, email, `place ${at}`);
    expect([await closed(one), await closed(two)]).toEqual([0, 0]);
    const seconds: number[] = [];
    for (let at = 0; at < 6; at += 1) {
      await countFailedSignIn(one, email, `place ${at}`);
      seconds.push(await closed(one));
    }
    expect(seconds).toEqual([60, 120, 240, 480, 900, 900]);
    expect(await closed(two)).toBeGreaterThan(890);
    expect(await signInClosedFor(two, 'b@example.test', 'elsewhere')).toBe(0);
  });

  it('are counted one by one where both nodes see them at once', async () => {
    await times(4, (at) => countFailedSignIn(at % 2 ? one : two, 'c@example.test', `place ${at}`));
    expect(await signInClosedFor(one, 'c@example.test', 'elsewhere')).toBe(0);
    await countFailedSignIn(two, 'c@example.test', 'place');
    expect(await signInClosedFor(one, 'c@example.test', 'elsewhere')).toBe(60);
  });

  it('are forgotten on every node by signing in on one', async () => {
    for (let at = 0; at < 4; at += 1) await countFailedSignIn(one, 'd@example.test', `place ${at}`);
    await forgetFailures(two, 'd@example.test');
    await countFailedSignIn(one, 'd@example.test', 'place');
    expect(await signInClosedFor(one, 'd@example.test', 'elsewhere')).toBe(0);
  });

  it('a hundred from one network close it for every email address, wherever in it they come from', async () => {
    await times(99, (at) => countFailedSignIn(at % 2 ? one : two, `p${at}@example.test`, `2001:db8::${at + 1}`));
    expect(await signInClosedFor(two, 'new@example.test', '2001:db8::ffff')).toBe(0);
    await countFailedSignIn(one, 'p99@example.test', '2001:db8::1:1');
    expect(await signInClosedFor(two, 'new@example.test', '2001:db8::ffff')).toBeGreaterThan(55);
    expect(await signInClosedFor(two, 'new@example.test', '2001:db8:0:1::1')).toBe(0);
  });

  it('a closed address costs the database nothing more', async () => {
    for (let at = 0; at < 5; at += 1) await countFailedSignIn(one, 'e@example.test', `place ${at}`);
    const owner = await connectAs('owner');
    await owner.query('DELETE FROM `RateCount`').finally(() => owner.end());
    expect(await signInClosedFor(one, 'e@example.test', 'elsewhere')).toBeGreaterThan(50);
    expect(await signInClosedFor(two, 'e@example.test', 'elsewhere')).toBe(0);
  });
});

describe('what may be sent', () => {
  it('is counted for both nodes together', async () => {
    const allowed = await times(40, (at) => maySend(at % 2 ? one : two, '192.0.2.7'));
    expect(allowed.filter(Boolean)).toHaveLength(30);
    expect(await maySend(two, '192.0.2.8')).toBe(true);
  });

  it('is not counted for this machine itself, which may be a proxy for everybody', async () => {
    expect((await times(40, () => maySend(one, '127.0.0.1'))).every(Boolean)).toBe(true);
  });

  it('letters to choose a password: three an hour for one email address, whichever node is asked', async () => {
    const asked = [];
    for (let at = 0; at < 4; at += 1)
      asked.push(await mayAskReset(at % 2 ? one : two, 'f@example.test', `192.0.2.${at}`));
    expect(asked.map(({ letter }) => letter)).toEqual([true, true, true, false]);
  });

  it('invitations: a hundred an hour by one person', async () => {
    const allowed = await times(101, (at) => mayInvite(at % 2 ? one : two, 'somebody'));
    expect(allowed.filter(Boolean)).toHaveLength(100);
    expect(await mayInvite(one, 'somebody else')).toBe(true);
    const inviter = personWith('administrator', null, 'somebody');
    const of = { email: 'new@example.org', name: 'New', role: 'official', area: null, key: crypto.randomUUID() };
    await expect(callAs(inviter).person.invite(of)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  });
});

describe('writes of one person', () => {
  it('are never more than 1,000 a minute over both nodes, and 1,000 where one has them all', async () => {
    const allowed = (await times(1_200, () => mayWrite(one, 'writer'))).filter(Boolean);
    expect(allowed).toHaveLength(1_000);
    expect(await mayWrite(two, 'writer')).toBe(false);
    expect(await mayWrite(two, 'another writer')).toBe(true);
  });

  it('may be spread over the nodes', async () => {
    const allowed = (await times(1_400, (at) => mayWrite(at % 2 ? one : two, 'spread'))).filter(Boolean);
    expect(allowed).toHaveLength(1_000);
  });
});

it('neither email addresses nor addresses on the network stand in the table, and rows go when they have expired', async () => {
  await countFailedSignIn(one, 'g@example.test', '192.0.2.9');
  const rows = await one.rateCount.findMany();
  expect(rows).toHaveLength(2);
  for (const { key } of rows) expect(key).toMatch(/^(account|address) failures:[0-9a-f]{64}$/);
  const day = 24 * 3_600_000;
  expect(await clearRateCounts(one, new Date(Date.now() + day - 60_000))).toBe(0);
  expect(await clearRateCounts(one, new Date(Date.now() + day + 60_000))).toBe(2);
});

it('without the database each node counts for itself', async () => {
  const away = anotherNode(() =>
    openConnections({
      appUrl: 'mysql://nobody:nothing@127.0.0.1:1/nowhere',
      publicUrl: 'mysql://nobody:nothing@127.0.0.1:1/nowhere',
    }),
  );
  try {
    const allowed = await times(31, () => maySend(away.workshop, '192.0.2.7'));
    expect(allowed.filter(Boolean)).toHaveLength(30);
  } finally {
    await away.end();
    await closeConnections();
    openService();
  }
}, 60_000);
