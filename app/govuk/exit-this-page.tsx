import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';
import { Button } from './button.tsx';

export type ExitThisPageProps = {
  redirectUrl?: string;
  id?: string;
  classes?: string;
  attributes?: Attributes;
  children?: ReactNode;
};

/** Leaves for a harmless page at once; a plain link where there is no script. */
export function ExitThisPage(props: ExitThisPageProps) {
  const { redirectUrl = 'https://www.bbc.co.uk/weather', id, classes, attributes, children } = props;
  return (
    <div
      id={id}
      className={classNames('govuk-exit-this-page', classes)}
      data-module="govuk-exit-this-page"
      {...attributes}
    >
      <Button
        href={redirectUrl}
        classes="govuk-button--warning govuk-exit-this-page__button govuk-js-exit-this-page-button"
        attributes={{ rel: 'nofollow noreferrer' }}
      >
        {children ?? (
          <>
            <span className="govuk-visually-hidden">Emergency</span> Exit this page
          </>
        )}
      </Button>
    </div>
  );
}
