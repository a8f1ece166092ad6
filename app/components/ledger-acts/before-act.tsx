import { formatDate } from '#app/format.ts';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { Select } from '#app/govuk/select.tsx';
import type { MilestoneRecord, RecordPage, RecordRow } from '#server/domain/ledger/acts/record-page.ts';
import type { Typed } from './act-field.tsx';
import type { ActName } from './act-forms.ts';

export type BeforeActProps = {
  name: ActName;
  record: RecordPage | null;
  milestone: MilestoneRecord | null;
  row: RecordRow | null;
  answer: RecordPage['answers'][number] | null;
  /** The organisations a judge judges for. */
  judges: readonly string[];
};

/** What the person must have seen before they answer. */
export function BeforeAct({ name, milestone, record, row, answer, judges }: BeforeActProps) {
  if (name === 'judge') return <InsetText>You judge for {judges.join(' or ')}.</InsetText>;
  if (name === 'correct') return <InsetText>{row?.words}</InsetText>;
  if (name === 'change-fit' && answer) {
    return (
      <InsetText>
        {answer.title}. The fit now: {answer.fit}. {answer.why}
      </InsetText>
    );
  }
  if (name === 'term' && record && record.terms.length > 0) {
    return <InsetText>Now: {record.terms.map(({ term, later }) => `${term}: ${later}`).join('; ')}</InsetText>;
  }
  if (name !== 'move-date' || !milestone) return null;
  const last = milestone.dates.at(-1);
  const due = last?.due ? formatDate(last.due, last.precision) : null;
  const why = last?.reason ? ` The last reason: ${last.reason}` : '';
  return (
    <InsetText>
      {last ? `The date now: ${due ?? 'no date'}.${why}` : 'No date was ever given: this is its first, not a move.'}
    </InsetText>
  );
}

/** What the form must say of what the person saw, so that what somebody else did since is told to them. */
export function SeenFields({ name, milestone, answer }: Pick<BeforeActProps, 'name' | 'milestone' | 'answer'>) {
  if (name === 'move-date') return <input type="hidden" name="seenStep" value={milestone?.step ?? -1} />;
  return name === 'change-fit' ? <input type="hidden" name="seenFit" value={answer?.fit ?? ''} /> : null;
}

type JudgeChoicesProps = { record: RecordPage; judges: readonly string[]; typed: Typed };

/** Which part of the promise a judge judges, and for whom where they belong to several. */
export function JudgeChoices({ record, judges, typed }: JudgeChoicesProps) {
  return (
    <>
      {judges.length > 1 ? (
        <Select
          name="judge"
          label="For which organisation do you judge?"
          value={typed.judge}
          items={judges.map((judge) => ({ value: judge, text: judge }))}
        />
      ) : null}
      <Select
        name="milestone"
        label="What do you judge?"
        value={typed.milestone}
        items={[
          { value: '', text: 'The whole promise' },
          ...record.milestones.map(({ slug, title }) => ({ value: slug, text: title })),
        ]}
      />
    </>
  );
}

/** What a judge chose there, for the page on which the answers are checked. */
export function judgeAnswers({ record, judges, typed }: JudgeChoicesProps) {
  const step = record.milestones.find(({ slug }) => slug === typed.milestone);
  return [
    { key: 'Judged for', value: typed.judge || judges.join(' or ') },
    { key: 'What is judged', value: step?.title ?? 'The whole promise' },
  ];
}
