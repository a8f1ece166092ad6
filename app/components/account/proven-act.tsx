import { CsrfField } from '#app/components/csrf-field.tsx';
import type { FormFault } from '#app/components/fault-summary.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Details } from '#app/govuk/details.tsx';
import { ProofFields } from './proof-fields.tsx';

/** A change of how one signs in that needs password and code once more: closed until it is asked for. */
export function ProvenAct(props: {
  act: string;
  /** What the form is called, closed. */
  title: string;
  said: string;
  button: string;
  action: string;
  csrf: string;
  withPassword: boolean;
  faults: FormFault[] | undefined;
}) {
  const { act, faults } = props;
  return (
    <Details summary={props.title} open={faults !== undefined}>
      <p className="govuk-body">{props.said}</p>
      <form method="post" action={props.action} noValidate>
        <CsrfField token={props.csrf} />
        <input type="hidden" name="act" value={act} />
        <ProofFields suffix={`-${act}`} withPassword={props.withPassword} withCode faults={faults} />
        <Button variant="secondary" preventDoubleClick>
          {props.button}
        </Button>
      </form>
    </Details>
  );
}
