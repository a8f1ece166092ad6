import type { HTMLAttributes, ReactNode } from 'react';
import { classNames } from './attributes.ts';
import { type FieldProps, FormGroup } from './form-group.tsx';

export type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'number' | 'password';
  value?: string | number;
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  autoComplete?: string;
  autoCapitalize?: string;
  spellCheck?: boolean;
  pattern?: string;
  prefix?: ReactNode;
  suffix?: ReactNode;
  inputWrapperClasses?: string;
  /** Stands right after the input, inside its wrapper. */
  afterInput?: ReactNode;
};

export function Input(props: InputProps) {
  const { type = 'text', value, prefix, suffix, afterInput, errorMessage, classes } = props;
  return (
    <FormGroup {...props}>
      {({ id, describedBy }) => {
        const input = (
          <input
            className={classNames('govuk-input', classes, errorMessage ? 'govuk-input--error' : null)}
            id={id}
            name={props.name}
            type={type}
            spellCheck={props.spellCheck}
            defaultValue={value}
            disabled={props.disabled}
            aria-describedby={describedBy}
            autoComplete={props.autoComplete}
            autoCapitalize={props.autoCapitalize}
            pattern={props.pattern}
            inputMode={props.inputMode}
            {...props.attributes}
          />
        );
        if (!prefix && !suffix && !afterInput) return input;
        return (
          <div className={classNames('govuk-input__wrapper', props.inputWrapperClasses)}>
            {prefix && (
              <div className="govuk-input__prefix" aria-hidden="true">
                {prefix}
              </div>
            )}
            {input}
            {suffix && (
              <div className="govuk-input__suffix" aria-hidden="true">
                {suffix}
              </div>
            )}
            {afterInput}
          </div>
        );
      }}
    </FormGroup>
  );
}
