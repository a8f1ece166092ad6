import { formatUnit } from '#app/format.ts';
import { Select } from '#app/govuk/select.tsx';

export type MetricChoice = { id: string; name: string; unit: string };

/** Chooses a metric, each by its name and unit. */
export function MetricSelect({ metrics, value }: { metrics: readonly MetricChoice[]; value: string }) {
  return (
    <Select
      name="metric"
      label="Metric"
      value={value}
      classes="app-select-wide"
      items={metrics.map(({ id, name, unit }) => ({ value: id, text: `${name} (${formatUnit(unit)})` }))}
    />
  );
}
