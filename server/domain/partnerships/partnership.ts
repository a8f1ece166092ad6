import type { PartnershipReturn, PartnershipTest } from '#server/domain/ledger/ledger.ts';
import { parsePeriod, periodLabel } from '#server/domain/period.ts';

/** A safeguarding partnership: its lead partners are its councils, a police force and an integrated care board. */
export type Partnership = {
  id: string;
  name: string;
  police: string;
  integratedCareBoard: string;
  /** Partners who act for the lead partners. */
  delegated: string[];
  /** Education among them. */
  relevantAgencies: string[];
  /** The organisation that scrutinises it; null: none is named. */
  scrutineer: string | null;
  source: string;
  madeUp: boolean;
  areas: { code: string; name: string }[];
};

export type TestName = PartnershipTest['test'];
export type TestVerdict = PartnershipTest['verdict'];

/**
 * The three tests, in this project's own words: they are no department's.
 * Source: the yearly report on money spent together, information-sharing agreements signed and delegations made.
 */
export const testWords: Record<TestName, { title: string; question: string }> = {
  money: {
    title: 'Money',
    question: 'Do the lead partners pool or spend money together, in an amount that a document shows?',
  },
  information: {
    title: 'Sharing information',
    question: 'Are information-sharing agreements between all lead partners signed and in force?',
  },
  delegations: {
    title: 'Delegations',
    question: 'Have the lead partners delegated to operational leaders what they need to decide together?',
  },
};
export const testNames = Object.keys(testWords) as TestName[];

export const verdictWords: Record<TestVerdict, string> = { met: 'Met', partly: 'Partly met', 'not-met': 'Not met' };

export const moneyHowWords: Record<NonNullable<PartnershipReturn['moneyHow']>, string> = {
  pooled: 'Pooled in one budget',
  'spent-together': 'Spent together from separate budgets',
  both: 'Both pooled and spent together',
};

/** Whether a partnership's id says that it is made up. */
export const isMadeUpPartnership = (id: string): boolean => id.startsWith('made-up-');

/** Years a partnership may report on: the last two financial years that have ended, the newest first. */
export function reportableYears(today: string): string[] {
  const year = Number(today.slice(0, 4));
  const lastEnd = today.slice(5) > '03-31' ? year : year - 1;
  return [lastEnd, lastEnd - 1].map((end) => `${end - 1}${String(end % 100).padStart(2, '0')}|FY`);
}

/** `202526|FY` as `financial year 2025 to 2026`; what is no period as it is. */
export function yearWords(period: string): string {
  const parsed = parsePeriod(period);
  return parsed ? periodLabel(parsed, 'year') : period;
}
