import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { intervalMethodOf, intervalMethods, methodSets, methodsOf } from '#server/domain/statistics/methods.ts';
import { countMetricOf, publishedCounts } from '#server/domain/statistics/published-counts.ts';

type Row = { id: string; method: string; unit: string; basis: string; denominator?: string };

async function packMetrics(): Promise<Map<string, Row>> {
  const read = async (name: string) => JSON.parse(await readFile(`seed/pack/measures/${name}.json`, 'utf8')) as Row[];
  const rows = [...(await read('metrics')), ...(await read('context-measures'))];
  return new Map(rows.map((row) => [row.id, row]));
}

describe('methods', () => {
  it('are named by every metric of the pack', async () => {
    for (const { id, method } of (await packMetrics()).values())
      expect([id, method in intervalMethods]).toEqual([id, true]);
  });

  it('a name not known means none', () => {
    expect(intervalMethodOf('something else')).toBe('none');
  });

  it('have versions that are told apart, each with a note; the first had no intervals and keeps having none', () => {
    expect(new Set(methodSets.map(({ version }) => version)).size).toBe(methodSets.length);
    expect(methodSets.every(({ note }) => note.length > 20)).toBe(true);
    expect(methodsOf('1').intervals).toBe(false);
    expect(methodsOf('2').intervals).toBe(true);
    expect(methodsOf('never heard of')).toBe(methodSets.at(-1));
  });
});

describe('published counts', () => {
  it('are those of metrics of the pack, percentages of a number and rates of a count, on the same basis', async () => {
    const metrics = await packMetrics();
    for (const [id, made] of Object.entries(publishedCounts)) {
      const metric = metrics.get(id);
      const counts = metrics.get(countMetricOf(id)!);
      expect([id, metric?.method]).toEqual([id, 'of' in made ? 'wilson-95' : 'byar-95']);
      expect([id, counts?.unit]).toEqual([id, 'count']);
      if ('count' in made) expect([id, counts?.basis]).toEqual([id, metric?.basis]);
    }
  });

  it('are null for a metric whose count is not published', () => {
    expect(countMetricOf('icpc_15wd_pct')).toBeNull();
  });
});
