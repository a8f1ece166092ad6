import { formatCount, formatDate, formatNumber } from '#app/format.ts';
import { serviceName } from '#app/page-title.ts';
import { type ChangesQuery, paths } from '#app/paths.ts';
import type { ToldRedaction } from '#server/domain/redaction/told.ts';
import type { ReleaseChanges } from '#server/domain/releases/changes.ts';
import type { DatePassed } from '#server/domain/releases/dates-passed.ts';
import type { ReleaseRevision } from '#server/domain/releases/revisions.ts';
import { rowAnchor } from './ledger/row-anchor.ts';
import { takenDown } from './redactions.tsx';
import { figureWords, revisedInWords } from './revisions.tsx';

const inXml: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** As text of XML 1.0, which has no control characters but three, and no half of a pair. */
const escaped = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ' ')
    .replace(/[&<>"]/g, (sign) => inXml[sign] ?? sign);

/** What one release added, in one sentence for a feed. */
export function changesInWords({ counts, metrics, ...changed }: ReleaseChanges): string {
  const parts = counts.map(({ words, added, corrected }) => `${formatNumber(added + corrected)} ${words}`);
  const values = metrics.reduce((total, each) => total + each.values, 0);
  if (values > 0) parts.push(`${formatCount(values, 'figure')} of ${formatCount(metrics.length, 'metric')}`);
  const revised = revisedInWords(changed);
  if (parts.length === 0 && !revised) return 'Nothing of this changed.';
  return [
    ...(parts.length > 0 ? [`Added: ${parts.join(', ')}.`] : []),
    ...(revised ? [`Of those published before: ${revised}.`] : []),
  ].join(' ');
}

type Entry = { id: string; title: string; updated: string; href: string; summary: string };

function releaseEntry(release: ReleaseChanges, origin: string): Entry {
  const address = `${origin}${paths.release(release.number)}`;
  return {
    ...{ id: address, href: address, updated: release.publishedAt },
    title: `Release ${release.number}: ${release.title}`,
    summary: [release.note, changesInWords(release)].filter(Boolean).join(' '),
  };
}

const aDay = 24 * 60 * 60 * 1_000;

/**
 * A date that passed, under the id it has in the list of changes and on its promise's page. It is news once its day was
 * over, or with the release that published it after that.
 */
function passedEntry({ id, due, precision, title, commitment }: DatePassed, published: string, origin: string): Entry {
  const href = `${origin}${paths.commitment(commitment)}#${rowAnchor(id)}`;
  const over = new Date(Date.parse(`${due}T00:00:00Z`) + aDay).toISOString();
  return {
    ...{ id: href, href, updated: over > published ? over : published, title: `Date passed: ${title}` },
    summary: `Due ${formatDate(due, precision)}, nothing recorded as met. Where nobody has looked since, whether it was is not known.`,
  };
}

const saidOf = ({ value, symbol }: { value: number | null; symbol: string | null }) =>
  value === null ? (symbol ?? '') : `${value}${symbol ? ` ${symbol}` : ''}`;

/** Figures of a revision that a feed tells one by one; the release's page has all of them. */
const mostFigures = 5;

/** A return whose published figures a release changed, under its address on the release's page. */
function revisionEntry(revision: ReleaseRevision, { number, publishedAt }: ReleaseChanges, origin: string): Entry {
  const { id, kind, reason, area, periodLabel, figures } = revision;
  const href = `${origin}${paths.release(number)}#revision-${id}`;
  const told = figures
    .slice(0, mostFigures)
    .map((figure) => `${figureWords(figure)}: ${saidOf(figure.before)} is now ${saidOf(figure.after)}`);
  const more = figures.length - told.length;
  const changed = told.length === 0 ? 'No published figure changed' : told.join('; ');
  return {
    ...{ id: href, href, updated: publishedAt },
    title: `${kind === 'correction' ? 'Correction' : 'Scheduled revision'}: ${area.name}, ${periodLabel}`,
    summary: `${reason ?? 'More was recorded since.'} ${changed}${more > 0 ? `; and ${formatCount(more, 'more figure')}` : ''}.`,
  };
}

/** Something that was taken down, as the list of releases tells it. */
function redactionEntry(redaction: ToldRedaction, origin: string): Entry {
  const href = `${origin}${paths.releases()}#redaction-${redaction.number}`;
  const releases = redaction.releases.map(({ release }) => release).join(', ');
  return {
    ...{ id: href, href, updated: redaction.at, title: `Taken down: ${takenDown(redaction)}` },
    summary: `By the ${redaction.role}. ${redaction.reason} Releases that changed: ${releases}.`,
  };
}

const inAtom = ({ id, title, updated, href, summary }: Entry) => `  <entry>
    <id>${escaped(id)}</id>
    <title>${escaped(title)}</title>
    <updated>${updated}</updated>
    <link href="${escaped(href)}"/>
    <summary>${escaped(summary)}</summary>
  </entry>`;

/**
 * The list of changes as an Atom feed (RFC 4287), part by part (RFC 5005, section 3). Ids never change: they are addresses,
 * of a release or of a date that passed at its promise.
 * @param origin of the service, without a slash at the end
 * @param part which of the list, and whether there are more
 */
export function changesFeed(
  items: readonly ReleaseChanges[],
  asked: ChangesQuery,
  origin: string,
  { page, more }: { page: number; more: boolean } = { page: 1, more: false },
): string {
  const at = (number: number) => `${origin}${paths.changesFeed({ ...asked, page: number })}`;
  const parts = [
    ...(page > 1 || more ? [['first', at(1)]] : []),
    ...(page > 1 ? [['previous', at(page - 1)]] : []),
    ...(more ? [['next', at(page + 1)]] : []),
  ];
  const entries = items
    .flatMap((release) => [
      releaseEntry(release, origin),
      ...release.revisions.map((revision) => revisionEntry(revision, release, origin)),
      ...release.passed.map((date) => passedEntry(date, release.publishedAt, origin)),
      ...(release.redactions ?? []).map((redaction) => redactionEntry(redaction, origin)),
    ])
    .sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${escaped(at(1))}</id>
  <title>${escaped(`${serviceName}: what changed`)}</title>
  <updated>${entries[0]?.updated ?? '1970-01-01T00:00:00Z'}</updated>
  <author><name>${escaped(serviceName)}</name></author>
  <link rel="self" href="${escaped(at(page))}"/>
${parts.map(([rel, href = '']) => `  <link rel="${rel}" href="${escaped(href)}"/>\n`).join('')}  <link href="${escaped(`${origin}${paths.changes(asked)}`)}"/>
${entries.map(inAtom).join('\n')}
</feed>
`;
}
