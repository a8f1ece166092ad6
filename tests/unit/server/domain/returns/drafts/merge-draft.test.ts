import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DraftFigure, emptyFigure } from '#server/domain/returns/drafts/draft-figure.ts';
import { mergeDraft } from '#server/domain/returns/drafts/merge-draft.ts';
import { figureOf } from '#server/domain/returns/returned-value.ts';

const place = { metric: 'macpt_fte', breakdown: 'total' };
const value = (text: string): DraftFigure => ({ ...emptyFigure, value: text });
const keep = (figure: DraftFigure) => new Map([[figureOf('macpt_fte', 'total'), figure]]);

describe('laying what one person sends over what is kept', () => {
  it('writes what only they changed', () => {
    const merged = mergeDraft(keep(value('3')), [{ ...place, was: value('3'), now: value('4') }]);
    expect(merged).toEqual({ writes: [{ ...place, ...value('4') }], conflicts: [] });
  });

  it("leaves another's work where they changed nothing", () => {
    const merged = mergeDraft(keep(value('5')), [{ ...place, was: value('3'), now: value('3') }]);
    expect(merged).toEqual({ writes: [], conflicts: [] });
  });

  it('leaves what both changed to the same', () => {
    const merged = mergeDraft(keep(value('4')), [{ ...place, was: value('3'), now: value('4') }]);
    expect(merged).toEqual({ writes: [], conflicts: [] });
  });

  it('shows both where both changed it otherwise, and writes neither', () => {
    const merged = mergeDraft(keep(value('5')), [{ ...place, was: value('3'), now: value('4') }]);
    expect(merged).toEqual({ writes: [], conflicts: [{ ...place, yours: value('4'), theirs: value('5') }] });
  });

  it('takes clearing a field for a change', () => {
    const merged = mergeDraft(keep(value('3')), [{ ...place, was: value('3'), now: emptyFigure }]);
    expect(merged.writes).toEqual([{ ...place, ...emptyFigure }]);
  });

  it('does not take another kind of line end, or spaces around, for a change', () => {
    const kept = { ...emptyFigure, explanation: 'one\ntwo' };
    const sent = { ...emptyFigure, explanation: ' one\r\ntwo ' };
    expect(mergeDraft(keep(kept), [{ ...place, was: kept, now: sent }])).toEqual({ writes: [], conflicts: [] });
  });

  it('never loses what anybody typed: two people, any order', () => {
    const text = fc.constantFrom('', '1', '2', '3');
    fc.assert(
      fc.property(text, text, text, (before, first, second) => {
        const one = mergeDraft(keep(value(before)), [{ ...place, was: value(before), now: value(first) }]);
        const kept = one.writes[0] ? first : before;
        expect(kept).toBe(first);
        const two = mergeDraft(keep(value(kept)), [{ ...place, was: value(before), now: value(second) }]);
        const after = two.writes[0]?.value ?? kept;
        const shown = two.conflicts.flatMap(({ yours, theirs }) => [yours.value, theirs.value]);
        for (const typed of [first, second]) {
          if (typed !== before) expect([after, ...shown]).toContain(typed);
        }
      }),
    );
  });
});
