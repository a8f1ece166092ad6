import { formatCount, formatNumber } from '#app/format.ts';
import { serviceName } from '#app/page-title.ts';
import { type ChangesQuery, paths } from '#app/paths.ts';
import type { ReleaseChanges } from '#server/domain/releases/changes.ts';

const inXml: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => inXml[sign] ?? sign);

/** What one release added, in one sentence for a feed. */
export function changesInWords({ counts, metrics }: ReleaseChanges): string {
  const parts = counts.map(({ words, added, corrected }) => `${formatNumber(added + corrected)} ${words}`);
  const values = metrics.reduce((total, each) => total + each.values, 0);
  if (values > 0) parts.push(`${formatCount(values, 'figure')} of ${formatCount(metrics.length, 'metric')}`);
  return parts.length > 0 ? `Added: ${parts.join(', ')}.` : 'Nothing of this changed.';
}

/**
 * The list of changes as an Atom feed (RFC 4287). Ids never change: they are the addresses of the releases.
 * @param origin of the service, without a slash at the end
 */
export function changesFeed(items: readonly ReleaseChanges[], asked: ChangesQuery, origin: string): string {
  const self = `${origin}${paths.changesFeed(asked)}`;
  const entries = items.map((release) => {
    const address = `${origin}${paths.release(release.number)}`;
    return `  <entry>
    <id>${escaped(address)}</id>
    <title>${escaped(`Release ${release.number}: ${release.title}`)}</title>
    <updated>${release.publishedAt}</updated>
    <link href="${escaped(address)}"/>
    <summary>${escaped([release.note, changesInWords(release)].filter(Boolean).join(' '))}</summary>
  </entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${escaped(self)}</id>
  <title>${escaped(`${serviceName}: what changed`)}</title>
  <updated>${items[0]?.publishedAt ?? '1970-01-01T00:00:00Z'}</updated>
  <author><name>${escaped(serviceName)}</name></author>
  <link rel="self" href="${escaped(self)}"/>
  <link href="${escaped(`${origin}${paths.changes(asked)}`)}"/>
${entries.join('\n')}
</feed>
`;
}
