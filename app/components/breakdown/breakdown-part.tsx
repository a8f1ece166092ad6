import type { ReactNode } from 'react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { CounterMetrics } from '#app/components/counter-metrics.tsx';
import { Page } from '#app/components/page.tsx';
import { Details } from '#app/govuk/details.tsx';
import { beside, paths } from '#app/paths.ts';
import type { BreakdownComparison } from '#server/domain/comparison/breakdowns/breakdown-comparison.ts';
import { BreakdownForm } from './breakdown-form.tsx';

type Line = Parameters<typeof CounterMetrics>[0]['metrics'];

export type BreakdownPageProps = {
  found: BreakdownComparison & { release: Parameters<typeof AboutThisPage>[0]['release'] };
  page: {
    asked: {
      metric: string;
      area: string;
      by?: string | undefined;
      period?: string | undefined;
      beside?: string | undefined;
    };
    metric: { id: string; name: string; definition: string; counterReason: string };
    counterMetrics: Line;
    metrics: readonly { id: string; name: string; unit: string }[];
    places: readonly { code: string; name: string }[];
    example: string | null;
  };
};

type Props = BreakdownPageProps & {
  of: 'figures' | 'ratios';
  heading: string;
  lead: string;
  children: ReactNode;
};

/** What the pages of figures and of ratios by group have in common: the choice, the words, and what to read beside. */
export function BreakdownPart({ found, page, of, heading, lead, children }: Props) {
  const { asked, metric, example } = page;
  const { metric: id, area, by, period, beside: held } = asked;
  const query = { metric: id, area, by, period, ...(of === 'ratios' ? { beside: held } : {}) };
  const to = of === 'ratios' ? paths.compareRatios : paths.compareBreakdown;
  const other = of === 'ratios' ? paths.compareBreakdown : paths.compareRatios;
  const here = to(query);
  return (
    <Page
      heading={heading}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Compare', href: paths.compare() },
        { text: heading },
      ]}
    >
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <p className="govuk-body-l">{lead}</p>
          <p className="govuk-body">
            <a className="govuk-link" href={other({ metric: id, area, by, period })}>
              {of === 'ratios' ? 'The figures of each group' : 'How many times as often: ratios between the groups'}
            </a>
            {' · '}
            <a className="govuk-link" href={paths.disproportionality()}>
              Who the system reaches
            </a>
          </p>
          <BreakdownForm
            action={to()}
            {...page}
            dimensions={found.dimensions}
            dimension={found.dimension?.id ?? null}
            period={found.period}
            periods={found.periods}
            groups={of === 'ratios' ? found.groups : null}
            reference={found.reference?.id ?? null}
          />
        </div>
      </div>
      <section aria-labelledby="by-group">
        <h2 className="govuk-heading-m" id="by-group">
          <a className="govuk-link" href={paths.metric(metric.id)}>
            {metric.name}
          </a>
          : {found.area.name}
        </h2>
        <p className="govuk-body">{metric.definition}</p>
        {found.area.madeUp ? (
          <p className="govuk-body app-made-up">
            This place is made up. Its figures are an example, and are in no figure of England, a region or neighbours.
          </p>
        ) : null}
        {found.rows.length > 0 ? (
          <>
            {children}
            <ul className="app-inline-list">
              {(['csv', 'json', 'svg', 'png'] as const).map((ending) => (
                <li key={ending}>
                  <a className="govuk-link" href={beside(here, ending)}>
                    {{ csv: 'CSV', json: 'JSON', svg: 'Chart as SVG', png: 'Chart as PNG' }[ending]}
                    <span className="govuk-visually-hidden">: {metric.name}</span>
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <div className="govuk-inset-text">
            <p className="govuk-body">{found.sentence}</p>
            {found.notes
              .filter(({ code }) => code === 'needed')
              .map(({ code, text }) => (
                <p className="govuk-body" key={code}>
                  {text}
                </p>
              ))}
            {example ? (
              <p className="govuk-body">
                <a className="govuk-link" href={to({ metric: id, area: example })}>
                  See what it would look like: a made-up example
                </a>
              </p>
            ) : null}
          </div>
        )}
      </section>
      <Details summary="How to read these figures">
        <ul className="govuk-list govuk-list--bullet">
          {found.notes.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ul>
      </Details>
      <CounterMetrics metrics={page.counterMetrics} reason={metric.counterReason} />
      <AboutThisPage path={here} release={found.release} endings={['json', 'csv', 'svg', 'png']} />
    </Page>
  );
}
