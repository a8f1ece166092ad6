import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type SkipLinkProps = { href?: string; classes?: string; attributes?: Attributes; children: ReactNode };

export function SkipLink({ href = '#content', classes, attributes, children }: SkipLinkProps) {
  return (
    <a href={href} className={classNames('govuk-skip-link', classes)} {...attributes} data-module="govuk-skip-link">
      {children}
    </a>
  );
}
