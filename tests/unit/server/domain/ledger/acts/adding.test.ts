import { describe, expect, it } from 'vitest';
import { type AddCommitment, addCommitment } from '#server/domain/ledger/acts/adding/add-commitment.ts';
import { type AddMilestone, addMilestone, milestoneSlug } from '#server/domain/ledger/acts/adding/add-milestone.ts';
import { correct } from '#server/domain/ledger/acts/correct.ts';
import { endCommitment } from '#server/domain/ledger/acts/end-commitment.ts';
import { type PromiseEvidence, recordPromiseEvidence } from '#server/domain/ledger/acts/record-evidence.ts';
import { programmeStandingOf, standingOf } from '#server/domain/ledger/acts/standing.ts';
import { statusOf } from '#server/domain/ledger/status.ts';
import { movesOf } from '#server/domain/ledger/views/milestones/milestone-story.ts';
import { added, faultsOf, metrics, moment, smallLedger, standing, today } from './promise.ts';

const raw = smallLedger();
const source = { slug: 'known-source' };
const statusIn = (ledger: typeof raw, slug: string, day = today) => {
  const { lookup, commitment } = standing(ledger, slug);
  return statusOf(lookup, commitment, day);
};

describe('adding a promise', () => {
  const good: AddCommitment = {
    ...{
      title: 'A new fund for 12 areas',
      text: 'There will be a fund.',
      inWordsOf: 'the strategy',
      pillar: 'the-pillar',
    },
    ...{ leadBody: 'Department for Education', ownerRole: '', madeOn: '2026-05-02', due: '2027-03-01' },
    ...{ precision: 'quarter', missions: ['the-mission'], slug: '', note: 'It names the fund.', page: '12', source },
  };
  const add = (change: Partial<AddCommitment> = {}, ledger = raw) =>
    addCommitment(programmeStandingOf(ledger), { ...good, ...change }, moment());

  it('adds it with its wording, whose words these are, its missions, and the page it stands on', () => {
    const ledger = added(raw, add());
    const made = ledger.commitments.at(-1)!;
    expect(made).toMatchObject({
      ...{ slug: 'c-a-new-fund-for-12-areas', pillarId: 'pillar', leadBody: 'Department for Education' },
      ...{ ownerRole: null, due: '2027-03-31', duePrecision: 'quarter', missions: ['the-mission'] },
      ...{ promiseSourceSlug: 'known-source', statedOn: '2026-05-02', corrects: null },
    });
    expect(made.position).toBeGreaterThan(raw.commitments.at(-1)!.position);
    expect(ledger.wordings.at(-1)).toMatchObject({
      ...{ commitmentId: made.id, version: 1, title: good.title, text: good.text, inWordsOf: 'the strategy' },
    });
    expect(ledger.evidence.at(-1)).toMatchObject({
      subject: 'commitment',
      subjectId: made.id,
      page: '12',
      sourceId: 's1',
    });
  });

  it('is followed up to the day it was made and no further, and is not late when its day passes', () => {
    const ledger = added(raw, add());
    expect(statusIn(ledger, 'c-a-new-fund-for-12-areas', '2027-05-01')).toMatchObject({
      ...{ status: 'not-started', checkedOn: '2026-05-02', lateness: null },
    });
  });

  it('may say that no date was given, but not say nothing', () => {
    const undated = added(raw, add({ due: null })).commitments.at(-1);
    expect(undated).toMatchObject({ due: null, duePrecision: null, dueText: 'No date was given.' });
    expect(faultsOf(add({ due: '' }))).toEqual({ due: 'Enter the date, or say that none was given' });
  });

  it('is refused where a promise of that title or id is there already', () => {
    const once = added(raw, add());
    expect(faultsOf(add({ title: 'a new FUND for 12 areas' }, once))).toEqual({
      title: 'There is a promise of this title already: “c-a-new-fund-for-12-areas”',
    });
    expect(faultsOf(add({ title: 'Another', slug: 'c-one' })).slug).toMatch(
      /“c-one” already: an id is never used twice/,
    );
    expect(faultsOf(add({ title: 'A new fund, for 12 areas' }, once)).slug).toMatch(/already/);
  });

  it.each(['new', 'c-', 'c-Ä', 'c-a--b', `c-${'a'.repeat(90)}`])('is refused with the id “%s”', (slug) => {
    expect(faultsOf(add({ slug })).slug).toMatch(/must begin with c-/);
  });

  it('is refused for an unknown pillar or mission, and as made on a day to come', () => {
    const faults = faultsOf(add({ pillar: 'no', missions: ['none'], madeOn: '2026-12-01' }));
    expect(faults.pillar).toBe('There is no pillar “no”');
    expect(faults.missions).toBe('There is no mission “none”');
    expect(faults.madeOn).toMatch(/still to come/);
  });

  it('is refused as promised for a day before it was made', () => {
    expect(faultsOf(add({ due: '2026-05-01', precision: 'day' })).due).toMatch(/cannot lie before 2 May 2026/);
  });

  it('is refused with nothing said, every fault at once', () => {
    const nothing = { title: '', text: '', pillar: '', leadBody: '', madeOn: '', due: '', note: '', source: {} };
    expect(Object.keys(faultsOf(add(nothing))).toSorted()).toEqual(
      ['due', 'leadBody', 'madeOn', 'note', 'pillar', 'source.title', 'text', 'title'].toSorted(),
    );
  });

  it('is refused where a text may tell of a person', () => {
    expect(Object.keys(faultsOf(add({ text: 'Write to jane@example.org' })))).toEqual(['text']);
  });
});

