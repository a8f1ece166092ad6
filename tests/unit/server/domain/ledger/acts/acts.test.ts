import { describe, expect, it } from 'vitest';
import { type ChangeTerm, changeTerm } from '#server/domain/ledger/acts/change-term.ts';
import { type Correct, correct, correctable } from '#server/domain/ledger/acts/correct.ts';
import { type EndCommitment, endCommitment } from '#server/domain/ledger/acts/end-commitment.ts';
import { type Judge, judge } from '#server/domain/ledger/acts/judge.ts';
import { look } from '#server/domain/ledger/acts/look.ts';
import { type RecordEvidence, recordEvidence } from '#server/domain/ledger/acts/record-evidence.ts';
import { recordList, recordPage } from '#server/domain/ledger/acts/record-page.ts';
import { statusOf } from '#server/domain/ledger/status.ts';
import { added, faultsOf, moment, smallLedger, standing, today } from './promise.ts';

const raw = smallLedger();
const source = { slug: 'known-source' };
const statusIn = (ledger: typeof raw, slug = 'c-one') => {
  const { lookup, commitment } = standing(ledger, slug);
  return statusOf(lookup, commitment, today);
};

describe('recording evidence', () => {
  const good: RecordEvidence = {
    ...{ milestone: 'm-dated', note: 'The regulations say so.', page: 'column 12', source },
    ...{ kind: '', happenedOn: '', precision: 'day' },
  };
  const record = (change: Partial<RecordEvidence> = {}, ledger = raw) =>
    recordEvidence(standing(ledger), { ...good, ...change }, moment());

  it('adds a piece of evidence on the day its source was published', () => {
    expect(added(raw, record()).evidence).toMatchObject([
      { subjectId: 'dated', sourceId: 's1', page: 'column 12', statedOn: '2026-08-01' },
    ]);
  });

  it('adds a new source with it, under an id of its own', () => {
    const given = { kind: 'si', title: 'The Regulations 2026', publisher: 'Parliament', reference: 'SI 2026/1' };
    const ledger = added(raw, record({ source: given }));
    const made = ledger.sources.at(-1)!;
    expect(made).toMatchObject({ ...given, url: null, lastChecked: today });
    expect(made.slug).toMatch(/^the-regulations-2026-/);
    expect(ledger.evidence.at(-1)?.sourceId).toBe(made.id);
    const again = added(ledger, record({ source: given, note: 'It says more.' }, ledger));
    expect(again.sources).toEqual(ledger.sources);
    expect(again.evidence.at(-1)?.sourceId).toBe(made.id);
  });

  it('with what was reached moves the status of the promise', () => {
    expect(statusIn(raw).status).not.toBe('delivered');
    const once = added(raw, record({ kind: 'met', happenedOn: '2026-08-01' }));
    const both = added(once, record({ milestone: 'm-undated', kind: 'met', happenedOn: '2026-09-01' }, once));
    expect(statusIn(both)).toMatchObject({ status: 'delivered', checkedOn: '2026-09-01' });
    expect(both.progress.every(({ evidenceId }) => evidenceId !== null)).toBe(true);
  });

  it('never records what happened as later than today, though its month is not over', () => {
    const ledger = added(raw, record({ kind: 'began', happenedOn: '2026-11-01', precision: 'month' }));
    expect(ledger.progress.at(-1)).toMatchObject({ happenedOn: today, precision: 'month' });
  });

  it('is refused without what the source says and without a source', () => {
    expect(Object.keys(faultsOf(record({ note: '', source: {} }))).toSorted()).toEqual(['note', 'source.title']);
  });

  it('is refused for what has not happened yet, on no day, or of no known kind', () => {
    expect(faultsOf(record({ kind: 'met', happenedOn: '2026-12-01' })).happenedOn).toMatch(/still to come/);
    expect(faultsOf(record({ kind: 'met' })).happenedOn).toMatch(/^Enter the day/);
    expect(faultsOf(record({ kind: 'finished', happenedOn: '2026-08-01' })).kind).toMatch(/^Choose what happened/);
  });

  it('is refused for a milestone that was met or dropped, and for what is recorded already', () => {
    const met = added(raw, record({ kind: 'met', happenedOn: '2026-08-01' }));
    expect(faultsOf(record({ kind: 'began', happenedOn: '2026-08-02' }, met)).kind).toMatch(/as met on 1 August 2026/);
    expect(faultsOf(record({}, met))).toEqual({});
    const begun = added(raw, record({ kind: 'began', happenedOn: '2026-08-01' }));
    expect(faultsOf(record({ kind: 'began', happenedOn: '2026-08-02' }, begun)).kind).toMatch(/recorded already/);
  });

  it('is refused as late where no date was ever given', () => {
    const late = { milestone: 'm-undated', kind: 'late-reported', happenedOn: '2026-08-01' };
    expect(faultsOf(record(late)).kind).toMatch(/No date was ever given/);
  });
});

