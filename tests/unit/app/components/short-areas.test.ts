import { describe, expect, it } from 'vitest';
import { shortAreas } from '#app/components/rollout/short-areas.ts';
import type { RolloutByArea } from '#server/domain/ledger/pages/rollout-pages.ts';

const move = (id: string) => ({
  id,
  from: null,
  to: '2026-01-01',
  reason: 'r',
  statedOn: '',
  by: '',
  decision: 'waiting',
});
const area = (code: string, moves: number) => ({
  code,
  standing: {
    firstLiveOn: '2026-01-01',
    reports: ['a', 'b'],
    moves: Array.from({ length: moves }, (_, at) => move(`${at}`)),
  },
});
const page = (items: object[]) => ({ items }) as unknown as RolloutByArea;

describe('the areas of a step as its page draws them', () => {
  it('keep the latest three moves, and say how many reports and moves there are', () => {
    const [many, few] = shortAreas(page([area('A', 5), area('B', 2)])).items;
    expect(many?.standing?.moves.map(({ id }) => id)).toEqual(['2', '3', '4']);
    expect(many?.counts).toEqual({ reports: 2, moves: 5 });
    expect(few?.standing?.moves.map(({ id }) => id)).toEqual(['0', '1']);
    expect(few?.standing?.reports).toEqual([]);
  });

  it('stay as they are where an area reported nothing', () => {
    expect(shortAreas(page([{ code: 'C', standing: null }])).items).toEqual([{ code: 'C', standing: null }]);
  });
});
