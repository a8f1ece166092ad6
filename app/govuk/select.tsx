import { type Attributes, classNames } from './attributes.ts';
import { type FieldProps, FormGroup } from './form-group.tsx';

export type SelectItem = { value?: string | number; text: string; disabled?: boolean; attributes?: Attributes };

export type SelectProps = FieldProps & { items: readonly SelectItem[]; value?: string | number };

export function Select(props: SelectProps) {
  const { items, value, errorMessage, classes } = props;
  return (
    <FormGroup {...props}>
      {({ id, describedBy }) => (
        <select
          className={classNames('govuk-select', classes, errorMessage ? 'govuk-select--error' : null)}
          id={id}
          name={props.name}
          disabled={props.disabled}
          aria-describedby={describedBy}
          {...props.attributes}
          defaultValue={value}
        >
          {items.map((item, index) => (
            <option key={index} value={item.value} disabled={item.disabled} {...item.attributes}>
              {item.text}
            </option>
          ))}
        </select>
      )}
    </FormGroup>
  );
}
