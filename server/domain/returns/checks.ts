type Check = {
  severity: 'error' | 'warning';
  meaning: string;
  fix: string;
  whoCanFix: string;
  /** An explanation of the figure answers it. */
  explained: boolean;
};

/** Who can put something right: the same words in every finding and at /methodology. */
const who = {
  preparer: 'whoever prepares the return',
  maker: 'whoever prepares the return, or the supplier of the system that made the file',
  owner: 'whoever prepares the return, or the department, which owns the metric and the collection',
} as const;

const error = (meaning: string, fix: string, by: keyof typeof who = 'preparer'): Check => ({
  severity: 'error',
  meaning,
  fix,
  whoCanFix: who[by],
  explained: false,
});
const warning = (meaning: string, fix: string, by: keyof typeof who = 'preparer'): Check => ({
  severity: 'warning',
  meaning,
  fix,
  whoCanFix: who[by],
  explained: false,
});
/** A warning that an explanation of the figure answers. */
const doubt = (meaning: string, fix: string): Check => ({ ...warning(meaning, fix), explained: true });

/**
 * Every check of a return, by its permanent code: a code is never given another meaning and never used again. An error
 * blocks the return; a warning asks for an explanation and blocks nothing. Shown at /methodology/checks.json.
 */
export const checks = {
  'FILE-001': error(
    'The file is neither a CSV file nor an Excel workbook, or has none of the template’s columns',
    'Save the sheet as CSV (comma separated) or as an Excel workbook (.xlsx), with the header row of the template first.',
    'maker',
  ),
  'FILE-002': error('The file is empty', 'Upload a file that holds the header row and your figures.'),
  'FILE-003': error('The file has a header row and no figures', 'Add one row for each figure the collection asks for.'),
  'FILE-004': error('The file is too large', 'Upload a file of 2 MB or less. A full return is far smaller.'),
  'FILE-005': error('The return has too many rows', 'Send one row for each figure asked for, 5,000 rows at most.'),
  'FILE-006': error(
    'A quotation mark was opened and not closed, or stands inside a value',
    'Save the file as CSV from your spreadsheet again, or double each quotation mark inside a value.',
    'maker',
  ),
  'FILE-007': error(
    'The file is an Excel workbook that cannot be read: of the old kind (.xls), binary (.xlsb) or damaged',
    'In Excel choose “Save as”, then “Excel Workbook (.xlsx)” or “CSV UTF-8”, and upload that file.',
    'maker',
  ),
  'FILE-008': error(
    'The workbook is protected by a password',
    'In Excel choose “File”, “Info”, “Protect Workbook”, “Encrypt with Password”, empty the box and save.',
  ),
  'FILE-009': error(
    'The workbook holds macros: no program in a file is taken',
    'In Excel choose “Save as”, then “Excel Workbook (.xlsx)”, and upload that file.',
  ),
  'FILE-010': error(
    'The workbook unpacks to far more than a return can hold',
    'Copy your figures into a fresh template. A full return is far smaller.',
    'maker',
  ),
  'FILE-011': warning(
    'The workbook has other sheets, which were not read',
    'Check that your figures are on the sheet “Return”, or on the first one where there is no such sheet.',
  ),
  'FILE-012': warning(
    'The file is not UTF-8; its letters were read as best they can be',
    'Check £ signs and accents in your explanations. In Excel choose “CSV UTF-8” when you save.',
    'maker',
  ),
  'COL-001': error('A column is missing', 'Use the header row of the template.', 'maker'),
  'COL-002': warning('This column is not part of the return and was not read', 'Remove the column, or check its name.'),
  'COL-003': error('The same column stands twice', 'Keep one of the two columns.', 'maker'),
  'ROW-001': error(
    'The row has more or fewer cells than the header row',
    'Check for a missing comma, or a comma inside a value that is not in quotation marks.',
    'maker',
  ),
  'ROW-002': error('The same figure is given twice', 'Keep one row for each metric and breakdown.'),
  'ROW-003': error('The cell is too long', 'Shorten the text. An explanation has at most 1,000 characters.'),
  'ROW-004': error(
    'The cell holds a spreadsheet formula, or begins like one',
    'Begin the text with a letter, not with =, +, -, @ or a tab. In a workbook paste the cell as a value.',
  ),
  'ROW-005': error(
    'Cells are merged: only the first of them holds what is shown in all',
    'Take the merging out and write each cell by itself.',
  ),
  'AREA-001': error('There is no such area', 'Use the nine-character code of your authority, as in the template.'),
  'AREA-002': error('This row is about another authority', 'Send only the figures of your own authority.'),
  'PER-001': error('The row is about another period', 'Use the period of this collection, as in the template.'),
  'PER-002': error(
    'This return cannot be handed in today',
    'Ask the department to reopen it for your authority, or wait until the collection opens.',
    'owner',
  ),
  'MET-001': error('There is no such metric', 'Use the metric names of the template.'),
  'MET-002': error('This collection does not ask for this metric', 'Remove the row.', 'owner'),
  'MET-003': error(
    'A figure that the collection asks for is missing',
    'Add a row with the figure, or with symbol x (not available) or z (not applicable) and an explanation.',
  ),
  'BRK-001': error('There is no such breakdown', 'Use the breakdown names of the template; the whole is “total”.'),
  'BRK-002': error('This collection does not ask for this breakdown', 'Remove the row.', 'owner'),
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
    'owner',
  ),
  'VAL-012': error(
    'The value does not agree with the numerator and denominator',
    'Leave the value empty: it is worked out from the other two.',
  ),
  'VAL-013': error('The number has too many decimal places', 'Round the figure.'),
  'VAL-014': warning('This metric has no denominator; the cell was not read', 'Leave the denominator empty.'),
  'CMP-001': error('Two figures of this return contradict each other', 'Check both figures.'),
  'CMP-002': doubt(
    'Two figures of this return are unlikely together',
    'Check both figures, or explain why they are right.',
  ),
  'CMP-003': doubt(
    'Opening, starts and ends do not give the closing figure',
    'Check the three figures and the one of the period before, or say in “explanation” what else happened.',
  ),
  'CHG-001': doubt(
    'The figure changed by more than is usual since the same period a year before',
    'Check the figure, or say in “explanation” what changed.',
  ),
  'CHG-002': doubt(
    'A figure that counts from 1 April is below the quarter before',
    'Check both figures, or say in “explanation” what was put right.',
  ),
  'OUT-001': doubt(
    'The count is unusual after the quarters before, more than chance explains',
    'Check the figure, or say in “explanation” what happened.',
  ),
  'EXP-001': doubt('This figure wants an explanation', 'Say in “explanation” why the figure is what it is.'),
  'REV-001': error(
    'A version of this return was published, and it is not said why there is another one',
    'Say in “revision” whether it is a scheduled revision (scheduled: late recording) or puts an error right (correction).',
  ),
  'REV-002': error(
    'A correction needs its own public reason, of 20 to 1,000 characters',
    'Say in “reason” what was wrong and what is right now. It is published with the figures.',
  ),
  'REV-003': error(
    'A revision is named, but no version of this return was published before',
    'Leave “revision” and “reason” out: until a version is published, a later one takes its place.',
  ),
  'REV-004': error(
    'A scheduled revision has no reason of its own: the standing note is published with it',
    'Leave “reason” out. If an error is put right, say correction in “revision”.',
  ),
  'REV-005': error(
    'The public reason is not plain text: it holds what looks like HTML, or control characters',
    'Write it as plain sentences.',
  ),
  'TXT-001': error(
    'The text may hold something that identifies a person: a date, a number, an address or a way to reach someone',
    'Take it out. Explain the figure without saying anything about one child, family or worker.',
  ),
  'TXT-002': error(
    'The text may be about one child or family',
    'Take it out. Explain the figure without saying anything about one child, family or worker.',
  ),
} satisfies Record<`${string}-${number}`, Check>;

export type CheckCode = keyof typeof checks;
