/** Why a file could not be read as a table. */
export type TableFault =
  | 'too-large'
  | 'excel'
  | 'encrypted'
  | 'macros'
  | 'unpacks-too-large'
  | 'too-many-rows'
  | 'not-csv'
  | 'empty'
  | 'quotation-mark';

/** What the reader should know of a file that could be read. `found` is what the message names. */
export type TableNote = { note: 'encoding' | 'other-sheets' | 'merged'; row: number | null; found: string };

/** A file as rows of text cells. `row` is the number a spreadsheet shows: the first line of the file is row 1. */
export type Table = {
  rows: { row: number; cells: string[] }[];
  faults: { fault: TableFault; row: number | null }[];
  notes: TableNote[];
};

/** Nobody's return comes near this; what is larger is not read. */
export const LARGEST_FILE = 2 * 1024 * 1024;

/** One more than a return may have, and its header: so much is read, that the check can say there are too many. */
export const MOST_ROWS_READ = 5_002;

/** How much of a return's file is read. */
export const returnLimits = { bytes: LARGEST_FILE, rows: MOST_ROWS_READ };

/** A file that could not be read. */
export const faultyTable = (fault: TableFault, row: number | null = null): Table => ({
  rows: [],
  faults: [{ fault, row }],
  notes: [],
});
