import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readPack, readPackFile } from '#seed/read-pack.ts';
import { checkDataFile } from '#server/domain/data-files/check-file.ts';
import { figuresOfFile } from '#server/domain/data-files/figures-of-file.ts';
import { proposedMappings, resolveMapping } from '#server/domain/data-files/mapping.ts';
import { profileOf } from '#server/domain/data-files/profile.ts';
import { recomputedRates } from '#server/domain/data-files/recomputed.ts';
import { populationYear } from '#server/domain/statistics/interval.ts';
import { publishedCounts } from '#server/domain/statistics/published-counts.ts';
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
      ]);
    expect(found).toMatchInlineSnapshot(`
      [
        [
          "rereferral_percent",
          "rereferral_count / referral_count × 100",
          2104,
          6,
        ],
        [
          "no_further_action_percent",
          "no_further_action_count / referral_count × 100",
          2029,
          5,
        ],
        [
          "not_in_need_percent",
          "not_in_need_count / referral_count × 100",
          2096,
          8,
        ],
        [
          "rereferral_child_percent",
          "rereferral_child_count / referral_child_count × 100",
          2108,
          6,
        ],
        [
          "rate_per_10000",
          "children_count / population_estimate × 10000",
          2447,
          4,
        ],
        [
          "turnover_rate_fte",
          "leavers_fte / inpost_fte × 100",
          1453,
          4,
        ],
        [
          "turnover_rate_headcount",
          "leavers_headcount / inpost_headcount × 100",
          1455,
          2,
        ],
        [
          "agency_cover_rate_fte",
          "agency_cover_fte / agency_fte × 100",
          1400,
          9,
        ],
        [
          "vacancy_agency_cover_rate_fte",
          "agency_cover_fte / vacancy_fte × 100",
          1410,
          9,
        ],
        [
          "caseload_fte",
          "cases / case_holders_fte × 1",
          1458,
          0,
        ],
        [
          "CPP_subsequent_percent",
          "CPP_subsequent / CPP_start × 100",
          2080,
          66,
        ],
      ]
    `);
  });

  it('and the rates the pack holds of a published count are that count by ONS’s children, to their rounding', async () => {
    const { figures } = await readPack(pack);
    const plain = (metric: string) =>
      new Map(
        (figures[metric] ?? [])
          .filter(({ value, symbol }) => value !== '' && symbol === '')
          .map(({ area, period, value }) => [`${area} ${period}`, value]),
      );
    const ons = await read('ons_mid-year_population_estimates_2012_to_2024.csv');
    const population = new Map(
      ons.lines.flatMap(({ areas, timePeriod, figures: [children] }) =>
        areas.map((area) => [`${area} ${timePeriod}`, Number(children)] as const),
      ),
    );
    const found = Object.entries(publishedCounts).flatMap(([metric, made]) => {
      if (!('count' in made)) return [];
      const counts = plain(made.count);
      const compared = [...plain(metric)].flatMap(([place, published]) => {
        const [area = '', period = ''] = place.split(' ');
        const [count, of] = [counts.get(place), population.get(`${area} ${populationYear(period)}`)];
        if (!count || !of) return [];
        const decimals = published.split('.')[1]?.length ?? 0;
        return [Math.abs((10_000 * Number(count)) / of - Number(published)) <= 0.5 * 10 ** -decimals + 1e-9];
      });
      return [[metric, compared.length, compared.filter((same) => !same).length]];
    });
    expect(found).toMatchInlineSnapshot(`
      [
        [
          "referral_rate",
          1217,
          0,
        ],
        [
          "cpp_rate",
          1210,
          0,
        ],
        [
          "cpp_start_rate",
          1209,
          0,
        ],
        [
          "cla_rate",
          1214,
          50,
        ],
        [
          "cla_start_rate_year",
          1159,
          13,
        ],
      ]
    `);
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
