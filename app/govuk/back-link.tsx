import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type BackLinkProps = { href?: string; classes?: string; attributes?: Attributes; children?: ReactNode };

export function BackLink({ href = '#', classes, attributes, children = 'Back' }: BackLinkProps) {
  return (
    <a href={href} className={classNames('govuk-back-link', classes)} {...attributes}>
      {children}
    </a>
  );
}
