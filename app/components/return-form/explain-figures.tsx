import { Checkboxes } from '#app/govuk/checkboxes.tsx';
import { Fieldset } from '#app/govuk/fieldset.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { fieldId, fieldName } from './field-names.ts';

type Placed = { metric: string; breakdown: string };
export type ToExplain = Placed & {
  name: string;
  /** What each warning says. */
  why: readonly string[];
  /** How the figure of the period before was explained. */
  again: string | null;
};
export type Explained = Placed & { explanation: string };
export type ExplanationFault = Placed & { name: string; message: string; fix: string };

/** The field of a figure's explanation: what an error summary links to. */
export const explanationId = (figure: Placed) => fieldId('explanation', figure);

const sameFigure = (figure: Placed) => (other: Placed) =>
  other.metric === figure.metric && other.breakdown === figure.breakdown;

/** A field for each figure that wants an explanation, with what is unusual and how it was explained the period before. */
export function ExplainFigures({
  figures,
  lastPeriod,
  typed,
  faults,
}: {
  figures: readonly ToExplain[];
  lastPeriod: string;
  typed: readonly Explained[];
  faults: readonly ExplanationFault[];
}) {
  return figures.map((figure) => {
    const written = typed.find(sameFigure(figure))?.explanation ?? '';
    const own = faults.filter(sameFigure(figure));
    return (
      <Fieldset
        key={explanationId(figure)}
        legend={figure.name}
        legendClasses="govuk-fieldset__legend--s"
        classes="app-figure-fields"
      >
        {figure.why.map((why) => (
          <p className="govuk-body" key={why}>
            {why.replace(/\.?$/, '.')}
          </p>
        ))}
        <Textarea
          name={fieldName('explanation', figure)}
          id={explanationId(figure)}
          label="Explanation (optional)"
          hint="Submitted with the figure. Never write about one child, family or worker."
          rows={2}
          value={written}
          errorMessage={own.length > 0 ? own.map(({ message, fix }) => `${message}. ${fix}`).join(' ') : undefined}
        />
        {figure.again ? (
          <Checkboxes
            name={fieldName('again', figure)}
            idPrefix={fieldId('again', figure)}
            classes="govuk-checkboxes--small"
            items={[{ value: figure.again, text: `Use the explanation of ${lastPeriod} again: “${figure.again}”` }]}
          />
        ) : null}
      </Fieldset>
    );
  });
}
