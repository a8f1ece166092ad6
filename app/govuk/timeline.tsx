import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';

export type TimelineItem = {
  label: ReactNode;
  byline?: ReactNode;
  /** The day as a machine reads it (`2026-06-30`, `2026-06`, `2026`) and as people do. */
  dateTime?: string;
  date: ReactNode;
  description?: ReactNode;
  classes?: string;
};

export type TimelineProps = {
  items: readonly TimelineItem[];
  headingLevel?: 2 | 3 | 4 | 5 | 6;
  classes?: string;
  attributes?: Attributes;
};

/** The Ministry of Justice's timeline. */
export function Timeline({ items, headingLevel = 2, classes, attributes }: TimelineProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={classNames('moj-timeline', classes)} {...attributes}>
      {items.map((item, index) => (
        <div key={index} className={classNames('moj-timeline__item', item.classes)}>
          <div className="moj-timeline__header">
            <Heading className="moj-timeline__title">{item.label}</Heading>{' '}
            {item.byline && <p className="moj-timeline__byline">by {item.byline}</p>}
          </div>
          <p className="moj-timeline__date">
            {item.dateTime ? <time dateTime={item.dateTime}>{item.date}</time> : item.date}
          </p>
          {item.description && <div className="moj-timeline__description">{item.description}</div>}
        </div>
      ))}
    </div>
  );
}
