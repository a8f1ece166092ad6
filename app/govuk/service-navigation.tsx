import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type ServiceNavigationItem = {
  href?: string;
  text: ReactNode;
  /** This very page. */
  current?: boolean;
  /** A page below this one. */
  active?: boolean;
  attributes?: Attributes;
};

export type ServiceNavigationProps = {
  serviceName?: string;
  serviceUrl?: string;
  navigation?: readonly ServiceNavigationItem[];
  navigationLabel?: string;
  navigationId?: string;
  navigationClasses?: string;
  menuButtonText?: string;
  collapseNavigationOnMobile?: boolean;
  ariaLabel?: string;
  classes?: string;
  attributes?: Attributes;
};

export function ServiceNavigation(props: ServiceNavigationProps) {
  const { serviceName, ariaLabel = 'Service information', classes, attributes } = props;
  const all = {
    className: classNames('govuk-service-navigation', classes),
    'data-module': 'govuk-service-navigation',
    ...attributes,
  };
  const inner = (
    <div className="govuk-width-container">
      <div className="govuk-service-navigation__container">
        {serviceName && (
          <span className="govuk-service-navigation__service-name">
            {props.serviceUrl ? (
              <a href={props.serviceUrl} className="govuk-service-navigation__link">
                {serviceName}
              </a>
            ) : (
              <span className="govuk-service-navigation__text">{serviceName}</span>
            )}
          </span>
        )}
        <Navigation {...props} />
      </div>
    </div>
  );
  if (!serviceName) return <div {...all}>{inner}</div>;
  return (
    <section aria-label={ariaLabel} {...all}>
      {inner}
    </section>
  );
}

function Navigation(props: ServiceNavigationProps) {
  const { navigation = [], menuButtonText = 'Menu', navigationId = 'navigation' } = props;
  if (navigation.length === 0) return null;
  const collapses = props.collapseNavigationOnMobile ?? navigation.length > 1;
  return (
    <nav
      aria-label={props.navigationLabel ?? menuButtonText}
      className={classNames('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {collapses && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it is hidden until the script shows it, and then says so
        <button
          type="button"
          className="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={navigationId}
          hidden
          aria-hidden="true"
        >
          {menuButtonText}
        </button>
      )}
      <ul className="govuk-service-navigation__list" id={navigationId}>
        {navigation.map((item, index) => (
          <Item key={index} {...item} />
        ))}
      </ul>
    </nav>
  );
}

function Item({ href, text, current, active, attributes }: ServiceNavigationItem) {
  const here = current || active;
  const words = here ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text;
  const ariaCurrent = here ? (current ? 'page' : 'true') : undefined;
  return (
    <li className={classNames('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}>
      {href ? (
        <a className="govuk-service-navigation__link" href={href} aria-current={ariaCurrent} {...attributes}>
          {words}
        </a>
      ) : (
        <span className="govuk-service-navigation__text" aria-current={ariaCurrent}>
          {words}
        </span>
      )}
    </li>
  );
}
