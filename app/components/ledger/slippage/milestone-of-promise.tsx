import { paths } from '#app/paths.ts';
import type { Named } from '#server/domain/ledger/pages/page.ts';

/** A milestone, its promise under it, and who leads. */
export function MilestoneOfPromise(props: { milestone: Named; commitment: Named; lead: string }) {
  const { milestone, commitment, lead } = props;
  return (
    <>
      <a className="govuk-link" href={`${paths.commitment(commitment.slug)}#${milestone.slug}`}>
        {milestone.title}
      </a>
      <span className="govuk-hint app-source">
        {commitment.title}. Led by {lead}.
      </span>
    </>
  );
}
