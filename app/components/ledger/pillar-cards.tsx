import { formatCount } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { PillarCard } from '#server/domain/ledger/pages/promises/overview-page.ts';

/** The six pillars, each with how many of its promises reached which step. */
export function PillarCards({ pillars }: { pillars: readonly PillarCard[] }) {
  return (
    <ul className="app-cards">
      {pillars.map((pillar) => (
        <li key={pillar.slug} className="app-card">
          <h3 className="govuk-heading-s">
            <a className="govuk-link" href={paths.pillar(pillar.slug)}>
              {pillar.position}. {pillar.shortTitle}
            </a>
          </h3>
          <p className="govuk-body-s">{formatCount(pillar.commitments, 'promise')} that reached:</p>
          <dl className="app-counts">
            {pillar.reached.map(({ step, label, count }) => (
              <div key={step}>
                <dt>{label}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
