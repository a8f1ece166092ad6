import { Button } from '#app/govuk/button.tsx';
import { Select } from '#app/govuk/select.tsx';

type Props = {
  action: string;
  period: string | undefined;
  periods: readonly { period: string; label: string }[];
  breakdown: string | undefined;
  breakdowns: readonly { id: string; label: string }[];
};

/** Chooses period and breakdown by GET: the answer has an address to send on. */
export function PeriodForm({ action, period, periods, breakdown, breakdowns }: Props) {
  return (
    <form method="get" action={action} className="app-filter" aria-label="Choose what the map shows">
      <div className="app-filter__fields">
        <Select
          name="period"
          label="Period"
          value={period ?? ''}
          classes="app-select-wide"
          items={[
            { value: '', text: 'The newest that most have' },
            ...periods.map((each) => ({ value: each.period, text: each.label })),
          ]}
        />
        {breakdowns.length > 0 || breakdown ? (
          <Select
            name="breakdown"
            label="Breakdown"
            value={breakdown ?? ''}
            classes="app-select-wide"
            items={[{ value: '', text: 'Total' }, ...breakdowns.map(({ id, label }) => ({ value: id, text: label }))]}
          />
        ) : null}
      </div>
      <Button>Show</Button>
    </form>
  );
}
