import { type MetricChoice, MetricSelect } from '#app/components/metric-select.tsx';
import { formatCount } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Fieldset } from '#app/govuk/fieldset.tsx';
import { Select } from '#app/govuk/select.tsx';
import { paths } from '#app/paths.ts';

type Asked = {
  metric: string;
  area: readonly string[];
  region: readonly string[];
  programme: readonly string[];
  neighboursOf: readonly string[];
  from?: string | undefined;
  to?: string | undefined;
  breakdown?: string | undefined;
};

type Named = { code: string; name: string };

type Props = {
  asked: Asked;
  metrics: readonly MetricChoice[];
  places: readonly Named[];
  /** Those whose statistical neighbours are known. */
  authorities: readonly Named[];
  groups: readonly { id: string; kind: string; name: string; places: number }[];
  periods: readonly { period: string; label: string }[];
  /** Besides the total: those published for these places. */
  breakdowns: readonly { id: string; label: string }[];
};

const ordinals = ['First place', 'Second place', 'Third place', 'Fourth place'];

/** Chooses metric, places and periods by GET: the answer has an address to send on. */
export function CompareForm({ asked, metrics, places, authorities, groups, periods, breakdowns }: Props) {
  const named = (given: readonly Named[]) => given.map(({ code, name }) => ({ value: code, text: name }));
  const ends = [
    ...[asked.from, asked.to].flatMap((period) =>
      period && !periods.some((each) => each.period === period) ? [{ value: period, text: period }] : [],
    ),
    ...periods.map(({ period, label }) => ({ value: period, text: label })),
  ];
  const ofKind = (kind: string) =>
    groups
      .filter((group) => group.kind === kind)
      .map(({ id, name, places: count }) => ({
        value: id.slice(kind.length + 1),
        text: `${name} (${formatCount(count, 'place')})`,
      }));
  return (
    <form method="get" action={paths.compare()} className="app-filter" aria-label="Choose what to compare">
      <MetricSelect metrics={metrics} value={asked.metric} />
      <Fieldset legend="Places by name: the lines of the chart" legendClasses="govuk-fieldset__legend--s">
        <div className="app-filter__fields">
          {ordinals.map((label, index) => (
            <Select
              key={label}
              id={`area-${index + 1}`}
              name="area"
              label={label}
              value={asked.area[index] ?? ''}
              classes="app-select-wide"
              items={[{ value: '', text: 'None' }, ...named(places)]}
            />
          ))}
        </div>
      </Fieldset>
      <Fieldset legend="And every place of" legendClasses="govuk-fieldset__legend--s">
        <div className="app-filter__fields">
          <Choices name="region" label="Region" values={asked.region} items={ofKind('region')} />
          <Choices name="programme" label="Programme" values={asked.programme} items={ofKind('programme')} />
          <Choices
            name="neighboursOf"
            label="Statistical neighbours of"
            values={asked.neighboursOf}
            items={named(authorities)}
          />
        </div>
      </Fieldset>
      <div className="app-filter__fields">
        <Select
          name="from"
          label="From"
          value={asked.from ?? ''}
          classes="app-select-wide"
          items={[{ value: '', text: 'The first published' }, ...ends]}
        />
        <Select
          name="to"
          label="To"
          value={asked.to ?? ''}
          classes="app-select-wide"
          items={[{ value: '', text: 'The newest' }, ...ends]}
        />
        {breakdowns.length > 0 || asked.breakdown ? (
          <Select
            name="breakdown"
            label="Breakdown"
            value={asked.breakdown ?? ''}
            classes="app-select-wide"
            items={[
              { value: '', text: 'Total' },
              ...breakdowns.map(({ id, label }) => ({ value: id, text: label })),
              ...(asked.breakdown && !breakdowns.some(({ id }) => id === asked.breakdown)
                ? [{ value: asked.breakdown, text: asked.breakdown }]
                : []),
            ]}
          />
        ) : null}
      </div>
      <Button>Compare</Button>
    </form>
  );
}

type ChoicesProps = {
  name: string;
  label: string;
  values: readonly string[];
  items: readonly { value: string; text: string }[];
};

/** A choice of one; an address that names several keeps them, each in a field of its own. */
function Choices({ name, label, values, items }: ChoicesProps) {
  const fields = values.length === 0 ? [''] : [...new Set(values)];
  return (
    <>
      {fields.map((value, at) => (
        <Select
          key={value}
          id={at === 0 ? name : `${name}-${at + 1}`}
          name={name}
          label={at === 0 ? label : `${label}, ${at + 1}`}
          value={value}
          classes="app-select-wide"
          items={[{ value: '', text: 'None' }, ...items]}
        />
      ))}
    </>
  );
}
