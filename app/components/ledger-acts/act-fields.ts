/** The questions that forms of acts are made of. The rules lie in the system, not here. */

export type Choice = { value: string; text: string };

/** Things of the record that a question lets choose from: they change, so the system is asked for them. */
export type ListName = 'pillars' | 'missions' | 'recommendations' | 'metrics';
export type ActLists = Record<ListName, readonly Choice[]>;

/** One question. `date` is asked in three parts; `box` is one box to tick, `boxes` several. */
export type ActField = {
  name: string;
  label: string;
  hint?: string;
} & (
  | { kind: 'line' | 'text' | 'date' | 'box' }
  | { kind: 'choice' | 'boxes'; choices: readonly Choice[] }
  | { kind: 'choice' | 'boxes'; from: ListName }
);

export type ActForm = {
  title: string;
  /** What the act does, in a sentence. */
  about: string;
  /** What it is about. `programme`: nothing that is there yet. `answer`: the link of a promise to a recommendation. */
  of: 'milestone' | 'commitment' | 'programme' | 'answer';
  role: 'official' | 'assessor';
  fields: readonly ActField[];
  /** What the button says that records it. */
  submit: string;
};

export const said = (value: string) => `${value.charAt(0).toUpperCase()}${value.slice(1)}`.replaceAll('-', ' ');
export const choices = (...values: string[]): Choice[] => values.map((value) => ({ value, text: said(value) }));
export const choose = { value: '', text: 'Choose one' };
export const day = 'For example, 27 3 2026';
export const precision: ActField = {
  name: 'precision',
  kind: 'choice',
  label: 'How exactly is that day known?',
  choices: [
    { value: 'day', text: 'To the day' },
    { value: 'month', text: 'To the month' },
    { value: 'quarter', text: 'To the quarter' },
    { value: 'year', text: 'To the year' },
  ],
};

const sourceKinds: Choice[] = [
  choose,
  { value: 'statute', text: 'Act of Parliament' },
  { value: 'si', text: 'Statutory instrument' },
  { value: 'hansard', text: 'Hansard' },
  ...choices('written-answer', 'committee-paper'),
  { value: 'foi', text: 'Freedom of information answer' },
  ...choices('statistics', 'press', 'guidance', 'report', 'web-page'),
];

/** The source an act rests on: one that is recorded, or a new one. */
export const source: ActField[] = [
  {
    name: 'source.slug',
    kind: 'line',
    label: 'Id of a source that is recorded already (optional)',
    hint: 'Leave this empty for a new source, and answer the questions that follow',
  },
  { name: 'source.kind', kind: 'choice', label: 'Kind of source', choices: sourceKinds },
  { name: 'source.title', kind: 'line', label: 'Title of the source' },
  { name: 'source.publisher', kind: 'line', label: 'Who published it' },
  {
    name: 'source.reference',
    kind: 'line',
    label: 'Reference (optional)',
    hint: 'For example, SI 2026/123, a Hansard column or the number of a written answer',
  },
  { name: 'source.publishedOn', kind: 'date', label: 'When was it published? (optional)', hint: day },
  { name: 'source.url', kind: 'line', label: 'Address', hint: 'Needed unless there is a reference' },
  { name: 'source.archivedUrl', kind: 'line', label: 'Address of an archived copy (optional)' },
];

export const why: ActField = {
  name: 'reason',
  kind: 'text',
  label: 'What is the reason?',
  hint: 'It is published. Name no person, and nothing about one child or family',
};

export const note: ActField = {
  name: 'note',
  kind: 'text',
  label: 'What does the source say?',
  hint: 'In your own words',
};
export const page: ActField = { name: 'page', kind: 'line', label: 'Page or column (optional)' };

/** What a source says, where in it, and which source: how an act shows what it rests on. */
export const sourced: ActField[] = [note, page, ...source];

/** One of several answers; nothing is chosen beforehand. */
export const oneOf = (name: string, label: string, among: readonly Choice[], hint?: string): ActField => ({
  ...{ name, kind: 'choice', label, choices: [choose, ...among] },
  ...(hint ? { hint } : {}),
});
