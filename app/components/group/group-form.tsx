import { type MetricChoice, MetricSelect } from '#app/components/metric-select.tsx';
import { formatCount } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Select } from '#app/govuk/select.tsx';
import { paths } from '#app/paths.ts';

type Named = { code: string; name: string };

type Props = {
  page: {
    asked: { metric: string; group: string; breakdown?: string | undefined };
    groups: readonly { id: string; kind: string; name: string; places: number }[];
    metrics: readonly MetricChoice[];
    authorities: readonly Named[];
    breakdowns: readonly { id: string; label: string }[];
  };
  period: string;
  periods: readonly { period: string; label: string }[];
};

/** Chooses metric, group and period by GET: the answer has an address to send on. */
export function GroupForm({ page: { asked, groups, metrics, authorities, breakdowns }, period, periods }: Props) {
  const chosen = groups.map(({ id, kind, name, places }) => ({
    value: id,
    text: kind === 'all' ? name : `${kind === 'region' ? 'Region: ' : ''}${name} (${formatCount(places, 'place')})`,
  }));
  const neighbours = authorities.map(({ code, name }) => ({
    value: `neighbours:${code}`,
    text: `${name} and its statistical neighbours`,
  }));
  return (
    <form method="get" action={paths.compareGroup()} className="app-filter" aria-label="Choose what to compare">
      <MetricSelect metrics={metrics} value={asked.metric} />
      <Select
        name="group"
        label="Group of places"
        value={asked.group}
        classes="app-select-wide"
        items={[...chosen, ...neighbours]}
      />
      <div className="app-filter__fields">
        <Select
          name="period"
          label="Period"
          value={period}
          classes="app-select-wide"
          items={[
            { value: '', text: 'The newest that most have' },
            ...periods.map((each) => ({ value: each.period, text: each.label })),
          ]}
        />
        {breakdowns.length > 0 || asked.breakdown ? (
          <Select
            name="breakdown"
            label="Breakdown"
            value={asked.breakdown ?? ''}
            classes="app-select-wide"
            items={[{ value: '', text: 'Total' }, ...breakdowns.map(({ id, label }) => ({ value: id, text: label }))]}
          />
        ) : null}
      </div>
      <Button>Compare</Button>
    </form>
  );
}
