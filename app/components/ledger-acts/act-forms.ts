/** What each act on the ledger is called, who does it, and what its form asks. The rules lie in the system, not here. */

import {
  type ActField,
  type ActForm,
  type ActLists,
  choices,
  choose,
  day,
  note,
  oneOf,
  page,
  precision,
  said,
  source,
  sourced,
  why,
} from './act-fields.ts';
import { additionForms } from './addition-forms.ts';

export const actForms = {
  ...additionForms,

  'move-date': {
    title: 'Move a date',
    about: 'The old date and every move before stay on the page. A date moves in no other way.',
    of: 'milestone',
    role: 'official',
    fields: [
      { name: 'due', kind: 'date', label: 'What is the new date?', hint: day },
      { name: 'withdrawn', kind: 'box', label: 'The date was taken away and no new one is given' },
      precision,
      { name: 'movedOn', kind: 'date', label: 'When was it moved?', hint: 'Leave this empty for today' },
      oneOf('reasonCode', 'Kind of reason', [
        ...choices('consultation', 'redesign', 'capacity', 'funding', 'legislation', 'replaced', 'other'),
      ]),
      why,
      ...source,
    ],
    submit: 'Record the move',
  },
  evidence: {
    title: 'Record evidence',
    about: 'A source and what it says of the milestone; also whether it began, was met or was given up.',
    of: 'milestone',
    role: 'official',
    fields: [
      note,
      page,
      {
        name: 'kind',
        kind: 'choice',
        label: 'What does it show of the milestone?',
        choices: [
          { value: '', text: 'Evidence alone: nothing reached' },
          { value: 'began', text: 'It began' },
          { value: 'partly-met', text: 'It was partly met' },
          { value: 'met', text: 'It was met' },
          { value: 'dropped', text: 'It was dropped' },
          { value: 'late-reported', text: 'It is reported late' },
        ],
      },
      { name: 'happenedOn', kind: 'date', label: 'When did that happen?', hint: 'Leave this empty for evidence alone' },
      precision,
      ...source,
    ],
    submit: 'Record the evidence',
  },
  term: {
    title: 'Change a term',
    about: 'A quantity, the scope or the wording that was promised. What stood there stays on the page.',
    of: 'commitment',
    role: 'official',
    fields: [
      { name: 'term', kind: 'line', label: 'Which term changed?', hint: 'For example, number of areas' },
      { name: 'original', kind: 'line', label: 'What was promised before?', hint: 'For example, up to 10' },
      { name: 'later', kind: 'line', label: 'What is promised now?' },
      { name: 'isCeiling', kind: 'box', label: 'The figure before was an upper limit, so less is no broken promise' },
      { name: 'changedOn', kind: 'date', label: 'When did it change?', hint: 'Leave this empty for today' },
      { ...why, name: 'why' },
      ...source,
    ],
    submit: 'Record the change',
  },
  end: {
    title: 'End this promise',
    about: 'Its page keeps its history and leads on to what follows. It never counts as delivered.',
    of: 'commitment',
    role: 'official',
    fields: [
      oneOf('how', 'How did it end?', [
        { value: 'superseded', text: 'Replaced by something else' },
        { value: 'merged', text: 'Merged into another promise' },
        { value: 'dropped', text: 'Dropped' },
      ]),
      { name: 'endedOn', kind: 'date', label: 'When did it end?', hint: day },
      { ...why, name: 'why' },
      { name: 'successor', kind: 'line', label: 'Id of the promise that follows', hint: 'As in its address' },
      { name: 'successorText', kind: 'line', label: 'Or what follows, in words, where it is no promise of the list' },
      ...source,
    ],
    submit: 'End the promise',
  },
  'promise-evidence': {
    title: 'Record evidence on the promise itself',
    about: 'A source and what it says of the promise. It moves the day last checked, and makes nothing delivered.',
    of: 'commitment',
    role: 'official',
    fields: sourced,
    submit: 'Record the evidence',
  },
  look: {
    title: 'Looked, found nothing',
    about: 'Moves the day the promise was last checked, and nothing else.',
    of: 'commitment',
    role: 'official',
    fields: [
      { name: 'found', kind: 'text', label: 'Where did you look?' },
      { name: 'lookedOn', kind: 'date', label: 'When did you look?', hint: 'Leave this empty for today' },
    ],
    submit: 'Record that you looked',
  },
  judge: {
    title: 'Record a verdict',
    about: 'It stands under the name of your organisation, beside the verdicts of others, and nobody can hold it back.',
    of: 'commitment',
    role: 'assessor',
    fields: [
      {
        name: 'verdict',
        kind: 'line',
        label: 'What is your verdict?',
        hint: 'In a few words, for example: Partly kept',
      },
      {
        name: 'test',
        kind: 'text',
        label: 'Which test did you apply?',
        hint: 'What must be so for the promise to be kept',
      },
      { name: 'method', kind: 'text', label: 'How does your organisation judge?' },
      { name: 'interest', kind: 'text', label: 'What interest has your organisation in this promise?' },
      oneOf('outcomeSeen', 'Is the outcome seen?', choices('yes', 'partly', 'not-yet', 'cannot-tell')),
      { name: 'metric', kind: 'line', label: 'Id of the metric that shows it', hint: 'Needed for yes and partly' },
      { name: 'evidence', kind: 'text', label: 'What does your evidence say? (optional)', hint: 'With its source' },
      ...source,
    ],
    submit: 'Record the verdict',
  },
  correct: {
    title: 'Correct a clerical mistake',
    about:
      'The mistake stays in the history. Dates, terms and endings change by their own acts, never by a correction.',
    of: 'commitment',
    role: 'official',
    fields: [{ name: 'reason', kind: 'text', label: 'What was wrong?' }],
    submit: 'Record the correction',
  },
} as const satisfies Record<string, ActForm>;

export type ActName = keyof typeof actForms;

/** The question with the choices there are now. */
export function withChoices(field: ActField, lists: ActLists): ActField {
  if (!('from' in field)) return field;
  const { from, ...asked } = field;
  const listed = lists[from];
  return { ...asked, choices: asked.kind === 'choice' ? [choose, ...listed] : listed };
}

/** The form of this name; null for a name that is none. */
export function actForm(name: string | undefined): ActForm | null {
  return Object.hasOwn(actForms, name ?? '') ? actForms[name as ActName] : null;
}

const fieldWords: Record<string, string> = {
  publishedOn: 'Published on, as 2026-06-30',
  lastChecked: 'Last checked on, as 2026-06-30',
  happenedOn: 'Happened on, as 2026-06-30',
  url: 'Address',
  archivedUrl: 'Address of an archived copy',
  why: 'Reason',
  found: 'What was found',
  leadBody: 'Lead body',
  ownerRole: 'Owner by role',
  inWordsOf: 'In whose words',
  roleWhy: 'Why it does or does not deliver the promise',
};

/** The questions of a correction: each field of the row as it stands. */
export function correctionFields(fields: Record<string, string | null>): ActField[] {
  return Object.entries(fields).map(([name, value]) => ({
    name: `changes.${name}`,
    kind: (value?.length ?? 0) > 80 || ['note', 'reason', 'why', 'found'].includes(name) ? 'text' : 'line',
    label: fieldWords[name] ?? said(name),
  }));
}
