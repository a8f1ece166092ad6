import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';
import { ErrorMessage } from './error-message.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';

/** What every field with one label has. */
export type FieldProps = {
  name: string;
  /** The name, unless given. An error summary links to it. */
  id?: string;
  label: ReactNode;
  labelClasses?: string;
  labelIsPageHeading?: boolean;
  hint?: ReactNode;
  errorMessage?: ReactNode;
  describedBy?: string;
  disabled?: boolean;
  formGroupClasses?: string;
  formGroupAttributes?: Attributes;
  classes?: string;
  attributes?: Attributes;
};

/** A field with its label, hint and error message; `children` gets the field's id and what describes it. */
export function FormGroup(
  props: FieldProps & { children: (field: { id: string; describedBy: string | undefined }) => ReactNode },
) {
  const { name, id = name, hint, errorMessage, children } = props;
  const describedBy = classNames(props.describedBy, hint ? `${id}-hint` : null, errorMessage ? `${id}-error` : null);
  return (
    <div
      className={classNames(
        'govuk-form-group',
        errorMessage ? 'govuk-form-group--error' : null,
        props.formGroupClasses,
      )}
      {...props.formGroupAttributes}
    >
      <Label for={id} classes={props.labelClasses} isPageHeading={props.labelIsPageHeading}>
        {props.label}
      </Label>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {errorMessage && <ErrorMessage id={`${id}-error`}>{errorMessage}</ErrorMessage>}
      {children({ id, describedBy: describedBy || undefined })}
    </div>
  );
}
