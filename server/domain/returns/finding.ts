import { type CheckCode, checks } from './checks.ts';

/** One fault or doubt about a return: where it is, what was found there and what to do. */
export type Finding = {
  code: CheckCode;
  severity: 'error' | 'warning';
  /** Rows count from 1 with the header as row 1; in JSON the first value is row 2. Null: it is about the whole return. */
  row: number | null;
  column: string | null;
  metric: string | null;
  breakdown: string | null;
  /** What stood there, shortened. Null where nothing did, or where repeating it could repeat something about a child. */
  found: string | null;
  message: string;
  fix: string;
  /** Who can put it right. */
  who: string;
  /** The name of the figure: “Families open to Family Help, Under 1”. Null where it is about no known metric. */
  name: string | null;
  /** What the area gave for the period before, and how it was explained then; null where it gave nothing. */
  before: string | null;
};

const LONGEST_FOUND = 80;

/**
 * Makes a finding. Severity and what to do come from the catalogue, unless this place knows better words.
 * @param about what is known of the place; everything else is null
 */
export function findingOf(
  code: CheckCode,
  about: Partial<Omit<Finding, 'code' | 'severity' | 'message'>> & { message?: string },
): Finding {
  const check = checks[code];
  const found = about.found ?? null;
  return {
    code,
    severity: check.severity,
    // A figure that was not sent (`CARRIED`) stands in no row.
    row: about.row || null,
    column: about.column ?? null,
    metric: about.metric || null,
    breakdown: about.breakdown || null,
    found: found !== null && found.length > LONGEST_FOUND ? `${found.slice(0, LONGEST_FOUND)}…` : found,
    message: about.message ?? check.meaning,
    fix: about.fix ?? check.fix,
    who: about.who ?? check.whoCanFix,
    name: about.name ?? null,
    before: about.before ?? null,
  };
}

/** The order in which findings are shown: about the whole return first, then by row. */
export function inOrder(findings: Finding[]): Finding[] {
  return [...findings].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}

/** How many rows were read and how many findings of each kind there are. */
export function countsOf(rows: number, findings: Finding[]): { rows: number; errors: number; warnings: number } {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return { rows, errors, warnings: findings.length - errors };
}

/** How often each check warned: for the department's list of findings by check. */
export function warningsByCode(findings: readonly Pick<Finding, 'code' | 'severity'>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code, severity } of findings) if (severity === 'warning') counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
