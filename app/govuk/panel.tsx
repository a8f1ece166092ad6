import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type PanelProps = {
  title: ReactNode;
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  classes?: string;
  attributes?: Attributes;
  children?: ReactNode;
};

export function Panel({ title, headingLevel = 1, classes, attributes, children }: PanelProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={classNames('govuk-panel govuk-panel--confirmation', classes)} {...attributes}>
      <Heading className="govuk-panel__title">{title}</Heading>
      {children && <div className="govuk-panel__body">{children}</div>}
    </div>
  );
}
