import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  approvalFault,
  nextNumber,
  prepareFault,
  type ReleaseHead,
  recallFault,
} from '#server/domain/releases/steps.ts';

const now = new Date('2026-11-25T09:30:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const out = (number: number, at = -1): ReleaseHead => ({ number, state: 'approved', publishAt: hours(at) });
const prepared = (number: number): ReleaseHead => ({ number, state: 'prepared', publishAt: null });
const taken = (number: number): ReleaseHead => ({ number, state: 'void', publishAt: null });

describe('approving', () => {
  it('may be for now or for later once every lower release is out or void', () => {
    const all = [out(1), taken(2), prepared(3)];
    expect(approvalFault(3, all, null, now)).toBeNull();
    expect(approvalFault(3, all, hours(5), now)).toBeNull();
  });

  it.each([
    ['prepared', prepared(1)],
    ['being prepared', { ...prepared(1), state: 'preparing' as const }],
    ['approved for later', out(1, 2)],
  ])('waits while a lower release is %s', (_, lower) => {
    expect(approvalFault(2, [lower, prepared(2)], null, now)).toMatch(/Release 1 comes first/);
  });

  it('is refused for an hour that has passed', () => {
    expect(approvalFault(1, [prepared(1)], hours(-1), now)).toMatch(/has passed/);
  });

  it('publishes in number order, whatever is tried in whatever order', () => {
    const acts = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.option(fc.integer({ min: -3, max: 6 }))), { maxLength: 25 });
    fc.assert(
      fc.property(acts, (tries) => {
        const all = [1, 2, 3, 4, 5].map(prepared);
        for (const [step, [at, later]] of tries.entries()) {
          const clock = hours(step);
          const release = all[at - 1];
          if (release?.state !== 'prepared') continue;
          const asked = later === null ? null : new Date(clock.getTime() + later * 3_600_000);
          if (approvalFault(release.number, all, asked, clock) !== null) continue;
          release.state = 'approved';
          release.publishAt = asked ?? clock;
        }
        const times = all.flatMap((release) => (release.publishAt ? [release.publishAt.getTime()] : []));
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        const firstOpen = all.findIndex((release) => release.state === 'prepared');
        const rest = firstOpen === -1 ? [] : all.slice(firstOpen);
        expect(rest.every((release) => release.state === 'prepared')).toBe(true);
      }),
    );
  });
});

it('only the last release that is not void can be taken back, because later ones build on it', () => {
  expect(recallFault(2, [out(1), prepared(2), prepared(3)])).toMatch(/Take back release 3 first/);
  expect(recallFault(2, [out(1), prepared(2), taken(3)])).toBeNull();
});

it('one release is prepared at a time', () => {
  expect(prepareFault([out(1), { ...prepared(2), state: 'preparing' }])).toMatch(/Release 2 is being prepared/);
  expect(prepareFault([out(1), prepared(2)])).toBeNull();
});

it('a number is never used again', () => {
  expect(nextNumber([])).toBe(1);
  expect(nextNumber([out(1), taken(7)])).toBe(8);
});
