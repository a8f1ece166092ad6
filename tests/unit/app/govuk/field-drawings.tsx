import type { ComponentProps, ReactElement } from 'react';
import { Checkboxes } from '#app/govuk/checkboxes.tsx';
import { DateInput } from '#app/govuk/date-input.tsx';
import { Fieldset } from '#app/govuk/fieldset.tsx';
import { FileUpload } from '#app/govuk/file-upload.tsx';
import { Input } from '#app/govuk/input.tsx';
import { PasswordInput } from '#app/govuk/password-input.tsx';
import { type RadioItem, Radios } from '#app/govuk/radios.tsx';
import { Select } from '#app/govuk/select.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { NotTaken, type Options, taking, whole, words } from './fixtures.ts';

const fieldOptions = [
  'name',
  'id',
  'label',
  'hint',
  'errorMessage',
  'describedBy',
  'disabled',
  'formGroup',
  'classes',
  'attributes',
];

/** Options every field with one label has, as our props. */
function field(o: Options, more: readonly string[]) {
  return taking(o, [...fieldOptions, ...more], () => ({
    name: o.name,
    id: o.id,
    label: words(o.label, ['classes', 'isPageHeading']),
    labelClasses: o.label?.classes,
    labelIsPageHeading: o.label?.isPageHeading,
    hint: words(o.hint),
    errorMessage: words(o.errorMessage),
    describedBy: o.describedBy,
    disabled: o.disabled,
    formGroupClasses: o.formGroup && taking(o.formGroup, ['classes', 'attributes'], (group) => group.classes),
    formGroupAttributes: o.formGroup?.attributes,
    classes: o.classes,
    attributes: o.attributes,
  }));
}

function legend(fieldset: Options | undefined): Options {
  if (!fieldset) return {};
  return taking(fieldset, ['legend', 'describedBy'], () => ({
    legend: words(fieldset.legend, ['classes', 'isPageHeading']),
    legendClasses: fieldset.legend?.classes,
    legendIsPageHeading: fieldset.legend?.isPageHeading,
    describedBy: fieldset.describedBy,
  }));
}

function choices(o: Options, more: readonly string[]): ComponentProps<typeof Radios> {
  const known = [
    'name',
    'idPrefix',
    'items',
    'fieldset',
    'hint',
    'errorMessage',
    'describedBy',
    'formGroup',
    'classes',
    'attributes',
  ];
  return taking(o, [...known, ...more], () => {
    if (o.fieldset && !o.fieldset.legend) throw new NotTaken('a fieldset without legend');
    return {
      name: o.name,
      idPrefix: o.idPrefix,
      describedBy: o.describedBy,
      ...legend(o.fieldset),
      hint: words(o.hint),
      errorMessage: words(o.errorMessage),
      formGroupClasses: o.formGroup && taking(o.formGroup, ['classes'], (group) => group.classes),
      classes: o.classes,
      attributes: o.attributes,
      items: whole(o.items).map((item: Options): RadioItem => {
        if (item.divider) return { divider: item.divider };
        const known = [
          'value',
          'text',
          'html',
          'id',
          'name',
          'hint',
          'checked',
          'disabled',
          'conditional',
          'behaviour',
          'attributes',
        ];
        return taking(item, known, () => ({
          ...item,
          value: item.value,
          text: item.html || item.text,
          hint: words(item.hint),
          conditional: item.conditional ? words(item.conditional) || undefined : undefined,
        }));
      }),
    };
  });
}

