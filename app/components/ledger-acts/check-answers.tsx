import { formatDate } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import type { Typed } from './act-field.tsx';
import type { ActField } from './act-fields.ts';

/** What was answered to one question, in words; empty where nothing was. */
function answerInWords(field: ActField, typed: Typed): string {
  const { name, kind } = field;
  if (kind === 'date') {
    const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => typed[`${name}-${part}`]);
    return day + month + year === '' ? '' : formatDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  const value = typed[name] ?? '';
  if (kind === 'box') return value === 'yes' ? 'Yes' : '';
  if (!('choices' in field) || value === '') return value;
  const words = new Map(field.choices.map((choice) => [choice.value, choice.text]));
  return (kind === 'boxes' ? value.split(',') : [value]).map((each) => words.get(each) ?? each).join('; ');
}

/** Parts of a form that are no answers: they are made anew, or say which button was pressed. */
const notAnswers = ['csrf', 'step'];

/**
 * The answers before they are recorded, each with its question; what was typed goes along, so that it can be changed or
 * recorded without a script.
 * @param more answers to questions that are not among the fields
 */
export function CheckAnswers({
  fields,
  typed,
  submit,
  more = [],
}: {
  fields: readonly ActField[];
  typed: Typed;
  submit: string;
  more?: readonly { key: string; value: string }[];
}) {
  const answered = fields
    .map((field) => ({
      key: field.label.replace(' (optional)', ''),
      value: answerInWords(field, typed),
      isQuiet: field.kind === 'box' || field.name.startsWith('source.'),
    }))
    .filter(({ value, isQuiet }) => value !== '' || !isQuiet)
    .map(({ key, value }) => ({ key, value: value || 'Not given' }));
  return (
    <>
      <SummaryList rows={[...more, ...answered]} />
      <InsetText>
        Readers see this with the next release. What is recorded is never changed or removed: a mistake is corrected by
        another row, and stays visible.
      </InsetText>
      {Object.entries(typed)
        .filter(([name]) => !notAnswers.includes(name))
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      <div className="govuk-button-group">
        <Button name="step" value="record" preventDoubleClick>
          {submit}
        </Button>
        <Button name="step" value="change" variant="secondary">
          Change the answers
        </Button>
      </div>
    </>
  );
}
