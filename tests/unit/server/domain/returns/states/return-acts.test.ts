import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DoneStep, dutyFault, separateDuties } from '#server/domain/returns/states/duties.ts';
import { exceptionFault } from '#server/domain/returns/states/lock-exceptions.ts';
import {
  actWords,
  doneWords,
  nextState,
  type ReturnAct,
  returnActs,
  returnRoles,
  returnWays,
  statesByRole,
} from '#server/domain/returns/states/return-acts.ts';
import { returnStates, stateOn, stateWords } from '#server/domain/returns/states/return-states.ts';

const plain = { money: false, openQuestions: false };
const walk = (acts: ReturnAct[], of = plain) =>
  acts.reduce<(typeof returnStates)[number] | null>((state, act) => state && nextState(state, act, of), 'open');

test('the way from nothing to published goes through every step', () => {
  expect(walk(['submit', 'signOff', 'accept', 'release'])).toBe('released');
  expect(walk(['submit', 'signOff', 'query', 'answer', 'accept', 'release'])).toBe('released');
  expect(walk(['submit', 'accept'])).toBeNull();
  expect(walk(['submit', 'signOff', 'release'])).toBeNull();
});

test('where money is reported it takes both signatures, in either order', () => {
  const money = { money: true, openQuestions: false };
  expect(walk(['submit', 'signOff'], money)).toBe('director-signed');
  expect(walk(['submit', 'signOff', 'accept'], money)).toBeNull();
  expect(walk(['submit', 'signOff', 'signOffMoney'], money)).toBe('signed-off');
  expect(walk(['submit', 'signOffMoney'], money)).toBe('finance-signed');
  expect(walk(['submit', 'signOffMoney', 'signOff'], money)).toBe('signed-off');
  expect(walk(['submit', 'signOffMoney', 'signOffMoney'], money)).toBeNull();
  expect(walk(['submit', 'signOffMoney'])).toBeNull();
});

test('a question keeps the return from being accepted until the last one is answered', () => {
  const left = { money: false, openQuestions: true };
  expect(nextState('queried', 'accept', plain)).toBeNull();
  expect(nextState('queried', 'answer', left)).toBe('queried');
  expect(nextState('queried', 'answer', plain)).toBe('answered');
  expect(nextState('answered', 'query', plain)).toBe('queried');
});

test('what was accepted is withdrawn only on request, and what was published never', () => {
  expect(nextState('accepted', 'withdraw', plain)).toBeNull();
  expect(walk(['submit', 'signOff', 'accept', 'askWithdrawal', 'grantWithdrawal'])).toBe('withdrawn');
  expect(walk(['submit', 'signOff', 'accept', 'askWithdrawal', 'refuseWithdrawal'])).toBe('accepted');
  expect(walk(['submit', 'signOff', 'accept', 'askWithdrawal', 'release'])).toBeNull();
  for (const act of returnActs.filter((act) => act !== 'reopen'))
    expect(nextState('released', act, plain), act).toBeNull();
});

test('the signatory alone takes back what was signed off', () => {
  expect(statesByRole('withdraw').preparer).toEqual(['submitted']);
  expect(statesByRole('withdraw').approver).toContain('signed-off');
  expect(statesByRole('withdraw').official).toBeUndefined();
});

test('no state, role and act leads two ways in one case', () => {
  for (const state of returnStates) {
    for (const role of returnRoles) {
      for (const act of returnActs) {
        const ways = returnWays.filter(
          (way) => way.act === act && way.roles.includes(role) && way.from.includes(state),
        );
        const always = ways.filter(({ when }) => !when);
        expect(always.length <= 1 && (always.length === 0 || ways.length === 1), `${state} ${role} ${act}`).toBe(true);
        expect(new Set(ways.map(({ when }) => when)).size, `${state} ${role} ${act}`).toBe(ways.length);
      }
    }
  }
});

test('every state and act has its words, and a step of the history is told in them', () => {
  for (const state of returnStates) expect(stateWords[state].meaning.length).toBeGreaterThan(20);
  expect(new Set(Object.values(actWords).map(({ event }) => event)).size).toBe(returnActs.length);
  expect(doneWords('money-signed-off')).toBe('Money signed off');
});

