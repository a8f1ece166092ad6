import { inflateSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import type { ChartProps } from '#app/charts/chart-frame.tsx';
import { drawChartFile } from '#app/charts/draw.tsx';
import { pngOf } from '#app/picture.server.ts';

const chart: ChartProps = {
  id: 'chart-one',
  periods: ['2023|RY', '2024|RY', '2025|RY'].map((period) => ({ period, short: period.slice(0, 4), tick: true })),
  domain: [0, 40],
  ticks: [0, 20, 40],
  tickText: (value) => `${value}%`,
  lines: [{ name: 'Aville', style: 0, values: [10, 20, 35] }],
};
const drawn = (source: string) => drawChartFile(chart, 'Shares rose to 35% in Aville', source);

/** Dots of a PNG without interlace, 8 bits a channel: its lines undone of their filters. */
function dotsOf(png: Uint8Array) {
  const bytes = Buffer.from(png);
  const [width, height, channels] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25] === 6 ? 4 : 3];
  const packed: Buffer[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(packed));
  const row = width * channels;
  const dots = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const left = x >= channels ? dots[y * row + x - channels]! : 0;
      const up = y > 0 ? dots[(y - 1) * row + x]! : 0;
      const corner = y > 0 && x >= channels ? dots[(y - 1) * row + x - channels]! : 0;
      const guess = left + up - corner;
      const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      const near = a <= b && a <= c ? left : b <= c ? up : corner;
      const added = [0, left, up, Math.floor((left + up) / 2), near][filter ?? 0]!;
      dots[y * row + x] = (raw[y * (row + 1) + 1 + x]! + added) & 255;
    }
  }
  return { width, height, dark: (from: number, to: number) => countDark(dots, row, channels, from, to) };
}

/** Dots darker than half grey in these lines: what is written or drawn there. */
function countDark(dots: Buffer, row: number, channels: number, from: number, to: number): number {
  let count = 0;
  for (let at = from * row; at < to * row; at += channels) {
    if (dots[at]! + dots[at + 1]! + dots[at + 2]! < 384) count++;
  }
  return count;
}

// The painter and its fonts are loaded by the first picture, which takes long where others work beside it.
beforeAll(async () => {
  await pngOf(drawn('Source'));
}, 60_000);

test('a chart is drawn twice its size, with its title and its source written in the picture', async () => {
  const svg = drawn('Source: a census');
  const [, asked] = /viewBox="0 0 720 (\d+)"/.exec(svg)!;
  const picture = dotsOf(await pngOf(svg));
  expect(picture).toMatchObject({ width: 1440, height: Number(asked) * 2 });
  // The first line of words, and the last: without a font there would be nothing.
  expect(picture.dark(20, 64)).toBeGreaterThan(500);
  expect(picture.dark(picture.height - 60, picture.height)).toBeGreaterThan(200);
  const longer = dotsOf(await pngOf(drawn('Source: a census of everybody who lives here')));
  expect(longer.dark(longer.height - 60, longer.height)).toBeGreaterThan(
    picture.dark(picture.height - 60, picture.height) * 1.5,
  );
});

test('the same drawing gives the same bytes, also when many ask at once', async () => {
  const svg = drawn('Source: a census');
  const [first, ...rest] = await Promise.all([pngOf(svg), pngOf(svg), pngOf(svg)]);
  for (const each of rest) expect(Buffer.compare(each, first!)).toBe(0);
});

test('what is no drawing is refused, and the next one is drawn all the same', async () => {
  await expect(pngOf('not a drawing')).rejects.toThrow();
  expect((await pngOf(drawn('Source'))).length).toBeGreaterThan(1_000);
});
