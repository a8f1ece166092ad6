import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeConnections } from '#server/data/connections.ts';
import type { Person, Role } from '#server/domain/people/permissions.ts';
import { type ReturnAct, returnActs, returnRoles, returnWays } from '#server/domain/returns/states/return-acts.ts';
import { type ReturnState, returnStates } from '#server/domain/returns/states/return-states.ts';
import { connectAs } from '../setup/database.ts';
import { A, acting, as, bringInExamples, collection, makeWorld, people, type Who } from './world.ts';

/** One collection that asks for no money, and one that does. */
const plain = { area: A, collection: 'example-plain' };
const money = { area: A, collection: 'example-money' };
type Place = typeof plain;

const byRole: Record<(typeof returnRoles)[number], Who> = {
  preparer: 'preparerA',
  approver: 'approverA',
  'finance-officer': 'financeA',
  official: 'official',
};
const others = ['assessor', 'administrator', 'moderator'] as const;

const owner = await connectAs('owner');

beforeAll(async () => {
  await makeWorld();
  await bringInExamples();
  const asks = (...metrics: string[]) => JSON.stringify(metrics.map((metric) => ({ metric, breakdowns: ['total'] })));
  for (const [id, text] of [
    [plain.collection, asks('fh_open_families')],
    [money.collection, asks('fh_open_families', 'cost_residential_week')],
  ]) {
    await owner.query(
      `INSERT INTO Collection (id, programmeId, period, opensOn, dueOn, locksOn, asks, authority, usedFor, notUsedFor)
       SELECT ?, programmeId, period, opensOn, dueOn, locksOn, ?, authority, usedFor, notUsedFor
       FROM Collection WHERE id = ?`,
      [id, text, collection],
    );
  }
  for (const place of [plain, money]) await submit(place, people.preparerA);
});
afterAll(async () => {
  await owner.end();
  await closeConnections();
});

const actingNow = (user: Person) => acting(user, { door: 'seed' });
let families = 100;

function submit(place: Place, user: Person) {
  families += 1;
  const values = [
    { metric: 'fh_open_families', breakdown: 'total', value: families, explanation: 'Counted again' },
    ...(place === money
      ? [{ metric: 'cost_residential_week', breakdown: 'total', numerator: 50_000, denominator: 10 }]
      : []),
  ];
  return actingNow(user).return.submit({ key: uuidv7(), ...place, values });
}

const returnOf = async ({ area, collection: id }: Place) => {
  const [row] = await owner.query('SELECT id, state, version FROM `Return` WHERE collectionId = ? AND areaCode = ?', [
    id,
    area,
  ]);
  return row as { id: string; state: string; version: number };
};

/** Puts the return where the state says, with one version of preparer A and, where there is one, one question. */
async function standIn(place: Place, state: ReturnState): Promise<{ thread: string; version: number }> {
  const { id } = await returnOf(place);
  const version = state === 'open' ? 0 : 1;
  for (const table of ['LockException', 'ValueQuery', 'ReturnEvent'])
    await owner.query(`DELETE FROM ${table} WHERE returnId = ?`, [id]);
  await owner.query('DELETE v FROM ReturnValue v JOIN ReturnVersion n ON n.id = v.versionId WHERE n.returnId = ?', [
    id,
  ]);
  await owner.query('DELETE FROM ReturnVersion WHERE returnId = ?', [id]);
  if (version === 1) {
    const versionId = uuidv7();
    await owner.query(
      `INSERT INTO ReturnVersion (id, returnId, number, door, contentHash, rowCount, warnings, submittedAt, submittedBy)
       VALUES (?, ?, 1, 'csv', '', 1, 0, '2026-11-23 10:00:00', ?)`,
      [versionId, id, people.preparerA.id],
    );
    await owner.query(
      "INSERT INTO ReturnValue (versionId, metric, breakdown, value) VALUES (?, 'fh_open_families', 'total', 5)",
      [versionId],
    );
  }
  const stored = state === 'reopened' ? 'accepted' : state;
  await owner.query('UPDATE `Return` SET state = ?, version = ?, revision = revision + 1 WHERE id = ?', [
    stored,
    version,
    id,
  ]);
  if (state === 'reopened') {
    await owner.query(
      "INSERT INTO LockException (id, returnId, version, endsOn, reason, actorId, actorRole, at) VALUES (?, ?, 1, '2026-11-30', 'Late', ?, 'official', NOW(6))",
      [uuidv7(), id, people.official.id],
    );
  }
  const thread = uuidv7();
  if (state === 'queried' || state === 'answered') {
    const message = `INSERT INTO ValueQuery (id, returnId, thread, version, metric, breakdown, text, actorId, actorRole, at)
      VALUES (?, ?, ?, 1, 'fh_open_families', 'total', 'Why?', ?, ?, ?)`;
    await owner.query(message, [thread, id, thread, people.official.id, 'official', '2026-11-24 10:00:00']);
    if (state === 'answered') {
      await owner.query(message, [uuidv7(), id, thread, people.preparerA.id, 'preparer', '2026-11-24 11:00:00']);
    }
  }
  return { thread, version };
}

