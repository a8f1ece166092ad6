import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PartnershipReturn, PartnershipTest } from '#server/domain/ledger/ledger.ts';
import { isMadeUpPartnership, reportableYears, yearWords } from '#server/domain/partnerships/partnership.ts';
import { notAnswered, partnershipYears, type ReportShown } from '#server/domain/partnerships/partnership-years.ts';
import { type ReportPartnership, reportPartnership } from '#server/domain/partnerships/report-partnership.ts';
import {
  type TestPartnership,
  testPartnership,
  testsThemselves,
} from '#server/domain/partnerships/test-partnership.ts';

const moment = { today: '2026-11-25', newId: () => '00000000-0000-7000-8000-000000000009' };

const given = (own: Partial<ReportPartnership> = {}): ReportPartnership => ({
  ...{ partnership: 'made-up-one', area: 'T09000001', period: '202526|FY', seen: null },
  ...{ money: '£1,250,000', moneyHow: 'pooled', moneyDocument: 'Yearly report 2025 to 2026, table 2' },
  ...{ agreementsSigned: '3', agreementsInForce: '2', agreementsDocument: 'Register of agreements, May 2026' },
  ...{ delegations: '1', delegationsText: 'The group may spend together.', delegationsDocument: 'Scheme of 2026' },
  ...{ education: 'Head teachers sit on the group.', reason: '', ...own },
});
const nothing = Object.fromEntries(
  Object.entries(given()).map(([name, value]) => [name, typeof value === 'string' ? '' : value]),
) as ReportPartnership;
const empty = { ...nothing, partnership: 'made-up-one', area: 'T09000001', period: '202526|FY' };

const rowIn = (decision: ReturnType<typeof reportPartnership>) => {
  if ('refused' in decision) throw new Error(JSON.stringify(decision.refused));
  return decision.row;
};
const faultsIn = (decision: { refused: { field: string; message: string }[] } | object) =>
  'refused' in decision ? (decision.refused as { field: string; message: string }[]).map(({ field }) => field) : [];

const shown = (own: Partial<ReportShown> = {}): ReportShown => ({
  ...{ id: '00000000-0000-7000-8000-000000000001', areaCode: 'T09000001', statedOn: '2026-06-01' },
  ...{ moneyGbp: 1_250_000, moneyHow: 'pooled', moneyDocument: 'Yearly report 2025 to 2026, table 2' },
  ...{ agreementsSigned: 3, agreementsInForce: 2, agreementsDocument: 'Register of agreements, May 2026' },
  ...{ delegations: 1, delegationsText: 'The group may spend together.', delegationsDocument: 'Scheme of 2026' },
  ...{ education: 'Head teachers sit on the group.', reason: null, actorRole: 'preparer', ...own },
});

describe('the years a partnership may report on', () => {
  it.each([
    ['2026-11-25', ['202526|FY', '202425|FY']],
    ['2026-03-31', ['202425|FY', '202324|FY']],
    ['2026-04-01', ['202526|FY', '202425|FY']],
    ['2000-06-01', ['199900|FY', '199899|FY']],
  ])('on %s are those two that ended last', (today, years) => {
    expect(reportableYears(today)).toEqual(years);
  });

  it('are said in words', () => {
    expect(yearWords('202526|FY')).toBe('financial year 2025 to 2026');
    expect(yearWords('nonsense')).toBe('nonsense');
  });
});

