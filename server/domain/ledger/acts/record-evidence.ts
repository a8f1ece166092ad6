import { z } from 'zod';
import { milestoneStateLabels } from '../milestone-words.ts';
import { choiceFault, type Decision, type Fault, type Moment, type NewRow, refusal, textFault } from './act.ts';
import { dayFault, dayInWords, earlier, lastDayOf } from './act-days.ts';
import { citedSource, citedSourceOf } from './cited-source.ts';
import { milestoneIn, type Standing } from './standing.ts';

/** What a milestone may be recorded to have come to. */
export const progressKinds = ['began', 'partly-met', 'met', 'dropped', 'late-reported'] as const;

const precision = z.enum(['day', 'month', 'quarter', 'year']).default('day');

/** `note`: what the source says, in own words. `kind` empty: evidence alone, nothing reached. */
export const recordEvidenceInput = {
  milestone: z.string().max(120),
  note: z.string().trim().max(10_000).default(''),
  page: z.string().trim().max(1_000).default(''),
  source: citedSource.default({}),
  kind: z.string().trim().max(40).default(''),
  happenedOn: z.string().trim().max(20).default(''),
  precision,
};
const schema = z.object(recordEvidenceInput);
export type RecordEvidence = z.infer<typeof schema>;

/** Evidence on the promise itself, whether or not it has a milestone. */
export const promiseEvidenceInput = {
  commitment: z.string().max(120),
  note: z.string().trim().max(10_000).default(''),
  page: z.string().trim().max(1_000).default(''),
  source: citedSource.default({}),
};
const promiseSchema = z.object(promiseEvidenceInput);
export type PromiseEvidence = z.infer<typeof promiseSchema>;

/** What is wrong with a piece of evidence besides its source. */
const evidenceFaults = ({ note, page }: PromiseEvidence | RecordEvidence) => [
  textFault('note', note, 'what the source says, in your own words'),
  textFault('page', page, 'the page', { required: false, most: 60 }),
];

function progressFaults({ lookup }: Standing, milestoneId: string, input: RecordEvidence, today: string) {
  const { kind, happenedOn } = input;
  const faults: (Fault | null)[] = [
    choiceFault('kind', kind, progressKinds, 'what happened'),
    dayFault('happenedOn', happenedOn, 'the day on which it happened', { notAfter: today }),
  ];
  const recorded = lookup.progressOf(milestoneId);
  const last = recorded.find((step) => ['met', 'dropped', 'replaced'].includes(step.kind));
  if (last && kind !== 'late-reported') {
    const when = last.happenedOn ? ` on ${dayInWords(last.happenedOn)}` : '';
    const word = milestoneStateLabels[last.kind as 'met' | 'dropped' | 'replaced'].toLowerCase();
    faults.push({ field: 'kind', message: `This milestone is recorded as ${word}${when}. Nothing can follow that` });
  } else if (recorded.some((step) => step.kind === kind && kind !== 'late-reported')) {
    faults.push({ field: 'kind', message: 'That is recorded already. Record the evidence alone' });
  }
  if (kind === 'late-reported' && lookup.datesOf(milestoneId).length === 0) {
    faults.push({ field: 'kind', message: 'No date was ever given, so it cannot be late' });
  }
  return faults;
}

/**
 * Records evidence on a milestone: a source and what it says; with `kind` also that the milestone began, was met,
 * partly met, dropped or is reported late. Nothing follows a milestone that was met or given up.
 * Source: promises 3 and 13 (a milestone is met because evidence says so, from a day on that somebody looked).
 */
export function recordEvidence(standing: Standing, input: RecordEvidence, moment: Moment): Decision {
  const milestone = milestoneIn(standing, input.milestone);
  if (!milestone) return { refused: [{ field: 'milestone', message: 'There is no such milestone' }], conflict: false };
  const source = citedSourceOf(standing, input.source, moment);
  const reached = input.kind !== '';
  const refused = refusal([
    ...evidenceFaults(input),
    ...('faults' in source ? source.faults : []),
    ...(reached ? progressFaults(standing, milestone.id, input, moment.today) : []),
  ]);
  if (refused) return refused;
  const cited = 'cited' in source ? source.cited : null;
  const evidenceId = moment.newId();
  const { today } = moment;
  const happenedOn = reached ? earlier(lastDayOf(input.happenedOn, input.precision), today) : null;
  const rows: NewRow[] = [
    ...(cited?.rows ?? []),
    {
      part: 'evidence',
      row: {
        ...{ id: evidenceId, subject: 'milestone', subjectId: milestone.id, sourceId: cited?.id ?? null },
        ...{ note: input.note, page: input.page || null, alsoSee: null, corrects: null },
        statedOn: earlier(cited?.publishedOn ?? today, today),
      },
    },
  ];
  if (happenedOn === null) return { id: evidenceId, rows };
  const id = moment.newId();
  const kind = input.kind as (typeof progressKinds)[number];
  const own = { id, milestoneId: milestone.id, kind, happenedOn, precision: input.precision, note: null };
  rows.push({ part: 'progress', row: { ...own, evidenceId, statedOn: happenedOn, corrects: null } });
  return { id, rows };
}

/**
 * Records evidence on a promise itself: a source and what it says. It is news of the promise, so it moves the day last
 * checked; it is no milestone, so it makes nothing delivered.
 * Source: promises 3 and 13.
 */
export function recordPromiseEvidence(standing: Standing, input: PromiseEvidence, moment: Moment): Decision {
  const source = citedSourceOf(standing, input.source, moment);
  const refused = refusal([...evidenceFaults(input), ...('faults' in source ? source.faults : [])]);
  if (refused) return refused;
  const cited = 'cited' in source ? source.cited : null;
  const id = moment.newId();
  const row = {
    ...{ id, subject: 'commitment' as const, subjectId: standing.commitment.id, sourceId: cited?.id ?? null },
    ...{ note: input.note, page: input.page || null, alsoSee: null, corrects: null },
    statedOn: earlier(cited?.publishedOn ?? moment.today, moment.today),
  };
  return { id, rows: [...(cited?.rows ?? []), { part: 'evidence', row }] };
}
