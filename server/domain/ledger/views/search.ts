import type { SearchGroup, SearchPage } from '../pages/programme-pages.ts';
import { holds, plain } from '../reading/listing.ts';
import type { Reading } from '../reading/reading.ts';
import { titleOf } from '../reading/shown.ts';
import { statusWords } from '../status-words.ts';
import { commitmentText } from './commitments.ts';
import { recommendationsInOrder } from './recommendations.ts';

type Entry = SearchGroup['hits'][number] & { text: string };

/** A place that can be found by name or code. Made-up ones are not searched. */
export type PlaceName = { code: string; name: string; level: string; madeUp: boolean };

/**
 * Promises, recommendations, metrics, places and terms that hold every word asked for; what holds them in its title
 * comes first.
 * @param most hits given of each kind
 */
export function searchPage(reading: Reading, places: readonly PlaceName[], q: string, most: number): SearchPage {
  const asked = q.trim();
  const groups = entriesOf(reading, places).map(([kind, entries]) => {
    const found = plain(asked) === '' ? [] : entries.filter(({ title, text }) => holds(`${title} ${text}`, asked));
    const inTitle = (entry: Entry) => (holds(entry.title, asked) ? 0 : 1);
    const hits = found.toSorted((a, b) => inTitle(a) - inTitle(b)).slice(0, most);
    return { kind, total: found.length, hits: hits.map(({ text: _, ...hit }) => hit) };
  });
  return { ...reading.page, q: asked, total: groups.reduce((sum, { total }) => sum + total, 0), groups };
}

function entriesOf(reading: Reading, places: readonly PlaceName[]): [SearchGroup['kind'], Entry[]][] {
  const { commitments, judge, lookup, metrics, words } = reading;
  return [
    [
      'commitment',
      commitments.map((commitment) => ({
        id: commitment.slug,
        title: titleOf(lookup, commitment),
        about: statusWords[judge(commitment).status].label,
        text: commitmentText(reading, commitment),
      })),
    ],
    [
      'recommendation',
      recommendationsInOrder(reading).map(({ slug, title, text, reviewId }) => ({
        id: slug,
        title,
        about: lookup.reviews.get(reviewId)?.title ?? null,
        text: `${slug} ${text}`,
      })),
    ],
    [
      'metric',
      [...metrics.values()].map(({ id, name, definition, unit }) => ({
        id,
        title: name,
        about: unit,
        text: `${id} ${definition}`,
      })),
    ],
    [
      'area',
      places
        .filter(({ madeUp }) => !madeUp)
        .map(({ code, name, level }) => ({ id: code, title: name, about: level, text: code })),
    ],
    ['term', words.glossary.map(({ id, term, meaning }) => ({ id, title: term, about: meaning, text: meaning }))],
  ];
}
