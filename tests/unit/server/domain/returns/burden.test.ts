import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burdenOf, fewestAnswers, tellsAgain } from '#server/domain/returns/burden.ts';

const effort = (hours: number | null, warnings = 0, versions = 1) => ({ hours, warnings, versions });

describe('the burden of a collection', () => {
  it('is the middle answer, and warnings and hand-ins per return', () => {
    const efforts = [effort(2, 1), effort(40, 0, 3), effort(7.5), effort(6), effort(9, 4), effort(null)];
    expect(burdenOf(efforts)).toEqual({
      ...{ returns: 6, answers: 5, medianHours: 7.5, warningsPerReturn: 0.8, versionsPerReturn: 1.3 },
    });
  });

  it('says nothing of fewer than five, and nothing at all of none', () => {
    expect(burdenOf([1, 2, 3, 4].map((hours) => effort(hours)))).toEqual({
      ...{ returns: 4, answers: 4, medianHours: null, warningsPerReturn: null, versionsPerReturn: null },
    });
    expect(burdenOf([])).toMatchObject({ returns: 0, answers: 0, medianHours: null });
  });

  it('is told again only after five answers more, so that nobody can tell the last one from two medians', () => {
    const told = { answers: 5, medianHours: 7.5 };
    expect(tellsAgain(null, told)).toBe(true);
    expect(tellsAgain({ answers: 4, medianHours: null }, told)).toBe(true);
    expect(tellsAgain(told, { answers: 9, medianHours: 8 })).toBe(false);
    expect(tellsAgain(told, { answers: 10, medianHours: 8 })).toBe(true);
  });

  it('lies between the least and the most that was said, whoever said nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null }), { maxLength: 30 }),
        (hours) => {
          const said = hours.filter((each) => each !== null);
          const { medianHours, answers } = burdenOf(hours.map((each) => effort(each)));
          expect(answers).toBe(said.length);
          expect(medianHours === null).toBe(said.length < fewestAnswers);
          if (medianHours === null) return;
          expect(medianHours).toBeGreaterThanOrEqual(Math.min(...said));
          expect(medianHours).toBeLessThanOrEqual(Math.max(...said));
        },
      ),
    );
  });
});
