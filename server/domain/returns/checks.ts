type Check = {
  severity: 'error' | 'warning';
  meaning: string;
  fix: string;
  /** Who can put it right. */
  whoCanFix: 'the authority' | 'the authority, or the department where the collection is wrong';
};

const error = (meaning: string, fix: string, whoCanFix: Check['whoCanFix'] = 'the authority'): Check => ({
  severity: 'error',
  meaning,
  fix,
  whoCanFix,
});
const warning = (meaning: string, fix: string): Check => ({
  severity: 'warning',
  meaning,
  fix,
  whoCanFix: 'the authority',
});

const eitherSide = 'the authority, or the department where the collection is wrong';

/**
 * Every check of a return, by its permanent code: a code is never given another meaning and never used again. An error
 * blocks the return; a warning asks for an explanation and blocks nothing. Shown at /methodology/checks.json.
 */
export const checks = {
  'FILE-001': error('The file is not a CSV file', 'Save the sheet as CSV (comma separated) and upload that file.'),
  'FILE-002': error('The file is empty', 'Upload a file that holds the header row and your figures.'),
  'FILE-003': error('The file has a header row and no figures', 'Add one row for each figure the collection asks for.'),
  'FILE-004': error('The file is too large', 'Upload a file of 2 MB or less. A full return is far smaller.'),
  'FILE-005': error('The return has too many rows', 'Send one row for each figure asked for, 5,000 rows at most.'),
  'FILE-006': error(
    'A quotation mark was opened and not closed, or stands inside a value',
    'Save the file as CSV from your spreadsheet again, or double each quotation mark inside a value.',
  ),
  'FILE-007': error(
    'The file is an Excel workbook',
    'In Excel choose “Save as”, then “CSV UTF-8”, and upload that file.',
  ),
  'COL-001': error('A column is missing', 'Use the header row of the template.'),
  'COL-002': warning('This column is not part of the return and was not read', 'Remove the column, or check its name.'),
  'COL-003': error('The same column stands twice', 'Keep one of the two columns.'),
  'ROW-001': error(
    'The row has more or fewer cells than the header row',
    'Check for a missing comma, or a comma inside a value that is not in quotation marks.',
  ),
  'ROW-002': error('The same figure is given twice', 'Keep one row for each metric and breakdown.'),
  'ROW-003': error('The cell is too long', 'Shorten the text. An explanation has at most 1,000 characters.'),
  'ROW-004': error(
    'The text begins like a spreadsheet formula',
    'Begin the text with a letter, not with =, +, -, @ or a tab.',
  ),
  'AREA-001': error('There is no such area', 'Use the nine-character code of your authority, as in the template.'),
  'AREA-002': error('This row is about another authority', 'Send only the figures of your own authority.'),
  'PER-001': error('The row is about another period', 'Use the period of this collection, as in the template.'),
  'MET-001': error('There is no such metric', 'Use the metric names of the template.'),
  'MET-002': error('This collection does not ask for this metric', 'Remove the row.', eitherSide),
  'MET-003': error(
    'A figure that the collection asks for is missing',
    'Add a row with the figure, or with symbol x (not available) or z (not applicable) and an explanation.',
  ),
  'BRK-001': error('There is no such breakdown', 'Use the breakdown names of the template; the whole is “total”.'),
  'BRK-002': error('This collection does not ask for this breakdown', 'Remove the row.', eitherSide),
  'BRK-003': error('The categories do not add up to the total', 'Check the total and each category.'),
  'VAL-001': error('This is not a number', 'Write digits only, with a point for decimals: no commas, %, £ or spaces.'),
  'VAL-002': error('The number is below zero', 'Check the figure: nothing here can be below zero.'),
  'VAL-003': error('The number is not whole', 'Give a whole number.'),
  'VAL-004': error('The number is outside the range that is possible', 'Check the figure.'),
  'VAL-005': error('The numerator is above the denominator', 'Check both figures: the first is a part of the second.'),
  'VAL-006': error(
    'Numerator and denominator are both needed',
    'Give both, and leave the value empty: it is worked out from them. If you cannot, give a symbol.',
  ),
  'VAL-007': error('The denominator is zero', 'If there was nothing to count, leave both empty and give symbol z.'),
  'VAL-008': error(
    'There are both a number and a symbol',
    'Give a number, or a symbol. Only u may stand beside a number.',
  ),
  'VAL-009': error(
    'There is neither a number nor a symbol',
    'Give the number, or a symbol that says why there is none.',
  ),
  'VAL-010': error(
    'There is no such symbol',
    'Use c (suppressed), z (not applicable), x (not available), low (rounds to zero) or u (low reliability).',
  ),
  'VAL-011': error(
    'This symbol cannot stand for this metric',
    'Use one of the symbols that the metric allows.',
    eitherSide,
  ),
  'VAL-012': error(
    'The value does not agree with the numerator and denominator',
    'Leave the value empty: it is worked out from the other two.',
  ),
  'VAL-013': error('The number has too many decimal places', 'Round the figure.'),
  'VAL-014': warning('This metric has no denominator; the cell was not read', 'Leave the denominator empty.'),
  'CMP-001': error('Two figures of this return contradict each other', 'Check both figures.'),
  'CMP-002': warning(
    'Two figures of this return are unlikely together',
    'Check both figures, or explain why they are right.',
  ),
  'CHG-001': warning(
    'The figure changed by more than is usual since the same period a year before',
    'Check the figure, or say in “explanation” what changed.',
  ),
  'EXP-001': warning('This figure wants an explanation', 'Say in “explanation” why the figure is what it is.'),
  'TXT-001': error(
    'The text may hold something that identifies a person: a date, a number, an address or a way to reach someone',
    'Take it out. Explain the figure without saying anything about one child, family or worker.',
  ),
  'TXT-002': error(
    'The text may be about one child or family',
    'Take it out. Explain the figure without saying anything about one child, family or worker.',
  ),
} as const satisfies Record<`${string}-${number}`, Check>;

export type CheckCode = keyof typeof checks;
