import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';
import { ErrorMessage } from './error-message.tsx';
import { Fieldset } from './fieldset.tsx';
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

/** A group of fields, marked where something in it is at fault. */
function Group(props: {
  errorMessage?: ReactNode;
  formGroupClasses?: string;
  formGroupAttributes?: Attributes;
  children: ReactNode;
}) {
  return (
    <div
      className={classNames(
        'govuk-form-group',
        props.errorMessage ? 'govuk-form-group--error' : null,
        props.formGroupClasses,
      )}
      {...props.formGroupAttributes}
    >
      {props.children}
    </div>
  );
}

/** What stands before a field: its hint, and what is wrong with it. */
function Notes({ id, hint, errorMessage }: { id: string; hint?: ReactNode; errorMessage?: ReactNode }) {
  return (
    <>
      {hint && <Hint id={`${id}-hint`}>{hint}</Hint>}
      {errorMessage && <ErrorMessage id={`${id}-error`}>{errorMessage}</ErrorMessage>}
    </>
  );
}

/** The ids of a field's hint and error message, and of what else describes it. */
export function describedByOf(props: {
  id: string;
  hint?: ReactNode;
  errorMessage?: ReactNode;
  describedBy?: string;
}): string {
  const { id, hint, errorMessage } = props;
  return classNames(props.describedBy, hint ? `${id}-hint` : null, errorMessage ? `${id}-error` : null);
}

/** A field with its label, hint and error message; `children` gets the field's id and what describes it. */
export function FormGroup(
  props: FieldProps & { children: (field: { id: string; describedBy: string | undefined }) => ReactNode },
) {
  const { name, id = name, children } = props;
  return (
    <Group {...props}>
      <Label for={id} classes={props.labelClasses} isPageHeading={props.labelIsPageHeading}>
        {props.label}
      </Label>
      <Notes id={id} hint={props.hint} errorMessage={props.errorMessage} />
      {children({ id, describedBy: describedByOf({ ...props, id }) || undefined })}
    </Group>
  );
}

/** What a question with several fields has. */
export type QuestionProps = {
  /** Puts the fields into a fieldset. */
  legend?: ReactNode;
  legendClasses?: string;
  legendIsPageHeading?: boolean;
  hint?: ReactNode;
  errorMessage?: ReactNode;
  describedBy?: string;
  formGroupClasses?: string;
};

/** Several fields that answer one question, with its legend, hint and error message. */
export function QuestionGroup(props: QuestionProps & { id: string; role?: string; children: ReactNode }) {
  const { legend, legendClasses, legendIsPageHeading, role, children } = props;
  const inner = (
    <>
      <Notes id={props.id} hint={props.hint} errorMessage={props.errorMessage} />
      {children}
    </>
  );
  return (
    <Group errorMessage={props.errorMessage} formGroupClasses={props.formGroupClasses}>
      {legend ? (
        <Fieldset {...{ legend, legendClasses, legendIsPageHeading, role }} describedBy={describedByOf(props)}>
          {inner}
        </Fieldset>
      ) : (
        inner
      )}
    </Group>
  );
}
