import { type Attributes, classNames } from './attributes.ts';
import { QuestionGroup, type QuestionProps } from './form-group.tsx';
import { Input } from './input.tsx';

export type DatePart = 'day' | 'month' | 'year';

export type DateInputProps = Omit<QuestionProps, 'describedBy'> & {
  id: string;
  /** Before each part's name: `due` gives `due-day`, `due-month`, `due-year`. */
  namePrefix?: string;
  /** The parts at fault; all of them unless given. */
  errorParts?: readonly DatePart[];
  values?: { readonly [part in DatePart]?: string | number };
  classes?: string;
  attributes?: Attributes;
};

const parts: readonly { name: DatePart; label: string; width: 2 | 4 }[] = [
  { name: 'day', label: 'Day', width: 2 },
  { name: 'month', label: 'Month', width: 2 },
  { name: 'year', label: 'Year', width: 4 },
];

export function DateInput(props: DateInputProps) {
  const { id, namePrefix, errorMessage, errorParts } = props;
  const atFault = (part: DatePart) => Boolean(errorMessage) && (errorParts?.includes(part) ?? true);
  return (
    <QuestionGroup {...props} role="group">
      <div className={classNames('govuk-date-input', props.classes)} {...props.attributes} id={id}>
        {parts.map(({ name, label, width }) => (
          <div key={name} className="govuk-date-input__item">
            <Input
              label={label}
              labelClasses="govuk-date-input__label"
              id={`${id}-${name}`}
              name={namePrefix ? `${namePrefix}-${name}` : name}
              classes={classNames(
                'govuk-date-input__input',
                atFault(name) && 'govuk-input--error',
                `govuk-input--width-${width}`,
              )}
              value={props.values?.[name]}
              inputMode="numeric"
            />
          </div>
        ))}
      </div>
    </QuestionGroup>
  );
}
