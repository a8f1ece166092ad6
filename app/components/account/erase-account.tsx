import { CsrfField } from '#app/components/csrf-field.tsx';
import { type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Checkboxes } from '#app/govuk/checkboxes.tsx';
import { Radios } from '#app/govuk/radios.tsx';

/** Erases the account of somebody who has left: for a reason chosen, and told before it is done what goes and what stays. */
export function EraseAccount(props: {
  action: string;
  csrf: string;
  fields: Record<string, string>;
  reasons: Record<string, string>;
  faults: readonly FormFault[] | undefined;
}) {
  const { reasons, faults } = props;
  return (
    <>
      <h2 className="govuk-heading-m">Erase this account</h2>
      <p className="govuk-body" id="person">
        The name, the email address and everything with which they signed in go. Letters to them are emptied. What they
        did stays on the record with their role, and nothing leads from it to them any more. The address can be invited
        again, as somebody new.
      </p>
      <form method="post" action={props.action} noValidate>
        <CsrfField token={props.csrf} />
        {Object.entries(props.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Radios
          name="reason"
          legend="Why is it erased?"
          errorMessage={faultAt(faults, 'reason')}
          items={Object.entries(reasons).map(([value, text]) => ({ value, text }))}
        />
        <Checkboxes
          name="confirmed"
          legend="Erasing cannot be taken back"
          errorMessage={faultAt(faults, 'confirmed')}
          items={[{ value: 'yes', text: 'Nobody needs to know any more who this was' }]}
        />
        <Button variant="warning" preventDoubleClick>
          Erase the account
        </Button>
      </form>
    </>
  );
}