test('an exception reopens until its last day, and after it the return is what it was', () => {
  const accepted = { state: 'accepted' as const, reopenedUntil: '2026-11-30', draft: false };
  expect(stateOn(accepted, '2026-11-30')).toBe('reopened');
  expect(stateOn(accepted, '2026-12-01')).toBe('accepted');
  expect(stateOn({ ...accepted, state: 'queried' }, '2026-11-30')).toBe('queried');
  expect(stateOn({ state: 'open', reopenedUntil: null, draft: true }, '2026-11-30')).toBe('draft');
  expect(stateOn({ state: 'open', reopenedUntil: null, draft: false }, '2026-11-30')).toBe('open');
});

test('an exception ends within 31 days and not before it begins', () => {
  const collection = { opensOn: '2026-07-01' };
  expect(exceptionFault(collection, '2026-11-25', '2026-11-25')).toBeNull();
  expect(exceptionFault(collection, '2026-12-26', '2026-11-25')).toBeNull();
  expect(exceptionFault(collection, '2026-12-27', '2026-11-25')).toContain('at most 31 days');
  expect(exceptionFault(collection, '2026-11-24', '2026-11-25')).toContain('today or later');
  expect(exceptionFault({ opensOn: '2026-12-01' }, '2026-12-02', '2026-11-25')).toContain('opens');
});

type Tried = { act: ReturnAct; who: string; left: boolean };
const people = ['ada', 'ben', 'cem', 'dee'];
const anyAct = fc.record({ act: fc.constantFrom(...returnActs), who: fc.constantFrom(...people), left: fc.boolean() });
/** Part of the way to publication, each step by somebody else: acts at random alone would hardly ever get there. */
const wayOn = fc
  .tuple(fc.shuffledSubarray(people, { minLength: 4 }), fc.integer({ min: 1, max: 5 }))
  .map(([[first, second, third, fourth], length]) =>
    (
      [
        { act: 'submit', who: first },
        { act: 'signOff', who: second },
        { act: 'signOffMoney', who: third },
        { act: 'accept', who: fourth },
        { act: 'release', who: fourth },
      ] as { act: ReturnAct; who: string }[]
    )
      .slice(0, length)
      .map((step): Tried => ({ ...step, left: false })),
  );
const tried = fc
  .array(
    fc.oneof(
      anyAct.map((step) => [step]),
      wayOn,
    ),
    { maxLength: 20 },
  )
  .map((stretches) => stretches.flat());

/** What a return has been through, as the procedures keep it: its steps and its versions. */
function live(acts: Tried[], money: boolean) {
  let state: (typeof returnStates)[number] = 'open';
  let version = 0;
  const steps: DoneStep[] = [];
  const released: number[] = [];
  for (const { act, who, left } of acts) {
    const next = nextState(state, act, { money, openQuestions: left });
    if (!next || dutyFault(steps, version, act, who)) continue;
    if (act === 'submit') version += 1;
    if (act === 'release') released.push(version);
    steps.push({ kind: actWords[act].event, version, actorId: who });
    state = next;
  }
  return { state, version, steps, released };
}

test('no sequence of acts loses a version, skips a sign-off, or lets one person do two separate duties', () => {
  const published: boolean[] = [];
  fc.assert(
    fc.property(tried, fc.boolean(), (acts, money) => {
      const { version, steps, released } = live(acts, money);
      const did = (act: ReturnAct, of: number) =>
        steps.filter((step) => step.version === of && step.kind === actWords[act].event);
      for (let number = 1; number <= version; number += 1) expect(did('submit', number)).toHaveLength(1);
      for (let number = 1; number <= version; number += 1) {
        const holders = separateDuties.flatMap((act) => [...new Set(did(act, number).map(({ actorId }) => actorId))]);
        expect(new Set(holders).size).toBe(holders.length);
        if (did('accept', number).length > 0) {
          expect(did('signOff', number)).toHaveLength(1);
          expect(did('signOffMoney', number)).toHaveLength(money ? 1 : 0);
        }
      }
      for (const number of released) expect(did('accept', number).length).toBeGreaterThan(0);
      published.push(released.length > 0);
    }),
    { numRuns: 2_000 },
  );
  // The property would say nothing if hardly any sequence came to the end.
  expect(published.filter(Boolean).length).toBeGreaterThan(published.length / 50);
});
