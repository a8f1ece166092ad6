import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type InsetTextProps = { id?: string; classes?: string; attributes?: Attributes; children: ReactNode };

export function InsetText({ id, classes, attributes, children }: InsetTextProps) {
  return (
    <div id={id} className={classNames('govuk-inset-text', classes)} {...attributes}>
      {children}
    </div>
  );
}
