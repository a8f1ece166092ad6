import { type MetricChoice, MetricSelect } from '#app/components/metric-select.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Select } from '#app/govuk/select.tsx';

type Props = {
  action: string;
  asked: { metric: string; area: string; by?: string | undefined; beside?: string | undefined };
  metrics: readonly MetricChoice[];
  places: readonly { code: string; name: string }[];
  dimensions: readonly { id: string; name: string }[];
  dimension: string | null;
  period: string;
  periods: readonly { period: string; label: string }[];
  /** Groups the others can be held beside; null on a page without ratios. */
  groups: readonly { id: string; label: string }[] | null;
  reference: string | null;
};

/** Chooses metric, place, breakdown and period by GET: the answer has an address to send on. */
export function BreakdownForm(props: Props) {
  const { action, asked, metrics, places, dimensions, dimension, period, periods, groups, reference } = props;
  return (
    <form method="get" action={action} className="app-filter" aria-label="Choose what to look at">
      <MetricSelect metrics={metrics} value={asked.metric} />
      <Select
        name="area"
        label="Place"
        value={asked.area}
        classes="app-select-wide"
        items={places.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <div className="app-filter__fields">
        <Select
          name="by"
          label="By"
          value={dimension ?? ''}
          items={
            dimensions.length > 0
              ? dimensions.map(({ id, name }) => ({ value: id, text: name }))
              : [{ value: '', text: 'Not broken down' }]
          }
        />
        {periods.length > 0 ? (
          <Select
            name="period"
            label="Period"
            value={period}
            items={periods.map((each) => ({ value: each.period, text: each.label }))}
          />
        ) : null}
        {groups && groups.length > 0 ? (
          <Select
            name="beside"
            label="Beside"
            value={reference ?? ''}
            classes="app-select-wide"
            items={groups.map(({ id, label }) => ({ value: id, text: label }))}
          />
        ) : null}
      </div>
      <Button>Show</Button>
    </form>
  );
}
