import { describe, expect, it } from 'vitest';
import type { ReleaseHead } from '#server/domain/releases/steps.ts';
import {
  draftsOf,
  lateHourFault,
  publicBy,
  scheduledRelease,
  voicesAreDue,
  voicesRelease,
} from '#server/domain/voices/waiting.ts';

const at = (moment: string) => new Date(moment);

describe('the moment a voice is public by', () => {
  it.each([
    ['in winter, a Thursday', '2026-11-26T15:00:00Z', '2026-12-03T09:30:00.000Z'],
    ['late in the evening of the same day', '2026-11-26T23:59:59Z', '2026-12-03T09:30:00.000Z'],
    ['a minute later, which is a Friday', '2026-11-27T00:00:00Z', '2026-12-04T09:30:00.000Z'],
    ['on a Saturday, as if on the Friday before', '2026-11-28T10:00:00Z', '2026-12-04T09:30:00.000Z'],
    ['in summer, by London’s clock', '2026-06-01T10:00:00Z', '2026-06-08T08:30:00.000Z'],
    ['just before midnight in London, in summer', '2026-06-01T23:30:00Z', '2026-06-09T08:30:00.000Z'],
    ['over the change of the clocks', '2026-10-22T10:00:00Z', '2026-10-29T09:30:00.000Z'],
    ['over Christmas', '2026-12-22T10:00:00Z', '2026-12-31T09:30:00.000Z'],
  ])('%s', (_, recorded, expected) => {
    expect(publicBy(at(recorded)).toISOString()).toBe(expected);
  });

  it('comes for all as soon as it comes for one', () => {
    const since = [at('2026-11-27T10:00:00Z'), at('2026-11-26T10:00:00Z')];
    expect(voicesAreDue(since, at('2026-12-03T09:29:59.999Z'))).toBe(false);
    expect(voicesAreDue(since, at('2026-12-03T09:30:00Z'))).toBe(true);
    expect(voicesAreDue([], at('2030-01-01T00:00:00Z'))).toBe(false);
  });
});

describe('the hour of another release', () => {
  const now = at('2026-11-26T12:00:00Z');

  it('may be now whatever waits, and at the latest when what is recorded now is due', () => {
    expect(lateHourFault(null, [at('2020-01-01T00:00:00Z')], now)).toBeNull();
    expect(lateHourFault(at('2026-12-03T09:30:00Z'), [], now)).toBeNull();
    expect(lateHourFault(at('2026-12-03T09:31:00Z'), [], now)).toBe(
      'Publish at 9:30am on 3 December 2026 at the latest: choose no later hour. A judgement or challenge recorded today must be public by then, and nothing comes out before a release that waits.',
    );
  });

  it('may not be after the first voice is due', () => {
    const since = [at('2026-11-25T10:00:00Z'), at('2026-11-23T10:00:00Z')];
    expect(lateHourFault(at('2026-11-30T09:30:00Z'), since, now)).toBeNull();
    expect(lateHourFault(at('2026-11-30T10:00:00Z'), since, now)).toMatch(
      /^Publish at 9:30am on 30 November 2026.*that waits/,
    );
  });

  it('must be now where a voice has waited too long already', () => {
    expect(lateHourFault(at('2026-11-26T13:00:00Z'), [at('2026-11-10T10:00:00Z')], now)).toMatch(/^Publish now/);
  });
});

describe('the other releases', () => {
  const all: ReleaseHead[] = [
    { number: 4, state: 'preparing', publishAt: null },
    { number: 3, state: 'prepared', publishAt: null },
    { number: 2, state: 'void', publishAt: null },
    { number: 1, state: 'approved', publishAt: at('2026-11-01T09:30:00Z') },
  ];

  it('give way while they are drafts, and stand in the way once they are approved for later', () => {
    expect(draftsOf(all).map(({ number }) => number)).toEqual([4, 3]);
    expect(scheduledRelease(all, at('2026-11-01T09:30:00Z'))).toBeNull();
    expect(scheduledRelease(all, at('2026-11-01T09:29:59Z'))).toBe(1);
  });
});

it('a release of voices says what it holds and who publishes it', () => {
  expect(voicesRelease({ Judgement: 1 }).title).toBe('Voices: 1 judgement');
  expect(voicesRelease({ Judgement: 2, Challenge: 1, LivedNote: 3 }).title).toBe(
    'Voices: 2 judgements, 1 challenge or answer and 3 lived-experience notes',
  );
  expect(voicesRelease({ Challenge: 2 }).note).toMatch(/by the service itself.*5 working days/);
});
