import { CsrfField } from '#app/components/csrf-field.tsx';
import { type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { paths } from '#app/paths.ts';
import { ProofFields } from './proof-fields.tsx';
import { QrCode } from './qr-code.tsx';

export type Offer = { offered: string; rows: readonly (readonly boolean[])[]; key: string };

/** Adds an app in three steps: scan or type, then show a code and, where there is one, the password. */
export function FactorForm(props: {
  offer: Offer;
  /** There is an app already: this one takes its place. */
  replaces: boolean;
  csrf: string;
  withPassword: boolean;
  faults: FormFault[] | undefined;
}) {
  const { offer, replaces, csrf, faults } = props;
  return (
    <>
      <h2 className="govuk-heading-m">1. Add this service to your app</h2>
      <p className="govuk-body">
        Use any authenticator app that makes six-digit codes. Scan this square with it, or type the key into it.
      </p>
      <QrCode rows={offer.rows} label="Square to scan with your authenticator app" />
      <p className="govuk-body">
        Key: <code className="app-breaks">{offer.key}</code>
      </p>
      <h2 className="govuk-heading-m">2. Show that it works</h2>
      <form method="post" action={paths.secondFactor(replaces)} noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="act" value="enrol" />
        <input type="hidden" name="offered" value={offer.offered} />
        <Input
          name="code"
          label="Code"
          hint="The six digits that your app shows now."
          classes="govuk-input--width-10"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          errorMessage={faultAt(faults, 'code')}
        />
        <ProofFields withPassword={props.withPassword} withCode={replaces} faults={faults} />
        <Button preventDoubleClick>Add the app</Button>
      </form>
    </>
  );
}
