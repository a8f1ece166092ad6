import { z } from 'zod';
import { type Fault, type Moment, refusal } from '../ledger/acts/act.ts';
import { dayInWords } from '../ledger/acts/act-days.ts';
import type { PartnershipTest } from '../ledger/ledger.ts';
import type { Person } from '../people/permissions.ts';
import { publicTextFault } from '../voices/public-text.ts';
import { type Partnership, reportableYears, type TestVerdict, verdictWords, yearWords } from './partnership.ts';
import type { TestShown } from './partnership-years.ts';

const words = z.string().trim().max(20_000).default('');

/** `seen`: id of the answer the person saw as the latest of this test, or null. */
export const testPartnershipInput = {
  partnership: z.string().min(1).max(60),
  period: z.string().max(16),
  test: z.enum(['money', 'information', 'delegations']),
  seen: z.uuid().nullable(),
  ...{ verdict: words, reason: words, document: words },
};
const schema = z.object(testPartnershipInput);
export type TestPartnership = z.infer<typeof schema>;

export type NewPartnershipTest = Omit<PartnershipTest, 'recordedAt' | 'actorRole' | 'release'>;
export type TestDecision = { row: NewPartnershipTest } | { refused: Fault[]; conflict: boolean };

/** Whether a person belongs to the partnership in any role: then they would test themselves. Source: promise 15. */
export function testsThemselves({ memberships }: Person, { areas }: Pick<Partnership, 'areas'>): boolean {
  return memberships.some(({ areaCode }) => areas.some(({ code }) => code === areaCode));
}

const isVerdict = (text: string): text is TestVerdict => text in verdictWords;

/**
 * The answer to one test, as a row to be added. Refused with every fault at once: no verdict, no reason, no document,
 * texts that tell of a person, a year that is not over or too long ago, and where somebody answered since.
 * @param latest the answer that stands; null: none
 * @param judge the organisation in whose name it is answered
 */
export function testPartnership(
  latest: TestShown | null,
  input: TestPartnership,
  moment: Moment,
  judge: string,
): TestDecision {
  const stale = (latest?.id ?? null) !== input.seen;
  const years = reportableYears(moment.today);
  const since = latest ? `, on ${dayInWords(latest.statedOn)}: ${verdictWords[latest.verdict].toLowerCase()}` : '';
  const faults = [
    stale ? { field: 'verdict', message: `Somebody answered since you read it${since}. Open the page again` } : null,
    years.includes(input.period)
      ? null
      : { field: 'verdict', message: `Choose a year that has ended: ${years.map(yearWords).join(' or ')}` },
    isVerdict(input.verdict)
      ? null
      : { field: 'verdict', message: `Choose a verdict: ${Object.values(verdictWords).join(', ')}` },
    publicTextFault('reason', input.reason, 'the reason', { most: 2_000 }),
    publicTextFault(
      'document',
      input.document,
      'the document it rests on: its title, its date and where it can be read',
      {
        most: 700,
        except: ['a date'],
      },
    ),
  ];
  const refused = refusal(faults, stale);
  if (refused) return refused;
  return {
    row: {
      ...{ id: moment.newId(), partnershipId: input.partnership, period: input.period, test: input.test },
      ...{ verdict: input.verdict as TestVerdict, reason: input.reason, document: input.document, judge },
      ...{ statedOn: moment.today, corrects: null },
    },
  };
}
