import { formatDate } from '#app/format.ts';
import type { StatusShown } from '#server/domain/ledger/pages/page.ts';
import { LatenessTag, StatusTag } from './status-tag.tsx';

/** A status with the written test that gave it, the milestones that caused it, and the day it was last checked. */
export function StatusVerdict({ status }: { status: StatusShown }) {
  return (
    <div className="govuk-inset-text">
      <p className="govuk-body">
        <StatusTag status={status.status} /> {status.lateness ? <LatenessTag lateness={status.lateness} /> : null} as
        last checked on {formatDate(status.checkedOn)}
      </p>
      <p className="govuk-body">
        <strong>Test applied:</strong> {status.rule.test}
      </p>
      {status.causedBy.length > 0 ? (
        <p className="govuk-body">
          <strong>Because of:</strong>{' '}
          {status.causedBy.map(({ slug, title }, index) => (
            <span key={slug}>
              {index > 0 ? '; ' : ''}
              <a className="govuk-link" href={`#${slug}`}>
                {title}
              </a>
            </span>
          ))}
        </p>
      ) : null}
      {status.undated ? <p className="govuk-body">No date was ever given, so it can never be late.</p> : null}
      {status.silent ? (
        <p className="govuk-body">Nothing new was found in the year before it was last checked.</p>
      ) : null}
    </div>
  );
}
