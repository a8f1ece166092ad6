import { describe, expect, it } from 'vitest';
import { type LineageBranch, lineagePage as schema } from '#server/domain/ledger/pages/lineage-page.ts';
import { lineagePage, type lineageStarts } from '#server/domain/ledger/views/lineage/lineage.ts';
import { ledger, metricsById, read } from './published-pack.ts';

const reading = read();
const { lookup } = reading;
type Start = (typeof lineageStarts)[number];
const line = (kind: Start, id: string) => lineagePage(reading, kind, id)!;

/** Every link of a line as `nearer > farther`. */
function linksOf(from: string, branches: readonly LineageBranch[]): string[] {
  return branches.flatMap(({ kind, id, next }) => [`${from} > ${kind} ${id}`, ...linksOf(`${kind} ${id}`, next ?? [])]);
}

const starts: [Start, string[]][] = [
  ['recommendation', ledger.recommendations.map(({ slug }) => slug)],
  ['commitment', ledger.commitments.map(({ slug }) => slug)],
  ['milestone', ledger.milestones.map(({ slug }) => slug)],
  ['metric', [...metricsById.keys()]],
];

describe('the line from recommendation to metric', () => {
  it('is what its schema says from every thing of the pack', () => {
    for (const [kind, ids] of starts) {
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) expect(schema.parse(line(kind, id))).toEqual(line(kind, id));
    }
  });

  it('can be walked both ways: each promise of a recommendation leads back to it', () => {
    const there = ledger.recommendations.flatMap(({ slug }) =>
      line('recommendation', slug).after.map(({ id }) => `${slug} ${id}`),
    );
    const back = ledger.commitments.flatMap(({ slug }) =>
      line('commitment', slug).before.map(({ id }) => `${id} ${slug}`),
    );
    expect(there).toHaveLength(ledger.answers.length);
    expect(back.sort()).toEqual(there.sort());
  });

  it('can be walked both ways: each metric of a promise leads back to it', () => {
    const there = ledger.commitments.flatMap(({ slug }) =>
      line('commitment', slug)
        .after.filter(({ kind }) => kind === 'metric')
        .map(({ id }) => `${slug} ${id}`),
    );
    const back = [...metricsById.keys()].flatMap((id) => line('metric', id).before.map((one) => `${one.id} ${id}`));
    expect(there).toHaveLength(ledger.commitmentMetrics.length);
    expect(back.sort()).toEqual(there.sort());
  });

  it('hangs every milestone and its evidence on its promise', () => {
    for (const commitment of ledger.commitments) {
      const { after } = line('commitment', commitment.slug);
      const milestones = after.filter(({ kind }) => kind === 'milestone');
      expect(milestones.map(({ id }) => id)).toEqual(lookup.milestonesOf(commitment.id).map(({ slug }) => slug));
      for (const one of milestones) {
        const here = line('milestone', one.id);
        expect(here.before.map(({ id }) => id)).toEqual([commitment.slug]);
        expect(here.after.map(({ id }) => id)).toEqual(one.next.map(({ id }) => id));
      }
    }
  });

  it('is nothing where there is no such thing', () => {
    for (const [kind] of starts) expect(lineagePage(reading, kind, 'no-such-thing')).toBeNull();
  });
});

describe('the line drawn', () => {
  it('gives every box a place of its own inside the picture, and joins what the lists join', () => {
    for (const [kind, ids] of starts) {
      for (const id of ids) {
        const { drawing, here, before, after } = line(kind, id);
        const { boxes, lines, columns, rows } = drawing;
        expect(new Set(boxes.map(({ column, row }) => `${column} ${row}`)).size).toBe(boxes.length);
        for (const { column, row } of boxes) {
          expect(column >= 0 && column < columns && row >= 0.5 && row <= rows - 0.5).toBe(true);
        }
        for (const [from, to] of lines) expect(boxes[to]!.column).toBe(boxes[from]!.column + 1);
        const name = (at: number) => `${boxes[at]!.thing.kind} ${boxes[at]!.thing.id}`;
        const own = `${here.kind} ${here.id}`;
        const forwards = linksOf(own, after);
        const backwards = linksOf(own, before);
        for (const [from, to] of lines) {
          const isListed =
            forwards.includes(`${name(from)} > ${name(to)}`) || backwards.includes(`${name(to)} > ${name(from)}`);
          expect(isListed).toBe(true);
        }
        expect(lines).toHaveLength(boxes.length - 1);
      }
    }
  });
});
