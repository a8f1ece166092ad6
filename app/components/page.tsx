import type { ReactNode } from 'react';
import { type Breadcrumb, Breadcrumbs } from '#app/govuk/breadcrumbs.tsx';

export type PageProps = {
  heading: ReactNode;
  /** Above the heading: what kind of thing this is. */
  caption?: ReactNode;
  /** From the overview down to, but without, this page. */
  breadcrumbs?: readonly Breadcrumb[];
  /** Before `<main>` instead of breadcrumbs: a back link in a journey. */
  before?: ReactNode;
  /** Above the heading: a notification banner or an error summary. */
  notice?: ReactNode;
  /** Text keeps to two thirds of the width; tables and charts may take all of it. */
  width?: 'two-thirds' | 'full';
  children: ReactNode;
};

/** A page: where it stands, its one `h1`, and its content. */
export function Page({ heading, caption, breadcrumbs, before, notice, width = 'full', children }: PageProps) {
  return (
    <>
      {breadcrumbs ? <Breadcrumbs items={breadcrumbs} /> : null}
      {before}
      <main className="govuk-main-wrapper" id="main-content">
        <div className="govuk-grid-row">
          <div className={`govuk-grid-column-${width}`}>
            {notice}
            {caption ? <span className="govuk-caption-l">{caption}</span> : null}
            <h1 className="govuk-heading-l">{heading}</h1>
            {children}
          </div>
        </div>
      </main>
    </>
  );
}