function tryTo(act: ReturnAct, user: Person, place: Place, at: { thread: string; version: number }) {
  const call = actingNow(user).return;
  const of = { key: uuidv7(), ...place };
  const version = at.version || 1;
  const reason = 'The count left out one team';
  if (act === 'submit') return submit(place, user);
  if (act === 'query') return call.query({ ...of, metric: 'fh_open_families', text: 'Is this right?' });
  if (act === 'answer') return call.answer({ ...of, thread: at.thread, text: 'Yes, it is' });
  if (act === 'reopen') return call.reopen({ ...of, endsOn: '2026-12-01', reason });
  if (act === 'signOff' || act === 'signOffMoney' || act === 'accept') return call[act]({ ...of, version });
  if (act === 'release') throw new Error('a release is approved as a whole');
  return call[act]({ ...of, version, reason });
}

/** What the table says of this case: one question is open where the state says so, and the answer is the last one. */
function expected(state: ReturnState, role: Role, act: ReturnAct, place: Place): ReturnState | null {
  const when = place === money ? 'money' : 'no-money';
  const way = returnWays.find(
    (each) =>
      each.act === act &&
      each.from.includes(state) &&
      each.roles.some((one) => one === role) &&
      (!each.when || each.when === when || each.when === 'all-answered'),
  );
  return way ? (way.to === 'same' ? state : way.to) : null;
}

const walked = returnStates.filter((state) => state !== 'draft');
const acts = returnActs.filter((act) => act !== 'release');

