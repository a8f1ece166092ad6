import { CsrfField } from '#app/components/csrf-field.tsx';
import { Button } from '#app/govuk/button.tsx';
import { DateInput } from '#app/govuk/date-input.tsx';
import { paths } from '#app/paths.ts';

type Parts = { day: string; month: string; year: string };

type Props = {
  number: number;
  csrf: string;
  /** `YYYY-MM-DD`: what stands in the fields first. */
  day: string;
  /** What was typed and sent back. */
  typed: Parts | null;
  fault: string | undefined;
};

function partsOf(date: string): Parts {
  const [year = '', month = '', day = ''] = date.split('-');
  return { day: String(Number(day)), month: String(Number(month)), year };
}

/** Asks on which day every public page is to be looked at with a release that is not out. */
export function PreviewForm({ number, csrf, day, typed, fault }: Props) {
  return (
    <form method="post" action={paths.preparedRelease(number)} noValidate>
      <CsrfField token={csrf} />
      <DateInput
        id="on"
        namePrefix="on"
        legend="Preview as it will look on"
        legendClasses="govuk-fieldset__legend--m"
        hint={`Every public page with release ${number} in it. Only officials can open the preview. For example, 30 6 2027`}
        values={typed ?? partsOf(day)}
        errorMessage={fault}
      />
      <Button variant="secondary" name="act" value="preview">
        Preview release {number}
      </Button>
    </form>
  );
}
