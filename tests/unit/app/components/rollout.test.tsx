import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AreaMap } from '#app/components/rollout/area-map.tsx';
import { areasTable } from '#app/components/rollout/rollout-columns.ts';
import { shortAreas } from '#app/components/rollout/short-areas.ts';
import { GoLiveMoves } from '#app/components/rollout/standing-history.tsx';
import type { RolloutByArea } from '#server/domain/ledger/pages/rollout-pages.ts';
import { placeGroupLabels, placeGroups } from '#server/domain/ledger/rollout/place-groups.ts';
import { report, standingOf } from '../../server/domain/ledger/rollout/reports.ts';

const regions = [
  ['E12000001', 'North East'],
  ['E12000007', 'London'],
  ['E12000099', 'A region made since'],
] as const;
const items = placeGroups.flatMap((group, at) =>
  regions.map(([code, name]) => ({
    ...{ code: `E0800000${at}${code.slice(-1)}`, name: `Place ${at} in ${name}`, region: { code, name } },
    ...{ wave: null, group, standing: null },
  })),
);
const page = {
  ...{ step: { slug: 's-one', title: 'A step' }, asAt: '2026-11-25', items },
  filters: { state: placeGroups.map((value) => ({ value, label: placeGroupLabels[value], count: 3 })) },
} as unknown as RolloutByArea;

describe('the map of areas', () => {
  const drawn = renderToStaticMarkup(<AreaMap page={page} />);
  const tiles = [
    ...drawn.matchAll(/<a href="([^"]+)" aria-label="([^"]+)" class="app-tile app-tile--([^"]+)">(.*?)<\/a>/g),
  ];

  it('has one link for each area, named by the area and its state in words', () => {
    expect(tiles.map(([, href, label]) => [href, label]).sort()).toEqual(
      items.map(({ code, name, group }) => [`/areas/${code}`, `${name}: ${placeGroupLabels[group]}`]).sort(),
    );
  });

  it('tells each state by a letter of its own as well as by colour, and the key says which', () => {
    const letters = new Map(
      tiles.map(([, , , kind = '', inside = '']) => [kind, /<text[^>]*>(.)<\/text>/.exec(inside)?.[1]]),
    );
    expect([...letters.keys()].sort()).toEqual([...placeGroups].sort());
    expect(new Set(letters.values()).size).toBe(placeGroups.length);
    for (const group of placeGroups) expect(drawn).toContain(`${placeGroupLabels[group]} (3)`);
  });

  it('says that it is no map to scale, and has no style the policy would refuse', () => {
    expect(drawn).toContain('schematic, not to scale');
    expect(drawn).not.toContain('style=');
  });

  it('puts no tile upon another, also of a region it does not know', () => {
    const places = [...drawn.matchAll(/<g transform="translate\(([\d.]+) ([\d.]+)\)">(.*?)<\/g>/g)].flatMap(
      ([, left, top, inside = '']) =>
        [...inside.matchAll(/<rect x="([\d.]+)" y="([\d.]+)"/g)].map(
          ([, x, y]) => `${Number(left) + Number(x)} ${Number(top) + Number(y)}`,
        ),
    );
    expect(places).toHaveLength(items.length);
    expect(new Set(places).size).toBe(items.length);
  });
});

describe('what is written of one area', () => {
  const days = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];
  const standing = standingOf(
    days.map((liveOn, at) => report('live', { liveOn, statedOn: `2026-06-0${at + 1}`, reason: `Reason ${at}` })),
  )!;

  it('is the first go-live date and every move with its reason; a long list leaves out the earlier ones and says so', () => {
    const whole = renderToStaticMarkup(<GoLiveMoves standing={standing} />);
    for (const at of [1, 2, 3, 4]) expect(whole).toContain(`Reason ${at}`);
    const [one] = shortAreas({ ...page, items: [{ ...items[0]!, standing }] }).items;
    expect(one?.counts).toEqual({ reports: 5, moves: 4 });
    const short = renderToStaticMarkup(<GoLiveMoves standing={one!.standing!} earlier={1} />);
    expect(short).toContain('First given as 1 January 2026');
    expect(short).toContain('1 earlier change, on the area’s own page');
    expect(short).not.toContain('Reason 1');
    expect(short).toContain('Reason 4');
  });

  it('is one row of the CSV, with the group it is counted in', () => {
    const { columns, rows } = areasTable(page);
    expect(rows).toHaveLength(items.length);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    const group = columns.findIndex(({ name }) => name === 'counted_as');
    expect(rows.map((row) => row[group])).toEqual(items.map((item) => item.group));
  });
});
