import { CsrfField } from '#app/components/csrf-field.tsx';
import { formatDate } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { Checkboxes } from '#app/govuk/checkboxes.tsx';
import { DateInput } from '#app/govuk/date-input.tsx';
import { Fieldset } from '#app/govuk/fieldset.tsx';
import { Input } from '#app/govuk/input.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import { purposeWords } from './purpose-words.ts';

type Fault = { field: string; message: string };

const added = [
  { purpose: 'check', hint: 'Tells every finding. Nothing is stored.' },
  { purpose: 'submit', hint: 'Checks it too. A person still signs it off.' },
  { purpose: 'report-steps', hint: 'How far your authority has set the reforms up. The department still confirms it.' },
];

/** “2027-02-23” in the three parts of a date field. */
function partsOf(day: string) {
  const [year = '', month = '', date = ''] = day.split('-');
  return { day: String(Number(date)), month: String(Number(month)), year };
}

/** What a new token is to be. */
export function TokenForm(props: {
  areas: readonly { code: string; name: string }[];
  latestDay: string;
  suggestedDay: string;
  csrf: string;
  formKey: string;
  typed: Readonly<Record<string, string>> | undefined;
  faults: readonly Fault[];
}) {
  const { areas, latestDay, suggestedDay, csrf, formKey, typed, faults } = props;
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message;
  const lastDay = typed
    ? { day: typed['lastDay-day'], month: typed['lastDay-month'], year: typed['lastDay-year'] }
    : partsOf(suggestedDay);
  const [only] = areas;
  return (
    <form method="post" noValidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="key" value={formKey} />
      {areas.length === 1 && only ? (
        <>
          <input type="hidden" name="area" value={only.code} />
          <p className="govuk-body" id="area">
            The token is for {only.name} and for no other area.
          </p>
        </>
      ) : (
        <Radios
          name="area"
          legend="Which area is it for?"
          value={typed?.area}
          errorMessage={faultOf('area')}
          items={areas.map(({ code, name }) => ({ value: code, text: name }))}
        />
      )}
      <Input
        name="name"
        label="Name"
        hint="So that you know it again: which program uses it. For instance: case system, quarterly returns."
        value={typed?.name}
        errorMessage={faultOf('name')}
      />
      <Checkboxes
        name="purposes"
        legend="What may it do besides reading your returns?"
        hint="Choose nothing for a token that only reads."
        values={(typed?.purposes ?? '').split(',')}
        errorMessage={faultOf('purposes')}
        items={added.map(({ purpose, hint }) => {
          const words = purposeWords[purpose] ?? purpose;
          return { value: purpose, text: words[0]?.toUpperCase() + words.slice(1), hint };
        })}
      />
      <Fieldset
        legend="Last day it works"
        describedBy={['lastDay-hint', faultOf('lastDay') ? 'lastDay-error' : ''].filter(Boolean).join(' ')}
      >
        <DateInput
          id="lastDay"
          namePrefix="lastDay"
          hint={`It works until midnight of that day: ${formatDate(latestDay)} at the latest.`}
          values={lastDay}
          errorMessage={faultOf('lastDay')}
        />
      </Fieldset>
      <Button preventDoubleClick>Make the token</Button>
    </form>
  );
}
