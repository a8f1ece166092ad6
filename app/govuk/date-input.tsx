import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';
import { ErrorMessage } from './error-message.tsx';
import { Fieldset } from './fieldset.tsx';
import { Hint } from './hint.tsx';
import { Input } from './input.tsx';

export type DatePart = 'day' | 'month' | 'year';

export type DateInputProps = {
  id: string;
  /** Before each part's name: `due` gives `due-day`, `due-month`, `due-year`. */
  namePrefix?: string;
  legend?: ReactNode;
  legendClasses?: string;
  legendIsPageHeading?: boolean;
  hint?: ReactNode;
  errorMessage?: ReactNode;
  /** The parts at fault; all of them unless given. */
  errorParts?: readonly DatePart[];
  values?: { readonly [part in DatePart]?: string | number };
  formGroupClasses?: string;
  classes?: string;
  attributes?: Attributes;
};

const parts: readonly { name: DatePart; label: string; width: 2 | 4 }[] = [
  { name: 'day', label: 'Day', width: 2 },
  { name: 'month', label: 'Month', width: 2 },
  { name: 'year', label: 'Year', width: 4 },
];

export function DateInput(props: DateInputProps) {
  const { id, namePrefix, legend, hint, errorMessage, errorParts } = props;
  const describedBy = classNames(hint ? `${id}-hint` : null, errorMessage ? `${id}-error` : null);
  const atFault = (part: DatePart) => Boolean(errorMessage) && (errorParts?.includes(part) ?? true);
  const inner = (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {errorMessage && <ErrorMessage id={`${id}-error`}>{errorMessage}</ErrorMessage>}
      <div className={classNames('govuk-date-input', props.classes)} {...props.attributes} id={id}>
        {parts.map(({ name, label, width }) => (
          <div key={name} className="govuk-date-input__item">
            <Input
              label={label}
              labelClasses="govuk-date-input__label"
              id={`${id}-${name}`}
              name={namePrefix ? `${namePrefix}-${name}` : name}
              classes={classNames(
                'govuk-date-input__input',
                atFault(name) && 'govuk-input--error',
                `govuk-input--width-${width}`,
              )}
              value={props.values?.[name]}
              inputMode="numeric"
            />
          </div>
        ))}
      </div>
    </>
  );
  return (
    <div
      className={classNames(
        'govuk-form-group',
        errorMessage ? 'govuk-form-group--error' : null,
        props.formGroupClasses,
      )}
    >
      {legend ? (
        <Fieldset
          legend={legend}
          legendClasses={props.legendClasses}
          legendIsPageHeading={props.legendIsPageHeading}
          describedBy={describedBy}
          role="group"
        >
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </div>
  );
}
