import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';
import { Tag } from './tag.tsx';

export type PhaseBannerProps = {
  tag: ReactNode;
  tagClasses?: string;
  classes?: string;
  attributes?: Attributes;
  children: ReactNode;
};

export function PhaseBanner({ tag, tagClasses, classes, attributes, children }: PhaseBannerProps) {
  return (
    <div className={classNames('govuk-phase-banner govuk-width-container', classes)} {...attributes}>
      <p className="govuk-phase-banner__content">
        <Tag classes={classNames('govuk-phase-banner__content__tag', tagClasses)}>{tag}</Tag>
        <span className="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  );
}
