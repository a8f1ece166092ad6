import { expect, it } from 'vitest';
import { drawTilesFile } from '#app/charts/draw-tiles.tsx';
import type { TileMapProps } from '#app/charts/tile-map.tsx';

const tile = (key: string, kind: string, letter: string) => ({
  ...{ key, kind, letter, href: `/compare?area=${key}` },
  label: `Place ${key} & around: ${kind}`,
});
const map: TileMapProps = {
  blocks: [
    { name: 'North', column: 1, row: 0, tiles: [tile('a', 'higher', 'H'), tile('b', 'suppressed', 'C')] },
    { name: 'South', column: 0, row: 3, tiles: [tile('c', 'not-reported', '–')] },
  ],
};
const keys = [
  { kind: 'higher', letter: 'H', text: 'Higher than England (1)' },
  { kind: 'suppressed', letter: 'C', text: 'Suppressed (1)' },
];
const file = drawTilesFile(map, keys, 'Rates, 2025', 'Source: a census');

it('a map as a file names every tile, says what each letter means and where its figures come from', () => {
  expect(file.match(/class="app-tile app-tile--/g)).toHaveLength(3);
  expect(file).toContain('<title>Place a &amp; around: higher</title>');
  for (const word of ['North', 'South', 'Higher than England (1)', 'Suppressed (1)', 'Source: a census', 'Rates, 2025'])
    expect(file).toContain(`>${word}</t`);
  expect(file.split('<svg')).toHaveLength(file.split('</svg>').length);
});

it('a map as a file leads nowhere and has no style sheet to lean on: colours and letters stand in it', () => {
  expect(file).not.toMatch(/href=|style=/);
  expect(file).toContain('fill="#12436d"');
  expect(file.match(/<text[^>]*font-size="16"[^>]*>[HC–]<\/text>/g)).toHaveLength(5);
});
