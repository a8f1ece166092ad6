import { type ChoiceItem, Choices, type ChoicesProps } from './choices.tsx';

export type RadioItem = ChoiceItem;

export type RadiosProps = ChoicesProps<RadioItem> & {
  /** The value taken, instead of `checked` at one item. */
  value?: string | number | null;
};

export function Radios({ value, items, ...props }: RadiosProps) {
  const marked = items.map((item) =>
    item.divider === undefined && value != null ? { ...item, checked: item.checked ?? item.value === value } : item,
  );
  return <Choices kind="radios" {...props} items={marked} />;
}
