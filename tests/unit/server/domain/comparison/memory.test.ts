import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyMemory, forget, recall, remember } from '#server/domain/comparison/memory.ts';

describe('a memory of answers', () => {
  it('never holds more than it may, whatever comes', () => {
    const step = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), weight: fc.integer({ min: 1, max: 14 }) });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const memory = emptyMemory<number>(10);
        for (const { key, weight } of steps) {
          remember(memory, key, weight, weight);
          const held = [...memory.kept.values()].reduce((sum, kept) => sum + kept.weight, 0);
          expect(memory.weight).toBe(held);
          expect(held).toBeLessThanOrEqual(10);
          expect(recall(memory, key)).toBe(weight > 10 ? undefined : weight);
        }
      }),
    );
  });

  it('drops what was not asked for longest', () => {
    const memory = emptyMemory<string>(2);
    remember(memory, 'old', 'o', 1);
    remember(memory, 'older', 'p', 1);
    recall(memory, 'old');
    remember(memory, 'new', 'n', 1);
    expect([...memory.kept.keys()]).toEqual(['old', 'new']);
    forget(memory, 'nothing');
    expect(memory.weight).toBe(2);
  });
});
