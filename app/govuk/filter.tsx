import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';
import { Button } from './button.tsx';

export type FilterCategory = { heading: string; items: readonly { href: string; text: ReactNode }[] };

export type FilterProps = {
  heading?: ReactNode;
  /** What is chosen now; each item's address leaves it out. */
  selected?: { heading?: ReactNode; clearHref: string; clearText?: string; categories: readonly FilterCategory[] };
  submitText?: string;
  classes?: string;
  attributes?: Attributes;
  /** The form's fields. */
  children: ReactNode;
};

/** The Ministry of Justice's filter. Stands inside a form with `method="get"`. */
export function Filter(props: FilterProps) {
  const { heading = 'Filter', selected, submitText = 'Apply filters', classes, attributes, children } = props;
  return (
    <div className={classNames('moj-filter', classes)} data-module="moj-filter" {...attributes}>
      <div className="moj-filter__header">
        <div className="moj-filter__header-title">
          <h2 className="govuk-heading-m">{heading}</h2>
        </div>
        <div className="moj-filter__header-action" />
      </div>
      <div className="moj-filter__content">
        {selected && selected.categories.length > 0 && (
          <div className="moj-filter__selected">
            <div className="moj-filter__selected-heading">
              <div className="moj-filter__heading-title">
                <h2 className="govuk-heading-m">{selected.heading ?? 'Selected filters'}</h2>
              </div>
              <div className="moj-filter__heading-action">
                <p>
                  <a className="govuk-link govuk-link--no-visited-state" href={selected.clearHref}>
                    {selected.clearText ?? 'Clear filters'}
                  </a>
                </p>
              </div>
            </div>
            {selected.categories.map(category)}
          </div>
        )}
        <div className="moj-filter__options">
          <Button>{submitText}</Button>
          {children}
        </div>
      </div>
    </div>
  );
}

function category({ heading, items }: FilterCategory) {
  return [
    <h3 key={heading} className="govuk-heading-s govuk-!-margin-bottom-0">
      {heading}
    </h3>,
    <ul key={`${heading} items`} className="moj-filter-tags">
      {items.map(({ href, text }) => (
        <li key={href}>
          <a className="moj-filter__tag" href={href}>
            <span className="govuk-visually-hidden">Remove this filter</span> {text}
          </a>
        </li>
      ))}
    </ul>,
  ];
}