describe('a partnership’s report', () => {
  it('is taken as typed, with pounds and counts as numbers', () => {
    expect(rowIn(reportPartnership(null, given(), moment))).toMatchObject({
      ...{ moneyGbp: 1_250_000, moneyHow: 'pooled', agreementsSigned: 3, agreementsInForce: 2, delegations: 1 },
      ...{ statedOn: '2026-11-25', corrects: null, reason: null, areaCode: 'T09000001' },
    });
  });

  it('keeps none apart from not answered', () => {
    const row = rowIn(reportPartnership(null, { ...empty, money: '0', agreementsSigned: '0' }, moment));
    expect(row).toMatchObject({ moneyGbp: 0, agreementsSigned: 0, agreementsInForce: null, delegations: null });
  });

  it.each<[string, Partial<ReportPartnership>, string[]]>([
    ['money that is no number', { money: 'a lot' }, ['money']],
    ['money below none', { money: '-5' }, ['money']],
    ['money without saying how it is held', { moneyHow: '' }, ['moneyHow']],
    ['how money is held without an amount', { money: '' }, ['money']],
    ['money without a document', { moneyDocument: '' }, ['moneyDocument']],
    ['a number with a fraction', { agreementsSigned: '2.5' }, ['agreementsSigned']],
    ['more agreements in force than signed', { agreementsInForce: '4' }, ['agreementsInForce']],
    ['agreements without a document', { agreementsDocument: '' }, ['agreementsDocument']],
    ['delegations without what was delegated', { delegationsText: '' }, ['delegationsText']],
    ['delegations without a document', { delegationsDocument: '' }, ['delegationsDocument']],
    ['a year that is not over', { period: '202627|FY' }, ['period']],
    ['a year long ago', { period: '202021|FY' }, ['period']],
    ['a text that tells of a person', { education: 'Write to head@school.example' }, ['education']],
  ])('with %s is refused', (_what, own, fields) => {
    expect(faultsIn(reportPartnership(null, given(own), moment))).toEqual(fields);
  });

  it('tells every fault at once', () => {
    const found = reportPartnership(null, given({ money: 'x', agreementsInForce: '9', delegations: 'many' }), moment);
    expect(faultsIn(found)).toEqual(['money', 'agreementsInForce', 'delegations']);
  });

  it('that answers nothing is refused', () => {
    expect(faultsIn(reportPartnership(null, empty, moment))).toEqual(['money']);
  });

  it('made again needs a reason, and must say something else', () => {
    const again = given({ seen: shown().id });
    expect(faultsIn(reportPartnership(shown(), again, moment))).toEqual(['reason']);
    const same = reportPartnership(shown(), { ...again, reason: 'Once more.' }, moment);
    expect(same).toMatchObject({ refused: [{ message: 'This is what was reported on 1 June 2026' }] });
    const more = reportPartnership(shown(), { ...again, money: '1300000', reason: 'Accounts closed.' }, moment);
    expect(rowIn(more)).toMatchObject({ moneyGbp: 1_300_000, reason: 'Accounts closed.' });
  });

  it('by somebody who has not seen the latest is a conflict', () => {
    const found = reportPartnership(shown(), given(), moment);
    expect(found).toMatchObject({ conflict: true, refused: [{ field: 'period' }] });
  });

  it('is a row or faults, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('', '0', '12', '£1,000.50', '007', '1e9', '２'),
    );
    const names = ['money', 'agreementsSigned', 'agreementsInForce', 'delegations'] as const;
    fc.assert(
      fc.property(fc.record(Object.fromEntries(names.map((name) => [name, typed]))), (typing) => {
        const found = reportPartnership(null, given(typing as Partial<ReportPartnership>), moment);
        if ('refused' in found) {
          expect(found.refused.length).toBeGreaterThan(0);
          return;
        }
        const { moneyGbp, agreementsSigned, agreementsInForce, delegations } = found.row;
        for (const number of [moneyGbp, agreementsSigned, agreementsInForce, delegations]) {
          expect(number === null || (Number.isFinite(number) && number >= 0)).toBe(true);
        }
        if (agreementsSigned !== null && agreementsInForce !== null) {
          expect(agreementsInForce).toBeLessThanOrEqual(agreementsSigned);
        }
      }),
    );
  });
});

const answer = (own: Partial<TestPartnership> = {}): TestPartnership => ({
  ...{ partnership: 'made-up-one', period: '202526|FY', test: 'money', seen: null },
  ...{ verdict: 'met', reason: 'Seen in the accounts.', document: 'Scrutiny report 2026, section 3', ...own },
});

