import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, CommitmentEnd, Judgement, Ledger, Response } from '#server/domain/ledger/ledger.ts';
import { readingOf } from '#server/domain/ledger/reading/reading.ts';
import { deliveryMatrix, deliveryStanding } from '#server/domain/ledger/views/delivery-matrix.ts';
import { ledger, metricsById, read, release, words } from './published-pack.ts';

const readingFrom = (rows: Partial<Ledger>) =>
  readingOf({ ...ledger, ...rows }, { release, at: null, today: '2026-11-25', words, metrics: metricsById });

const whole = read();
const [recommendation] = ledger.recommendations;
const byStatus = (status: string) => whole.commitments.find((each) => whole.judge(each).status === status)!;
const stated = (id: string) => ({ ...ledger.answers[0]!, id });
const answer = (commitmentId: string, fit: Answer['fit'], to = recommendation!.id): Answer => ({
  ...{ ...stated(`${commitmentId} ${fit} ${to}`), commitmentId, recommendationId: to, fit },
  ...{ why: '', confidence: 'high' },
});
const response = (kind: Response['response'], to = recommendation!.id): Response => ({
  ...{ ...ledger.responses[0]!, id: `${kind} ${to}`, recommendationId: to, response: kind },
});
const standingWith = (answers: Answer[], more: Partial<Ledger> = {}) =>
  deliveryStanding(readingFrom({ responses: [response('accepted')], answers, ...more }), recommendation!);

const delivered = byStatus('delivered').id;
const open = byStatus('in-progress').id;

describe('accepted, delivered, outcome seen', () => {
  it('counts every recommendation of the pack once', () => {
    const { rows } = deliveryMatrix(whole);
    const counted = rows.map(({ counts, declined }) => counts.reduce((sum, { count }) => sum + count, declined));
    expect(counted).toEqual(rows.map(({ total }) => total));
    expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(ledger.recommendations.length);
  });

  it('keeps declined apart from no answer found, and counts neither as delivered by itself', () => {
    const { rows } = deliveryMatrix(whole);
    const row = (kind: string) => rows.find(({ response }) => response === kind)!;
    expect(row('rejected').total).toBeGreaterThan(0);
    expect(row('rejected').declined).toBe(row('rejected').total);
    expect(row('rejected').counts.every(({ count }) => count === 0)).toBe(true);
    expect(row('unclear').total).toBeGreaterThan(0);
    expect(row('unclear').declined).toBe(0);
    expect(row('unclear').label).toBe('No answer found in the pages read');
  });

  it('shows no outcome as seen while nobody has judged one', () => {
    const seen = deliveryMatrix(whole).rows.flatMap(({ counts }) =>
      counts.filter(({ standing }) => standing === 'outcome-seen'),
    );
    expect(ledger.judgements.filter(({ outcomeSeen }) => outcomeSeen === 'yes')).toHaveLength(0);
    expect(seen.every(({ count }) => count === 0)).toBe(true);
  });

  it('goes by the promises that answer in full or in part', () => {
    expect(standingWith([])).toBe('none-answering');
    expect(standingWith([answer(delivered, 'related')])).toBe('related-only');
    expect(standingWith([answer(open, 'full'), answer(delivered, 'related')])).toBe('not-delivered');
    expect(standingWith([answer(open, 'partial'), answer(delivered, 'full')])).toBe('partly');
    expect(standingWith([answer(delivered, 'partial'), answer(open, 'related')])).toBe('delivered');
  });

  it('needs a judgement for an outcome, and delivery before it', () => {
    const judgement = (subjectId: string): Judgement => ({
      ...{ ...stated('j'), subject: 'commitment', subjectId, judge: 'A', method: 'm', interest: 'i', verdict: 'v' },
      ...{ test: 't', outcomeSeen: 'yes', metricId: null, evidenceId: null },
    });
    expect(standingWith([answer(delivered, 'full')], { judgements: [judgement(delivered)] })).toBe('outcome-seen');
    expect(standingWith([answer(open, 'full')], { judgements: [judgement(open)] })).toBe('not-delivered');
  });

  it('never counts a declined recommendation or a superseded promise as delivered', () => {
    const ids = ledger.commitments.map(({ id }) => id);
    const kinds = ['accepted', 'in-part', 'in-principle', 'rejected', 'no-response', 'unclear'] as const;
    const links = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom('full', 'partial', 'related' as const)));
    fc.assert(
      fc.property(fc.constantFrom(...kinds), links, fc.subarray(ids), (kind, linked, ended) => {
        const ends = ended.map(
          (commitmentId): CommitmentEnd => ({
            ...{ ...stated(`end ${commitmentId}`), commitmentId, how: 'superseded', endedOn: '2025-01-01' },
            ...{ why: 'w', sourceSlug: null },
          }),
        );
        const answers = linked.map(([id, fit]) => answer(id, fit as Answer['fit']));
        const standing = standingWith(answers, { responses: [response(kind)], ends });
        if (kind === 'rejected') expect(standing).toBe('declined');
        else expect(standing).not.toBe('declined');
        const answering = answers.filter(({ fit }) => fit !== 'related');
        if (answering.some(({ commitmentId }) => ended.includes(commitmentId))) {
          expect(['not-delivered', 'partly', 'declined']).toContain(standing);
        }
      }),
      { numRuns: 200 },
    );
  });
});
