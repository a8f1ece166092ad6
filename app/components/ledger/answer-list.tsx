import { paths } from '#app/paths.ts';
import type { AnswerShown } from '#server/domain/ledger/pages/recommendation-pages.ts';
import { StatusTag } from './status-tag.tsx';

export const fits = { full: 'Full answer', partial: 'Partial answer', related: 'Related' } as const;

/** The promises that answer a recommendation: how well each fits, and, apart from that, how it stands. */
export function AnswerList({ answers, withFit = true }: { answers: readonly AnswerShown[]; withFit?: boolean }) {
  return (
    <ul className="govuk-list app-compact-list">
      {answers.map(({ slug, title, fit, status }) => (
        <li key={slug}>
          <a className="govuk-link" href={paths.commitment(slug)}>
            {title}
          </a>{' '}
          {withFit ? <span className="app-secondary">{fits[fit]}</span> : null} <StatusTag status={status.status} />
        </li>
      ))}
    </ul>
  );
}
