import type { Workshop } from '#server/data/connections.ts';
import { ledgerParts, ledgerTables } from '#server/data/ledger-tables.ts';
import { readReportNames } from '#server/data/workshop/collections.ts';
import { readMetricNames } from '#server/data/workshop/ledger-writing.ts';
import type { ReleaseReport } from '#server/domain/releases/report.ts';
import { type ReportShown, reportInWords } from '#server/domain/releases/report-words.ts';

const kinds = new Map(ledgerParts.map((part) => [ledgerTables[part].table as string, part]));

/** A report with the names of what it counts, as they are today. */
export async function inWords(workshop: Workshop, report: ReleaseReport): Promise<ReportShown> {
  const collections = [...new Set(report.returns.map(({ collectionId }) => collectionId))];
  const areas = [...new Set(report.returns.map(({ areaCode }) => areaCode))];
  const metrics = new Map((await readMetricNames(workshop)).map(({ id, name }) => [id, name]));
  return reportInWords(report, { kinds, metrics, ...(await readReportNames(workshop, { collections, areas })) });
}