describe('adding a milestone', () => {
  const good: AddMilestone = {
    ...{
      commitment: 'c-two',
      title: 'The fund opens',
      stage: 'funded',
      role: 'delivers',
      roleWhy: 'It is the promise.',
    },
    ...{ due: '2027-03-01', precision: 'month', givenOn: '', slug: '', note: 'It gives the month.', page: '', source },
  };
  const add = (change: Partial<AddMilestone> = {}, ledger = raw, slug = 'c-two') =>
    addMilestone(standing(ledger, slug), { ...good, commitment: slug, ...change }, moment());

  it('adds it with its first date, which is no move, and with its evidence', () => {
    const ledger = added(raw, add());
    const made = ledger.milestones.at(-1)!;
    expect(made).toMatchObject({
      slug: 'm-two-the-fund-opens',
      commitmentId: 'two',
      position: 1,
      statedOn: '2026-08-01',
    });
    expect(ledger.dates.at(-1)).toMatchObject({
      ...{ milestoneId: made.id, step: 0, due: '2027-03-31', precision: 'month', movedOn: null, reasonCode: null },
    });
    expect(movesOf(standing(ledger, 'c-two').lookup, made.id)).toEqual([]);
    expect(ledger.evidence.at(-1)).toMatchObject({ subject: 'milestone', subjectId: made.id });
    expect(statusIn(raw, 'c-two').status).toBe('not-started');
  });

  it('may say that no date was given: then it has no date, and none that could be late', () => {
    const ledger = added(raw, add({ due: null }));
    expect(ledger.milestones).toHaveLength(raw.milestones.length + 1);
    expect(ledger.dates).toEqual(raw.dates);
    expect(faultsOf(add({ due: '' })).due).toMatch(/or say that none was given/);
  });

  it('is refused on a promise that has ended', () => {
    const end = {
      commitment: 'c-two',
      how: 'dropped',
      endedOn: '2026-08-01',
      why: 'w',
      successor: '',
      successorText: '',
    };
    const ended = added(raw, endCommitment(standing(raw, 'c-two'), { ...end, source }, moment()));
    expect(faultsOf(add({}, ended)).commitment).toMatch(/has ended/);
  });

  it('is refused where the promise has one of that title, or any promise one of that id', () => {
    const once = added(raw, add());
    expect(faultsOf(add({ title: 'the fund OPENS' }, once)).title).toMatch(/already: “m-two-the-fund-opens”/);
    const taken = standingOf(raw, 'c-two', metrics, ['m-two-the-fund-opens'])!;
    expect(faultsOf(addMilestone(taken, good, moment())).slug).toMatch(/an id is never used twice/);
    expect(faultsOf(add({ slug: 'fund' })).slug).toMatch(/must begin with m-/);
    expect(milestoneSlug({ ...good, title: 'x'.repeat(300) })).toHaveLength(120);
  });

  it('is refused for an unknown kind or role, a date before it was announced, and one announced in time to come', () => {
    const faults = faultsOf(add({ stage: 'done', role: 'maybe', due: '2026-07-31' }));
    expect(faults.stage).toMatch(/^Choose what kind of step it is: announced/);
    expect(faults.role).toBe('Choose whether it delivers the promise: delivers, follows');
    expect(faults.due).toMatch(/cannot lie before 1 August 2026/);
    expect(faultsOf(add({ givenOn: '2026-12-24' })).givenOn).toMatch(/still to come/);
  });

  it('is refused with nothing said, every fault at once', () => {
    const nothing = { title: '', stage: '', role: '', roleWhy: '', due: '', note: '', source: {} };
    expect(Object.keys(faultsOf(add(nothing))).toSorted()).toEqual(
      ['due', 'note', 'role', 'roleWhy', 'source.title', 'stage', 'title'].toSorted(),
    );
  });
});

