import { describe, expect, it } from 'vitest';
import { correct } from '#server/domain/ledger/acts/correct.ts';
import {
  type AnswerRecommendation,
  answerRecommendation,
  type ChangeFit,
  changeFit,
} from '#server/domain/ledger/acts/linking/answer-recommendation.ts';
import { type LinkMetric, linkMetric } from '#server/domain/ledger/acts/linking/link-metric.ts';
import { type Respond, respond } from '#server/domain/ledger/acts/linking/respond.ts';
import { recommendationRecord } from '#server/domain/ledger/acts/record-page.ts';
import { recommendationStandingOf } from '#server/domain/ledger/acts/standing.ts';
import { statusOf } from '#server/domain/ledger/status.ts';
import { added, faultsOf, moment, smallLedger, standing, today } from './promise.ts';

const raw = smallLedger();
const source = { slug: 'known-source' };

const goodAnswer: AnswerRecommendation = {
  ...{ commitment: 'c-one', recommendation: 'r-one', fit: 'partial', why: 'It does half of it.', confidence: 'medium' },
  ...{ note: 'The strategy names it.', page: '7', source },
};
const answer = (change: Partial<AnswerRecommendation> = {}, ledger = raw) =>
  answerRecommendation(standing(ledger), { ...goodAnswer, ...change }, moment());
const linked = added(raw, answer());

describe('answering a recommendation', () => {
  it('links the promise with how well and why, and keeps the evidence with the recommendation', () => {
    expect(linked.answers).toMatchObject([
      { commitmentId: 'one', recommendationId: 'rec-one', fit: 'partial', confidence: 'medium', statedOn: today },
    ]);
    expect(linked.evidence.at(-1)).toMatchObject({ subject: 'recommendation', subjectId: 'rec-one', page: '7' });
  });

  it('is refused a second time: then the fit is changed', () => {
    expect(faultsOf(answer({ fit: 'full' }, linked))).toEqual({
      recommendation: 'The promise is linked to this recommendation already, as partial. Change the fit instead',
    });
    expect(faultsOf(answer({ recommendation: 'r-two' }, linked))).toEqual({});
  });

  it('is refused for an unknown recommendation or none, an unknown fit, and a link of unknown sureness', () => {
    expect(faultsOf(answer({ recommendation: 'r-nine' })).recommendation).toBe('There is no recommendation “r-nine”');
    expect(faultsOf(answer({ recommendation: '' })).recommendation).toBe('Choose the recommendation');
    expect(faultsOf(answer({ fit: 'good' })).fit).toBe('Choose how well it answers: full, partial, related');
    expect(faultsOf(answer({ confidence: 'sure' })).confidence).toMatch(/^Choose how sure the link is: high/);
  });

  it('is refused with nothing said, every fault at once', () => {
    const nothing = { recommendation: '', fit: '', why: '', confidence: '', note: '', source: {} };
    expect(Object.keys(faultsOf(answer(nothing))).toSorted()).toEqual(
      ['confidence', 'fit', 'note', 'recommendation', 'source.title', 'why'].toSorted(),
    );
  });
});

describe('changing how well a promise answers', () => {
  const good: ChangeFit = {
    ...{ commitment: 'c-one', recommendation: 'r-one', seenFit: 'partial', fit: 'full', why: '' },
    reason: 'The second half was promised too.',
  };
  const change = (more: Partial<ChangeFit> = {}, ledger = linked) =>
    changeFit(standing(ledger), { ...good, ...more }, moment());

  it('adds a row that names the link, and why; the fit before stays', () => {
    const ledger = added(linked, change());
    expect(ledger.answers.map(({ fit, corrects }) => [fit, corrects])).toEqual([
      ['partial', null],
      ['full', linked.answers[0]?.id],
    ]);
    expect(ledger.corrections).toMatchObject([
      { tableName: 'Answer', rowId: ledger.answers[1]?.id, reason: good.reason },
    ]);
    expect(standing(ledger).lookup.answersOf('one')).toMatchObject([
      { id: linked.answers[0]?.id, fit: 'full', why: goodAnswer.why },
    ]);
  });

  it('is refused without a reason, to the fit it has, and to none', () => {
    expect(faultsOf(change({ reason: '' }))).toEqual({ reason: 'Enter the reason' });
    expect(faultsOf(change({ fit: 'partial' })).fit).toMatch(/It is partial already/);
    expect(faultsOf(change({ fit: 'perfect' })).fit).toMatch(/^Choose how well/);
  });

  it('is refused where somebody changed it since, and says to what', () => {
    const once = added(linked, change());
    const again = change({ fit: 'related' }, once);
    expect(again).toMatchObject({ conflict: true });
    expect(faultsOf(again).fit).toBe('The fit was changed since you read it: it is full now');
    expect(faultsOf(change({ seenFit: 'full', fit: 'related' }, once))).toEqual({});
  });

  it('is refused where the two are not linked', () => {
    expect(faultsOf(change({ recommendation: 'r-two' })).recommendation).toMatch(/is not linked/);
    expect(faultsOf(change({ recommendation: 'r-nine' })).recommendation).toMatch(/no recommendation/);
  });
});

