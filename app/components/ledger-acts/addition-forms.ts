import { type ActField, type ActForm, choices, day, oneOf, precision, source, sourced, why } from './act-fields.ts';

/** A day something was promised for, or that none was given. */
const promisedFor = (what: string): ActField[] => [
  { name: 'due', kind: 'date', label: `By when ${what}?`, hint: day },
  { name: 'undated', kind: 'box', label: 'No date was given' },
  precision,
];

const ownId = (beginning: string): ActField => ({
  name: 'slug',
  kind: 'line',
  label: 'Permanent id (optional)',
  hint: `Begins with ${beginning}. Made from the title where you leave it empty. It never changes`,
});

const fit = oneOf(
  'fit',
  'How well does the promise answer it?',
  [
    { value: 'full', text: 'Full: it would do what is recommended' },
    { value: 'partial', text: 'Partial: it would do some of it' },
    { value: 'related', text: 'Related: the same problem by other means' },
  ],
  'Carried out as promised. It says nothing of delivery',
);

const recommendation: ActField = {
  name: 'recommendation',
  kind: 'choice',
  label: 'Which recommendation?',
  from: 'recommendations',
};

/** Forms that add promises, milestones and the links between things. */
export const additionForms = {
  'add-promise': {
    title: 'Add a promise',
    about:
      'A promise that is not in the list yet. Its id is permanent, and it counts as followed up to the day it was made.',
    of: 'programme',
    role: 'official',
    fields: [
      { name: 'title', kind: 'line', label: 'Title of the promise' },
      { name: 'text', kind: 'text', label: 'What was promised?' },
      {
        name: 'inWordsOf',
        kind: 'line',
        label: 'In whose words? (optional)',
        hint: 'Leave this empty where the words are ours',
      },
      { name: 'pillar', kind: 'choice', label: 'Pillar', from: 'pillars' },
      { name: 'missions', kind: 'boxes', label: 'Missions it serves (optional)', from: 'missions' },
      { name: 'leadBody', kind: 'line', label: 'Lead body', hint: 'For example, Department for Education' },
      {
        name: 'ownerRole',
        kind: 'line',
        label: 'Who answers for it, by role? (optional)',
        hint: 'A role, never a person’s name. Leave this empty where no owner is published',
      },
      { name: 'madeOn', kind: 'date', label: 'When was it promised?', hint: day },
      ...promisedFor('was it promised'),
      ownId('c-'),
      ...sourced,
    ],
    submit: 'Record the promise',
  },
  'add-milestone': {
    title: 'Add a milestone',
    about: 'A step of the promise with the date first given, or that none was given. A date moves by its own act.',
    of: 'commitment',
    role: 'official',
    fields: [
      { name: 'title', kind: 'line', label: 'Title of the milestone' },
      oneOf('stage', 'What kind of step is it?', [
        ...choices('announced', 'consulted', 'funded', 'piloted', 'in-law', 'in-force', 'rolled-out', 'evaluated'),
        ...choices('published'),
      ]),
      oneOf('role', 'Does it deliver the promise?', [
        { value: 'delivers', text: 'Yes: the promise is not kept until it is met' },
        { value: 'follows', text: 'No: it accompanies the promise or comes after it' },
      ]),
      { name: 'roleWhy', kind: 'text', label: 'Why does it, or why does it not?' },
      ...promisedFor('is it due'),
      {
        name: 'givenOn',
        kind: 'date',
        label: 'When was it announced?',
        hint: 'Leave this empty for the day of the source',
      },
      ownId('m-'),
      ...sourced,
    ],
    submit: 'Record the milestone',
  },
  answer: {
    title: 'Link a recommendation',
    about: 'Says that the promise answers a recommendation, how well and why. It judges the promise, not its delivery.',
    of: 'commitment',
    role: 'official',
    fields: [
      recommendation,
      fit,
      { name: 'why', kind: 'text', label: 'Why does the promise answer it?' },
      oneOf('confidence', 'How sure is the link?', choices('high', 'medium', 'low')),
      ...sourced,
    ],
    submit: 'Record the link',
  },
  'change-fit': {
    title: 'Change how well the promise answers a recommendation',
    about: 'The fit before stays in the history, with the reason for the change.',
    of: 'answer',
    role: 'official',
    fields: [
      fit,
      { name: 'why', kind: 'text', label: 'The link explained anew (optional)', hint: 'Leave this empty and it stays' },
      why,
    ],
    submit: 'Record the change',
  },
  'link-metric': {
    title: 'Link a metric',
    about: 'A figure that would show the promise working. A figure that moves does not say that the promise caused it.',
    of: 'commitment',
    role: 'official',
    fields: [
      { name: 'metric', kind: 'choice', label: 'Which metric?', from: 'metrics' },
      oneOf('role', 'What can it show?', [
        { value: 'outcome', text: 'Outcome: a result for children, families or staff' },
        { value: 'output', text: 'Output: what the promise directly produces' },
        { value: 'activity', text: 'Activity: volume or money' },
        { value: 'balance', text: 'Balance: read beside the others' },
      ]),
      { name: 'why', kind: 'text', label: 'Why does it show the promise working?' },
      {
        name: 'counterMetric',
        kind: 'choice',
        label: 'Counter-metric of an outcome (optional)',
        hint: 'Read beside it, so that one result is not bought at the cost of another',
        from: 'metrics',
      },
      { name: 'counterWhy', kind: 'text', label: 'Why that counter-metric? (optional)' },
      ...sourced,
    ],
    submit: 'Record the link',
  },
  respond: {
    title: 'Record what the government answered',
    about: 'The answer to a recommendation. Earlier answers stay, and none of them says anything of delivery.',
    of: 'programme',
    role: 'official',
    fields: [
      recommendation,
      oneOf('response', 'What was answered?', [
        { value: 'accepted', text: 'Accepted' },
        { value: 'in-part', text: 'Accepted in part' },
        { value: 'in-principle', text: 'Accepted in principle' },
        { value: 'rejected', text: 'Rejected' },
        { value: 'no-response', text: 'It was said that no response will come' },
      ]),
      { name: 'note', kind: 'text', label: 'What does the answer say?', hint: 'In your own words' },
      { name: 'respondedOn', kind: 'date', label: 'When was it given?', hint: day },
      ...source,
    ],
    submit: 'Record the answer',
  },
} as const satisfies Record<string, ActForm>;
