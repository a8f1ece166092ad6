import { expect, test } from 'vitest';
import { type Edition, editions } from '#server/published/edition.ts';

function clockAndGallery(first: number) {
  const at = { now: 0, release: first, redaction: 0, manifests: 1, asked: 0, fails: false };
  const ask = async (): Promise<Edition> => {
    at.asked += 1;
    if (at.fails) throw new Error('refused');
    return { release: at.release, redaction: at.redaction, manifests: at.manifests, day: '2026-11-25' };
  };
  return { at, edition: editions(ask, () => at.now) };
}

test('a new release shows at most one second late', async () => {
  const { at, edition } = clockAndGallery(7);
  expect((await edition.learn())?.release).toBe(7);
  at.release = 8;
  at.now = 999;
  expect(edition.fresh()?.release).toBe(7);
  at.now = 1_000;
  expect(edition.fresh()).toBeNull();
  expect((await edition.learn())?.release).toBe(8);
});

test('the gallery is asked once a second however many read, and not while nobody does', async () => {
  const { at, edition } = clockAndGallery(1);
  await Promise.all(Array.from({ length: 50 }, () => edition.learn()));
  await edition.learn();
  expect(at.asked).toBe(1);
  at.now = 60_000;
  expect(at.asked).toBe(1);
  await Promise.all(Array.from({ length: 50 }, () => edition.learn()));
  expect(at.asked).toBe(2);
});

test('the same edition is the same object, so kept bytes stay', async () => {
  const { at, edition } = clockAndGallery(3);
  const before = await edition.learn();
  at.now = 1_500;
  expect(await edition.learn()).toBe(before);
});

test('what is known is forgotten when the gallery cannot be read, and learned again within a second of its return', async () => {
  const { at, edition } = clockAndGallery(3);
  await edition.learn();
  at.fails = true;
  at.now = 1_000;
  expect(await edition.learn()).toBeNull();
  expect(edition.fresh()).toBeNull();
  at.fails = false;
  at.now = 2_000;
  expect((await edition.learn())?.release).toBe(3);
});

test('a manifest that was made is another edition, so a page that said it is being made goes', async () => {
  const { at, edition } = clockAndGallery(3);
  const before = await edition.learn();
  at.manifests = 2;
  at.now = 1_500;
  expect(await edition.learn()).toEqual({ ...before, manifests: 2 });
});
