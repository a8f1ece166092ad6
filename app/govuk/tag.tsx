import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type TagColour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow';

export type TagProps = { colour?: TagColour; classes?: string; attributes?: Attributes; children: ReactNode };

/** A status in one or two words. Never a link, and never told by its colour alone. */
export function Tag({ colour, classes, attributes, children }: TagProps) {
  return (
    <strong className={classNames('govuk-tag', colour && `govuk-tag--${colour}`, classes)} {...attributes}>
      {children}
    </strong>
  );
}
