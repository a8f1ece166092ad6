import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { Select } from '#app/govuk/select.tsx';

export type FilterChoice = { value: string; label: string; count: number };
export type FilterField = {
  name: string;
  label: string;
  all: string;
  choices: readonly FilterChoice[];
  value: string | null;
};

/** Narrows a list by GET, so that what is chosen stands in the address and can be sent on. */
export function ListFilter(props: {
  action: string;
  fields: readonly FilterField[];
  /** Null where the list has no text search. */
  q?: string | null;
  searchable?: boolean;
  /** Kept as they are, besides the edition: what the list is of. */
  kept?: Readonly<Record<string, string | null>>;
}) {
  const { action, fields, q, searchable = true, kept = {} } = props;
  const chosen = Boolean(q) || fields.some((field) => field.value);
  return (
    <form method="get" action={action} className="app-filter" aria-label="Narrow this list">
      {Object.entries(kept).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      <div className="app-filter__fields">
        {searchable ? (
          <Input id="filter-q" name="q" label="Words" labelClasses="govuk-label--s" type="search" value={q ?? ''} />
        ) : null}
        {fields.map((field) => (
          <Select
            key={field.name}
            id={`filter-${field.name}`}
            name={field.name}
            label={field.label}
            labelClasses="govuk-label--s"
            value={field.value ?? ''}
            items={[
              { value: '', text: field.all },
              ...field.choices.map(({ value, label, count }) => ({ value, text: `${label} (${count})` })),
            ]}
          />
        ))}
      </div>
      <div className="govuk-button-group">
        <Button>Apply filters</Button>
        {chosen ? (
          <a className="govuk-link" href={action}>
            Clear filters
          </a>
        ) : null}
      </div>
    </form>
  );
}
