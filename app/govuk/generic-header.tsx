import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type GenericHeaderProps = {
  /** What stands at the left and leads home. */
  logo: ReactNode;
  url?: string;
  classes?: string;
  containerClasses?: string;
  attributes?: Attributes;
  /** Stands at the right of the logo. */
  children?: ReactNode;
};

/** The header for services without the crown and the GOV.UK logotype. */
export function GenericHeader(props: GenericHeaderProps) {
  const { logo, url = '/', classes, containerClasses = 'govuk-width-container', attributes, children } = props;
  return (
    <div className={classNames('govuk-generic-header', classes)} {...attributes}>
      <div className={classNames('govuk-generic-header__container', containerClasses)}>
        <div className="govuk-generic-header__logo">
          <a href={url} className="govuk-generic-header__homepage-link">
            {logo}
          </a>
        </div>
        {children}
      </div>
    </div>
  );
}
