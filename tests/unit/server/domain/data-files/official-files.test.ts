import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readPack, readPackFile } from '#seed/read-pack.ts';
import { checkDataFile } from '#server/domain/data-files/check-file.ts';
import { figuresOfFile } from '#server/domain/data-files/figures-of-file.ts';
import { childrenOfFile, heldRates } from '#server/domain/data-files/held-rates.ts';
import { proposedMappings, resolveMapping } from '#server/domain/data-files/mapping.ts';
import { profileOf } from '#server/domain/data-files/profile.ts';
import { recomputedRates } from '#server/domain/data-files/recomputed.ts';
import { heldRateLines } from '#server/domain/data-files/words.ts';
import { readDataFile } from '#server/files/data-file.ts';
import { today } from './world.ts';

const folder = '../shared/ees';
const pack = 'seed/pack';

const known = async () =>
  new Map(
    (await readPackFile(pack, 'areas')).map(({ region, ...area }) => [area.code, { ...area, regionCode: region }]),
  );

const read = async (name: string) =>
  checkDataFile(readDataFile(readFileSync(join(folder, name))), { areas: await known(), today });

/** What each file holds, counted apart from this project's code. */
const files = {
  'b1_children_in_need_2013_to_2025.csv': { lines: 2132, indicators: 8, periods: 13, leftOut: 41, mappings: 0 },
  'c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv': {
    lines: 2132,
    indicators: 10,
    periods: 13,
    leftOut: 41,
    mappings: 4,
  },
  'cla_number_and_rate_per_10k_children.csv': { lines: 2505, indicators: 3, periods: 5, leftOut: 30, mappings: 5 },
  'csww_indicators_2017_to_2025.csv': { lines: 1463, indicators: 22, periods: 9, leftOut: 16, mappings: 7 },
  'd3_cpps_subsequent_plan_2013_to_2025.csv': { lines: 2132, indicators: 3, periods: 13, leftOut: 41, mappings: 2 },
  'ons_mid-year_population_estimates_2012_to_2024.csv': {
    lines: 2132,
    indicators: 1,
    periods: 13,
    leftOut: 41,
    mappings: 0,
  },
};

