import { describe, expect, it } from 'vitest';
import { lookupOf } from '#server/domain/ledger/lookup.ts';
import type { CommitmentPage } from '#server/domain/ledger/pages/promises/commitment-page.ts';
import { statusOf } from '#server/domain/ledger/status.ts';
import { commitmentPage } from '#server/domain/ledger/views/commitment.ts';
import { reachedCounts, stepsReached } from '#server/domain/ledger/views/promise-steps.ts';
import { ledger, metricsById, programmesShown, read } from './published-pack.ts';
import { report, word } from './rollout/reports.ts';

const reading = read();
const all = ledger.commitments.map(({ slug }) => commitmentPage(reading, slug)!);
const one = (slug: string) => all.find((page) => page.slug === slug)!;
const lacks = (page: CommitmentPage, code: string) => page.missing.some((gap) => gap.code === code);

describe('what a promise’s page says of its metrics', () => {
  it('names the counter-metrics of each, as the metric itself does', () => {
    let named = 0;
    for (const { metrics } of all) {
      for (const { id, counterMetrics } of metrics) {
        expect(counterMetrics.map((counter) => counter.id)).toEqual(metricsById.get(id)!.counterMetrics);
        named += counterMetrics.length;
      }
    }
    expect(named).toBeGreaterThan(50);
  });

  it('says so where an outcome has none', () => {
    const bare = new Map([...metricsById].map(([id, metric]) => [id, { ...metric, counterMetrics: [] }]));
    const page = commitmentPage({ ...reading, metrics: bare }, 'c-kinship-financial-allowance')!;
    expect(page.metrics.find(({ role }) => role === 'outcome')).toMatchObject({ counterMetrics: [] });
    expect(lacks(page, 'no-counter-metric')).toBe(true);
    expect(lacks(one('c-kinship-financial-allowance'), 'no-counter-metric')).toBe(false);
  });
});

describe('what is missing of a promise, in words', () => {
  it('tells no update apart from nobody having looked', () => {
    const silent = all.filter(({ status }) => status.silent);
    expect(silent.length).toBeGreaterThan(0);
    expect(all.filter((page) => lacks(page, 'no-update')).map(({ slug }) => slug)).toEqual(
      silent.map(({ slug }) => slug),
    );
    expect(all.some((page) => lacks(page, 'not-checked-since') && !lacks(page, 'no-update'))).toBe(true);
  });

  it('says of money what was not found, and of spending only where money was named', () => {
    expect(lacks(one('c-staying-put-23'), 'no-money')).toBe(true);
    expect(lacks(one('c-staying-put-23'), 'no-spending')).toBe(false);
    expect(lacks(one('c-phase-one-funding'), 'no-spending')).toBe(true);
    expect(all.filter((page) => lacks(page, 'no-money') && lacks(page, 'no-spending'))).toEqual([]);
  });

  it('says that an answer was not found, never that nobody answered', () => {
    const page = all.find(({ recommendations }) => recommendations.some(({ response }) => response === 'unclear'))!;
    expect(page.missing.find(({ code }) => code === 'no-answer-found')?.text).toContain('Not found in the pages read');
  });

  it('says how well each recommendation is answered in the words of the page of methods', () => {
    const page = one('c-phase-one-funding');
    expect(page.recommendations.find(({ slug }) => slug === 'icsc-reform-programme-2-6bn')).toMatchObject({
      fit: 'partial',
      fitMeaning: 'Partial: it would do some of it, or on a smaller scale or for a limited time',
    });
  });
});

describe('live everywhere', () => {
  const step = ledger.localMilestones.find(({ milestoneId }) => milestoneId !== null)!;
  const milestone = ledger.milestones.find(({ id }) => id === step.milestoneId)!;
  const commitment = ledger.commitments.find(({ id }) => id === milestone.commitmentId)!;
  const areas = programmesShown.find(({ id }) => id === step.programmeId)!.areas.map(({ code }) => code);
  const reached = (codes: string[]) => {
    const localProgress = codes.map((areaCode) =>
      report('live', { localMilestoneId: step.id, areaCode, liveOn: '2026-06-01' }),
    );
    const localConfirmations = localProgress.map((each) => word(each, true));
    const takingPart = new Map([[step.programmeId, areas]]);
    const lookup = lookupOf({ ...ledger, takingPart, localProgress, localConfirmations });
    const { judge: _, ...rest } = reading;
    return { lookup, rest };
  };

  it('is reached when every area is live, and not one area before; nothing else reaches it', () => {
    const steps = (codes: string[]) => {
      const { lookup, rest } = reached(codes);
      return stepsReached({ ...rest, lookup, judge: (each) => statusOf(lookup, each, rest.day) }, commitment);
    };
    expect(steps(areas.slice(1)).has('live-everywhere')).toBe(false);
    expect(steps(areas).has('live-everywhere')).toBe(true);
    expect(reachedCounts(reading, ledger.commitments).find((each) => each.step === 'live-everywhere')?.count).toBe(0);
  });
});