describe('evidence on a promise without a milestone', () => {
  const good: PromiseEvidence = { commitment: 'c-two', note: 'The department says so.', page: '', source };
  const record = (change: Partial<PromiseEvidence> = {}) =>
    recordPromiseEvidence(standing(raw, 'c-two'), { ...good, ...change }, moment());

  it('is news of the promise: it moves the day last checked, and makes nothing delivered', () => {
    expect(raw.milestones.some(({ commitmentId }) => commitmentId === 'two')).toBe(false);
    const ledger = added(raw, record());
    expect(ledger.evidence.at(-1)).toMatchObject({ subject: 'commitment', subjectId: 'two', sourceId: 's1' });
    expect(statusIn(ledger, 'c-two')).toMatchObject({ status: 'not-started', checkedOn: '2026-08-01' });
    expect(statusIn(raw, 'c-two').checkedOn < '2026-08-01').toBe(true);
  });

  it('is refused without what the source says and without a source', () => {
    expect(Object.keys(faultsOf(record({ note: ' ', source: {} }))).toSorted()).toEqual(['note', 'source.title']);
  });
});

describe('a correction of what was promised', () => {
  const mend = (field: string, value: string, part: 'wordings' | 'milestones' = 'wordings', row = 'w1') =>
    correct(
      standing(raw),
      { commitment: 'c-one', part, row, changes: { [field]: value }, reason: 'Typing.' },
      moment(),
    );

  it('may put right a word and says why beside it', () => {
    const ledger = added(raw, mend('text', 'In eight local areas: 8.'));
    const [row, why] = [ledger.wordings.at(-1)!, ledger.corrections.at(-1)!];
    expect(row).toMatchObject({ corrects: 'w1', text: 'In eight local areas: 8.' });
    expect(why).toMatchObject({ tableName: 'Wording', rowId: row.id, reason: 'Typing.', statedOn: today });
  });

  it('may not change a figure: that is a changed term', () => {
    expect(faultsOf(mend('text', 'In 7 areas.'))['changes.text']).toMatch(/changes by changing a term/);
    expect(faultsOf(mend('title', 'The 1st promise'))['changes.title']).toMatch(/changes by changing a term/);
    expect(faultsOf(mend('title', 'In 3 areas', 'milestones', 'dated'))['changes.title']).toMatch(/changing a term/);
    expect(faultsOf(mend('inWordsOf', 'page 3 of the strategy'))).toEqual({});
  });
});
