import type { ReactNode } from 'react';
import { type Attributes, classNames } from './attributes.ts';
import { describedByOf, QuestionGroup, type QuestionProps } from './form-group.tsx';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';

export type Choice = {
  value: string | number;
  text: ReactNode;
  id?: string;
  hint?: ReactNode;
  checked?: boolean;
  disabled?: boolean;
  /** Shown when this choice is taken; always shown where there is no script. */
  conditional?: ReactNode;
  attributes?: Attributes;
};

export type ChoiceItem<More = unknown> = { divider: string } | (Choice & More & { divider?: undefined });

/** What checkboxes and radios have in common. */
export type ChoicesProps<Item> = QuestionProps & {
  name: string;
  /** The name, unless given. An error summary links to it: it is the first choice's id. */
  idPrefix?: string;
  items: readonly Item[];
  classes?: string;
  attributes?: Attributes;
};

type Kind = 'checkboxes' | 'radios';
type AnyItem = ChoiceItem<{ name?: string; behaviour?: 'exclusive' }>;

export function Choices({ kind, ...props }: ChoicesProps<AnyItem> & { kind: Kind }) {
  const { name, idPrefix = name } = props;
  // Checkboxes without a fieldset are each described by the whole group's hint and message.
  const inherited = kind === 'checkboxes' && !props.legend ? describedByOf({ ...props, id: idPrefix }) : '';
  return (
    <QuestionGroup {...props} id={idPrefix}>
      <div className={classNames(`govuk-${kind}`, props.classes)} {...props.attributes} data-module={`govuk-${kind}`}>
        {props.items.map((item, index) => {
          if (item.divider !== undefined) {
            return (
              <div key={index} className={`govuk-${kind}__divider`}>
                {item.divider}
              </div>
            );
          }
          const id = item.id ?? (index === 0 ? idPrefix : `${idPrefix}-${index + 1}`);
          return <OneChoice key={index} kind={kind} name={name} id={id} describedBy={inherited} item={item} />;
        })}
      </div>
    </QuestionGroup>
  );
}

type OneChoiceProps = {
  kind: Kind;
  name: string;
  id: string;
  describedBy: string;
  item: Exclude<AnyItem, { divider: string }>;
};

function OneChoice({ kind, name, id, describedBy, item }: OneChoiceProps) {
  const hintId = item.hint ? `${id}-item-hint` : null;
  const conditionalId = `conditional-${id}`;
  return (
    <>
      <div className={`govuk-${kind}__item`}>
        <input
          className={`govuk-${kind}__input`}
          id={id}
          name={item.name ?? name}
          type={kind === 'checkboxes' ? 'checkbox' : 'radio'}
          value={item.value}
          defaultChecked={item.checked}
          disabled={item.disabled}
          data-aria-controls={item.conditional ? conditionalId : undefined}
          data-behaviour={item.behaviour}
          aria-describedby={classNames(describedBy, hintId) || undefined}
          {...item.attributes}
        />
        <Label for={id} classes={`govuk-${kind}__label`}>
          {item.text}
        </Label>
        {hintId && (
          <Hint id={hintId} classes={`govuk-${kind}__hint`}>
            {item.hint}
          </Hint>
        )}
      </div>
      {item.conditional && (
        <div
          className={classNames(`govuk-${kind}__conditional`, !item.checked && `govuk-${kind}__conditional--hidden`)}
          id={conditionalId}
        >
          {item.conditional}
        </div>
      )}
    </>
  );
}
