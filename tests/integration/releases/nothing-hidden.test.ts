import { expect, it } from 'vitest';
import { inputs, publicQueries } from '../door/public-procedures.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { callAs } from '../setup/service.ts';
import { A, acceptedReturn, layFoundations, metricRow, preparer, publish } from './world.ts';

/** Numbers that are those of nothing else: the first is small by the rule of its metric, the second would tell it. */
const [small, telling, other, open] = [735_128, 2_834_173, 3_921_746, 4_861_394];
const total = small + telling + other;
/** What hides either of the larger two hides the one that is less of a loss. */
let hidden: number[] = [];

const count = (metric: string, value: number, breakdown = 'total') => ({
  ...{ metric, breakdown, numerator: null, denominator: null, value, symbol: null },
});

afreshForFile(async () => {
  await layFoundations();
  await callAs(preparer).programme.load({
    metrics: [
      {
        ...{ ...metricRow, id: 'hidden', name: 'Hidden', numerator: 'Hidden', unit: 'count', position: 3 },
        disclosure: { kind: 'hide', from: 1, to: 999_999, protection: 4 },
      },
      {
        ...{ ...metricRow, id: 'open', name: 'Open', numerator: 'Open', unit: 'count', position: 4 },
        disclosure: { kind: 'none' },
      },
    ],
    breakdowns: ['a', 'b', 'c'].map((each, at) => ({
      ...{ id: `age:${each}`, dimension: 'age', label: `Age ${each}`, parent: null, position: at + 1 },
    })),
  });
  await acceptedReturn([
    ...[count('hidden', total), count('hidden', small, 'age:a'), count('hidden', telling, 'age:b')],
    ...[count('hidden', other, 'age:c'), count('open', open)],
  ]);
  await publish();
  const shown = await shownOf('age:b');
  hidden = [small, shown === null ? telling : other];
});

async function shownOf(breakdown: string): Promise<number | null | undefined> {
  const { series } = await callAs(null).series.compare({ metric: 'hidden', areas: [A], breakdown });
  return series[0]?.points[0]?.value;
}

/** What a public procedure answers about one metric, in the words of its answer; a refusal is its message. */
async function answerOf(name: string, metric: string, breakdown: string): Promise<string> {
  const own: Record<string, unknown> = { ...inputs[name] };
  if ('metric' in own) Object.assign(own, { metric }, name.startsWith('series.') && { breakdown });
  if ('areas' in own) own.areas = [A];
  if ('area' in own) own.area = A;
  if ('id' in own) own.id = name.startsWith('area.') ? A : metric;
  const call = name.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], callAs(null)) as (
    of: object,
  ) => Promise<unknown>;
  return JSON.stringify(await call(own).catch((error: Error) => error.message)) ?? '';
}

it('no public procedure answers with a figure that is hidden, whatever it is asked', async () => {
  const found: string[] = [];
  const telling = new Set<string>();
  for (const name of publicQueries) {
    for (const metric of ['hidden', 'open']) {
      for (const breakdown of ['total', 'age:a', 'age:b', 'age:c']) {
        const answer = await answerOf(name, metric, breakdown);
        for (const each of hidden) if (answer.includes(String(each))) found.push(`${name}: ${each}`);
        if (answer.includes(String(open)) || answer.includes(String(total))) telling.add(name);
      }
    }
  }
  expect(found).toEqual([]);
  // The same search finds what is public.
  expect([...telling]).toEqual(
    expect.arrayContaining(['area.figures', 'metric.byId', 'series.compare', 'series.table']),
  );
});

it('the one that is small and one that would tell it are hidden, and the sum is not', async () => {
  expect(await shownOf('age:a')).toBeNull();
  expect([await shownOf('age:b'), await shownOf('age:c')].filter((value) => value === null)).toHaveLength(1);
  expect(await shownOf('total')).toBe(total);
});
