import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type LabelProps = {
  for?: string;
  classes?: string;
  isPageHeading?: boolean;
  attributes?: Attributes;
  children: ReactNode;
};

export function Label({ for: htmlFor, classes, isPageHeading, attributes, children }: LabelProps) {
  const label = (
    <label className={classNames('govuk-label', classes)} {...attributes} htmlFor={htmlFor}>
      {children}
    </label>
  );
  return isPageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label;
}
