import { type Area, england } from '#server/domain/areas/area.ts';
import { type FileFinding, fileFinding } from './checks.ts';
import { formerCodes } from './former-codes.ts';
import { placeLevels } from './layout.ts';

/** What the checks need to know of a place. */
export type KnownArea = Pick<Area, 'code' | 'level' | 'name' | 'dfeCode' | 'regionCode'>;

/** The places this service holds, by code. */
export type KnownAreas = ReadonlyMap<string, KnownArea>;

/** Codes of the areas a line counts for (none: it is left out), what it is named after, and what is wrong. */
export type PlaceOfLine = { areas: string[]; key: string; findings: FileFinding[] };

const heldLevels: Record<string, Area['level'][]> = {
  National: ['national'],
  Regional: ['region', 'sub-region'],
  'Local authority': ['local-authority'],
};

const joint = /\s+\/\s+/;

/** Names are compared without case, signs and the words in which files differ. */
const plainName = (name: string) =>
  name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/,? (city|county) of$/, '')
    .replace(/[^a-z0-9]/g, '');

type Cell = (column: string) => string;

/**
 * The place of one line and every fault of it.
 * @param cell what stands in a column of the line; empty where there is no such column
 */
export function placeOfLine(row: number, cell: Cell, areas: KnownAreas): PlaceOfLine {
  const said = cell('geographic_level');
  const level = Object.hasOwn(placeLevels, said) ? placeLevels[said] : undefined;
  if (!level) {
    const findings = [fileFinding('TIDY-030', { row, column: 'geographic_level', found: said })];
    return { areas: [], key: said, findings };
  }
  const code = cell(level.code);
  const nothing = (findings: FileFinding[]): PlaceOfLine => ({ areas: [], key: `${said} ${code}`, findings });
  if (!level.held) return nothing([fileFinding('TIDY-043', { row, column: 'geographic_level', found: said })]);
  const country = countryFindings(row, cell);
  if (country.elsewhere) return nothing(country.findings);
  const findings = [...country.findings, ...lowerLevels(row, said, cell)];
  if (code === '') return nothing([...findings, fileFinding('TIDY-031', { row, column: level.code })]);
  if (cell(level.name) === '') findings.push(fileFinding('TIDY-039', { row, column: level.name, found: code }));
  if (said !== 'Local authority') {
    const area = areas.get(code);
    return finish(findings, code, said, [placeFindings(row, said, { code, name: cell(level.name) }, area, areas)]);
  }
  const [codes, names, numbers] = [code, cell('la_name'), cell('old_la_code')].map((text) => text.split(joint));
  const parts = codes!.map((each, index) => {
    const given = { code: each, name: names![index] ?? '', number: numbers![index] ?? '' };
    return authorityFindings(row, given, cell, areas);
  });
  if (parts.length > 1) findings.push(fileFinding('TIDY-042', { row, column: 'new_la_code', found: code }));
  return finish(findings, code, said, parts);
}

type Part = { area: string | null; findings: FileFinding[] };

function finish(findings: FileFinding[], code: string, level: string, parts: Part[]): PlaceOfLine {
  const all = [...findings, ...parts.flatMap((part) => part.findings)];
  return { areas: parts.flatMap(({ area }) => (area === null ? [] : [area])), key: `${level} ${code}`, findings: all };
}

function countryFindings(row: number, cell: Cell): { findings: FileFinding[]; elsewhere: boolean } {
  const [code, name] = [cell('country_code'), cell('country_name')];
  const about = { row, column: 'country_code', found: `${code} ${name}`.trim() };
  if (code === england && name === 'England') return { findings: [], elsewhere: false };
  if (code === england || name === 'England' || code === '' || name === '')
    return { findings: [fileFinding('TIDY-038', about)], elsewhere: false };
  return /^[KNSW]\d{8}$/.test(code)
    ? { findings: [fileFinding('TIDY-043', about)], elsewhere: true }
    : { findings: [fileFinding('TIDY-038', about)], elsewhere: false };
}

/** A national line names no region, a regional one no authority: else nobody could tell what it is about. */
function lowerLevels(row: number, level: string, cell: Cell): FileFinding[] {
  const authority = ['new_la_code', 'la_name', 'old_la_code'];
  const lower = { National: ['region_code', 'region_name', ...authority], Regional: authority }[level] ?? [];
  return lower.flatMap((column) =>
    cell(column) === '' ? [] : [fileFinding('TIDY-037', { row, column, found: cell(column) })],
  );
}

function placeFindings(
  row: number,
  level: string,
  given: { code: string; name: string },
  area: KnownArea | undefined,
  areas: KnownAreas,
): Part {
  const { code: column, name: nameColumn } = placeLevels[level]!;
  if (!area) return { area: null, findings: [fileFinding('TIDY-032', { row, column, found: given.code })] };
  if (!heldLevels[level]!.includes(area.level))
    return { area: null, findings: [fileFinding('TIDY-033', { row, column, found: `${given.code} ${area.name}` })] };
  if (given.name === '' || plainName(given.name) === plainName(area.name)) return { area: area.code, findings: [] };
  const found = `${given.name}, ${given.code} is ${area.name}`;
  const others = [...areas.values()].some(({ name }) => plainName(name) === plainName(given.name));
  return {
    area: area.code,
    findings: [fileFinding(others ? 'TIDY-034' : 'TIDY-044', { row, column: nameColumn, found })],
  };
}

function authorityFindings(
  row: number,
  given: { code: string; name: string; number: string },
  cell: Cell,
  areas: KnownAreas,
): Part {
  const former = formerCodes.get(given.code);
  const found = `${given.code} ${given.name}`.trim();
  if (former && former.today === null) {
    const wrong = given.number !== '' && given.number !== former.dfeCode ? [wrongNumber(row, given.number)] : [];
    return { area: null, findings: [fileFinding('TIDY-040', { row, column: 'new_la_code', found }), ...wrong] };
  }
  const area = areas.get(former?.today ?? given.code);
  const { area: code, findings } = placeFindings(row, 'Local authority', given, area, areas);
  if (!area || code === null) return { area: null, findings };
  if (former) findings.push(fileFinding('TIDY-041', { row, column: 'new_la_code', found }));
  if (given.number !== area.dfeCode && given.number !== '') findings.push(wrongNumber(row, given.number));
  const region = cell('region_code');
  const right = region === area.regionCode || areas.get(region)?.regionCode === area.regionCode;
  if (region !== '' && !right)
    findings.push(fileFinding('TIDY-036', { row, column: 'region_code', found: `${region}, ${area.name}` }));
  return { area: code, findings };
}

const wrongNumber = (row: number, number: string) =>
  fileFinding('TIDY-035', { row, column: 'old_la_code', found: number });
