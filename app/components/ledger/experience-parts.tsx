import { Details } from '#app/govuk/details.tsx';
import { paths } from '#app/paths.ts';
import type { ExperienceQuestion } from '#server/domain/ledger/pages/promises/experience-page.ts';
import { EnglandFigure } from './england-figure.tsx';

const noFigure: Record<string, string> = {
  proposed: 'No figure yet. This metric is proposed by this project: no official figure exists.',
};

/** The figures that speak to a question, each with how far it does. */
export function MetricsThatSpeak({ item: { metrics } }: { item: ExperienceQuestion }) {
  if (metrics.length === 0) return <p className="govuk-body">Nothing.</p>;
  return (
    <ul className="govuk-list govuk-list--spaced">
      {metrics.map(({ metric, tells, measured }) => (
        <li key={metric.id}>
          <a className="govuk-link" href={paths.metric(metric.id)}>
            {metric.name}
          </a>
          <br />
          {measured?.now ? (
            <EnglandFigure measured={measured} which="now" />
          ) : (
            (noFigure[metric.status] ?? 'No figure is published here yet.')
          )}
          <span className="govuk-hint app-source">{tells}</span>
        </li>
      ))}
    </ul>
  );
}

/** How far figures can be split by what a question turns on, and how far they are. */
export function SplitBy({
  dimension: { title, couldBe, are },
}: {
  dimension: NonNullable<ExperienceQuestion['dimension']>;
}) {
  return (
    <>
      <p className="govuk-body">
        {couldBe.length} metrics are defined so that they can be split by {title}.{' '}
        {are.length === 0
          ? `Not one figure for England split by ${title} is published here.`
          : `${are.length} of them are published here split by ${title}:`}
      </p>
      {are.length > 0 ? <MetricLinks metrics={are} /> : null}
      <Details summary={`Metrics that could be split by ${title}`}>
        <MetricLinks metrics={couldBe} />
      </Details>
    </>
  );
}

function MetricLinks({ metrics }: { metrics: readonly { id: string; name: string }[] }) {
  return (
    <ul className="govuk-list govuk-list--bullet">
      {metrics.map(({ id, name }) => (
        <li key={id}>
          <a className="govuk-link" href={paths.metric(id)}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
