import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type SubNavigationProps = {
  label: string;
  items: readonly { href: string; text: ReactNode; active?: boolean }[];
  classes?: string;
  attributes?: Attributes;
};

/** The Ministry of Justice's sub navigation. */
export function SubNavigation({ label, items, classes, attributes }: SubNavigationProps) {
  return (
    <nav className={classNames('moj-sub-navigation', classes)} aria-label={label} {...attributes}>
      <ul className="moj-sub-navigation__list">
        {items.map(({ href, text, active }) => (
          <li key={href} className="moj-sub-navigation__item">
            <a className="moj-sub-navigation__link" aria-current={active ? 'page' : undefined} href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
