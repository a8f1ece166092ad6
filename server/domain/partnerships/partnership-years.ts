import type { PartnershipReturn, PartnershipTest } from '#server/domain/ledger/ledger.ts';
import { type Partnership, type TestName, testNames, testWords, yearWords } from './partnership.ts';

export type ReportShown = Pick<
  PartnershipReturn,
  | ('id' | 'areaCode' | 'moneyGbp' | 'moneyHow' | 'moneyDocument' | 'agreementsSigned' | 'agreementsInForce')
  | ('agreementsDocument' | 'delegations' | 'delegationsText' | 'delegationsDocument' | 'education' | 'reason')
  | ('statedOn' | 'actorRole')
>;
export type TestShown = Pick<
  PartnershipTest,
  'id' | 'verdict' | 'reason' | 'document' | 'judge' | 'statedOn' | 'actorRole'
>;

/** One year of a partnership: what it reported, what others say of it, and what nobody said. */
export type PartnershipYear = {
  period: string;
  label: string;
  /** The report that stands; null where the partnership reported nothing. */
  report: ReportShown | null;
  /** Reports that it replaced, the latest first. */
  earlier: ReportShown[];
  tests: { test: TestName; title: string; question: string; answer: TestShown | null; earlier: TestShown[] }[];
  /** What is missing, in words. */
  gaps: string[];
};

type Rows = { returns: readonly PartnershipReturn[]; tests: readonly PartnershipTest[] };

/** Nobody but the tested has said anything of a test. */
export const notAnswered = 'not answered by anybody independent';

const byTime = (a: { recordedAt: string; id: string }, b: { recordedAt: string; id: string }) =>
  `${a.recordedAt} ${a.id}` < `${b.recordedAt} ${b.id}` ? -1 : 1;

/** Named one by one: a row as read holds more than readers may see. */
function reportShown(row: PartnershipReturn): ReportShown {
  const { id, areaCode, moneyGbp, moneyHow, moneyDocument, statedOn, actorRole, education, reason } = row;
  const { agreementsSigned, agreementsInForce, agreementsDocument } = row;
  const { delegations, delegationsText, delegationsDocument } = row;
  return {
    ...{ id, areaCode, moneyGbp, moneyHow, moneyDocument },
    ...{ agreementsSigned, agreementsInForce, agreementsDocument },
    ...{ delegations, delegationsText, delegationsDocument, education, reason, statedOn, actorRole },
  };
}

const testShown = ({ id, verdict, reason, document, judge, statedOn, actorRole }: PartnershipTest): TestShown => {
  return { id, verdict, reason, document, judge, statedOn, actorRole };
};

/**
 * A partnership year by year, the newest first: of several reports of a year the latest stands and the others are shown
 * as replaced, and so with the answers to each test. What nobody reported or answered is named.
 * @param rows of this partnership and of others; corrections count as later rows
 * @param periods years that are shown even where nothing is said of them
 */
export function partnershipYears(
  partnership: Pick<Partnership, 'id'>,
  { returns, tests }: Rows,
  periods: readonly string[] = [],
): PartnershipYear[] {
  const own = returns.filter(({ partnershipId }) => partnershipId === partnership.id).toSorted(byTime);
  const answers = tests.filter(({ partnershipId }) => partnershipId === partnership.id).toSorted(byTime);
  const years = new Set([...periods, ...own.map(({ period }) => period), ...answers.map(({ period }) => period)]);
  return [...years]
    .toSorted((a, b) => (a < b ? 1 : -1))
    .map((period) => {
      const [report, ...earlier] = own
        .filter((row) => row.period === period)
        .map(reportShown)
        .toReversed();
      const asked = testNames.map((test) => {
        const said = answers
          .filter((row) => row.period === period && row.test === test)
          .map(testShown)
          .toReversed();
        return { test, ...testWords[test], answer: said[0] ?? null, earlier: said.slice(1) };
      });
      const gaps = [
        ...reportGaps(report ?? null),
        ...asked.flatMap(({ answer, title }) => (answer ? [] : [`${title}: ${notAnswered}`])),
      ];
      return { period, label: yearWords(period), report: report ?? null, earlier, tests: asked, gaps };
    });
}

function reportGaps(report: ReportShown | null): string[] {
  if (!report) return ['The partnership reported nothing of this year'];
  const { moneyGbp, agreementsSigned, agreementsInForce, delegations, education } = report;
  return [
    ...(moneyGbp === null ? ['Money pooled or spent together: not reported'] : []),
    ...(agreementsSigned === null ? ['Information-sharing agreements signed: not reported'] : []),
    ...(agreementsInForce === null ? ['Information-sharing agreements in force: not reported'] : []),
    ...(delegations === null ? ['Delegations to operational leaders: not reported'] : []),
    ...(education === null ? ['How education takes part: not reported'] : []),
  ];
}
