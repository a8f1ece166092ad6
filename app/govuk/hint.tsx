import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type HintProps = { id?: string; classes?: string; attributes?: Attributes; children: ReactNode };

export function Hint({ id, classes, attributes, children }: HintProps) {
  return (
    <div id={id} className={classNames('govuk-hint', classes)} {...attributes}>
      {children}
    </div>
  );
}