describe('changing a term', () => {
  const good: ChangeTerm = {
    ...{ commitment: 'c-one', term: 'number of areas', original: 'up to 10', later: '7', changedOn: '2026-08-01' },
    ...{ why: 'Three areas withdrew.', isCeiling: true, note: '', source },
  };
  const change = (more: Partial<ChangeTerm> = {}, ledger = raw) =>
    changeTerm(standing(ledger), { ...good, ...more }, moment());

  it('adds what stood there, what stands there now and why, a ceiling told from a target', () => {
    expect(added(raw, change()).terms).toMatchObject([{ original: 'up to 10', later: '7', isCeiling: true }]);
  });

  it('is refused without a reason, to what it says already, and without a source', () => {
    expect(Object.keys(faultsOf(change({ why: '', later: 'Up to 10', source: {} }))).toSorted()).toEqual([
      'later',
      'source.title',
      'why',
    ]);
  });

  it('is refused where somebody changed it since, and says to what', () => {
    const once = added(raw, change());
    const again = change({ later: '6' }, once);
    expect(again).toMatchObject({ conflict: true });
    expect(faultsOf(again).original).toMatch(/stands at “7”/);
    expect(faultsOf(change({ original: '7', later: '6' }, once))).toEqual({});
  });
});

describe('ending a promise', () => {
  const good: EndCommitment = {
    ...{ commitment: 'c-one', how: 'superseded', endedOn: '2026-08-01', why: 'A wider promise took its place.' },
    ...{ successor: 'c-two', successorText: '', source },
  };
  const end = (more: Partial<EndCommitment> = {}, ledger = raw, slug = 'c-one') =>
    endCommitment(standing(ledger, slug), { ...good, commitment: slug, ...more }, moment());

  it('keeps its history, points on, and never counts as delivered', () => {
    const ended = added(raw, end());
    expect(statusIn(ended).status).toBe('superseded');
    expect(ended.succession).toMatchObject([{ commitmentId: 'one', successorId: 'two', kind: 'replaced-by' }]);
    expect(ended.dates).toEqual(raw.dates);
  });

  it('is refused once it has ended', () => {
    expect(faultsOf(end({}, added(raw, end()))).commitment).toMatch(/it was replaced on 1 August 2026/);
  });

  it('is refused where it would come after itself, at once or by way of others', () => {
    expect(faultsOf(end({ successor: 'c-one' })).successor).toMatch(/leads back/);
    const two = added(raw, end({ successor: 'c-three' }, raw, 'c-two'));
    const three = added(two, end({ successor: 'c-one' }, two, 'c-three'));
    expect(faultsOf(end({ successor: 'c-two' }, three)).successor).toMatch(/a promise cannot come after itself/);
  });

  it('is refused without what follows, with two that follow, with an unknown one, and with one for a dropped promise', () => {
    expect(faultsOf(end({ successor: '' })).successor).toMatch(/Enter what follows/);
    expect(faultsOf(end({ successorText: 'A programme' })).successor).toMatch(/Enter what follows/);
    expect(faultsOf(end({ successor: 'c-nine' })).successor).toMatch(/no promise “c-nine”/);
    expect(faultsOf(end({ how: 'dropped' })).successor).toMatch(/no successor/);
    expect(faultsOf(end({ how: 'dropped', successor: '' }))).toEqual({});
  });

  it('is refused without a reason, a day, a kind or evidence, all told at once', () => {
    const nothing = { how: '', endedOn: '', why: '', source: {} };
    expect(Object.keys(faultsOf(end(nothing))).toSorted()).toEqual(['endedOn', 'how', 'source.title', 'why']);
  });
});

