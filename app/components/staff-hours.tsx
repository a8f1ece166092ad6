import { Input } from '#app/govuk/input.tsx';

/** The one question about the burden of a return, at its submission. */
export function StaffHours() {
  return (
    <Input
      name="staffHours"
      label="About how many staff hours did this return take? (optional)"
      hint="All together, for instance 12 or 7.5. Only a median over at least five returns is published."
      inputMode="decimal"
      classes="govuk-input--width-5"
      value=""
    />
  );
}
