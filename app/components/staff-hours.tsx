import { Input } from '#app/govuk/input.tsx';

/** The one question about the burden of a return, at its submission. */
export function StaffHours() {
  return (
    <Input
      name="staffHours"
      label="About how many staff hours did this return take? (optional)"
      hint="In total, for example 12 or 7.5. Only a median over at least five returns is published."
      inputMode="decimal"
      pattern="\\s*[0-9]{1,4}([.,][0-9]+)?\\s*"
      classes="govuk-input--width-5"
      attributes={{ title: 'A number of hours, like 12 or 7.5' }}
      value=""
    />
  );
}