describe('judging', () => {
  const good: Judge = {
    ...{ commitment: 'c-one', milestone: '', judge: '', method: 'We read every statement.', verdict: 'Partly kept' },
    ...{ interest: 'We work with carers.', test: 'Is the money paid?', outcomeSeen: 'not-yet', metric: '' },
    ...{ evidence: '', source: {} },
  };
  const say = (more: Partial<Judge> = {}, ledger = raw, name = 'A charity') =>
    judge(standing(ledger), { ...good, ...more }, moment(), name);

  it('stands under the organisation’s name beside the verdicts of others', () => {
    const first = added(raw, say());
    const both = added(first, say({ verdict: 'Not kept' }, first, 'Another charity'));
    expect(both.judgements).toMatchObject([
      { judge: 'A charity', verdict: 'Partly kept', subject: 'commitment', subjectId: 'one', evidenceId: null },
      { judge: 'Another charity', verdict: 'Not kept' },
    ]);
    expect(statusIn(both).status).toBe(statusIn(raw).status);
  });

  it('is refused without a test', () => {
    expect(faultsOf(say({ test: '' }))).toEqual({ test: 'Enter the test you applied, in words' });
  });

  it('is refused without a verdict, a method or an interest, and in no known words about the outcome', () => {
    const nothing = { verdict: '', method: '', interest: '', outcomeSeen: 'perhaps' };
    expect(Object.keys(faultsOf(say(nothing))).toSorted()).toEqual(['interest', 'method', 'outcomeSeen', 'verdict']);
  });

  it('is refused where an outcome is seen but no metric shows it, or an unknown one', () => {
    expect(faultsOf(say({ outcomeSeen: 'partly' })).metric).toMatch(/metric that shows the outcome/);
    expect(faultsOf(say({ outcomeSeen: 'partly', metric: 'nothing' })).metric).toMatch(/no metric “nothing”/);
    expect(faultsOf(say({ outcomeSeen: 'partly', metric: 'cla_rate' }))).toEqual({});
  });

  it('with evidence needs both the source and what it says', () => {
    expect(Object.keys(faultsOf(say({ evidence: 'It says so.' })))).toEqual(['source.title']);
    expect(Object.keys(faultsOf(say({ source })))).toEqual(['evidence']);
    const ledger = added(raw, say({ source, evidence: 'It says so.', milestone: 'm-dated' }));
    expect(ledger.judgements.at(-1)?.evidenceId).toBe(ledger.evidence.at(-1)?.id);
    expect(ledger.judgements.at(-1)).toMatchObject({ subject: 'milestone', subjectId: 'dated' });
  });
});

describe('looking and finding nothing', () => {
  const search = (lookedOn: string, found = 'Nothing on the pages of the department.') =>
    look(standing(raw), { commitment: 'c-one', lookedOn, found }, moment());

  it('moves the day last checked and nothing else', () => {
    const looked = added(raw, search('2026-11-20'));
    expect(statusIn(looked)).toMatchObject({ checkedOn: '2026-11-20' });
    expect(looked.looks).toHaveLength(1);
    expect(added(raw, search('')).looks.at(-1)?.lookedOn).toBe(today);
  });

  it('is refused for a day to come, a day before research ended, and without where', () => {
    expect(faultsOf(search('2026-11-26')).lookedOn).toMatch(/still to come/);
    expect(faultsOf(search('2020-01-01')).lookedOn).toMatch(/Research went further/);
    expect(faultsOf(search(today, ' '))).toEqual({ found: 'Enter where you looked' });
  });
});

