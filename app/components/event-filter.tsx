import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';

/** The last fields by which an administrator narrows events: from one day to another. */
export function EventDays({ from, to }: { from: string | undefined; to: string | undefined }) {
  return (
    <>
      <Input name="from" label="First day" labelClasses="govuk-label--s" hint="For example 2026-11-25" value={from} />
      <Input name="to" label="Last day" labelClasses="govuk-label--s" hint="For example 2026-11-30" value={to} />
    </>
  );
}

/**
 * What can be done with a filter of events: narrow by it, show all again, save what is left.
 * @param file where those left are saved; null where the filter has a fault
 */
export function EventButtons({ narrowed, all, file }: { narrowed: boolean; all: string; file: string | null }) {
  return (
    <div className="govuk-button-group">
      <Button variant="secondary">Show</Button>
      {narrowed ? (
        <a className="govuk-link" href={all}>
          Show all
        </a>
      ) : null}
      {file === null ? null : (
        <a className="govuk-link" href={file}>
          {narrowed ? 'Save these events (CSV)' : 'Save all events (CSV)'}
        </a>
      )}
    </div>
  );
}
