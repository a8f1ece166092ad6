type FileCheck = { severity: 'error' | 'warning'; meaning: string; fix: string };

const error = (meaning: string, fix: string): FileCheck => ({ severity: 'error', meaning, fix });
const warning = (meaning: string, fix: string): FileCheck => ({ severity: 'warning', meaning, fix });

/**
 * Every check of an official data file, by its permanent code. An error refuses the file; a warning says what is left
 * out or taken over otherwise than it stands.
 * Source: DfE's open data standards for statistics, and the symbols of the Government Statistical Service.
 */
export const fileChecks = {
  'TIDY-001': error('The file is no CSV file', 'Save it as CSV UTF-8 and give that.'),
  'TIDY-002': error('The file is empty or holds no line of figures', 'Give a file with a header and lines.'),
  'TIDY-003': error('The file is too large', 'Split it by period: 60 MB and 500,000 lines at most.'),
  'TIDY-004': error('A quotation mark was opened and not closed', 'Save the file as CSV from its source again.'),
  'TIDY-005': warning(
    'The file is not in UTF-8',
    'Nothing, if the names look right: it was read as the encoding named.',
  ),
  'TIDY-010': error('The file has no period', 'Add the columns time_period and time_identifier.'),
  'TIDY-011': error('A column of the layout is missing', 'Add the column; the layout needs it in every file.'),
  'TIDY-012': error('A column of the layout is missing for the levels in the file', 'Add the column for these lines.'),
  'TIDY-013': error('Two columns have the same name', 'Rename or remove one.'),
  'TIDY-014': error('A column has no name', 'Name it, or remove it.'),
  'TIDY-015': error(
    'The name of a column holds other signs than letters, digits and _',
    'Write the name as in rate_per_10000.',
  ),
  'TIDY-016': error(
    'The file has no indicator: no column holds numbers',
    'Give a file with at least one column of figures.',
  ),
  'TIDY-017': error('A line has more or fewer cells than the header', 'Look for a missing comma or quotation mark.'),
  'TIDY-020': error(
    'The period is not written as its kind asks',
    'Four digits, or six for years that span two: 202425.',
  ),
  'TIDY-021': error('The kind of period is unknown', 'Write it as in “Reporting year” or “Financial year Q1”.'),
  'TIDY-022': error('The file mixes kinds of period', 'Give one file for each kind.'),
  'TIDY-023': warning('The period has not ended yet', 'Check the year: nothing is published before it has been.'),
  'TIDY-030': error('The level of the place is unknown', 'Write National, Regional or Local authority.'),
  'TIDY-031': error(
    'The code of the place is missing',
    'Give the nine-character code of the level the line speaks of.',
  ),
  'TIDY-032': error('No such place is known', 'Correct the code. England’s start with E and have eight digits.'),
  'TIDY-033': error('The code is of another level than the line says', 'Correct the level or the code.'),
  'TIDY-034': error('Name and code are of different places', 'Correct one of them.'),
  'TIDY-035': error('DfE’s number of the authority belongs to another one or to none', 'Correct old_la_code.'),
  'TIDY-036': error('The authority lies in another region', 'Correct the region, or the authority.'),
  'TIDY-037': error(
    'The line names a place below the level it speaks of',
    'Leave the columns of the lower level empty.',
  ),
  'TIDY-038': error('The country is not the one its code says', 'England is E92000001.'),
  'TIDY-039': error('The name of the place is missing', 'Give the name beside the code.'),
  'TIDY-040': warning(
    'An authority that no longer exists',
    'Nothing: its lines are left out, they belong to no area of today.',
  ),
  'TIDY-041': warning(
    'A former or newer code of an authority',
    'Nothing: its lines count for the authority as it is today.',
  ),
  'TIDY-042': warning(
    'Several authorities reported together',
    'Nothing: each gets the joint figure, with a note that says so.',
  ),
  'TIDY-043': warning('Lines of a level or country this service does not hold', 'Nothing: they are left out.'),
  'TIDY-044': warning('The name differs from the one known', 'Check that the code is the place that is meant.'),
  'TIDY-050': error(
    'A figure is missing and nothing says why',
    'Write z (does not apply), x (not available) or c (suppressed).',
  ),
  'TIDY-051': error('Neither a number nor a symbol', 'Write a plain number, or one of c, z, x, low, u.'),
  'TIDY-052': error('A number written for people', 'Write it plainly: no thousands separators, no % or £, no spaces.'),
  'TIDY-053': error(
    'A sign the statistics service no longer uses',
    'Write x for not available, z for not applicable, c for suppressed.',
  ),
  'TIDY-054': error('A number that stands for “missing”', 'Write the symbol that says why it is missing.'),
  'TIDY-055': warning('k is taken as low', 'Nothing: both say that the figure rounds to zero.'),
  'TIDY-060': error('The category of a filter is missing', 'Name it; write Total for all of them.'),
  'TIDY-061': error('Two lines are about the same', 'Remove one. If a column of numbers is a filter, say so.'),
} as const satisfies Record<string, FileCheck>;

export type FileCheckCode = keyof typeof fileChecks;

/** One fault or doubt about a data file: where, what stood there and what to do. */
export type FileFinding = {
  code: FileCheckCode;
  severity: 'error' | 'warning';
  /** Rows count from 1 with the header as row 1; null: about the whole file. */
  row: number | null;
  column: string | null;
  found: string | null;
  message: string;
  fix: string;
};

const LONGEST = 80;

/** Makes a finding; severity and what to do come from the catalogue. */
export function fileFinding(
  code: FileCheckCode,
  about: { row?: number; column?: string; found?: string; message?: string } = {},
): FileFinding {
  const { severity, meaning, fix } = fileChecks[code];
  const { row = null, column = null, found, message = meaning } = about;
  const shown = found === undefined ? null : found.length > LONGEST ? `${found.slice(0, LONGEST)}…` : found;
  return { code, severity, row, column, found: shown, message, fix };
}
