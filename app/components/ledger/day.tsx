import { formatDate, machineDate, type Precision } from '#app/format.ts';
import type { Dated } from '#server/domain/ledger/pages/page.ts';

/** A day, no finer than it is known. */
export function Day({ day, precision = 'day' }: { day: string; precision?: Precision | null }) {
  const known = precision ?? 'day';
  return <time dateTime={machineDate(day, known)}>{formatDate(day, known)}</time>;
}

/** A date that may never have been given. */
export function DayOr({ dated, otherwise }: { dated: Dated | null; otherwise: string }) {
  return dated ? <Day {...dated} /> : otherwise;
}
