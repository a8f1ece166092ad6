import { CsrfField } from '#app/components/csrf-field.tsx';
import { ActField, type Typed } from '#app/components/ledger-acts/act-field.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';

type Page = { csrf: string; keys: { other: string }; version: { number: number } | null };
/** What was typed and which field is at fault; undefined before anything was sent. */
type Faulty = { field: string; message: string; reason: string; typed: Typed } | undefined;

/** An exception to the lock: this authority may submit until a day. */
export function ReopenForm({ page, faulty }: { page: Page; faulty: Faulty }) {
  const faultOf = (field: string) => (faulty?.field === field ? faulty.message : undefined);
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Reopen for this authority</h2>
      <p className="govuk-body">
        This authority can submit another version up to and including the day you name, even after the lock. The
        exception lasts at most 31 days. It is kept in the history with your reason, and the authority is told by
        letter.
      </p>
      <CsrfField token={page.csrf} />
      <input type="hidden" name="step" value="reopen" />
      <input type="hidden" name="key" value={page.keys.other} />
      <ActField
        field={{ kind: 'date', name: 'endsOn', label: 'Last day it is open' }}
        typed={faulty?.typed ?? {}}
        fault={faultOf('endsOn')}
      />
      <Textarea
        name="reason"
        label="Why it is reopened"
        rows={3}
        value={faulty?.reason}
        errorMessage={faultOf('reason')}
      />
      <Button variant="secondary" preventDoubleClick>
        Reopen
      </Button>
    </form>
  );
}

/** The department's answer to an authority that asks to withdraw what was accepted. */
export function DecideWithdrawal({ page, faulty }: { page: Page; faulty: Faulty }) {
  const faultOf = (field: string) => (faulty?.field === field ? faulty.message : undefined);
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Decide on the withdrawal</h2>
      <p className="govuk-body">The authority asks to withdraw this return. Its reason is in the history below.</p>
      <CsrfField token={page.csrf} />
      <input type="hidden" name="step" value="withdrawal" />
      <input type="hidden" name="key" value={page.keys.other} />
      <input type="hidden" name="version" value={page.version?.number} />
      <Radios
        name="decision"
        legend="Is the return withdrawn?"
        value={faulty?.typed.decision}
        errorMessage={faultOf('decision')}
        items={[
          { value: 'grant', text: 'Yes, it is withdrawn and the authority may submit another' },
          { value: 'refuse', text: 'No, it stays accepted' },
        ]}
      />
      <Textarea name="reason" label="Your reason" rows={3} value={faulty?.reason} errorMessage={faultOf('reason')} />
      <Button preventDoubleClick>Decide</Button>
    </form>
  );
}