it.each([
  ['no money', plain],
  ['money', money],
] as const)(
  'in every state every role can do what the table says and nothing else, where %s is asked for',
  async (_, place) => {
    const faults: string[] = [];
    let [done, refused] = [0, 0];
    for (const state of walked) {
      let at = await standIn(place, state);
      for (const role of [...returnRoles, ...others]) {
        const who = byRole[role as (typeof returnRoles)[number]];
        const user: Person = who
          ? people[who]
          : { id: uuidv7(), email: 'x@example.test', memberships: [{ organisation: 'x', role, areaCode: null }] };
        // Whoever submitted never signs off: the preparer of the version is another person than any of these.
        const reader = returnRoles.some((one) => one === role);
        const { acts: offered } = reader ? await actingNow(user).return.current(place) : { acts: [] as ReturnAct[] };
        for (const act of acts) {
          if (offered.includes(act) !== (expected(state, role, act, place) !== null))
            faults.push(`${state}, ${role}: ${act} is ${offered.includes(act) ? '' : 'not '}offered`);
          const before = await returnOf(place);
          const told = await tryTo(act, user, place, at).then(
            (answer) => answer as { state?: string },
            (error: { code?: string; message: string }) => error,
          );
          const to = expected(state, role, act, place);
          const after = await returnOf(place);
          const said = `${state}, ${role}, ${act}`;
          if (to === null) {
            refused += 1;
            const code = (told as { code?: string }).code ?? 'done';
            if (!['CONFLICT', 'FORBIDDEN', 'NOT_FOUND', 'BAD_REQUEST'].includes(code)) faults.push(`${said}: ${code}`);
            if (JSON.stringify(after) !== JSON.stringify(before))
              faults.push(`${said} was refused and changed the return`);
            continue;
          }
          done += 1;
          const { state: now } = await as('official').return.current(place);
          if (now !== to) faults.push(`${said}: ${now} and not ${to}: ${JSON.stringify(told)}`);
          at = await standIn(place, state);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(done).toBeGreaterThan(40);
    expect(refused).toBeGreaterThan(500);
  },
  120_000,
);

it('lets nobody do two duties of one version, whatever memberships they hold', async () => {
  const both: Person = {
    ...people.approverA,
    memberships: [
      { organisation: A, role: 'approver', areaCode: A },
      { organisation: A, role: 'finance-officer', areaCode: A },
      { organisation: 'department', role: 'official', areaCode: null },
    ],
  };
  const { version } = await standIn(money, 'submitted');
  const call = actingNow(both).return;
  await call.signOff({ key: uuidv7(), ...money, version });
  const refused = { code: 'FORBIDDEN' };
  await expect(call.signOffMoney({ key: uuidv7(), ...money, version })).rejects.toMatchObject(refused);
  await as('financeA').return.signOffMoney({ key: uuidv7(), ...money, version });
  await expect(call.accept({ key: uuidv7(), ...money, version })).rejects.toMatchObject(refused);
  const reopening = { key: uuidv7(), ...money, endsOn: '2026-12-01', reason: 'Late recording' };
  await expect(call.reopen(reopening)).rejects.toMatchObject(refused);
  expect(await as('official').return.accept({ key: uuidv7(), ...money, version })).toMatchObject({ state: 'accepted' });
});

it('is open again for one authority until a day, which is told by letter, and then locked again', async () => {
  const late = { door: 'seed' as const, today: '2028-05-02', now: new Date('2028-05-02T10:00:00Z') };
  await standIn(plain, 'open');
  const values = [{ metric: 'fh_open_families', breakdown: 'total', value: 321, explanation: 'Counted again' }];
  const handIn = (today: string) =>
    acting(people.preparerA, { ...late, today }).return.submit({ key: uuidv7(), ...plain, values });
  await expect(handIn('2028-05-02')).rejects.toMatchObject({ code: 'PRECONDITION_FAILED' });
  const official = acting(people.official, late).return;
  const asked = { ...plain, reason: 'A system failed in the last week' };
  await expect(official.reopen({ key: uuidv7(), ...asked, endsOn: '2028-07-01' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('at most 31 days'),
  });
  expect(await official.reopen({ key: uuidv7(), ...asked, endsOn: '2028-05-09' })).toMatchObject({ state: 'reopened' });
  const letters = await owner.query(
    "SELECT toAddress, text FROM OutboxMessage WHERE subject LIKE '%example-plain is open%'",
  );
  expect(letters.map(({ toAddress }: { toAddress: string }) => toAddress)).toContain(people.preparerA.email);
  expect(JSON.stringify(letters)).not.toContain(people.preparerB.email);
  await expect(handIn('2028-05-10')).rejects.toMatchObject({
    message: expect.stringContaining('ended on 2028-05-09'),
  });
  expect(await handIn('2028-05-09')).toMatchObject({ accepted: true, version: 1 });
  const { steps } = await official.history(plain);
  expect(steps.map(({ kind, note }) => [kind, note])).toEqual([
    ['reopened', 'Until 2028-05-09. A system failed in the last week'],
    ['submitted', null],
  ]);
});

it('whoever asked for a withdrawal decides it in no role: another official grants it', async () => {
  await standIn(plain, 'accepted');
  const both: Person = {
    ...people.approverA,
    memberships: [...people.approverA.memberships, ...people.official.memberships],
  };
  const of = { ...plain, version: 1, reason: 'The wrong quarter was counted' };
  expect(await actingNow(both).return.askWithdrawal({ key: uuidv7(), ...of })).toMatchObject({
    state: 'withdrawal-asked',
  });
  for (const decide of ['grantWithdrawal', 'refuseWithdrawal'] as const) {
    const tried = actingNow(both).return[decide]({ key: uuidv7(), ...of });
    await expect(tried).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('Another person'),
    });
  }
  expect(await returnOf(plain)).toMatchObject({ state: 'withdrawal-asked' });
  expect(await as('official').return.grantWithdrawal({ key: uuidv7(), ...of })).toMatchObject({ state: 'withdrawn' });
});

it('the section 151 officer gets a letter where money is reported, and none where it is not', async () => {
  const letters = async (place: Place) =>
    (await owner.query('SELECT toAddress FROM OutboxMessage WHERE subject LIKE ? OR text LIKE ?', [
      `%${place.collection}%`,
      `%${place.collection}%`,
    ])) as { toAddress: string }[];
  const toFinance = async (place: Place) =>
    (await letters(place)).filter(({ toAddress }) => toAddress === people.financeA.email).length;
  for (const [place, more] of [
    [money, 1],
    [plain, 0],
  ] as const) {
    await standIn(place, 'open');
    const before = await toFinance(place);
    await submit(place, people.preparerA);
    expect((await toFinance(place)) - before, place.collection).toBe(more);
  }
});
