import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Commitment,
  CommitmentEnd,
  Ledger,
  Milestone,
  MilestoneDate,
  MilestoneProgress,
} from '#server/domain/ledger/ledger.ts';
import { lookupOf } from '#server/domain/ledger/lookup.ts';
import { statusOf } from '#server/domain/ledger/status.ts';
import { statusRules } from '#server/domain/ledger/status-rules.ts';
import { movesOf } from '#server/domain/ledger/views/milestones/milestone-story.ts';
import { ledger as pack } from './published-pack.ts';

const published = { recordedAt: '2026-07-01T08:00:00.000Z', actorRole: 'official', corrects: null, release: 1 };
const stated = (id: string, statedOn = '2024-01-01') => ({ ...published, id, statedOn });
const commitment: Commitment = { ...pack.commitments[0]!, id: 'c', researchedTo: '2026-06-30' };

type Told = {
  role?: Milestone['role'];
  stage?: Milestone['stage'];
  dates?: (string | null)[];
  progress?: MilestoneProgress['kind'][];
  statedOn?: string;
};

/** A ledger of one promise: what is told of each milestone, how it ended, and looks at it. */
function ledgerOf(told: Told[], more: { end?: CommitmentEnd['how']; looks?: string[] } = {}): Ledger {
  const empty = Object.fromEntries(Object.entries(pack).map(([name, rows]) => [name, Array.isArray(rows) ? [] : rows]));
  const milestones = told.map(
    ({ role = 'delivers', stage = 'published' }, index): Milestone => ({
      ...stated(`m${index}`),
      ...{ slug: `m-${index}`, commitmentId: 'c', position: index, title: `Milestone ${index}` },
      ...{ role, stage, roleWhy: null, checkNote: null },
    }),
  );
  const dates = told.flatMap(({ dates = [] }, index) =>
    dates.map(
      (due, step): MilestoneDate => ({
        ...stated(`d${index}-${step}`),
        ...{
          milestoneId: `m${index}`,
          step,
          due,
          precision: 'day',
          movedOn: null,
          movedAfter: null,
          movedBefore: null,
        },
        ...{ reasonCode: null, reason: null, note: null, sourceSlug: null },
      }),
    ),
  );
  const progress = told.flatMap(({ progress = [], statedOn }, index) =>
    progress.map(
      (kind, step): MilestoneProgress => ({
        ...stated(`p${index}-${step}`, statedOn),
        ...{ milestoneId: `m${index}`, kind, happenedOn: null, precision: null, note: null, evidenceId: null },
      }),
    ),
  );
  const ends = more.end
    ? [{ ...stated('e'), commitmentId: 'c', how: more.end, endedOn: null, why: 'x', sourceSlug: null }]
    : [];
  const looks = (more.looks ?? []).map((day) => ({
    ...stated(day, day),
    commitmentId: 'c',
    lookedOn: day,
    found: 'x',
  }));
  return { ...(empty as unknown as Ledger), commitments: [commitment], milestones, dates, progress, ends, looks };
}

const judge = (ledger: Ledger, today = '2026-11-25') => statusOf(lookupOf(ledger), commitment, today);

describe('the rules of a status', () => {
  const cases: [string, Told[], CommitmentEnd['how'] | undefined, string, string | null, string[]][] = [
    [
      'delivered when every delivering milestone is met',
      [{ progress: ['began', 'met'] }, { role: 'follows' }],
      undefined,
      'delivered',
      null,
      ['m-0'],
    ],
    [
      'not delivered when one delivering milestone is not met',
      [{ progress: ['met'] }, {}],
      undefined,
      'in-progress',
      null,
      ['m-0'],
    ],
    [
      'not delivered when a delivering milestone was dropped',
      [{ progress: ['met'] }, { progress: ['dropped'] }],
      undefined,
      'in-progress',
      null,
      ['m-0'],
    ],
    [
      'never delivered without a delivering milestone',
      [{ role: 'follows', progress: ['met'] }],
      undefined,
      'in-progress',
      null,
      ['m-0'],
    ],
    ['superseded once ended, even when all was met', [{ progress: ['met'] }], 'superseded', 'superseded', null, []],
    ['superseded when merged into another', [{}], 'merged', 'superseded', null, []],
    ['abandoned once dropped', [{ progress: ['began'] }], 'dropped', 'abandoned', null, []],
    [
      'abandoned when all that would deliver it was dropped',
      [{ progress: ['dropped'] }, { progress: ['replaced'] }],
      undefined,
      'abandoned',
      null,
      ['m-0', 'm-1'],
    ],
    ['delayed when evidence says it is late', [{ progress: ['late-reported'] }], undefined, 'delayed', 'late', ['m-0']],
    [
      'delayed when a date was moved back, before it passed',
      [{ dates: ['2026-09-01', '2027-09-01'] }],
      undefined,
      'delayed',
      'late',
      ['m-0'],
    ],
    ['delayed when a date was withdrawn', [{ dates: ['2026-09-01', null] }], undefined, 'delayed', 'late', ['m-0']],
    [
      'not delayed by a date moved forward',
      [{ dates: ['2027-09-01', '2027-03-01'] }],
      undefined,
      'not-started',
      null,
      ['m-0'],
    ],
    [
      'not delayed by a late milestone that was met after all',
      [{ dates: ['2024-01-01', '2025-01-01'], progress: ['late-reported', 'met'] }],
      undefined,
      'delivered',
      null,
      ['m-0'],
    ],
    [
      'not delayed by a milestone that only follows',
      [{ role: 'follows', dates: ['2024-01-01', '2025-01-01'] }, {}],
      undefined,
      'not-started',
      null,
      ['m-1'],
    ],
    [
      'delayed when a date had passed at the last check',
      [{ dates: ['2026-06-29'], progress: ['began'] }],
      undefined,
      'delayed',
      'date-passed-nothing-recorded',
      ['m-0'],
    ],
    [
      'not delayed on the day itself',
      [{ dates: ['2026-06-30'], progress: ['began'] }],
      undefined,
      'in-progress',
      'date-passed-not-checked',
      ['m-0'],
    ],
    [
      'not begun by an announcement that accompanies it',
      [{ role: 'follows', stage: 'announced', progress: ['met'] }, {}],
      undefined,
      'not-started',
      null,
      ['m-1'],
    ],
    [
      'begun by another milestone that accompanies it',
      [{ role: 'follows', stage: 'consulted', progress: ['met'] }, {}],
      undefined,
      'in-progress',
      null,
      ['m-0'],
    ],
    ['begun by a part met in part', [{ progress: ['partly-met'] }], undefined, 'in-progress', null, ['m-0']],
  ];

  it.each(cases)('a promise is %s', (_, told, end, status, lateness, causes) => {
    const judged = judge(ledgerOf(told, end ? { end } : {}));
    expect({
      status: judged.status,
      lateness: judged.lateness,
      causes: judged.causedBy.map(({ milestone }) => milestone.slug),
    }).toEqual({ status, lateness, causes });
  });

  it('are each reached by one of these cases', () => {
    const used = new Set(cases.map(([, told, end]) => judge(ledgerOf(told, end ? { end } : {})).rule.id));
    expect([...used].sort()).toEqual(statusRules.map(({ id }) => id).sort());
  });
});

