import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type PaginationLink = { href: string; text?: ReactNode; labelText?: string; attributes?: Attributes };
export type PaginationItem =
  | { ellipsis: true }
  | {
      ellipsis?: false;
      number: number | string;
      href: string;
      current?: boolean;
      visuallyHiddenText?: string;
      attributes?: Attributes;
    };

export type PaginationProps = {
  previous?: PaginationLink;
  next?: PaginationLink;
  items?: readonly PaginationItem[];
  landmarkLabel?: string;
  classes?: string;
  attributes?: Attributes;
};

export function Pagination({ previous, next, items, landmarkLabel = 'Pagination', ...props }: PaginationProps) {
  const block = !items && Boolean(previous || next);
  return (
    <nav
      className={classNames('govuk-pagination', block && 'govuk-pagination--block', props.classes)}
      aria-label={landmarkLabel}
      {...props.attributes}
    >
      {previous && <Arrow to="prev" block={block} link={previous} />}
      {items && (
        <ul className="govuk-pagination__list">
          {items.map((item, index) => (
            <Item key={index} {...item} />
          ))}
        </ul>
      )}
      {next && <Arrow to="next" block={block} link={next} />}
    </nav>
  );
}

function Arrow({ to, block, link }: { to: 'prev' | 'next'; block: boolean; link: PaginationLink }) {
  const words = link.text ?? (
    <>
      {to === 'prev' ? 'Previous' : 'Next'}
      <span className="govuk-visually-hidden"> page</span>
    </>
  );
  const decorated = block && !link.labelText && 'govuk-pagination__link-title--decorated';
  return (
    <div className={`govuk-pagination__${to}`}>
      <a className="govuk-link govuk-pagination__link" href={link.href} rel={to} {...link.attributes}>
        {(block || to === 'prev') && <Icon to={to} />}
        <span className={classNames('govuk-pagination__link-title', decorated)}>{words}</span>
        {link.labelText && block && (
          <>
            <span className="govuk-visually-hidden">:</span>
            <span className="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!block && to === 'next' && <Icon to={to} />}
      </a>
    </div>
  );
}

const paths = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Icon({ to }: { to: 'prev' | 'next' }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${to}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={paths[to]} />
    </svg>
  );
}

function Item(item: PaginationItem) {
  if (item.ellipsis) {
    return <li className="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
  }
  const { number, href, current, visuallyHiddenText = `Page ${number}`, attributes } = item;
  return (
    <li className={classNames('govuk-pagination__item', current && 'govuk-pagination__item--current')}>
      <a
        className="govuk-link govuk-pagination__link"
        href={href}
        aria-label={visuallyHiddenText}
        aria-current={current ? 'page' : undefined}
        {...attributes}
      >
        {number}
      </a>
    </li>
  );
}