describe('the files DfE publishes (../shared/ees)', { timeout: 60_000 }, () => {
  beforeEach((context) => context.skip(!existsSync(folder), `${folder} is not here`));

  it.each(Object.entries(files))('%s is accepted and counted as it is', async (name, expected) => {
    const file = await read(name);
    expect(file.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const profile = profileOf(file);
    const mappings = proposedMappings(file, await readPackFile(pack, 'indicatorMappings'));
    expect({
      lines: profile.lines,
      indicators: profile.indicators.length,
      periods: profile.periods.length,
      leftOut: profile.leftOut,
      mappings: mappings.length,
    }).toEqual(expected);
  });

  it('the neighbours file is refused, because it has no period', async () => {
    const [first, ...more] = (await read('sn_model_2025_wide.csv')).findings;
    expect(first).toMatchObject({ code: 'TIDY-010', severity: 'error', row: 1 });
    expect(more.map(({ code }) => code)).toEqual(['TIDY-011', 'TIDY-011', 'TIDY-011']);
  });

  it('give for each metric mapped the figures the pack holds of the same areas and years', async () => {
    const mappings = await readPackFile(pack, 'indicatorMappings');
    const { figures } = await readPack(pack);
    const metrics = new Map(mappings.map(({ metric }) => [metric, { basis: 'year' as const }]));
    const names = new Map([...(await known()).values()].map(({ code, name }) => [code, name]));
    const seen = new Map<string, { same: number; other: string[] }>();
    for (const name of Object.keys(files)) {
      const file = await read(name);
      const fitting = proposedMappings(file, mappings);
      const taken = figuresOfFile(file, fitting, { originId: 'o', metrics, names });
      expect(taken.faults).toEqual([]);
      for (const { metric, area, period, value, symbol } of taken.figures) {
        const held = figures[metric]?.find((line) => line.area === area && line.period === period);
        if (!held) continue;
        const tally = seen.get(metric) ?? { same: 0, other: [] };
        if ((held.value === '' ? null : Number(held.value)) === value && held.symbol === (symbol ?? ''))
          tally.same += 1;
        else tally.other.push(`${area} ${period}: ${held.value}${held.symbol}, the file says ${value ?? symbol}`);
        seen.set(metric, tally);
      }
    }
    const other = [...seen].flatMap(([metric, tally]) => tally.other.map((line) => `${metric} ${line}`));
    expect(other).toMatchInlineSnapshot(`
      [
        "referral_nfa_pct E06000065 2022|RY: x, the file says c",
        "referral_nfa_pct E06000065 2021|RY: x, the file says c",
        "cla_cease_rate E06000053 2025|RY: x, the file says z",
        "cla_cease_rate E06000053 2024|RY: x, the file says z",
        "cla_cease_rate E06000063 2023|RY: x, the file says z",
        "cla_cease_rate E06000064 2023|RY: x, the file says z",
        "cla_cease_rate E06000053 2023|RY: x, the file says z",
        "cla_cease_rate E06000063 2022|RY: x, the file says z",
        "cla_cease_rate E06000064 2022|RY: x, the file says z",
        "cla_cease_rate E06000053 2022|RY: x, the file says z",
        "cla_cease_rate E06000063 2021|RY: x, the file says z",
        "cla_cease_rate E06000064 2021|RY: x, the file says z",
        "cla_cease_rate E06000061 2021|RY: x, the file says z",
        "cla_cease_rate E06000062 2021|RY: x, the file says z",
        "cla_cease_rate E06000053 2021|RY: x, the file says c",
      ]
    `);
    expect(seen.size).toBe(new Set(mappings.map(({ metric }) => metric)).size);
  });

  it('have rates that can be worked out again, but for the lines listed', async () => {
    const all = await Promise.all(Object.keys(files).map(async (name) => recomputedRates(await read(name))));
    const found = all
      .flat()
      .map(({ indicator, numerator, denominator, per, compared, differences }) => [
        indicator,
        `${numerator} / ${denominator} × ${per}`,
        compared,
        differences.length,
        ['rounded-counts', 'places-left-out', null]
          .map((reason) => differences.filter(({ why }) => why === reason).length)
          .join(' + '),
      ]);
    expect(found).toMatchInlineSnapshot(`
      [
        [
          "rereferral_percent",
          "rereferral_count / referral_count × 100",
          2104,
          6,
          "6 + 0 + 0",
        ],
        [
          "no_further_action_percent",
          "no_further_action_count / referral_count × 100",
          2029,
          5,
          "5 + 0 + 0",
        ],
        [
          "not_in_need_percent",
          "not_in_need_count / referral_count × 100",
          2096,
          8,
          "8 + 0 + 0",
        ],
        [
          "rereferral_child_percent",
          "rereferral_child_count / referral_child_count × 100",
          2108,
          6,
          "6 + 0 + 0",
        ],
        [
          "rate_per_10000",
          "children_count / population_estimate × 10000",
          2447,
          4,
          "4 + 0 + 0",
        ],
        [
          "turnover_rate_fte",
          "leavers_fte / inpost_fte × 100",
          1453,
          4,
          "0 + 4 + 0",
        ],
        [
          "turnover_rate_headcount",
          "leavers_headcount / inpost_headcount × 100",
          1455,
          2,
          "0 + 2 + 0",
        ],
        [
          "agency_cover_rate_fte",
          "agency_cover_fte / agency_fte × 100",
          1400,
          9,
          "0 + 9 + 0",
        ],
        [
          "vacancy_agency_cover_rate_fte",
          "agency_cover_fte / vacancy_fte × 100",
          1410,
          9,
          "0 + 9 + 0",
        ],
        [
          "caseload_fte",
          "cases / case_holders_fte × 1",
          1458,
          0,
          "0 + 0 + 0",
        ],
        [
          "CPP_subsequent_percent",
          "CPP_subsequent / CPP_start × 100",
          2080,
          66,
          "64 + 1 + 1",
        ],
      ]
    `);
  });

  describe('and the rates the pack holds of a published count', () => {
    const rates = async () => {
      const ons = await read('ons_mid-year_population_estimates_2012_to_2024.csv');
      const [{ figures }, areas] = await Promise.all([readPack(pack), readPackFile(pack, 'areas')]);
      return heldRates(figures, childrenOfFile(ons)!, new Map(areas.map(({ code, level }) => [code, level])));
    };

    it('are that count by ONS’s children, to their rounding, but for the lines listed', async () => {
      const found = (await rates()).map(({ metric, compared, differences }) => [
        metric,
        compared,
        differences.length,
        differences.filter(({ why }) => why === 'rounded-counts').length,
      ]);
      expect(found).toMatchInlineSnapshot(`
        [
          [
            "referral_rate",
            1217,
            0,
            0,
          ],
          [
            "cpp_rate",
            1210,
            0,
            0,
          ],
          [
            "cpp_start_rate",
            1209,
            0,
            0,
          ],
          [
            "cla_rate",
            1214,
            50,
            6,
          ],
          [
            "cla_start_rate_year",
            1159,
            13,
            1,
          ],
        ]
      `);
    });

    it('differ by more than rounding in 2016 to 2018 alone, where rates of children in need work out on the same children', async () => {
      const found = await rates();
      const others = found.flatMap(({ metric, differences }) =>
        differences.filter(({ why }) => why === 'another-estimate').map((line) => ({ metric, ...line })),
      );
      expect([...new Set(others.map(({ metric }) => metric))]).toEqual(['cla_rate', 'cla_start_rate_year']);
      expect([...new Set(others.map(({ period }) => period))].sort()).toEqual(['2016|RY', '2017|RY', '2018|RY']);
      for (const { children, meant } of others) expect(children < meant[0] || children > meant[1]).toBe(true);
    });

    it('of one place and year were made with the same other number of children, where both differ', async () => {
      const [looked, started] = (await rates()).filter(({ metric }) => metric.startsWith('cla_'));
      const pairs = looked!.differences.flatMap((line) => {
        const other = started!.differences.find(({ area, period }) => area === line.area && period === line.period);
        return other ? [[line.meant, other.meant] as const] : [];
      });
      expect(pairs.length).toBeGreaterThan(5);
      for (const [one, other] of pairs) expect(one[0] <= other[1] && other[0] <= one[1]).toBe(true);
    });

    it('are listed in words', async () => {
      const lines = heldRateLines(await rates(), new Map([['E09000013', 'Hammersmith and Fulham']]));
      expect(lines.filter((line) => line.includes('Hammersmith and Fulham 2018|RY'))).toMatchInlineSnapshot(`
        [
          "  Hammersmith and Fulham 2018|RY: published 63, worked out 68.25: published with 35,591 to 36,160 children; ONS’s estimate is 33,113 today",
          "  Hammersmith and Fulham 2018|RY: published 33, worked out 35.94: published with 35,523 to 36,615 children; ONS’s estimate is 33,113 today",
        ]
      `);
      expect(lines.find((line) => line.includes('E12000005 2024|RY'))).toMatchInlineSnapshot(
        `"  E12000005 2024|RY: published 89, worked out 89.51: the count, 11,910, is rounded to the nearest 10"`,
      );
    });
  });

  it('ask which category is meant where a filter has several and no total', async () => {
    const file = await read('cla_number_and_rate_per_10k_children.csv');
    const asked = { indicator: 'children_count', filters: {}, metric: 'cla_number', breakdown: 'total' };
    const ids = { metrics: new Set(['cla_number']), breakdowns: new Set(['total']) };
    expect(resolveMapping(asked, file, ids, []).faults).toEqual([expect.stringContaining('say which population_type')]);
    const before = await readPackFile(pack, 'indicatorMappings');
    expect(resolveMapping(asked, file, ids, before)).toEqual({
      faults: [],
      mapping: { ...asked, filters: { population_type: 'Children looked after on 31 March each year' } },
    });
  });
});