describe('correcting a clerical mistake', () => {
  const looked = added(raw, look(standing(raw), { commitment: 'c-one', lookedOn: today, found: 'Nothng.' }, moment()));
  const row = looked.looks[0]!.id;
  const good: Correct = {
    commitment: 'c-one',
    part: 'looks',
    row,
    changes: { found: 'Nothing.' },
    reason: 'Spelling.',
  };
  const mend = (more: Partial<Correct> = {}, ledger = looked) =>
    correct(standing(ledger), { ...good, ...more }, moment());

  it('names the row it corrects, and the mistake stays', () => {
    const mended = added(looked, mend());
    expect(mended.looks.map(({ found, corrects }) => [found, corrects])).toEqual([
      ['Nothng.', null],
      ['Nothing.', row],
    ]);
    expect(standing(mended).lookup.looksOf('one')).toMatchObject([{ id: row, found: 'Nothing.' }]);
  });

  it('of a correction names the original too', () => {
    const once = added(looked, mend());
    const twice = added(once, mend({ row: once.looks[1]!.id, changes: { found: 'Nothing at all.' } }, once));
    expect(twice.looks[2]).toMatchObject({ corrects: row, found: 'Nothing at all.' });
    expect(standing(twice).lookup.looksOf('one')[0]?.found).toBe('Nothing at all.');
  });

  it('cannot touch a date, a figure of a term, an ending or a successor: they have acts of their own', () => {
    for (const fields of Object.values(correctable)) {
      for (const name of ['due', 'step', 'later', 'original', 'how', 'successorId', 'kind', 'verdict']) {
        expect(Object.keys(fields)).not.toContain(name);
      }
    }
    const faults = faultsOf(mend({ part: 'dates', row: 'd0', changes: { due: '2030-01-01' } }));
    expect(faults['changes.due']).toMatch(/changes by its own act/);
    expect(Object.keys(correctable)).not.toContain('judgements');
  });

  it('is refused without a reason, where nothing changes, and for a row that is not there', () => {
    expect(Object.keys(faultsOf(mend({ reason: '' })))).toEqual(['reason']);
    expect(faultsOf(mend({ changes: { found: 'Nothng.' } })).changes).toMatch(/Nothing is corrected/);
    expect(faultsOf(mend({ row: 'x' })).row).toMatch(/no such row/);
    expect(faultsOf(mend({}, looked)).row).toBeUndefined();
    const other = correct(standing(looked, 'c-two'), good, moment());
    expect(faultsOf(other).row).toMatch(/no such row/);
  });

  it('of a source puts its day right to the day, and keeps its permanent id', () => {
    const mended = added(looked, mend({ part: 'sources', row: 's1', changes: { publishedOn: '2026-08-02' } }));
    expect(mended.sources.at(-1)).toMatchObject({ slug: null, corrects: 's1', precision: 'day' });
    expect(standing(mended).lookup.sources.get('known-source')).toMatchObject({ id: 's1', publishedOn: '2026-08-02' });
  });
});

describe('the record of a promise', () => {
  const changed = added(
    raw,
    look(standing(raw), { commitment: 'c-one', lookedOn: today, found: 'Nothing.' }, moment()),
  );

  it('tells every row, the newest first, and which no release has published', () => {
    const page = recordPage(standing(changed), today);
    expect(page).toMatchObject({ slug: 'c-one', unpublished: 1, ended: false });
    expect(page.rows[0]).toMatchObject({ part: 'looks', published: false, fields: { found: 'Nothing.' } });
    expect(page.milestones.map(({ slug, step }) => [slug, step])).toEqual([
      ['m-dated', 0],
      ['m-undated', -1],
    ]);
  });

  it('is found by words of its id, in parts', () => {
    expect(recordList(raw, { q: 'c-tw', limit: 20 })).toMatchObject({ total: 1, items: [{ slug: 'c-two' }] });
    expect(recordList(raw, { page: 2, limit: 2 })).toMatchObject({ total: 3, pages: 2, items: [{}] });
    expect(recordList(raw, { page: 9, limit: 2 })).toEqual({ faults: ['page: this list has 2.'] });
  });
});
