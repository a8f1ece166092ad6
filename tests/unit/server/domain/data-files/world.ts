import { checkDataFile, type DataFile } from '#server/domain/data-files/check-file.ts';
import type { FileFinding } from '#server/domain/data-files/checks.ts';
import type { KnownArea } from '#server/domain/data-files/place-of-line.ts';
import { readDataFile } from '#server/files/data-file.ts';

export const today = '2026-06-30';

const area = (
  code: string,
  level: KnownArea['level'],
  name: string,
  dfeCode: string | null,
  regionCode: string | null,
) => [code, { code, level, name, dfeCode, regionCode }] as const;

export const areas = new Map<string, KnownArea>([
  area('E92000001', 'national', 'England', null, null),
  area('E12000001', 'region', 'North East', null, null),
  area('E12000007', 'region', 'London', null, null),
  area('E13000001', 'sub-region', 'Inner London', null, 'E12000007'),
  area('E06000001', 'local-authority', 'Hartlepool', '805', 'E12000001'),
  area('E06000002', 'local-authority', 'Middlesbrough', '806', 'E12000001'),
  area('E09000007', 'local-authority', 'Camden', '202', 'E12000007'),
  area('E06000065', 'local-authority', 'North Yorkshire', '815', 'E12000001'),
]);

/** A file of two years, three levels, one filter and three indicators, without a fault. */
export const goodHeader =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,category,started,children,started_pct';

export const goodLines = [
  '2025,Reporting year,National,E92000001,England,,,,,,All plans,300,1200,25.0',
  '2025,Reporting year,Regional,E92000001,England,E12000001,North East,,,,All plans,60,240,25.0',
  '2025,Reporting year,Local authority,E92000001,England,E12000001,North East,805,E06000001,Hartlepool,All plans,20,90,22.2',
  '2025,Reporting year,Local authority,E92000001,England,E12000001,North East,806,E06000002,Middlesbrough,All plans,c,c,c',
  '2025,Reporting year,Local authority,E92000001,England,E13000001,Inner London,202,E09000007,Camden,All plans,31,131,23.7',
  '2024,Reporting year,Local authority,E92000001,England,E12000001,North East,805,E06000001,Hartlepool,All plans,18,85,21.2',
  '2024,Reporting year,Local authority,E92000001,England,E12000001,North East,806,E06000002,Middlesbrough,All plans,11,44,25.0',
];

export const good = [goodHeader, ...goodLines].join('\n');

export const checked = (text: string | Uint8Array, filters: string[] = []): DataFile =>
  checkDataFile(readDataFile(typeof text === 'string' ? new TextEncoder().encode(text) : text), {
    areas,
    today,
    filters,
  });

export const codesOf = (file: { findings: FileFinding[] }) => file.findings.map(({ code }) => code);
export const errorsOf = (file: { findings: FileFinding[] }) =>
  file.findings.filter(({ severity }) => severity === 'error').map(({ code, row, column }) => [code, row, column]);
