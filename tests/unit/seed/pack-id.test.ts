import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packId } from '#seed/pack-id.ts';

describe('ids of the pack', () => {
  it('are UUIDs of version 8, the same for the same table and key', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (table, key) => {
        const id = packId(table, key);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(packId(table, key)).toBe(id);
      }),
    );
  });

  it('stay what they are: published links depend on them', () => {
    expect(packId('Commitment', 'c-family-help-pathfinder')).toMatchInlineSnapshot(
      `"950f95a8-474c-80af-ae13-95bed4336d1b"`,
    );
  });

  it('differ between tables and between keys', () => {
    expect(packId('Milestone', 'a')).not.toBe(packId('Commitment', 'a'));
    expect(packId('Milestone', 'a')).not.toBe(packId('Milestone', 'b'));
  });
});
