import { periodInWords } from '../period.ts';
import { whyWords } from '../returns/versions/revision.ts';
import { type ChangeKind, changeWords } from './change-kinds.ts';
import type { ControlledFigure, ControlReport, ReleaseReport } from './report.ts';

/** What the ids in a report are called. */
export type ReportNames = {
  /** Ledger tables by the kind of change that their rows are. */
  kinds: ReadonlyMap<string, ChangeKind | 'corrections'>;
  metrics: ReadonlyMap<string, string>;
  areas: ReadonlyMap<string, string>;
  collections: ReadonlyMap<string, { programme: string; period: string }>;
};

/** A release's report in the words of those who read it: kinds of change, names of metrics, councils and collections. */
export type ReportShown = {
  ledger: { what: string; count: number }[];
  figures: { metric: string; name: string; count: number }[];
  returned: { metric: string; name: string; rule: string; values: number; hidden: number }[];
  returns: { id: string; collection: string; area: string; version: number; why: string | null }[];
  /** Hidden figures that would follow from the release, and what was hidden so that others do not, in words. */
  control: { breaches: string[]; hidden: string[]; more: number };
  checklist: ReleaseReport['checklist'];
};

const correctionWords = ['reason of a correction', 'reasons of corrections'] as const;

function ruleWords(rule: string): string {
  const [, from, to] = /^hide (\d+) to (\d+)$/.exec(rule) ?? [];
  const [, nearest] = /^round to (\d+)$/.exec(rule) ?? [];
  if (nearest !== undefined) return `Counts are rounded to the nearest ${nearest}`;
  return from === undefined ? 'No figure is hidden' : `Counts from ${from} to ${to} are hidden`;
}

function collectionWords(id: string, { collections }: ReportNames): string {
  const found = collections.get(id);
  if (!found) return id;
  return `${found.programme}, ${periodInWords(found.period)}`;
}

/** The same report, told with names; what has no name keeps its id. */
export function reportInWords(report: ReleaseReport, names: ReportNames): ReportShown {
  const named = (metric: string) => ({ metric, name: names.metrics.get(metric) ?? metric });
  return {
    ledger: Object.entries(report.ledger).map(([table, count]) => {
      const kind = names.kinds.get(table);
      const words = kind === 'corrections' ? correctionWords : kind ? changeWords[kind] : [table, table];
      return { what: words[count === 1 ? 0 : 1] ?? table, count };
    }),
    figures: Object.entries(report.figures).map(([metric, count]) => ({ ...named(metric), count })),
    returned: Object.entries(report.returned).map(([metric, { values, hidden, rule }]) => ({
      ...{ ...named(metric), rule: ruleWords(rule), values, hidden },
    })),
    returns: report.returns.map(({ returnId, version, collectionId, areaCode, revision }) => ({
      ...{ id: `${returnId} ${version}`, collection: collectionWords(collectionId, names) },
      ...{ area: names.areas.get(areaCode) ?? areaCode, version },
      why: revision ? whyWords({ revisionKind: revision.kind, publicReason: revision.reason }) : null,
    })),
    control: controlWords(report.control, names),
    checklist: report.checklist,
  };
}

const mostTold = 50;

function controlWords(control: ControlReport | undefined, names: ReportNames): ReportShown['control'] {
  if (!control) return { breaches: [], hidden: [], more: 0 };
  const figure = ({ metric, breakdown, period, area }: ControlledFigure) => {
    const part = breakdown === 'total' ? '' : `, ${breakdown}`;
    return `${names.areas.get(area) ?? area}, ${periodInWords(period)}: ${names.metrics.get(metric) ?? metric}${part}`;
  };
  const all = Object.values(control.hidden).reduce((sum, count) => sum + count, 0);
  const told = control.examples.slice(0, mostTold);
  return {
    breaches: control.breaches.slice(0, mostTold).map(figure),
    hidden: told.map((each) =>
      each.what === 'denominator'
        ? `${figure(each)} (the number it is a share of), because of ${figure(each.total)}`
        : `${figure(each)}, because of ${figure(each.total)}`,
    ),
    more: all - told.length,
  };
}
