import { type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { Input } from '#app/govuk/input.tsx';
import { PasswordInput } from '#app/govuk/password-input.tsx';

/** What shows once more that it is them: their password and, where they have an app, its code. */
export function ProofFields(props: {
  /** Tells the fields of several forms on one page apart. */
  suffix?: string;
  /** Left out for those who have none: the OpenID provider said who they are, a short time ago. */
  withPassword: boolean;
  withCode: boolean;
  faults: FormFault[] | undefined;
}) {
  const { suffix = '', faults } = props;
  return (
    <>
      {props.withPassword ? (
        <PasswordInput
          id={`password${suffix}`}
          name="password"
          label="Your password"
          hint="To show that it is you."
          errorMessage={faultAt(faults, 'password')}
        />
      ) : null}
      {props.withCode ? (
        <Input
          id={`current${suffix}`}
          name="current"
          label="Code from the app you have now"
          hint="Or one of your recovery codes. A code that you signed in with cannot be used again."
          classes="govuk-input--width-10"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          errorMessage={faultAt(faults, 'current')}
        />
      ) : null}
    </>
  );
}
