/**
 * DfE's tidy layout of a data file: which columns say when and where, and the words that may stand in them. All other
 * columns are filters or indicators.
 * Source: DfE's open data standards for statistics (ad hoc and explore education statistics data files).
 */

/** A level of places: which columns hold its code and its name, and whether this service holds such places. */
export type PlaceLevel = { code: string; name: string; held: boolean };

export const timeColumns = ['time_period', 'time_identifier'] as const;
export const mandatoryColumns = [...timeColumns, 'geographic_level', 'country_code', 'country_name'] as const;
export const authorityColumns = ['old_la_code', 'la_name', 'new_la_code'] as const;

const elsewhere = (code: string, name: string): PlaceLevel => ({ code, name, held: false });

/** By what stands in `geographic_level`. */
export const placeLevels: Record<string, PlaceLevel> = {
  National: { code: 'country_code', name: 'country_name', held: true },
  Regional: { code: 'region_code', name: 'region_name', held: true },
  'Local authority': { code: 'new_la_code', name: 'la_name', held: true },
  'Local authority district': elsewhere('lad_code', 'lad_name'),
  'Local enterprise partnership': elsewhere('local_enterprise_partnership_code', 'local_enterprise_partnership_name'),
  'Local skills improvement plan area': elsewhere('lsip_code', 'lsip_name'),
  'English devolved area': elsewhere('english_devolved_area_code', 'english_devolved_area_name'),
  'Mayoral combined authority': elsewhere('mayoral_combined_authority_code', 'mayoral_combined_authority_name'),
  'Opportunity area': elsewhere('opportunity_area_code', 'opportunity_area_name'),
  'Parliamentary constituency': elsewhere('pcon_code', 'pcon_name'),
  'Planning area': elsewhere('planning_area_code', 'planning_area_name'),
  'Police force area': elsewhere('police_force_area_code', 'police_force_area_name'),
  'RSC region': elsewhere('rsc_region_lead_name', 'rsc_region_lead_name'),
  Ward: elsewhere('ward_code', 'ward_name'),
  MAT: elsewhere('trust_id', 'trust_name'),
  Sponsor: elsewhere('sponsor_id', 'sponsor_name'),
  Provider: elsewhere('provider_ukprn', 'provider_name'),
  School: elsewhere('school_urn', 'school_name'),
  Institution: elsewhere('institution_id', 'institution_name'),
};

const placeColumns = new Set<string>([
  'geographic_level',
  ...authorityColumns,
  ...Object.values(placeLevels).flatMap(({ code, name }) => [code, name]),
  'school_laestab',
]);

/** Whether a column says when or where a figure was: neither a filter nor an indicator. */
export const isTimeOrPlace = (name: string) =>
  placeColumns.has(name) || (timeColumns as readonly string[]).includes(name);

/** What may stand in `time_identifier`, with the digits `time_period` has then and the family a file may not leave. */
export type TimeIdentifier = { digits: 4 | 6; family: string; code: string | null };

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const quarters = [1, 2, 3, 4];
const terms = ['Autumn term', 'Spring term', 'Summer term', 'Autumn and spring term'];

/** Code: that of this service's periods, null where it holds none of the kind. */
export const timeIdentifiers: ReadonlyMap<string, TimeIdentifier> = new Map<string, TimeIdentifier>([
  ['Reporting year', { digits: 4, family: 'reporting years', code: 'RY' }],
  ['Calendar year', { digits: 4, family: 'calendar years', code: 'CY' }],
  ['Financial year', { digits: 6, family: 'financial years', code: 'FY' }],
  ['Academic year', { digits: 6, family: 'academic years', code: 'AY' }],
  ['Tax year', { digits: 6, family: 'tax years', code: null }],
  ...quarters.map((q): [string, TimeIdentifier] => [
    `Financial year Q${q}`,
    { digits: 6, family: 'financial quarters', code: `Q${q}` },
  ]),
  ...(['Calendar', 'Academic', 'Tax'] as const).flatMap((kind) =>
    quarters.map((q): [string, TimeIdentifier] => [
      `${kind} year Q${q}`,
      { digits: kind === 'Calendar' ? 4 : 6, family: `${kind.toLowerCase()} quarters`, code: null },
    ]),
  ),
  ...terms.map((term): [string, TimeIdentifier] => [term, { digits: 6, family: 'terms', code: null }]),
  ...months.map((month): [string, TimeIdentifier] => [month, { digits: 4, family: 'months', code: null }]),
  ...Array.from({ length: 53 }, (_, week): [string, TimeIdentifier] => [
    `Week ${week + 1}`,
    { digits: 4, family: 'weeks', code: null },
  ]),
  ['Part 1 (April to September)', { digits: 6, family: 'halves', code: null }],
  ['Part 2 (October to March)', { digits: 6, family: 'halves', code: null }],
]);

/** What may stand in an indicator where there is no number. `k` is the statistics service's older sign for `low`. */
const fileSymbols = ['c', 'z', 'x', 'low', 'u', 'k'] as const;

const number = /^-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/;

/** Whether a cell is a plain number: no thousands separators, no percent sign. */
export const isNumber = (cell: string) => number.test(cell);

/** Whether a cell is a number written for people: `1,000`, `22.2%`, `£5`. */
export function isNumberForPeople(cell: string): boolean {
  const bare = cell.replace(/[£%,\s]/g, '');
  return bare !== cell && isNumber(bare);
}

/** Whether a cell is one of the symbols. */
export const isSymbol = (cell: string) => (fileSymbols as readonly string[]).includes(cell);