/** From the options of the package's template to our component, for each field of a form. */
export const fieldDrawings: Record<string, (options: Options) => ReactElement> = {
  fieldset: (o) =>
    taking(o, ['legend', 'describedBy', 'role', 'html', 'classes', 'attributes'], () => (
      <Fieldset
        {...legend(o.legend && { legend: o.legend })}
        describedBy={o.describedBy}
        role={o.role}
        classes={o.classes}
        attributes={o.attributes}
      >
        {o.html}
      </Fieldset>
    )),
  input: (o) => {
    const own = [
      'type',
      'value',
      'inputmode',
      'autocomplete',
      'autocapitalize',
      'spellcheck',
      'pattern',
      'prefix',
      'suffix',
    ];
    const props = field(o, own);
    return (
      <Input
        {...props}
        type={o.type}
        value={o.value}
        inputMode={o.inputmode}
        autoComplete={o.autocomplete}
        autoCapitalize={o.autocapitalize}
        spellCheck={o.spellcheck}
        pattern={o.pattern}
        prefix={words(o.prefix)}
        suffix={words(o.suffix)}
      />
    );
  },
  textarea: (o) => (
    <Textarea
      {...field(o, ['rows', 'value', 'spellcheck', 'autocomplete'])}
      rows={o.rows && Number(o.rows)}
      value={o.value}
      spellCheck={o.spellcheck}
      autoComplete={o.autocomplete}
    />
  ),
  select: (o) => {
    const props = field(o, ['items', 'value']);
    const chosen = o.items?.find((item: Options) => item?.selected);
    const items = whole(o.items ?? []).map((item: Options) =>
      taking(item, ['value', 'text', 'disabled', 'selected', 'attributes'], ({ selected: _, ...more }) => {
        if (item.selected === false) throw new NotTaken('an item told not to be selected');
        return more;
      }),
    );
    return <Select {...props} items={items as never[]} value={chosen ? (chosen.value ?? chosen.text) : o.value} />;
  },
  'file-upload': (o) => <FileUpload {...field(o, ['multiple'])} multiple={o.multiple} />,
  'password-input': (o) => (
    <PasswordInput {...field(o, ['value', 'autocomplete'])} value={o.value} autoComplete={o.autocomplete} />
  ),
  checkboxes: (o) => <Checkboxes {...choices(o, ['values'])} values={o.values} />,
  radios: (o) => <Radios {...choices(o, ['value'])} value={o.value} />,
  'date-input': (o) => {
    const known = [
      'id',
      'namePrefix',
      'fieldset',
      'hint',
      'errorMessage',
      'values',
      'items',
      'formGroup',
      'classes',
      'attributes',
    ];
    return taking(o, known, () => {
      const { describedBy, ...fieldset } = legend(o.fieldset);
      if (describedBy || !o.id || (o.namePrefix && o.values)) throw new NotTaken('options of its own');
      if (o.fieldset && !o.fieldset.legend) throw new NotTaken('a fieldset without legend');
      return (
        <DateInput
          id={o.id}
          namePrefix={o.namePrefix}
          {...fieldset}
          hint={words(o.hint)}
          errorMessage={words(o.errorMessage)}
          values={o.values}
          {...dateParts(o)}
          formGroupClasses={o.formGroup && taking(o.formGroup, ['classes'], (group) => group.classes)}
          classes={o.classes}
          attributes={o.attributes}
        />
      );
    });
  },
};

/** The values and the faults of a date's three parts, where the example names just these. */
function dateParts({ items, errorMessage }: Options) {
  if (!items) return {};
  const parts: Options[] = whole(items);
  if (parts.map(({ name }) => name).join() !== 'day,month,year') throw new NotTaken('other parts than a date has');
  const atFault = parts.filter((part) =>
    taking(part, ['name', 'value', 'classes'], ({ classes = '' }) => {
      if (classes.replace(/govuk-input--(width-[24]|error)/g, '').trim()) throw new NotTaken('other classes');
      return classes.includes('govuk-input--error');
    }),
  );
  if (atFault.length > 0 && !errorMessage) throw new NotTaken('a fault without a message');
  return {
    values: Object.fromEntries(parts.map(({ name, value }) => [name, value])),
    ...(atFault.length > 0 ? { errorParts: atFault.map(({ name }) => name) } : {}),
  };
}
