import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type DetailsProps = {
  summary: ReactNode;
  open?: boolean;
  id?: string;
  classes?: string;
  attributes?: Attributes;
  children: ReactNode;
};

export function Details({ summary, open, id, classes, attributes, children }: DetailsProps) {
  return (
    <details id={id} className={classNames('govuk-details', classes)} {...attributes} open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
