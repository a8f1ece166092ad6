import { classNames } from './attributes.ts';
import { type FieldProps, FormGroup } from './form-group.tsx';

export type TextareaProps = FieldProps & {
  rows?: number;
  value?: string;
  spellCheck?: boolean;
  autoComplete?: string;
};

export function Textarea(props: TextareaProps) {
  const { rows = 5, value, spellCheck, autoComplete, errorMessage, classes } = props;
  return (
    <FormGroup {...props}>
      {({ id, describedBy }) => (
        <textarea
          className={classNames('govuk-textarea', errorMessage ? 'govuk-textarea--error' : null, classes)}
          id={id}
          name={props.name}
          rows={rows}
          spellCheck={spellCheck}
          disabled={props.disabled}
          aria-describedby={describedBy}
          autoComplete={autoComplete}
          {...props.attributes}
          defaultValue={value}
        />
      )}
    </FormGroup>
  );
}
