import { Checkboxes } from '#app/govuk/checkboxes.tsx';
import { DateInput } from '#app/govuk/date-input.tsx';
import { Fieldset } from '#app/govuk/fieldset.tsx';
import { Input } from '#app/govuk/input.tsx';
import { Select } from '#app/govuk/select.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import type { ActField as Field } from './act-fields.ts';

/** What was typed, by the name of its input. */
export type Typed = Record<string, string>;

/** A field's id: names hold points, ids should not. */
export const fieldId = (name: string) => name.replaceAll('.', '-');

/** Where the error summary leads for a field: a date's first part; the form itself for what is no field of it. */
export function faultAnchor(fields: readonly Field[], name: string): string {
  const field = fields.find((each) => each.name === name);
  if (!field) return '#act';
  return `#${fieldId(name)}${field.kind === 'date' ? '-day' : ''}`;
}

/** One question of an act's form, with what was typed and what is wrong with it. */
export function ActField({ field, typed, fault }: { field: Field; typed: Typed; fault: string | undefined }) {
  const { name, label, hint } = field;
  const common = { name, id: fieldId(name), label, hint, errorMessage: fault };
  const value = typed[name] ?? '';
  switch (field.kind) {
    case 'line':
      return <Input {...common} value={value} />;
    case 'text':
      return <Textarea {...common} rows={4} value={value} />;
    case 'choice':
      return <Select {...common} items={'choices' in field ? field.choices : []} value={value} />;
    case 'boxes':
      return (
        <Checkboxes
          name={name}
          idPrefix={fieldId(name)}
          legend={label}
          hint={hint}
          errorMessage={fault}
          items={'choices' in field ? field.choices : []}
          values={value.split(',')}
        />
      );
    case 'box':
      return (
        <Checkboxes
          name={name}
          idPrefix={fieldId(name)}
          errorMessage={fault}
          items={[{ value: 'yes', text: label }]}
          values={value ? ['yes'] : []}
        />
      );
    case 'date':
      return <DateField {...{ field, typed, fault }} />;
  }
}

/** A date in three parts. The fieldset is its group already, so it says no role beside that. */
function DateField({ field: { name, label, hint }, typed, fault }: Parameters<typeof ActField>[0]) {
  const id = fieldId(name);
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <Fieldset legend={label} describedBy={described}>
      <DateInput
        id={id}
        namePrefix={name}
        hint={hint}
        errorMessage={fault}
        values={{ day: typed[`${name}-day`], month: typed[`${name}-month`], year: typed[`${name}-year`] }}
      />
    </Fieldset>
  );
}
