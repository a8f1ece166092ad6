import { addDays, format, parseISO } from 'date-fns';
import { dayInWords } from '#server/domain/ledger/acts/act-days.ts';
import { londonDay } from '#server/domain/london-day.ts';
import type { LedgerChange, ReleaseChanges } from '#server/domain/releases/changes.ts';
import type { Choice, Pace } from './choices.ts';

/** Up to where somebody has been told: releases up to this one, and dates that passed before this day. */
export type Told = { release: number; day: string };

/** One thing that changed, with the id it has on pages and in feeds. `path` leads to it. */
export type NewsItem = { id: string; text: string; path: string };
/** What came with one release, or the dates that passed by themselves. */
export type NewsPart = { heading: string; path: string | null; items: NewsItem[] };

/**
 * Whether somebody is to be told now: at once, whenever there is something they were not told; weekly, on the seventh
 * day after they were told last.
 * @param now up to where there is something to tell
 */
export function isDue(pace: Pace, told: Told, now: Told): boolean {
  if (told.release >= now.release && told.day >= now.day) return false;
  return pace === 'at-once' || format(addDays(parseISO(told.day), 7), 'yyyy-MM-dd') <= now.day;
}

const many = (count: number, one: string, more = `${one}s`) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;

function rowItem(row: LedgerChange, release: number): NewsItem {
  const { id, words, corrected, title, commitment, recommendation, statedOn, reason, said, area } = row;
  const what = corrected ? `Correction of a ${words}` : `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  const path = commitment
    ? `/commitments/${commitment}#row-${id}`
    : recommendation
      ? `/recommendations/${recommendation}`
      : `/releases/${release}`;
  const more = [area?.name, said && `“${said}”`, `as of ${dayInWords(statedOn)}`, reason && `because: ${reason}`];
  return { id, path, text: [`${what}: ${title}`, ...more.filter(Boolean)].join(', ') };
}

/** What a release added, told to somebody who follows this. */
function itemsOf(release: ReleaseChanges, { kind, id }: Choice): NewsItem[] {
  const { number, counts, metrics, rows, moreRows, revisions } = release;
  const revised = revisions.map((each) => ({
    id: `revision-${each.id}`,
    path: `/releases/${number}#revision-${each.id}`,
    text: `${each.kind === 'correction' ? 'Correction' : 'Scheduled revision'}: ${each.area.name}, ${each.periodLabel}${each.reason ? `, because: ${each.reason}` : ''}`,
  }));
  if (kind === 'everything') {
    const added = counts.map(
      ({ words, added: fresh, corrected }) => `${(fresh + corrected).toLocaleString('en-GB')} ${words}`,
    );
    const values = metrics.reduce((total, each) => total + each.values, 0);
    if (values > 0) added.push(`${many(values, 'figure')} of ${many(metrics.length, 'metric')}`);
    if (added.length === 0 && revised.length === 0) return [];
    const path = `/releases/${number}`;
    return [{ id: `release-${number}`, path, text: `Added: ${added.join(', ')}` }, ...revised];
  }
  if (kind === 'pillar' || kind === 'commitment' || kind === 'topic') {
    const items = rows.map((row) => rowItem(row, number));
    if (moreRows > 0)
      items.push({
        id: `more-${number}-${id}`,
        path: `/releases/${number}`,
        text: `And ${many(moreRows, 'more change')}`,
      });
    return items;
  }
  const figures = metrics.map(({ metric, name, values, corrected, revised: late }) => ({
    id: `figures-${number}-${metric}${kind === 'area' ? `-${id}` : ''}`,
    path: kind === 'area' ? `/areas/${id}` : `/metrics/${metric}`,
    text: `${name}: ${many(values, 'figure')}${corrected + late > 0 ? `, ${corrected + late} of them in place of one published before` : ''}`,
  }));
  return [...figures, ...revised];
}

const once = (items: readonly NewsItem[]) => [...new Map(items.map((item) => [item.id, item])).values()];

/**
 * What somebody who follows these is told: every thing once, however many of their choices it belongs to. The same list
 * of changes feeds the page, the feeds and this.
 * @param changes what `change.list` answers for each choice
 * @param told up to where they were told; `until` up to where they are told now
 * @returns parts, the latest release first, then dates that passed; none where nothing changed
 */
export function newsFor(
  changes: readonly { choice: Choice; releases: readonly ReleaseChanges[] }[],
  told: Told,
  until: Told,
): NewsPart[] {
  const numbers = new Map<number, { release: ReleaseChanges; items: NewsItem[] }>();
  const dates: NewsItem[] = [];
  for (const { choice, releases } of changes) {
    for (const release of releases) {
      for (const { id, due, title, commitment } of release.passed) {
        if (due < told.day || due >= until.day) continue;
        const path = `/commitments/${commitment}#row-${id}`;
        dates.push({ id, path, text: `Date passed: ${title}, due ${dayInWords(due)}, nothing recorded as met` });
      }
      if (release.number <= told.release || release.number > until.release) continue;
      const part = numbers.get(release.number) ?? { release, items: [] };
      part.items.push(...itemsOf(release, choice));
      numbers.set(release.number, part);
    }
  }
  const parts = [...numbers.values()]
    .filter(({ items }) => items.length > 0)
    .sort((a, b) => b.release.number - a.release.number)
    .map(({ release: { number, title, publishedAt }, items }) => ({
      heading: `Release ${number}: ${title}, ${dayInWords(londonDay(new Date(publishedAt)))}`,
      path: `/releases/${number}`,
      items: once(items),
    }));
  return dates.length === 0 ? parts : [...parts, { heading: 'Dates that passed', path: null, items: once(dates) }];
}
