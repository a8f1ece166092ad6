import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type ErrorSummaryItem = { href?: string; text: ReactNode; attributes?: Attributes };

export type ErrorSummaryProps = {
  title?: ReactNode;
  errorList?: readonly ErrorSummaryItem[];
  disableAutoFocus?: boolean;
  classes?: string;
  attributes?: Attributes;
  /** Stands before the list. */
  children?: ReactNode;
};

/** Stands above the page's heading; each item has the very words of the message at its field. */
export function ErrorSummary(props: ErrorSummaryProps) {
  const { title = 'There is a problem', errorList, disableAutoFocus, classes, attributes, children } = props;
  return (
    <div
      className={classNames('govuk-error-summary', classes)}
      data-disable-auto-focus={disableAutoFocus}
      {...attributes}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {children && <p>{children}</p>}
          {errorList && errorList.length > 0 && (
            <ul className="govuk-list govuk-error-summary__list">
              {errorList.map((item, index) => (
                <li key={index}>
                  {item.href ? (
                    <a href={item.href} {...item.attributes}>
                      {item.text}
                    </a>
                  ) : (
                    item.text
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
