/** A GSS code of an authority that is not the one it has today. */
export type FormerCode = {
  name: string;
  dfeCode: string;
  /** Today's code where it is the same place under another code; null where the authority was broken up or merged. */
  today: string | null;
  why: string;
};

const ended = (name: string, dfeCode: string, why: string): FormerCode => ({ name, dfeCode, today: null, why });
const same = (name: string, dfeCode: string, today: string, why: string): FormerCode => ({ name, dfeCode, today, why });

/**
 * Codes of authorities that stand in official files of 2013 to 2025 and are not today's. A figure of an authority that
 * ended belongs to none of today's: its rows are left out, and the file's reader is told.
 * Source: the codes, names and DfE numbers in the files of DfE's children's social care dashboard; the years of the
 * changes rest on the Local Government (Structural Changes) Orders as recalled.
 */
export const formerCodes: ReadonlyMap<string, FormerCode> = new Map([
  ['E10000002', same('Buckinghamshire', '825', 'E06000060', 'one council instead of a county and its districts, 2020')],
  ['E10000023', same('North Yorkshire', '815', 'E06000065', 'one council instead of a county and its districts, 2023')],
  ['E10000027', same('Somerset', '933', 'E06000066', 'one council instead of a county and its districts, 2023')],
  ['E08000038', same('Barnsley', '370', 'E08000016', 'a newer code of the same council')],
  ['E08000039', same('Sheffield', '373', 'E08000019', 'a newer code of the same council')],
  ['E10000006', ended('Cumbria', '909', 'became two councils, 2023')],
  ['E10000021', ended('Northamptonshire', '928', 'became two councils, 2021')],
  ['E10000009', ended('Dorset', '835', 'redrawn, 2019')],
  ['E06000028', ended('Bournemouth', '837', 'merged, 2019')],
  ['E06000029', ended('Poole', '836', 'merged, 2019')],
]);
