import { formatDate } from '#app/format.ts';
import type { Inspection } from '#server/domain/areas/area.ts';

/** Ofsted's last overall grade, in the only words that are still right after April 2026. */
export function AreaInspection({ inspection }: { inspection: Inspection | null }) {
  if (!inspection) return null;
  return (
    <section aria-labelledby="inspection">
      <h2 className="govuk-heading-m" id="inspection">
        Inspection
      </h2>
      <p className="govuk-body">
        Last overall grade before April 2026: {inspection.lastOverallBeforeApril2026}, inspected{' '}
        {formatDate(inspection.inspectedOn)}, report published {formatDate(inspection.publishedOn)}.
        {inspection.leaders ? ` Impact of leaders: ${inspection.leaders}.` : ''}
      </p>
      {inspection.note ? <p className="govuk-body-s">{inspection.note}</p> : null}
    </section>
  );
}
