import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type ErrorMessageProps = {
  id?: string;
  classes?: string;
  /** Empty leaves it out. */
  visuallyHiddenText?: string;
  attributes?: Attributes;
  children: ReactNode;
};

export function ErrorMessage(props: ErrorMessageProps) {
  const { id, classes, visuallyHiddenText = 'Error', attributes, children } = props;
  return (
    <p id={id} className={classNames('govuk-error-message', classes)} {...attributes}>
      {visuallyHiddenText && <span className="govuk-visually-hidden">{visuallyHiddenText}:</span>} {children}
    </p>
  );
}
