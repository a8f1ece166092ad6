import type { SearchGroup, SearchPage } from '../pages/programme-pages.ts';
import { holdsAll, isRefused, type PartsAsked, partsOf, plain, type Refused, wordsIn } from '../reading/listing.ts';
import { oncePerStanding, type Reading } from '../reading/reading.ts';
import { titleOf } from '../reading/shown.ts';
import { statusWords } from '../status-words.ts';
import { commitmentTexts } from './commitments.ts';
import { recommendationsInOrder, recommendationTexts } from './recommendations.ts';

/** `text`: all that is looked through, `plainTitle`: what comes first where it holds the words; both made `plain`. */
type Entry = SearchGroup['hits'][number] & { plainTitle: string; text: string };
type Kind = SearchGroup['kind'];

/** A place that can be found by name or code. Made-up ones are not searched. */
export type PlaceName = { code: string; name: string; level: string; madeUp: boolean };

/**
 * Promises, recommendations, metrics, places and terms that hold every word asked for; what holds them in its title
 * comes first.
 * @param asked which part of each kind; `show` names a kind
 */
export function searchPage(
  reading: Reading,
  places: readonly PlaceName[],
  q: string,
  asked: PartsAsked,
): SearchPage | Refused {
  const words = wordsIn(q);
  const lists = entriesOf(reading, places);
  const found = partsOf(
    {
      commitment: best(lists.commitment, words),
      recommendation: best(lists.recommendation, words),
      metric: best(lists.metric, words),
      area: best(lists.area, words),
      term: best(lists.term, words),
    } satisfies Record<Kind, Entry[]>,
    asked,
  );
  if (isRefused(found)) return found;
  const groups = kinds.map((kind) => ({
    kind,
    ...found.parts[kind],
    hits: found.items[kind].map(({ id, title, about }) => ({ id, title, about })),
  }));
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  return { ...reading.page, q: q.trim(), show: found.show, total, groups };
}

function best(entries: readonly Entry[], words: readonly string[]): Entry[] {
  if (words.length === 0) return [];
  const first: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of entries) {
    if (holdsAll(entry.text, words)) (holdsAll(entry.plainTitle, words) ? first : others).push(entry);
  }
  return [...first, ...others];
}

const kinds = ['commitment', 'recommendation', 'metric', 'area', 'term'] as const;

/** Promises and recommendations: so many that they are made ready once. */
const ofLedger = oncePerStanding((standing) => {
  const { commitments, judge, lookup } = standing;
  return {
    commitment: commitments.map((commitment): Entry => {
      const title = titleOf(lookup, commitment);
      return {
        ...{ id: commitment.slug, title, plainTitle: plain(title) },
        about: statusWords[judge(commitment).status].label,
        text: commitmentTexts(standing).get(commitment.id) ?? '',
      };
    }),
    recommendation: recommendationsInOrder(standing).map(
      ({ id, slug, title, reviewId }): Entry => ({
        ...{ id: slug, title, plainTitle: plain(title) },
        about: lookup.reviews.get(reviewId)?.title ?? null,
        text: recommendationTexts(standing).get(id) ?? '',
      }),
    ),
  };
});

function entriesOf(reading: Reading, places: readonly PlaceName[]): Record<Kind, Entry[]> {
  const { metrics, words } = reading;
  const entry = (id: string, title: string, about: string | null, text: string): Entry => ({
    ...{ id, title, about },
    ...{ plainTitle: plain(title), text: plain(`${title} ${text}`) },
  });
  return {
    ...ofLedger(reading),
    metric: [...metrics.values()].map(({ id, name, definition, unit }) => entry(id, name, unit, `${id} ${definition}`)),
    area: places.filter(({ madeUp }) => !madeUp).map(({ code, name, level }) => entry(code, name, level, code)),
    term: words.glossary.map(({ id, term, meaning }) => entry(id, term, meaning, meaning)),
  };
}
