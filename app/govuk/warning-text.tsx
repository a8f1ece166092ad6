import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type WarningTextProps = {
  iconFallbackText?: string;
  classes?: string;
  attributes?: Attributes;
  children: ReactNode;
};

export function WarningText({ iconFallbackText = 'Warning', classes, attributes, children }: WarningTextProps) {
  return (
    <div className={classNames('govuk-warning-text', classes)} {...attributes}>
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">{iconFallbackText}</span> {children}
      </strong>
    </div>
  );
}
