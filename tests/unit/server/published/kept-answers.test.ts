import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keeping } from '#server/published/kept-answers.ts';

test('never more bytes are kept than allowed, and each thing is what was put last under its name', () => {
  const step = fc.record({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    size: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const kept = keeping<{ size: number }>(100, ({ size }) => size);
      const last = new Map<string, { size: number }>();
      for (const { name, size } of steps) {
        const thing = { size };
        kept.put(name, thing);
        last.set(name, thing);
        expect(kept.bytes()).toBeLessThanOrEqual(100);
        const found = [...last].filter(([known, put]) => kept.get(known) === put);
        expect(found.reduce((sum, [, put]) => sum + put.size, 0)).toBe(kept.bytes());
      }
    }),
  );
});

test('what was asked for outlives what was not', () => {
  const kept = keeping<number>(3, () => 1);
  for (const name of ['popular', 'b', 'c']) kept.put(name, 1);
  kept.get('popular');
  kept.put('d', 1);
  expect(kept.get('popular')).toBe(1);
  expect(kept.get('b')).toBeUndefined();
});

test('a thing that grew is weighed again', () => {
  const kept = keeping<{ size: number }>(100, ({ size }) => size);
  const thing = { size: 10 };
  kept.put('page', thing);
  thing.size = 40;
  kept.grown('page', thing);
  expect(kept.bytes()).toBe(40);
});