describe('the day of the last check', () => {
  it('is moved by a recorded look, which may turn a passed date into nothing recorded', () => {
    const told: Told[] = [{ dates: ['2026-09-01'], progress: ['began'] }];
    expect(judge(ledgerOf(told))).toMatchObject({ status: 'in-progress', lateness: 'date-passed-not-checked' });
    expect(judge(ledgerOf(told, { looks: ['2026-10-01'] }))).toMatchObject({
      status: 'delayed',
      lateness: 'date-passed-nothing-recorded',
      checkedOn: '2026-10-01',
    });
  });

  it('is moved by progress recorded later', () => {
    expect(judge(ledgerOf([{ progress: ['met'], statedOn: '2026-10-02' }])).checkedOn).toBe('2026-10-02');
  });

  it('makes a promise silent only where a check found nothing new for a year', () => {
    const told: Told[] = [{ progress: ['began'], statedOn: '2026-01-31' }];
    expect(judge(ledgerOf(told)).silent).toBe(false);
    expect(judge(ledgerOf(told), '2029-01-01').silent).toBe(false);
    expect(judge(ledgerOf(told, { looks: ['2027-02-01'] }), '2029-01-01').silent).toBe(true);
  });
});

const day = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const told: fc.Arbitrary<Told[]> = fc.array(
  fc.record({
    role: fc.constantFrom('delivers' as const, 'follows' as const),
    stage: fc.constantFrom('announced' as const, 'funded' as const, 'in-law' as const),
    dates: fc.array(fc.option(day), { maxLength: 3 }),
    progress: fc
      .subarray(['began', 'met', 'partly-met', 'dropped', 'late-reported'] as const)
      .map((kinds) => [...kinds]),
  }),
  { maxLength: 5 },
);

describe('any promise', () => {
  it('keeps status, rule, lateness and silence as time passes: a date may only become “not checked”', () => {
    const later = fc
      .tuple(day, day)
      .map((days) => days.map((each) => (each < '2026-06-30' ? '2026-06-30' : each)).sort());
    fc.assert(
      fc.property(told, later, (milestones, [now, then]) => {
        const ledger = ledgerOf(milestones);
        const [a, b] = [judge(ledger, now), judge(ledger, then)];
        expect([b.status, b.rule, b.silent, b.checkedOn]).toEqual([a.status, a.rule, a.silent, a.checkedOn]);
        b.milestones.forEach(({ lateness }, index) => {
          const was = a.milestones[index]!.lateness;
          expect(lateness === was || (was === null && lateness === 'date-passed-not-checked')).toBe(true);
        });
      }),
    );
  });

  it('is never further from delivered because one more milestone is met', () => {
    fc.assert(
      fc.property(told, fc.nat(), (milestones, which) => {
        fc.pre(milestones.length > 0);
        const before = judge(ledgerOf(milestones)).status;
        const better = milestones.map(
          (each, index): Told => (index === which % milestones.length ? { ...each, progress: ['met'] } : each),
        );
        const after = judge(ledgerOf(better)).status;
        if (before === 'delivered') expect(after).toBe('delivered');
        if (before === 'in-progress') expect(['in-progress', 'delivered']).toContain(after);
      }),
    );
  });

  it('has moves that chain: each begins where the one before ended, and the last one is the date of today', () => {
    fc.assert(
      fc.property(fc.array(fc.option(day), { minLength: 1, maxLength: 6 }), (dates) => {
        const lookup = lookupOf(ledgerOf([{ dates }]));
        const moves = movesOf(lookup, 'm0');
        expect(moves).toHaveLength(dates.length - 1);
        expect(moves.map(({ from }) => from?.day ?? null)).toEqual(dates.slice(0, -1));
        expect(moves.map(({ to }) => to?.day ?? null)).toEqual(dates.slice(1));
        for (const { days, from, to, direction } of moves) {
          if (direction === 'back') expect(days).toBeGreaterThan(0);
          expect(days === null).toBe(from === null || to === null);
        }
      }),
    );
  });
});
