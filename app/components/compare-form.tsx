import { type MetricChoice, MetricSelect } from '#app/components/metric-select.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Fieldset } from '#app/govuk/fieldset.tsx';
import { Select } from '#app/govuk/select.tsx';
import { paths } from '#app/paths.ts';

type Asked = {
  metric: string;
  areas: readonly string[];
  from?: string | undefined;
  to?: string | undefined;
  breakdown?: string | undefined;
};

type Props = {
  asked: Asked;
  metrics: readonly MetricChoice[];
  places: readonly { code: string; name: string }[];
  periods: readonly { period: string; label: string }[];
  /** Besides the total: those published for these places. */
  breakdowns: readonly { id: string; label: string }[];
};

const ordinals = ['First place', 'Second place', 'Third place', 'Fourth place'];

/** Chooses metric, places and periods by GET: the answer has an address to send on. */
export function CompareForm({ asked, metrics, places, periods, breakdowns }: Props) {
  const names = places.map(({ code, name }) => ({ value: code, text: name }));
  const ends = [
    ...[asked.from, asked.to].flatMap((period) =>
      period && !periods.some((each) => each.period === period) ? [{ value: period, text: period }] : [],
    ),
    ...periods.map(({ period, label }) => ({ value: period, text: label })),
  ];
  return (
    <form method="get" action={paths.compare()} className="app-filter" aria-label="Choose what to compare">
      <MetricSelect metrics={metrics} value={asked.metric} />
      <Fieldset legend="Places" legendClasses="govuk-fieldset__legend--s">
        <div className="app-filter__fields">
          {ordinals.map((label, index) => (
            <Select
              key={label}
              id={`area-${index + 1}`}
              name="area"
              label={label}
              value={asked.areas[index] ?? ''}
              classes="app-select-wide"
              items={index === 0 ? names : [{ value: '', text: 'None' }, ...names]}
            />
          ))}
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
