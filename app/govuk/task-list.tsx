import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';
import { Tag, type TagColour } from './tag.tsx';

export type TaskListItem = {
  title: ReactNode;
  /** Absent while the task cannot be started. */
  href?: string;
  hint?: ReactNode;
  /** Plain words for what is done; a tag for what is still to do. */
  status: { text: ReactNode; tag?: TagColour | true; cannotStartYet?: boolean };
  classes?: string;
};

export type TaskListProps = {
  items: readonly TaskListItem[];
  idPrefix?: string;
  classes?: string;
  attributes?: Attributes;
};

export function TaskList({ items, idPrefix = 'task-list', classes, attributes }: TaskListProps) {
  return (
    <ul className={classNames('govuk-task-list', classes)} {...attributes}>
      {items.map((item, index) => (
        <Task key={index} {...item} id={`${idPrefix}-${index + 1}`} />
      ))}
    </ul>
  );
}

function Task({ id, title, href, hint, status, classes }: TaskListItem & { id: string }) {
  const statusId = `${id}-status`;
  const { tag } = status;
  const statusClass = classNames(
    'govuk-task-list__status',
    status.cannotStartYet && 'govuk-task-list__status--cannot-start-yet',
  );
  return (
    <li className={classNames('govuk-task-list__item', href && 'govuk-task-list__item--with-link', classes)}>
      <div className="govuk-task-list__name-and-hint">
        {href ? (
          <a
            className="govuk-link govuk-task-list__link"
            href={href}
            aria-describedby={hint ? `${id}-hint ${statusId}` : statusId}
          >
            {title}
          </a>
        ) : (
          <div>{title}</div>
        )}
        {hint && (
          <div id={`${id}-hint`} className="govuk-task-list__hint">
            {hint}
          </div>
        )}
      </div>
      <div className={statusClass} id={statusId}>
        {tag ? <Tag colour={tag === true ? undefined : tag}>{status.text}</Tag> : status.text}
      </div>
    </li>
  );
}
