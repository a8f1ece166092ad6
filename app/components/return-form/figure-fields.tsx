import { formatFigure, formatNumber, formatSymbol, formatUnit } from '#app/format.ts';
import { Checkboxes } from '#app/govuk/checkboxes.tsx';
import { Details } from '#app/govuk/details.tsx';
import { Fieldset } from '#app/govuk/fieldset.tsx';
import { Input } from '#app/govuk/input.tsx';
import { Select } from '#app/govuk/select.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import type { DraftFigure } from '#server/domain/returns/drafts/draft-figure.ts';
import { changeText, figureName } from '../return-figures.tsx';
import { fieldId, fieldName } from './field-names.ts';

type Number = { value: number | null; symbol: string | null };
type Found = { code: string; severity: 'error' | 'warning'; field: string; message: string; fix: string };

export type FormField = {
  metric: string;
  breakdown: string;
  name: string;
  breakdownLabel: string;
  unit: string;
  decimals: number;
  numerator: string | null;
  denominator: string | null;
  ratio: boolean;
  rules: readonly string[];
  figure: DraftFigure;
  /** What stood here when the page was opened, where that is no longer what stands in the fields. */
  was?: DraftFigure;
  last: ({ numerator: number | null; denominator: number | null; explanation: string | null } & Number) | null;
  earlier: readonly ({ numerator: number | null; denominator: number | null; periodLabel: string } & Number)[];
  now: Number | null;
  change: number | null;
  country: (Number & { periodLabel: string }) | null;
  findings: readonly Found[];
};

const symbols = ['c', 'z', 'x', 'low', 'u'] as const;

/** A figure with what it was made from: “75.0% (30 of 40)”. */
function lastWords(last: FormField['last'] | FormField['earlier'][number], { unit, decimals }: FormField): string {
  if (!last) return 'nothing was given';
  const shown = formatFigure(last, unit, decimals);
  if (last.numerator === null || last.denominator === null) return shown;
  return `${shown} (${formatNumber(last.numerator)} of ${formatNumber(last.denominator)})`;
}

function changeWords(field: FormField): string {
  if (field.change !== null) return changeText(field.change, field);
  return field.now ? 'cannot be worked out' : 'shown once the figure is saved';
}

/** What was given before, the change since, and England's: to compare while typing. */
function Beside({ field, lastPeriod }: { field: FormField; lastPeriod: string }) {
  const { country, unit, decimals } = field;
  const earlier = field.earlier.map((each) => `${each.periodLabel}: ${lastWords(each, field)}`);
  return (
    <dl className="app-beside-field">
      <div>
        <dt>{lastPeriod || 'Before'}</dt>
        <dd>{lastWords(field.last, field)}</dd>
      </div>
      <div>
        <dt>Change since then</dt>
        <dd>{changeWords(field)}</dd>
      </div>
      {earlier.length > 0 ? (
        <div>
          <dt>Earlier</dt>
          {earlier.map((words) => (
            <dd key={words}>{words}</dd>
          ))}
        </div>
      ) : null}
      <div>
        <dt>England, latest published</dt>
        <dd>{country ? `${formatFigure(country, unit, decimals)} (${country.periodLabel})` : 'none published'}</dd>
      </div>
    </dl>
  );
}

/** One figure of the form: its rules, what to compare it with, and its fields. */
export function FigureFields({ field, lastPeriod }: { field: FormField; lastPeriod: string }) {
  const { figure, last, rules, findings, ratio } = field;
  const id = (cell: string) => fieldId(cell, field);
  const said = (cell: string, severity: Found['severity']) =>
    findings.filter((finding) => finding.severity === severity && finding.field === cell);
  const error = (cell: string) => {
    const own = said(cell, 'error');
    return own.length > 0 ? own.map(({ code, message, fix }) => `${message}. ${fix} (${code})`).join(' ') : undefined;
  };
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const again = last?.explanation && figure.explanation === '' ? last.explanation : null;
  const number = (cell: 'numerator' | 'denominator' | 'value', label: string) => (
    <Input
      name={fieldName(cell, field)}
      id={id(cell)}
      label={label}
      value={figure[cell]}
      classes="govuk-input--width-10"
      inputMode="decimal"
      spellCheck={false}
      autoComplete="off"
      errorMessage={error(cell)}
    />
  );
  return (
    <Fieldset
      legend={`${figureName(field)} (${formatUnit(field.unit)})`}
      legendClasses="govuk-fieldset__legend--m"
      classes="app-figure-fields"
    >
      <input type="hidden" name={fieldName('was', field)} value={JSON.stringify(field.was ?? figure)} />
      {rules.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet govuk-hint">
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      ) : null}
      <Beside field={field} lastPeriod={lastPeriod} />
      {warnings.length > 0 ? (
        <div className="govuk-inset-text">
          {warnings.map(({ code, message, fix }) => (
            <p key={code}>
              {message}. {fix} ({code})
            </p>
          ))}
        </div>
      ) : null}
      {ratio ? (
        <>
          {number('numerator', field.numerator ?? 'Numerator')}
          {number('denominator', field.denominator ?? 'Denominator')}
        </>
      ) : (
        number('value', field.numerator ?? 'Value')
      )}
      <Select
        name={fieldName('symbol', field)}
        id={id('symbol')}
        label="Symbol, where there is no number"
        value={figure.symbol}
        errorMessage={error('symbol')}
        items={[
          { value: '', text: 'None: there is a number' },
          ...symbols.map((symbol) => ({ value: symbol, text: `${symbol}: ${formatSymbol(symbol)}` })),
          ...(figure.symbol === '' || symbols.some((symbol) => symbol === figure.symbol)
            ? []
            : [{ value: figure.symbol, text: figure.symbol }]),
        ]}
      />
      <Textarea
        name={fieldName('explanation', field)}
        id={id('explanation')}
        label="Explanation"
        hint="Submitted with the figure. Never write about one child, family or worker."
        rows={2}
        value={figure.explanation}
        errorMessage={error('explanation')}
      />
      {again ? (
        <Checkboxes
          name={fieldName('again', field)}
          idPrefix={id('again')}
          classes="govuk-checkboxes--small"
          items={[{ value: again, text: `Use the explanation of ${lastPeriod} again: “${again}”` }]}
        />
      ) : null}
      <Details summary="Comment for your colleagues" open={figure.comment !== ''}>
        <Textarea
          name={fieldName('comment', field)}
          id={id('comment')}
          label="Comment"
          hint="Stays with the draft and is never submitted."
          rows={2}
          value={figure.comment}
        />
      </Details>
    </Fieldset>
  );
}
