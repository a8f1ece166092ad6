import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { milestoneList } from '#server/domain/ledger/pages/milestones/milestone-pages.ts';
import { slippagePage } from '#server/domain/ledger/pages/milestones/slippage-page.ts';
import { undatedPage } from '#server/domain/ledger/pages/milestones/undated-page.ts';
import { missionList, programmeList, rolloutPage, searchPage } from '#server/domain/ledger/pages/programme-pages.ts';
import { commitmentList } from '#server/domain/ledger/pages/promises/commitment-list.ts';
import { commitmentPage } from '#server/domain/ledger/pages/promises/commitment-page.ts';
import { overviewPage, pillarPage } from '#server/domain/ledger/pages/promises/overview-page.ts';
import {
  matrixPage,
  recommendationList,
  recommendationPage,
  reviewList,
} from '#server/domain/ledger/pages/recommendation-pages.ts';
import { rolloutPage as drawRollout } from '#server/domain/ledger/rollout/rollout-views.ts';
import { commitmentPage as drawCommitment } from '#server/domain/ledger/views/commitment.ts';
import { commitmentList as drawCommitments } from '#server/domain/ledger/views/commitments.ts';
import { matrixPage as drawMatrix } from '#server/domain/ledger/views/matrix.ts';
import { milestoneList as drawMilestones } from '#server/domain/ledger/views/milestones/milestones.ts';
import { slippagePage as drawSlippage } from '#server/domain/ledger/views/milestones/slippage.ts';
import { undatedPage as drawUndated } from '#server/domain/ledger/views/milestones/undated.ts';
import { missionList as drawMissions } from '#server/domain/ledger/views/missions.ts';
import { overviewPage as drawOverview, pillarPage as drawPillar } from '#server/domain/ledger/views/overview.ts';
import { programmeList as drawProgrammes } from '#server/domain/ledger/views/programmes.ts';
import {
  recommendationPage as drawRecommendation,
  recommendationList as drawRecommendations,
  reviewList as drawReviews,
} from '#server/domain/ledger/views/recommendations.ts';
import { searchPage as drawSearch } from '#server/domain/ledger/views/search.ts';
import { ledger, places, programmesShown, read } from './published-pack.ts';

const reading = read();
const placesByCode = new Map(places.map((place) => [place.code, place]));
const all = { limit: 500 };

/** What the documented schema keeps of an answer; equal only where the answer holds that and nothing else. */
function exactly<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.infer<Schema> {
  const kept = schema.parse(answer);
  expect(kept).toEqual(answer);
  return kept;
}

const listed = <Page extends object>(page: Page) => {
  if ('faults' in page) throw new Error(String(page.faults));
  return page as Exclude<Page, { faults: string[] }>;
};

describe('every page is what its schema says, on the whole pack', () => {
  it('overview, lists, matrix, undated, slippage, missions, programmes, rollout and search', () => {
    exactly(overviewPage, drawOverview(reading));
    exactly(commitmentList, drawCommitments(reading, all));
    exactly(recommendationList, drawRecommendations(reading, all));
    exactly(reviewList, drawReviews(reading));
    exactly(milestoneList, drawMilestones(reading, all));
    exactly(slippagePage, listed(drawSlippage(reading, all)));
    exactly(undatedPage, listed(drawUndated(reading, all)));
    exactly(matrixPage, listed(drawMatrix(reading, all)));
    exactly(missionList, drawMissions(reading));
    exactly(programmeList, drawProgrammes(reading, programmesShown));
    exactly(rolloutPage, drawRollout(reading, programmesShown, placesByCode));
    exactly(searchPage, listed(drawSearch(reading, places, 'kinship', all)));
  });

  it('each of the 70 promises, 117 recommendations and 6 pillars', () => {
    for (const { slug } of ledger.commitments) exactly(commitmentPage, drawCommitment(reading, slug));
    for (const { slug } of ledger.recommendations) exactly(recommendationPage, drawRecommendation(reading, slug));
    for (const { slug } of ledger.pillars) exactly(pillarPage, listed(drawPillar(reading, slug, all)!));
  });
});

