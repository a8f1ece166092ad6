import { describe, expect, it } from 'vitest';
import { commitmentPage } from '#server/domain/ledger/views/commitment.ts';
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
