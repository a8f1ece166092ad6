import { describe, expect, it } from 'vitest';
import { memoryBeyond } from '../../../server/memory.ts';

describe('the memory a ledger wants', () => {
  it('is what there is for the ledger of the pack, and for one fifty times as large', () => {
    expect(memoryBeyond(256, 1_902)).toBeNull();
    expect(memoryBeyond(256, 100_000)).toBeNull();
  });

  it('is more for a larger one, and enough once it was given', () => {
    const wanted = memoryBeyond(256, 410_000);
    expect(wanted).toBe(1025);
    expect(memoryBeyond(wanted ?? 0, 410_000)).toBeNull();
  });
});
