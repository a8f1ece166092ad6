import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type Breadcrumb = { href?: string; text: ReactNode; attributes?: Attributes };

export type BreadcrumbsProps = {
  items: readonly Breadcrumb[];
  labelText?: string;
  collapseOnMobile?: boolean;
  classes?: string;
  attributes?: Attributes;
};

export function Breadcrumbs({ items, labelText = 'Breadcrumb', collapseOnMobile, ...props }: BreadcrumbsProps) {
  const collapse = collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile';
  return (
    <nav
      className={classNames('govuk-breadcrumbs', props.classes, collapse)}
      {...props.attributes}
      aria-label={labelText}
    >
      <ol className="govuk-breadcrumbs__list">
        {items.map(({ href, text, attributes }, index) =>
          href ? (
            <li key={index} className="govuk-breadcrumbs__list-item">
              <a className="govuk-breadcrumbs__link" href={href} {...attributes}>
                {text}
              </a>
            </li>
          ) : (
            <li key={index} className="govuk-breadcrumbs__list-item" aria-current="page">
              {text}
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
