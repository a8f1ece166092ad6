import { type ChoiceItem, Choices, type ChoicesProps } from './choices.tsx';

export type CheckboxItem = ChoiceItem<{ name?: string; behaviour?: 'exclusive' }>;

export type CheckboxesProps = ChoicesProps<CheckboxItem> & {
  /** The values taken, instead of `checked` at each item. */
  values?: readonly (string | number)[];
};

export function Checkboxes({ values, items, ...props }: CheckboxesProps) {
  const marked = items.map((item) =>
    item.divider === undefined && values ? { ...item, checked: item.checked ?? values.includes(item.value) } : item,
  );
  return <Choices kind="checkboxes" {...props} items={marked} />;
}