describe('overview', () => {
  const page = drawOverview(reading);

  it('counts promises by status once each, in the whole and in their pillars', () => {
    const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0);
    expect(sum(page.statuses)).toBe(70);
    expect(page.pillars.map(({ statuses }) => sum(statuses))).toEqual(
      page.pillars.map(({ commitments }) => commitments),
    );
    expect(page.pillars).toHaveLength(6);
  });

  it('says how far promises got, and nothing of an outcome that nobody judged', () => {
    expect(page.reached.map(({ step }) => step)).toEqual([
      'announced',
      'funded',
      'piloted',
      'in-law',
      'in-force',
      'rolled-out',
      'live-everywhere',
      'outcome-seen',
    ]);
    expect(page.reached.find(({ step }) => step === 'announced')).toMatchObject({ count: 70, of: 70 });
    for (const nobodySaid of ['live-everywhere', 'outcome-seen']) {
      expect(page.reached.find(({ step }) => step === nobodySaid)).toMatchObject({ count: 0 });
    }
    for (const { step, count } of page.reached) {
      const inPillars = page.pillars.map(({ reached }) => reached.find((each) => each.step === step)!.count);
      expect(inPillars.reduce((total, each) => total + each, 0)).toBe(count);
    }
  });

  it('counts what never had a date as the pack does', () => {
    expect(page.undated).toEqual({
      commitments: 37,
      ofCommitments: 70,
      milestones: 142,
      ofMilestones: 217,
      delivering: 83,
      ofDelivering: 131,
    });
  });

  it('calls dates that passed after the last check “not checked”, and no promise late for them', () => {
    expect(drawOverview(read('2026-06-30')).lateness.notChecked).toBe(0);
    const later = drawOverview(read('2027-06-30')).lateness;
    expect(later).toMatchObject({ late: page.lateness.late, nothingRecorded: page.lateness.nothingRecorded });
    expect(later.notChecked).toBeGreaterThan(0);
  });
});

describe('one promise', () => {
  const page = drawCommitment(reading, 'c-agency-price-caps')!;

  it('shows the written test, the milestones that caused the status and the day it was last checked', () => {
    expect(page.status).toMatchObject({
      status: 'delayed',
      rule: { id: 'delivering-late' },
      causedBy: [{ slug: 'm-agency-price-caps-apply' }],
      checkedOn: '2026-06-30',
      lateness: 'late',
    });
  });

  it('keeps the first date beside every move, with a source, and says where no reason was published', () => {
    const milestone = page.milestones.find(({ slug }) => slug === 'm-agency-price-caps-delay')!;
    expect(milestone.first).toMatchObject({ day: '2024-05-31' });
    expect(milestone.moves.map(({ from, to, direction }) => [from?.day, to?.day, direction])).toEqual([
      ['2024-05-31', '2024-11-30', 'back'],
      ['2024-11-30', '2025-04-01', 'back'],
    ]);
    expect(milestone.moves.map(({ reasonCode }) => reasonCode)).toEqual(['consultation', 'not-published']);
    expect(milestone.due?.day).toBe('2025-04-01');
  });

  it('says what is missing', () => {
    expect(page.missing.map(({ code }) => code)).toEqual(expect.arrayContaining(['no-owner', 'not-checked-since']));
    const eight = ledger.commitments.filter(({ slug }) =>
      drawCommitment(reading, slug)!.missing.some(({ code }) => code === 'no-promise-source'),
    );
    expect(eight).toHaveLength(8);
  });

  it('points both ways to what replaced it', () => {
    const before = drawCommitment(reading, 'c-family-help-pathfinder')!;
    expect(before.successors).toMatchObject([{ commitment: { slug: 'c-family-help-national-rollout' } }]);
    const after = drawCommitment(reading, 'c-family-help-national-rollout')!;
    expect(after.predecessors).toMatchObject([{ commitment: { slug: 'c-family-help-pathfinder' } }]);
  });

  it('is null where no such promise is published', () => {
    expect(drawCommitment(reading, 'c-no-such')).toBeNull();
  });
});

