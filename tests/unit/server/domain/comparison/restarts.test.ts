import { describe, expect, it } from 'vitest';
import { compare } from '#server/domain/comparison/compare.ts';
import { beginAgain } from '#server/domain/comparison/past/begin-again.ts';
import { cutsOf, type Restart, restartsFor } from '#server/domain/comparison/past/restarts.ts';
import { tidyColumnsOf, tidyTable } from '#server/domain/comparison/tidy.ts';
import { methodsOf } from '#server/domain/statistics/methods.ts';
import { aMetric, aReference, aRow, first } from './published.ts';

const metric = aMetric({ polarity: 'lower' });
const reason = 'The definition of a started enquiry changed, as the department’s guide of 2011 says.';
const restart = (own: Partial<Restart> = {}): Restart => ({
  metric: metric.id,
  areaCode: null,
  period: '2011|RY',
  reason,
  ...own,
});

const low = [20, 22, 21, 19, 20, 21, 20, 22, 19, 20];
const high = [50, 52, 51, 49, 50, 51, 50, 52, 49, 50];
const rows = [...low, ...high].map((value, at) => aRow(first.code, `${2001 + at}|RY`, value));

function ask(restarts: Restart[], { figures = rows, version = '6' } = {}) {
  const reference = { ...aReference(metric), restarts, methods: methodsOf(version) };
  const breakdown = reference.breakdowns.get('total')!;
  const found = compare({ metric, areas: [first], breakdown }, reference, figures);
  return { found, series: found.series[0]!, reference };
}

describe('a usual range that begins again', () => {
  it('is worked out anew from there, and figures before keep their own', () => {
    const { series, found } = ask([restart()]);
    expect(series.range).toMatchObject({ centre: 50.4, readings: 10 });
    expect(series.stretches).toEqual([
      expect.objectContaining({ from: '2001|RY', to: '2010|RY', centre: 20.4 }),
      expect.objectContaining({ from: '2011|RY', to: '2020|RY', centre: 50.4 }),
    ]);
    expect(new Set(series.points.map(({ signal }) => signal))).toEqual(new Set(['common']));
    expect(series.points.filter((point) => point.restart !== undefined)).toMatchObject([
      { period: '2011|RY', restart: reason },
    ]);
    const note = found.notes.find(({ code }) => code === 'range-restart');
    expect(note?.text).toContain(reason);
    expect(note?.text).toContain('year to 31 March 2011');
    expect(found.axis.domain[0]).toBeLessThanOrEqual(series.stretches![0]!.lower);
  });

  it('without it every figure stands out of one range: that is what it is for', () => {
    const { series, found } = ask([]);
    expect(series.points.some(({ signal }) => signal === 'concern')).toBe(true);
    expect(series).not.toHaveProperty('stretches');
    expect(JSON.stringify(found)).not.toContain('restart');
  });

  it('leaves what older releases said as it was: no field, no column', () => {
    const { found, reference } = ask([restart()], { version: '5' });
    expect(found).toEqual(ask([], { version: '5' }).found);
    const columns = tidyColumnsOf(reference.methods).map(([name]) => name);
    expect(columns).not.toContain('range_restart');
    expect(tidyTable(found.series, reference, metric.id, 'total')[0]).toHaveLength(columns.length);
  });

  it('stands in the download with its reason', () => {
    const { found, reference } = ask([restart()]);
    const at = tidyColumnsOf(reference.methods).findIndex(([name]) => name === 'range_restart');
    const table = tidyTable(found.series, reference, metric.id, 'total');
    expect(table.filter((row) => row[at] !== null).map((row) => [row[0], row[at]])).toEqual([['2011', reason]]);
  });

  it('with too few figures since, has no range now, and says so', () => {
    const { series, found } = ask([restart({ period: '2015|RY' })]);
    expect(series.range).toBeNull();
    expect(series.stretches).toHaveLength(1);
    expect(series.points.at(-1)?.signal).toBeNull();
    expect(found.notes.find(({ code }) => code === 'range-restart-short')?.text).toContain(first.name);
  });

  it('of another place or metric, before the first figure or after the last, changes nothing', () => {
    const others = [
      restart({ areaCode: 'E06000011' }),
      restart({ metric: 'another' }),
      restart({ period: '1999|RY' }),
      restart({ period: '2001|RY' }),
      restart({ period: '2044|RY' }),
      restart({ period: 'never' }),
    ];
    expect(ask(others).found).toEqual(ask([]).found);
  });

  it('several at one figure cut once with both reasons; in a gap the next figure begins', () => {
    const two = [restart(), restart({ reason: 'The form changed too, as the council says.' })];
    expect(ask(two).series.stretches).toHaveLength(2);
    expect(ask(two).series.points.find((point) => point.restart)?.restart).toBe(
      `${reason} The form changed too, as the council says.`,
    );
    expect(cutsOf([restart()], ['2009|RY', null, '2012|RY'])).toEqual([{ at: 2, reason }]);
    expect(restartsFor([restart({ period: '2015|RY' }), restart()], metric.id, first.code)[0]?.period).toBe('2011|RY');
  });

  it('survives gaps, symbols, one figure and none', () => {
    for (const figures of [[], rows.slice(0, 1), rows.map((row) => ({ ...row, value: null, symbol: 'c' as const }))]) {
      expect(ask([restart()], { figures }).series.range).toBeNull();
    }
  });
});

describe('beginning a range again', () => {
  const standing = {
    metrics: [
      { id: 'yearly', frequency: 'annual' },
      { id: 'quarterly', frequency: 'quarterly' },
    ],
    areas: [{ code: first.code }],
    restarts: [{ metric: 'yearly', areaCode: null, period: '2020|RY' }],
  };
  const moment = { today: '2026-11-25', newId: () => 'new' };
  const asked = { metric: 'yearly', area: '', period: '2021|RY', reason };
  const faults = (own: object) => {
    const decision = beginAgain({ ...asked, ...own }, standing, moment);
    return 'refused' in decision ? decision.refused.map(({ field }) => field) : [];
  };

  it('adds one row with who it holds for, from when and why', () => {
    expect(beginAgain({ ...asked, area: first.code }, standing, moment)).toEqual({
      id: 'new',
      rows: [
        {
          part: 'restarts',
          row: {
            ...{ id: 'new', metric: 'yearly', areaCode: first.code, period: '2021|RY', reason },
            ...{ statedOn: '2026-11-25', corrects: null },
          },
        },
      ],
    });
  });

  it('names every fault at once', () => {
    expect(faults({ metric: 'x', area: 'y', period: 'z', reason: '' })).toEqual(['metric', 'area', 'period', 'reason']);
    expect(faults({ period: '2020|RY' })).toEqual(['period']);
    expect(faults({ period: '2020|RY', area: first.code })).toEqual([]);
    expect(faults({ period: '2027|RY' })).toEqual(['period']);
    expect(faults({ period: '202526|Q1' })).toEqual(['period']);
    expect(faults({ metric: 'quarterly', period: '202526|Q1' })).toEqual([]);
    expect(faults({ metric: 'quarterly' })).toEqual(['period']);
    expect(faults({ reason: 'It changed.' })).toEqual(['reason']);
    expect(faults({ reason: 'x'.repeat(1_001) })).toEqual(['reason']);
  });
});
