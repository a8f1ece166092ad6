import { publicPage } from './public-page.server.ts';

const england = 'E92000001';
const firstMetric = 's47_rate';

/** An empty field of the form is a field that was not filled in. */
const filled = (query: URLSearchParams, name: string) => query.get(name) || undefined;

/**
 * The loader of a page about one metric in one place by group.
 * @param of which table its CSV holds
 */
export function breakdownPage(of: 'figures' | 'ratios') {
  return publicPage(['metric', 'area', 'by', 'period', 'beside'], async ({ call, query, release, sibling }) => {
    const asked = {
      metric: filled(query, 'metric') ?? firstMetric,
      area: filled(query, 'area') ?? england,
      by: filled(query, 'by'),
      period: filled(query, 'period'),
      beside: filled(query, 'beside'),
      release,
    };
    const found = await call.series.breakdown(asked);
    if (sibling === 'json' || sibling === 'svg' || sibling === 'png') return found;
    if (sibling !== null) return { ...found, table: await call.series.breakdownTable({ ...asked, of }) };
    const all = { release, limit: 500 };
    const [metrics, countries, regions, authorities, examples] = await Promise.all([
      call.metric.list(all),
      call.area.list({ ...all, level: 'national' }),
      call.area.list({ ...all, level: 'region' }),
      call.area.list(all),
      call.area.list({ ...all, madeUp: 'true' }),
    ]);
    const codes = examples.items.map(({ code }) => code);
    const about = await call.metric.about({ id: asked.metric, areas: codes, release });
    const shown = codes.includes(found.area.code);
    return {
      ...found,
      page: {
        asked,
        metric: about.metric,
        counterMetrics: about.counterMetrics,
        metrics: metrics.items.map(({ id, name, unit }) => ({ id, name, unit })),
        places: [countries, regions, examples, authorities].flatMap(({ items }) =>
          items.map(({ code, name }) => ({ code, name })),
        ),
        /** A made-up place that shows what it would look like, where the place asked for has nothing. */
        example: !shown && about.breakdowns.length > 0 ? (codes[0] ?? null) : null,
      },
    };
  });
}
