import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type SideNavigationItem = { href: string; text: ReactNode; active?: boolean };

export type SideNavigationProps = {
  label: string;
  items?: readonly SideNavigationItem[];
  sections?: readonly { heading: string; items: readonly SideNavigationItem[] }[];
  headingLevel?: 2 | 3 | 4;
  classes?: string;
  attributes?: Attributes;
};

/** The Ministry of Justice's side navigation. */
export function SideNavigation({ label, items = [], sections, headingLevel = 4, ...props }: SideNavigationProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <nav className={classNames('moj-side-navigation', props.classes)} aria-label={label} {...props.attributes}>
      {sections
        ? sections.map((section) => [
            <Heading key={section.heading} className="moj-side-navigation__title">
              {section.heading}
            </Heading>,
            list(section.items, `${section.heading} items`),
          ])
        : list(items)}
    </nav>
  );
}

function list(items: readonly SideNavigationItem[], key?: string) {
  return (
    <ul key={key} className="moj-side-navigation__list">
      {items.map(({ href, text, active }) => (
        <li
          key={href}
          className={classNames('moj-side-navigation__item', active && 'moj-side-navigation__item--active')}
        >
          <a href={href} aria-current={active ? 'location' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