describe('recording what the government answered', () => {
  const good: Respond = {
    ...{
      recommendation: 'r-one',
      response: 'in-part',
      note: 'It accepts half of it.',
      respondedOn: '2026-05-01',
      source,
    },
  };
  const say = (change: Partial<Respond> = {}, ledger = raw) =>
    respond(recommendationStandingOf(ledger, 'r-one')!, { ...good, ...change }, moment());

  it('adds the answer with its source; an earlier one stays', () => {
    const once = added(raw, say());
    const twice = added(once, say({ response: 'rejected', respondedOn: '2026-06-01' }, once));
    expect(twice.responses).toMatchObject([
      { recommendationId: 'rec-one', response: 'in-part', sourceSlug: 'known-source', statedOn: '2026-05-01' },
      { response: 'rejected', statedOn: '2026-06-01', corrects: null },
    ]);
  });

  it('is refused for the day of an answer that is recorded, or one before it', () => {
    const once = added(raw, say());
    for (const respondedOn of ['2026-05-01', '2026-04-30']) {
      expect(faultsOf(say({ respondedOn }, once)).respondedOn).toMatch(/An answer of 1 May 2026 is recorded already/);
    }
  });

  it('is refused in unknown words, with nothing said, and for a day to come, all at once', () => {
    const faults = faultsOf(say({ response: 'unclear', note: '', respondedOn: '2026-12-01', source: {} }));
    expect(Object.keys(faults).toSorted()).toEqual(['note', 'respondedOn', 'response', 'source.title']);
    expect(faults.response).toMatch(/^Choose what was answered: accepted/);
  });
});

describe('the record of a recommendation', () => {
  const said = {
    recommendation: 'r-one',
    response: 'accepted',
    note: 'It acepts it.',
    respondedOn: '2026-05-01',
    source,
  };
  const once = added(raw, respond(recommendationStandingOf(raw, 'r-one')!, said, moment()));
  const { id } = once.responses[0]!;
  const mend = (change: object = {}) => {
    const given = { part: 'responses' as const, row: id, changes: { note: 'It accepts it.' }, reason: 'Spelling.' };
    return correct(recommendationStandingOf(once, 'r-one')!, { ...given, ...change }, moment());
  };

  it('tells what was answered, and keeps a mistake in it with the reason', () => {
    const mended = added(once, mend());
    const page = recommendationRecord(recommendationStandingOf(mended, 'r-one')!);
    expect(page.rows.filter(({ part }) => part === 'responses')).toMatchObject([
      { words: 'Accepted: It accepts it.', corrects: true, reason: 'Spelling.', published: false },
      { words: 'Accepted: It acepts it.', corrects: false, fields: { note: 'It acepts it.' } },
    ]);
    expect(page.rows.some(({ part }) => part === 'sources')).toBe(true);
  });

  it('lets nobody change what was answered by a correction, nor a row of a promise', () => {
    expect(faultsOf(mend({ changes: { response: 'rejected' } }))['changes.response']).toMatch(/by its own act/);
    expect(faultsOf(mend({ part: 'wordings', row: 'w1', changes: { title: 'T' } })).row).toMatch(/no such row/);
    expect(faultsOf(mend({ reason: '' }))).toEqual({ reason: 'Enter what was wrong' });
  });
});

describe('linking a metric', () => {
  const good: LinkMetric = {
    ...{ commitment: 'c-one', metric: 'cla_rate', role: 'outcome', why: 'Fewer children would come into care.' },
    ...{ counterMetric: 'cin_rate', counterWhy: 'They must not only be called otherwise.', note: 'It says so.' },
    ...{ page: '', source },
  };
  const link = (change: Partial<LinkMetric> = {}, ledger = raw) =>
    linkMetric(standing(ledger), { ...good, ...change }, moment());

  it('adds the outcome with its counter-metric and the evidence of the link', () => {
    const ledger = added(raw, link());
    expect(ledger.commitmentMetrics).toMatchObject([
      { commitmentId: 'one', metricId: 'cla_rate', role: 'outcome', why: good.why },
      { commitmentId: 'one', metricId: 'cin_rate', role: 'balance', why: good.counterWhy },
    ]);
    expect(ledger.evidence.at(-1)).toMatchObject({ subject: 'link', subjectId: ledger.commitmentMetrics[0]?.id });
  });

  it('is no news of the promise: the day last checked stays', () => {
    const checked = (ledger: typeof raw) => {
      const { lookup, commitment } = standing(ledger);
      return statusOf(lookup, commitment, today).checkedOn;
    };
    expect(checked(added(raw, link()))).toBe(checked(raw));
  });

  it('is refused for a metric that is linked already, unknown or not chosen', () => {
    const once = added(raw, link());
    const faults = faultsOf(link({ role: 'output', counterMetric: '', counterWhy: '' }, once));
    expect(faults).toEqual({ metric: 'The promise is linked to this metric already, as outcome' });
    expect(faultsOf(link({ metric: 'none' })).metric).toBe('There is no metric “none”');
    expect(faultsOf(link({ metric: '' })).metric).toBe('Choose the metric');
  });

  it('is refused with a counter-metric that is the same, unknown, unexplained, or of no outcome', () => {
    expect(faultsOf(link({ counterMetric: 'cla_rate' })).counterMetric).toMatch(/its own counter-metric/);
    expect(faultsOf(link({ counterMetric: 'none' })).counterMetric).toMatch(/no metric/);
    expect(faultsOf(link({ counterWhy: '' })).counterWhy).toMatch(/^Enter why/);
    expect(faultsOf(link({ role: 'activity' })).counterMetric).toMatch(/Only an outcome/);
    expect(faultsOf(link({ counterMetric: '' })).counterMetric).toMatch(/Choose the counter-metric/);
    expect(faultsOf(link({ counterMetric: '', counterWhy: '' }))).toEqual({});
  });

  it('is refused with nothing said, every fault at once', () => {
    const nothing = { metric: '', role: '', why: '', counterMetric: '', counterWhy: '', note: '', source: {} };
    expect(Object.keys(faultsOf(link(nothing))).toSorted()).toEqual(
      ['metric', 'note', 'role', 'source.title', 'why'].toSorted(),
    );
  });
});
