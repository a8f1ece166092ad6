import { describe, expect, it } from 'vitest';
import type { LaterFact } from '#server/domain/ledger/pages/page.ts';
import { isRefused } from '#server/domain/ledger/reading/listing.ts';
import { commitmentPage } from '#server/domain/ledger/views/commitment.ts';
import { matrixPage } from '#server/domain/ledger/views/matrix.ts';
import { milestoneList } from '#server/domain/ledger/views/milestones/milestones.ts';
import { slippagePage } from '#server/domain/ledger/views/milestones/slippage.ts';
import { recommendationPage } from '#server/domain/ledger/views/recommendations.ts';
import { ledger, read } from './published-pack.ts';

const at = '2024-03-31';
const page = (day: string | null) => commitmentPage(read('2026-11-25', day), 'c-family-help-pathfinder')!;

describe('one promise as it stood on 31 March 2024', () => {
  const then = page(at);

  it('is what was so by then: the first areas named and begun, the second group not yet, one sum announced', () => {
    expect({
      status: then.status.status,
      checkedOn: then.status.checkedOn,
      milestones: then.milestones.map(({ slug, state }) => [slug, state]),
      terms: then.terms.map(({ term, later }) => [term, later]),
      announced: then.money.kinds.find(({ kind }) => kind === 'announced')!.sums.map(({ amountGbp }) => amountGbp),
    }).toEqual({
      status: 'in-progress',
      checkedOn: at,
      milestones: [
        ['m-family-help-pathfinder-wave-one-selected', 'met'],
        ['m-family-help-pathfinder-wave-one-start', 'met'],
        ['m-family-help-pathfinder-wave-two', 'nothing-recorded'],
        ['m-family-help-pathfinder-programme-end', 'nothing-recorded'],
      ],
      terms: [],
      announced: [45_000_000],
    });
  });

  it('shows nothing that is dated later', () => {
    const days = [
      ...then.milestones.flatMap(({ evidence }) => evidence.map(({ statedOn }) => statedOn)),
      ...then.evidence.map(({ statedOn }) => statedOn),
      ...then.terms.map(({ changedOn }) => changedOn ?? at),
      ...then.recordedLater.map(({ statedOn }) => statedOn),
    ];
    expect(days.length).toBeGreaterThan(5);
    expect(days.filter((day) => day > at)).toEqual([]);
  });

  it('says beside every fact that was researched later when it was recorded, with its own date', () => {
    const marked = new Map(then.recordedLater.map((fact) => [fact.of, fact]));
    const shown = [
      ...then.milestones.flatMap(({ slug, evidence, moves }) =>
        [slug, ...evidence, ...moves].map((each) => (typeof each === 'string' ? each : each.id)),
      ),
      ...[...then.evidence, ...then.terms, ...then.looks, ...then.judgements].map(({ id }) => id),
    ];
    expect(shown.length).toBeGreaterThan(5);
    for (const of of shown) expect(marked.get(of), of).toMatchObject({ recordedOn: '2026-07-01' });
    const evidence = then.milestones[0]!.evidence[0]!;
    expect(marked.get(evidence.id)?.statedOn).toBe(evidence.statedOn);
  });

  it('marks nothing today, nor what was recorded by the day asked for', () => {
    expect(page(null).recordedLater).toEqual([]);
    for (const { slug } of ledger.commitments.slice(0, 10)) {
      expect(commitmentPage(read('2026-11-25', '2026-07-01'), slug)!.recordedLater).toEqual([]);
    }
  });
});

describe('the lists and recommendations as they stood on 31 March 2024', () => {
  const then = read('2026-11-25', at);
  const today = read();
  const whole = { limit: 1_000 };
  const drawn = (reading: typeof then) => {
    const matrix = matrixPage(reading, whole);
    const [slippage, milestones] = [slippagePage(reading, whole), milestoneList(reading, whole)];
    if (isRefused(matrix) || isRefused(slippage) || isRefused(milestones)) throw new Error('a page was refused');
    const slug = matrix.items.find(({ answers }) => answers.length > 0)!.slug;
    return { matrix, slippage, milestones, recommendation: recommendationPage(reading, slug)! };
  };
  const pages = drawn(then);

  it('say beside every line researched later when it was recorded', () => {
    const { matrix, slippage, milestones, recommendation } = pages;
    const shown: [{ recordedLater: LaterFact[] }, string[]][] = [
      [matrix, matrix.items.map(({ slug }) => slug)],
      [milestones, milestones.items.map(({ slug }) => slug)],
      [
        slippage,
        [
          ...[...slippage.slipped, ...slippage.silent].map(({ milestone }) => milestone.slug),
          ...[...slippage.items, ...slippage.terms].map(({ id }) => id),
        ],
      ],
      [
        recommendation,
        [recommendation.slug, ...[...recommendation.responses, ...recommendation.evidence].map(({ id }) => id)],
      ],
    ];
    for (const [{ recordedLater }, ids] of shown) {
      const marked = new Map(recordedLater.map((fact) => [fact.of, fact]));
      expect(ids.length).toBeGreaterThan(0);
      for (const of of ids) {
        expect(marked.get(of), of).toMatchObject({ recordedOn: '2026-07-01' });
        expect(marked.get(of)!.statedOn <= at, of).toBe(true);
      }
      expect(marked.size).toBe(new Set(ids).size);
    }
  });

  it('say nothing of it today, nor on a day by which all was recorded', () => {
    for (const reading of [today, read('2026-11-25', '2026-07-01')]) {
      for (const { recordedLater } of Object.values(drawn(reading))) expect(recordedLater).toEqual([]);
    }
  });
});
