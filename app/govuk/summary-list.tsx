import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type SummaryListAction = {
  href: string;
  text: ReactNode;
  visuallyHiddenText?: string;
  classes?: string;
  attributes?: Attributes;
};
export type SummaryListRow = {
  key: ReactNode;
  value: ReactNode;
  actions?: readonly SummaryListAction[];
  classes?: string;
};
export type SummaryCard = {
  title: ReactNode;
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  actions?: readonly SummaryListAction[];
  classes?: string;
  attributes?: Attributes;
};

export type SummaryListProps = {
  rows: readonly SummaryListRow[];
  card?: SummaryCard;
  classes?: string;
  attributes?: Attributes;
};

export function SummaryList({ rows, card, classes, attributes }: SummaryListProps) {
  const anyActions = rows.some((row) => row.actions && row.actions.length > 0);
  const list = (
    <dl className={classNames('govuk-summary-list', classes)} {...attributes}>
      {rows.map((row, index) => (
        <div
          key={index}
          className={classNames(
            'govuk-summary-list__row',
            anyActions && !row.actions && 'govuk-summary-list__row--no-actions',
            row.classes,
          )}
        >
          <dt className="govuk-summary-list__key">{row.key}</dt>
          <dd className="govuk-summary-list__value">{row.value}</dd>
          {row.actions && row.actions.length > 0 && (
            <dd className="govuk-summary-list__actions">
              <Actions
                actions={row.actions}
                listClass="govuk-summary-list__actions-list"
                itemClass="govuk-summary-list__actions-list-item"
                cardTitle={card?.title}
              />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
  return card ? <Card {...card}>{list}</Card> : list;
}

function Card({ title, headingLevel = 2, actions = [], children, ...props }: SummaryCard & { children: ReactNode }) {
  const Heading = `h${headingLevel}` as const;
  const [only] = actions;
  return (
    <div className={classNames('govuk-summary-card', props.classes)} {...props.attributes}>
      <div className="govuk-summary-card__title-wrapper">
        <Heading className="govuk-summary-card__title">{title}</Heading>
        {only && actions.length === 1 && (
          <div className="govuk-summary-card__actions">
            <Action {...only} cardTitle={title} />
          </div>
        )}
        {actions.length > 1 && (
          <Actions
            actions={actions}
            listClass="govuk-summary-card__actions"
            itemClass="govuk-summary-card__action"
            cardTitle={title}
          />
        )}
      </div>
      <div className="govuk-summary-card__content">{children}</div>
    </div>
  );
}

type ActionsProps = {
  actions: readonly SummaryListAction[];
  listClass: string;
  itemClass: string;
  cardTitle: ReactNode;
};

function Actions({ actions, listClass, itemClass, cardTitle }: ActionsProps) {
  const [only] = actions;
  if (only && actions.length === 1) return <Action {...only} cardTitle={cardTitle} />;
  return (
    <ul className={listClass}>
      {actions.map((action, index) => (
        <li key={index} className={itemClass}>
          <Action {...action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  );
}

function Action({ href, text, visuallyHiddenText, cardTitle, ...props }: SummaryListAction & { cardTitle: ReactNode }) {
  return (
    <a className={classNames('govuk-link', props.classes)} href={href} {...props.attributes}>
      {text}
      {(visuallyHiddenText || cardTitle) && (
        <span className="govuk-visually-hidden">
          {visuallyHiddenText && ` ${visuallyHiddenText}`}
          {cardTitle && <> ({cardTitle})</>}
        </span>
      )}
    </a>
  );
}
