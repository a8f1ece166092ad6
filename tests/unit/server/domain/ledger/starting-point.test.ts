import { describe, expect, it } from 'vitest';
import { readPack } from '#seed/read-pack.ts';
import { referenceRows } from '#seed/rows/reference-rows.ts';
import type { Reference } from '#server/domain/comparison/comparison.ts';
import { missionList as missionSchema } from '#server/domain/ledger/pages/programme-pages.ts';
import { startingPage as schema } from '#server/domain/ledger/pages/promises/starting-page.ts';
import { missionList, missionMetrics } from '#server/domain/ledger/views/missions.ts';
import { startingMetrics, startingPage } from '#server/domain/ledger/views/start/starting-point.ts';
import { englandSeries, thenAndNow } from '#server/domain/ledger/views/start/then-and-now.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import { read } from './published-pack.ts';

const { pack } = checkPack(await readPack('seed/pack'));
const { metrics, origins } = referenceRows(pack!);
const reference = {
  metrics: new Map(metrics.map((metric) => [metric.id, metric])),
  origins: new Map(origins.map((origin) => [origin.id, origin])),
  revisions: new Map(),
} as unknown as Reference;

const reading = read();
const wanted = [...startingMetrics(reading), ...missionMetrics(reading)];
const rows = wanted.flatMap((metric) =>
  pack!.figures[metric]!.filter(({ area }) => area === 'E92000001').map(({ area, period, value, symbol, origin }) => ({
    ...{ metric, area, period, fromRelease: 1, provisional: false, originId: origin, note: null },
    ...{ value: value === '' ? null : Number(value), symbol: symbol === '' ? null : symbol },
  })),
) as unknown as Parameters<typeof englandSeries>[0];
const england = (day: string) => englandSeries(rows, reference, day);

describe('the starting point', () => {
  const page = startingPage(reading, england('2026-11-25'));
  const one = (id: string) => page.items.find((item) => item.id === id)!;

  it('sets then beside today in one published series, each with its period, label and source', () => {
    expect(schema.parse(page)).toEqual(page);
    expect(one('repeat-plans').measured).toMatchObject({
      start: { period: '2020|RY', value: 21.9, label: 'accredited official statistics' },
      now: { period: '2025|RY', value: 24.5 },
    });
    expect(one('children-looked-after').measured).toMatchObject({
      start: { period: '2022|RY', value: 82_090 },
      now: { period: '2025|RY', value: 81_770 },
    });
  });

  it('has for every figure who said it, and either one of today or why there is none', () => {
    expect(page.items).toHaveLength(9);
    for (const { saidBy, measured, today, notComparable } of page.items) {
      expect(saidBy).not.toBe('');
      expect(Boolean(measured?.now) || today !== null).toBe(notComparable === null);
    }
    expect(one('s47-no-plan')).toMatchObject({ today: 168_800, label: 'derived here', todayHow: expect.any(String) });
  });

  it('the published series agree with the figures of today that the pack states', () => {
    for (const { measured, today } of page.items) if (measured) expect(measured.now?.value).toBe(today);
  });

  it('as at a day shows no figure of a year that had not ended', () => {
    const then = startingPage(read('2026-11-25', '2024-03-30'), england('2024-03-30'));
    expect(then.items.find(({ id }) => id === 'repeat-plans')?.measured?.now).toMatchObject({ period: '2023|RY' });
    expect(then.items.find(({ id }) => id === 's47-no-plan')).toMatchObject({
      today: null,
      notComparable: expect.stringContaining('had not ended'),
    });
  });
});

describe('missions', () => {
  const list = missionList(reading, england('2026-11-25'));

  it('six, each with a starting figure and the latest of its measure, or that no measure exists', () => {
    expect(missionSchema.parse(list)).toEqual(list);
    expect(
      list.items.map(({ slug, metric, measured }) => [slug, metric?.id, measured?.start?.value, measured?.now?.value]),
    ).toEqual([
      ['mission-1', undefined, undefined, undefined],
      ['mission-2', 'placed_20mi_pct', expect.any(Number), expect.any(Number)],
      ['mission-3', undefined, undefined, undefined],
      ['mission-4', 'care_leaver_eet_pct', 55, 54],
      ['mission-5', 'care_leaver_suitable_accom_pct', 88, 89],
      ['mission-6', undefined, undefined, undefined],
    ]);
  });

  it('start from the last year that had ended when the strategy was published', () => {
    const starts = list.items.flatMap(({ measured }) => measured?.start?.period ?? []);
    expect(starts).toEqual(['2022|RY', '2022|RY', '2022|RY']);
  });

  it('have no figure where none is published by then', () => {
    const { metric } = england('2026-11-25').get('care_leaver_eet_pct')!;
    expect(thenAndNow({ metric, figures: [] }, null)).toMatchObject({ start: null, now: null });
    expect(missionList(reading).items.every(({ measured }) => measured === null)).toBe(true);
  });
});
