import { formatMoment, formatSymbol } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import type { DraftFigure } from '#server/domain/returns/drafts/draft-figure.ts';
import { CsrfField } from '../csrf-field.tsx';
import { figureName } from '../return-figures.tsx';
import { roleWords } from '../return-standing.ts';
import { fieldId, fieldName } from './field-names.ts';

export type FigureConflict = {
  metric: string;
  breakdown: string;
  name: string;
  breakdownLabel: string;
  yours: DraftFigure;
  theirs: DraftFigure;
  writer: { role: string; at: string; you: boolean } | null;
};

/** A figure as it was typed, in one line. */
function wordsOf({ numerator, denominator, value, symbol, explanation, comment }: DraftFigure): string {
  const number = numerator || denominator ? `${numerator || 'nothing'} of ${denominator || 'nothing'}` : value;
  const parts = [
    number,
    symbol && `symbol ${symbol}: ${formatSymbol(symbol)}`,
    explanation && `explained “${explanation}”`,
    comment && `comment “${comment}”`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('; ') : 'empty';
}

function writerWords({ writer }: FigureConflict): string {
  if (!writer) return 'The submitted version';
  const who = writer.you ? 'you, in another window' : (roleWords[writer.role] ?? writer.role);
  return `Saved by ${who} at ${formatMoment(writer.at)}`;
}

/** Two people wrote different figures: each is shown with both, and one of them is chosen. */
export function FigureConflicts(props: {
  csrf: string;
  writeKey: string;
  conflicts: readonly FigureConflict[];
  /** Figures not chosen although the form was sent. */
  missing?: readonly { metric: string; breakdown: string }[];
  /** What else goes with the form. */
  hidden?: Record<string, string>;
}) {
  const { csrf, writeKey, conflicts, missing = [], hidden = {} } = props;
  return (
    <form method="post" noValidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="key" value={writeKey} />
      <input type="hidden" name="step" value="choose" />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {conflicts.map((conflict) => (
        <div key={fieldName('take', conflict)}>
          <input type="hidden" name={fieldName('yours', conflict)} value={JSON.stringify(conflict.yours)} />
          <input type="hidden" name={fieldName('was', conflict)} value={JSON.stringify(conflict.theirs)} />
          <input type="hidden" name={fieldName('writer', conflict)} value={JSON.stringify(conflict.writer)} />
          <Radios
            name={fieldName('take', conflict)}
            idPrefix={fieldId('take', conflict)}
            legend={figureName(conflict)}
            legendClasses="govuk-fieldset__legend--s"
            errorMessage={
              missing.some((each) => each.metric === conflict.metric && each.breakdown === conflict.breakdown)
                ? `Choose a figure for ${figureName(conflict)}`
                : undefined
            }
            items={[
              { value: 'yours', text: `Yours: ${wordsOf(conflict.yours)}` },
              { value: 'theirs', text: `${writerWords(conflict)}: ${wordsOf(conflict.theirs)}` },
            ]}
          />
        </div>
      ))}
      <Button preventDoubleClick>Keep what you chose</Button>
    </form>
  );
}
