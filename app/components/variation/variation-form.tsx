import { Button } from '#app/govuk/button.tsx';
import { Details } from '#app/govuk/details.tsx';
import { Select } from '#app/govuk/select.tsx';
import { paths } from '#app/paths.ts';
import type { Variation } from '#server/domain/comparison/variation/variation.ts';

const ordinals = ['First place', 'Second place', 'Third place', 'Fourth place'];

/** Chooses a period, and places to stand out, by GET: the answer has an address to send on. */
export function VariationForm({ variation }: { variation: Variation }) {
  const { metric, period, periods, rows, highlighted } = variation;
  const names = rows.map(({ area }) => ({ value: area.code, text: area.name }));
  return (
    <form method="get" action={paths.variation(metric)} className="app-filter" aria-label="Choose period and places">
      <Select
        name="period"
        label="Period"
        value={period}
        classes="app-select-wide"
        items={periods.map((each) => ({ value: each.period, text: each.label }))}
      />
      <Details summary="Highlight up to four places" open={highlighted.length > 0}>
        <div className="app-filter__fields">
          {ordinals.map((label, at) => (
            <Select
              key={label}
              id={`area-${at + 1}`}
              name="area"
              label={label}
              value={highlighted[at]?.code ?? ''}
              classes="app-select-wide"
              items={[{ value: '', text: 'None' }, ...names]}
            />
          ))}
        </div>
      </Details>
      <Button>Show</Button>
    </form>
  );
}
