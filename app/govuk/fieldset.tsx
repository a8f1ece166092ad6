import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type FieldsetProps = {
  legend?: ReactNode;
  legendClasses?: string;
  legendIsPageHeading?: boolean;
  describedBy?: string;
  role?: string;
  classes?: string;
  attributes?: Attributes;
  children?: ReactNode;
};

export function Fieldset(props: FieldsetProps) {
  const { legend, legendClasses, legendIsPageHeading, describedBy, role, classes, attributes, children } = props;
  return (
    <fieldset
      className={classNames('govuk-fieldset', classes)}
      role={role}
      aria-describedby={describedBy || undefined}
      {...attributes}
    >
      {legend && (
        <legend className={classNames('govuk-fieldset__legend', legendClasses)}>
          {legendIsPageHeading ? <h1 className="govuk-fieldset__heading">{legend}</h1> : legend}
        </legend>
      )}
      {children}
    </fieldset>
  );
}
