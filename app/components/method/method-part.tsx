import type { ReactNode } from 'react';

/** The parts of the page of methods, in its order. */
export const parts = [
  ['status', 'How a promise gets its status'],
  ['dates', 'Late, passed and undated'],
  ['progress', 'How far promises got'],
  ['answers', 'Recommendations and answers'],
  ['figures', 'Figures: labels, symbols and rates'],
  ['compared', 'How figures are compared'],
  ['hidden', 'What is hidden to protect children'],
  ['collections', 'Collections: what authorities are asked for'],
  ['returns', 'Checks of returns'],
  ['states', 'States of a return: who may do what'],
  ['sure', 'How sure the facts are'],
  ['unknown', 'What is not known'],
] as const;

type PartId = (typeof parts)[number][0];

/** One part of the page, under its heading. */
export function Part({ id, children }: { id: PartId; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`}>
      <h2 className="govuk-heading-m" id={`${id}-heading`}>
        {parts.find(([part]) => part === id)?.[1]}
      </h2>
      {children}
    </section>
  );
}

export function Bullets({ items }: { items: readonly string[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

/** A statement of the pack, where there is one. */
export const Said = ({ text }: { text: string | undefined }) => (text ? <p className="govuk-body">{text}</p> : null);
