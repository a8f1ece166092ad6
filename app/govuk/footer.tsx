import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type FooterItem = { href: string; text: string; attributes?: Attributes };
export type FooterSection = {
  title: string;
  columns?: 2 | 3;
  width?: 'full' | 'one-half' | 'one-third' | 'two-thirds';
  items?: readonly FooterItem[];
};

export type FooterProps = {
  navigation?: readonly FooterSection[];
  meta?: { title?: string; items?: readonly FooterItem[]; content?: ReactNode };
  /** How the content may be used again. */
  contentLicence?: ReactNode;
  classes?: string;
  containerClasses?: string;
  attributes?: Attributes;
};

/** The footer without the crown and the coat of arms: those are the government's. */
export function Footer({ navigation, meta, contentLicence, classes, containerClasses, attributes }: FooterProps) {
  return (
    <div className={classNames('govuk-footer', classes)} {...attributes}>
      <div className={classNames('govuk-width-container', containerClasses)}>
        {navigation && navigation.length > 0 && (
          <>
            <div className="govuk-footer__navigation">{navigation.map(section)}</div>
            <hr className="govuk-footer__section-break" />
          </>
        )}
        <div className="govuk-footer__meta">
          <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
            {meta && <h2 className="govuk-visually-hidden">{meta.title ?? 'Support links'}</h2>}
            {meta?.items && meta.items.length > 0 && (
              <ul className="govuk-footer__inline-list">
                {meta.items.map((item) => (
                  <li key={item.href + item.text} className="govuk-footer__inline-list-item">
                    {link(item)}
                  </li>
                ))}
              </ul>
            )}
            {meta?.content && <div className="govuk-footer__meta-custom">{meta.content}</div>}
            {contentLicence && <span className="govuk-footer__licence-description">{contentLicence}</span>}
          </div>
        </div>
      </div>
    </div>
  );
}

function section({ title, columns, width = 'full', items }: FooterSection) {
  return (
    <div key={title} className={`govuk-footer__section govuk-grid-column-${width}`}>
      <h2 className="govuk-footer__heading govuk-heading-m">{title}</h2>
      {items && items.length > 0 && (
        <ul className={classNames('govuk-footer__list', columns && `govuk-footer__list--columns-${columns}`)}>
          {items.map((item) => (
            <li key={item.href + item.text} className="govuk-footer__list-item">
              {link(item)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function link({ href, text, attributes }: FooterItem) {
  return (
    <a className="govuk-footer__link" href={href} {...attributes}>
      {text}
    </a>
  );
}