describe('lists', () => {
  it('give every item once when walked by cursor', () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page = listed(drawCommitments(reading, { limit: 9, cursor }));
      seen.push(...page.items.map(({ slug }) => slug));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toEqual(reading.commitments.map(({ slug }) => slug));
  });

  it('give the same by page number, and refuse a page that is not there', () => {
    const second = listed(drawCommitments(reading, { limit: 9, page: 2 }));
    expect(second.items[0]?.slug).toBe(reading.commitments[9]?.slug);
    expect(second).toMatchObject({ page: 2, pages: 8, total: 70 });
    expect(drawCommitments(reading, { limit: 9, page: 9 })).toEqual({ faults: ['page: this list has 8.'] });
  });

  it('refuse an unknown filter value by naming those that exist', () => {
    const refused = drawCommitments(reading, { ...all, status: 'done', pillar: 'pillar-9' });
    expect(refused).toEqual({
      faults: [
        'pillar: “pillar-9” is not one of pillar-1, pillar-2, pillar-3, pillar-4, pillar-5, pillar-6.',
        'status: “done” is not one of delivered, in-progress, delayed, not-started, superseded, abandoned.',
      ],
    });
  });

  it('hold, for every choice of a filter, as many items as the choice says', () => {
    const { filters } = listed(drawCommitments(reading, all));
    for (const [name, choices] of Object.entries(filters)) {
      for (const { value, count } of choices) {
        expect(listed(drawCommitments(reading, { ...all, [name]: value })).total, `${name}=${value}`).toBe(count);
      }
    }
  });

  it('find promises by words in any order and case', () => {
    const found = listed(drawCommitments(reading, { ...all, q: 'PRICE agency' }));
    expect(found.items.map(({ slug }) => slug)).toContain('c-agency-price-caps');
    expect(listed(drawCommitments(reading, { ...all, q: 'no such words' })).items).toEqual([]);
  });
});

describe('recommendations', () => {
  const page = listed(drawRecommendations(reading, all));

  it('keep what was answered apart from what was delivered', () => {
    const rejected = page.items.filter(({ response }) => response?.kind === 'rejected');
    expect(rejected).toHaveLength(2);
    expect(page.filters.response.find(({ value }) => value === 'unclear')).toMatchObject({
      label: 'No answer found in the pages read',
      count: 54,
    });
  });

  it('are either answered by a promise or say why none answers', () => {
    expect(page.items.filter(({ unanswered }) => unanswered !== null)).toHaveLength(43);
    expect(page.items.reduce((sum, { answers }) => sum + answers.length, 0)).toBe(130);
  });
});

describe('dates', () => {
  it('that moved are each told with from and to, or that no new date was given', () => {
    const page = listed(drawSlippage(reading, all));
    expect(page.items).toHaveLength(12);
    expect(page.items.filter(({ direction }) => direction === 'no-new-date').map(({ to }) => to)).toEqual([null, null]);
  });

  it('are shown as they stood on a day asked for', () => {
    const then = read('2026-11-25', '2024-01-01');
    const page = drawCommitment(then, 'c-agency-price-caps')!;
    expect(page.at).toBe('2024-01-01');
    expect(page.status.checkedOn).toBe('2024-01-01');
    const milestone = page.milestones.find(({ slug }) => slug === 'm-agency-price-caps-delay')!;
    expect(milestone.moves).toHaveLength(1);
    expect(listed(drawSlippage(then, all)).items.length).toBeLessThan(12);
  });
});

describe('search', () => {
  it('finds promises, recommendations, metrics, places and terms', () => {
    const kinds = (q: string) =>
      listed(drawSearch(reading, places, q, all))
        .groups.filter(({ total }) => total > 0)
        .map(({ kind }) => kind);
    expect(kinds('family help')).toEqual(['commitment', 'recommendation', 'metric', 'term']);
    expect(kinds('wolverhampton')).toEqual(['area']);
    expect(kinds('')).toEqual([]);
  });
});
