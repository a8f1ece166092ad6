import { ErrorSummary, type ErrorSummaryProps } from '#app/govuk/error-summary.tsx';

/** What is wrong with a form: the field that the message stands at, and the message. */
export type FormFault = { field: string; message: string };

/** What is wrong with a form, above the page's heading, each fault with a link to its field; nothing where nothing is. */
export function FaultSummary({
  faults = [],
  anchorOf = ({ field }) => `#${field}`,
  title,
}: {
  faults: readonly FormFault[] | undefined;
  anchorOf?: (fault: FormFault) => string;
  title?: ErrorSummaryProps['title'];
}) {
  if (faults.length === 0) return null;
  return (
    <ErrorSummary title={title} errorList={faults.map((fault) => ({ href: anchorOf(fault), text: fault.message }))} />
  );
}

/** The message at one field of a form; undefined where it has no fault. */
export function faultAt(faults: readonly FormFault[] | undefined, field: string): string | undefined {
  return faults?.find((fault) => fault.field === field)?.message;
}