describe('an answer to a test', () => {
  it('stands in the name of the organisation that gave it', () => {
    const found = testPartnership(null, answer(), moment, 'Example Scrutiny');
    expect(found).toMatchObject({ row: { judge: 'Example Scrutiny', verdict: 'met', test: 'money' } });
  });

  it('without verdict, reason and document is refused with every fault at once', () => {
    const found = testPartnership(null, answer({ verdict: 'perhaps', reason: '', document: '' }), moment, 'x');
    expect(faultsIn(found)).toEqual(['verdict', 'reason', 'document']);
  });

  it('by somebody who has not seen the one before is a conflict', () => {
    const before = { id: moment.newId(), verdict: 'met', reason: 'r', document: 'd', judge: 'j' } as const;
    const found = testPartnership({ ...before, statedOn: '2026-06-01', actorRole: 'assessor' }, answer(), moment, 'x');
    expect(found).toMatchObject({ conflict: true });
  });

  it('is for nobody who belongs to one of its councils, whatever else they are', () => {
    const areas = [{ code: 'T09000001', name: 'A' }];
    const person = (areaCode: string | null) => ({
      id: 'p',
      email: 'p@example.test',
      memberships: [
        { organisation: 'Scrutiny', role: 'assessor' as const, areaCode: null },
        { organisation: 'Council', role: 'preparer' as const, areaCode },
      ],
    });
    expect(testsThemselves(person('T09000001'), { areas })).toBe(true);
    expect(testsThemselves(person('T09000002'), { areas })).toBe(false);
  });
});

describe('a partnership year by year', () => {
  const row = { release: 1, actorRole: 'preparer', corrects: null, partnershipId: 'made-up-one' };
  const report = (id: string, period: string, hour: number, own: Partial<PartnershipReturn> = {}) =>
    ({ ...shown(), ...row, id, period, recordedAt: `2026-06-01T0${hour}:00:00.000Z`, ...own }) as PartnershipReturn;
  const said = (id: string, hour: number, own: Partial<PartnershipTest> = {}) =>
    ({
      ...row,
      ...{ id, period: '202526|FY', test: 'money', verdict: 'met', reason: 'r', document: 'd', judge: 'Scrutiny' },
      ...{ statedOn: '2026-06-02', recordedAt: `2026-06-02T0${hour}:00:00.000Z`, ...own },
    }) as PartnershipTest;

  it('shows the newest year first, the latest report of each, and those it replaced', () => {
    const returns = [report('c', '202526|FY', 3), report('a', '202425|FY', 1), report('b', '202526|FY', 2)];
    const years = partnershipYears({ id: 'made-up-one' }, { returns, tests: [] });
    expect(years.map(({ label, report: stands, earlier }) => [label, stands?.id, earlier.map(({ id }) => id)])).toEqual(
      [
        ['financial year 2025 to 2026', 'c', ['b']],
        ['financial year 2024 to 2025', 'a', []],
      ],
    );
  });

  it('names what nobody reported and what nobody independent answered', () => {
    const returns = [report('a', '202526|FY', 1, { delegations: null, education: null })];
    const [year] = partnershipYears({ id: 'made-up-one' }, { returns, tests: [said('t', 1)] });
    expect(year?.gaps).toEqual([
      'Delegations to operational leaders: not reported',
      'How education takes part: not reported',
      `Sharing information: ${notAnswered}`,
      `Delegations: ${notAnswered}`,
    ]);
  });

  it('shows an answer to a year of which nothing was reported, and a year nobody spoke of where it is asked for', () => {
    const years = partnershipYears({ id: 'made-up-one' }, { returns: [], tests: [said('t', 1)] }, ['202425|FY']);
    expect(years.map(({ period, report: stands }) => [period, stands])).toEqual([
      ['202526|FY', null],
      ['202425|FY', null],
    ]);
    expect(years[1]?.gaps).toHaveLength(4);
  });

  it('keeps answers that were replaced, and no row of another partnership', () => {
    const tests = [said('t2', 2, { verdict: 'not-met' }), said('t1', 1), said('t3', 3, { partnershipId: 'other' })];
    const [year] = partnershipYears({ id: 'made-up-one' }, { returns: [], tests });
    const money = year?.tests.find(({ test }) => test === 'money');
    expect([money?.answer?.id, money?.earlier.map(({ id }) => id)]).toEqual(['t2', ['t1']]);
  });

  it('tells nobody who recorded a row, though the row as read says it', () => {
    const returns = [{ ...report('a', '202526|FY', 1), actorId: 'somebody' }];
    const tests = [{ ...said('t', 1), actorId: 'somebody' }];
    expect(JSON.stringify(partnershipYears({ id: 'made-up-one' }, { returns, tests }))).not.toContain('somebody');
  });

  it('is known to be made up by its id', () => {
    expect([isMadeUpPartnership('made-up-one'), isMadeUpPartnership('north')]).toEqual([true, false]);
  });
});
