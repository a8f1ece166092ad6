import { z } from 'zod';
import { choiceFault, type Fault, type Moment, refusal } from '../ledger/acts/act.ts';
import { dayInWords } from '../ledger/acts/act-days.ts';
import type { PartnershipReturn } from '../ledger/ledger.ts';
import { publicTextFault } from '../voices/public-text.ts';
import { moneyHowWords, reportableYears, yearWords } from './partnership.ts';
import type { ReportShown } from './partnership-years.ts';

const words = z.string().trim().max(20_000).default('');

/** Everything as it was typed; empty: not answered. `seen`: id of the report the person saw as the latest, or null. */
export const reportPartnershipInput = {
  partnership: z.string().min(1).max(60),
  area: z.string().min(1).max(40),
  period: z.string().max(16),
  seen: z.uuid().nullable(),
  ...{ money: words, moneyHow: words, moneyDocument: words },
  ...{ agreementsSigned: words, agreementsInForce: words, agreementsDocument: words },
  ...{ delegations: words, delegationsText: words, delegationsDocument: words },
  ...{ education: words, reason: words },
};
const schema = z.object(reportPartnershipInput);
export type ReportPartnership = z.infer<typeof schema>;

export type NewPartnershipReturn = Omit<PartnershipReturn, 'recordedAt' | 'actorRole' | 'release'>;
export type ReportDecision = { row: NewPartnershipReturn } | { refused: Fault[]; conflict: boolean };

const wholeNumber = /^\d{1,6}$/;
const pounds = /^£?(\d{1,3}(?:,\d{3})*|\d{1,11})(\.\d{1,2})?$/;

function numberFault(field: keyof ReportPartnership, typed: string, what: string): Fault | null {
  if (typed === '' || wholeNumber.test(typed)) return null;
  return { field, message: `${what} must be a whole number, like 3. Write 0 where there is none` };
}

const poundsIn = (typed: string) => Number(typed.replace(/[£,]/g, ''));
const countIn = (typed: string) => (typed === '' ? null : Number(typed));
const textIn = (typed: string) => typed || null;

/** A document belongs to each thing that is answered with more than nothing, and to nothing else. */
function documentFault(
  field: keyof ReportPartnership,
  document: string,
  what: string,
  answered: boolean,
): Fault | null {
  const asked = `a document that shows ${what}: its title, its date and where it can be read`;
  return publicTextFault(field, document, asked, { most: 700, required: answered, except: ['a date'] });
}

function moneyFaults({ money, moneyHow, moneyDocument }: ReportPartnership): (Fault | null)[] {
  if (money !== '' && !pounds.test(money)) {
    const message = 'The money must be pounds, like 1,250,000 or 1250000.50. Write 0 where there is none';
    return [{ field: 'money', message }];
  }
  const some = money !== '' && poundsIn(money) > 0;
  const how = some || moneyHow !== '';
  return [
    how && !(moneyHow in moneyHowWords)
      ? choiceFault('moneyHow', moneyHow, Object.values(moneyHowWords), 'how the money is held')
      : null,
    how && !some ? { field: 'money', message: 'Enter how much money is pooled or spent together' } : null,
    documentFault('moneyDocument', moneyDocument, 'the money', some),
  ];
}

function agreementFaults(input: ReportPartnership): (Fault | null)[] {
  const { agreementsSigned: signed, agreementsInForce: inForce, agreementsDocument } = input;
  const [a, b] = [
    numberFault('agreementsSigned', signed, 'Agreements signed'),
    numberFault('agreementsInForce', inForce, 'Agreements in force'),
  ];
  const more = !a && !b && signed !== '' && inForce !== '' && Number(inForce) > Number(signed);
  const some = Number(signed) > 0 || Number(inForce) > 0;
  return [
    a,
    b,
    more ? { field: 'agreementsInForce', message: 'No more agreements can be in force than were signed' } : null,
    documentFault('agreementsDocument', agreementsDocument, 'the agreements', !a && !b && some),
  ];
}

function delegationFaults({ delegations, delegationsText, delegationsDocument }: ReportPartnership): (Fault | null)[] {
  const fault = numberFault('delegations', delegations, 'Delegations made');
  const some = !fault && Number(delegations) > 0;
  const what = 'what was delegated, to which post';
  return [
    fault,
    publicTextFault('delegationsText', delegationsText, what, { most: 2_000, required: some }),
    documentFault('delegationsDocument', delegationsDocument, 'the delegations', some),
  ];
}

function rowOf(input: ReportPartnership): Omit<NewPartnershipReturn, 'id' | 'statedOn' | 'corrects'> {
  return {
    ...{ partnershipId: input.partnership, period: input.period, areaCode: input.area },
    moneyGbp: input.money === '' ? null : poundsIn(input.money),
    moneyHow: (input.moneyHow || null) as NewPartnershipReturn['moneyHow'],
    moneyDocument: textIn(input.moneyDocument),
    agreementsSigned: countIn(input.agreementsSigned),
    agreementsInForce: countIn(input.agreementsInForce),
    agreementsDocument: textIn(input.agreementsDocument),
    delegations: countIn(input.delegations),
    delegationsText: textIn(input.delegationsText),
    delegationsDocument: textIn(input.delegationsDocument),
    education: textIn(input.education),
    reason: textIn(input.reason),
  };
}

const answers = ['moneyGbp', 'agreementsSigned', 'agreementsInForce', 'delegations', 'education'] as const;
const compared = [
  ...answers,
  ...(['moneyHow', 'moneyDocument', 'agreementsDocument', 'delegationsText', 'delegationsDocument'] as const),
];

/**
 * What a partnership reports of a year, as a row to be added. Nothing need be answered, but something must; every answer
 * above none has a document. Refused with every fault at once: a year that is not to be reported on, what is no number,
 * more agreements in force than signed, texts that tell of a person, a second report without a reason or the same as the
 * first, and where somebody reported since the person read it.
 * @param latest the report of that year that stands; null: none
 */
export function reportPartnership(
  latest: ReportShown | null,
  input: ReportPartnership,
  moment: Moment,
): ReportDecision {
  const stale = (latest?.id ?? null) !== input.seen;
  const years = reportableYears(moment.today);
  const faults = [
    stale
      ? {
          field: 'period',
          message: `Somebody of your partnership reported ${latest ? `on ${dayInWords(latest.statedOn)} ` : ''}since you read it. Open the page again`,
        }
      : null,
    years.includes(input.period)
      ? null
      : { field: 'period', message: `Choose a year that has ended: ${years.map(yearWords).join(' or ')}` },
    ...moneyFaults(input),
    ...agreementFaults(input),
    ...delegationFaults(input),
    publicTextFault('education', input.education, 'how education takes part', { most: 2_000, required: false }),
    publicTextFault('reason', input.reason, 'why you report again', {
      most: 2_000,
      required: latest !== null && !stale,
    }),
  ];
  const refused = refusal(faults, stale);
  if (refused) return refused;
  const row = rowOf(input);
  if (answers.every((name) => row[name] === null)) {
    return refusal([{ field: 'money', message: 'Answer at least one question' }])!;
  }
  if (latest && compared.every((name) => row[name] === latest[name])) {
    return refusal([{ field: 'money', message: `This is what was reported on ${dayInWords(latest.statedOn)}` }])!;
  }
  return { row: { ...row, id: moment.newId(), statedOn: moment.today, corrects: null } };
}
