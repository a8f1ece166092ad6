import { z } from 'zod';
import { publicTextFault } from '../../voices/public-text.ts';
import { slugOf } from '../reading/listing.ts';
import { sourceKinds } from '../source-kinds.ts';
import { choiceFault, type Fault, type Moment, type NewRow, textFault } from './act.ts';
import { dayFault } from './act-days.ts';
import type { Standing } from './standing.ts';

type Known = Pick<Standing, 'lookup'>;

const line = z.string().trim().max(800).optional();

/** Either the permanent id of a source that is recorded already (`slug`), or what a new one is. Days: `YYYY-MM-DD`. */
export const citedSource = z.strictObject({
  slug: line,
  kind: line,
  title: line,
  publisher: line,
  reference: line,
  publishedOn: line,
  url: line,
  archivedUrl: line,
});

export type CitedSource = z.infer<typeof citedSource>;

/** A source ready to be pointed to; `rows` holds it where it is new. */
export type Cited = { id: string; slug: string; publishedOn: string | null; rows: NewRow[] };

const isNamed = (given: CitedSource) => Object.values(given).some((value) => value);

function addressFault(field: string, value: string, required: boolean): Fault | null {
  if (value === '') return required ? { field, message: 'Enter the source’s address or its reference' } : null;
  const isAddress = value.length <= 700 && URL.canParse(value) && /^https?:\/\/[^\s]+$/.test(value);
  return isAddress ? null : { field, message: 'Enter an address that begins with https:// or http://' };
}

/** The same source given again is the one that is recorded: same title and publisher, under the same address or reference. */
function knownSource({ lookup }: Known, given: CitedSource) {
  const { title, publisher, reference = '', url = '' } = given;
  return lookup.ledger.sources.find(
    (each) =>
      each.title === title &&
      each.publisher === publisher &&
      (each.url ?? '') === url &&
      (each.reference ?? '') === reference,
  );
}

/**
 * The source an act rests on: one recorded already, or a new one with kind, title, publisher, and an address or a
 * reference under which anybody can find it.
 * @returns the source, null where none is given and none is needed, or every fault
 */
export function citedSourceOf(
  standing: Known,
  given: CitedSource,
  { today, newId }: Moment,
  { required = true }: { required?: boolean } = {},
): { cited: Cited | null } | { faults: Fault[] } {
  const { slug = '', kind = '', title = '', publisher = '', reference = '', publishedOn = '', url = '' } = given;
  const { archivedUrl = '' } = given;
  if (!isNamed(given)) {
    if (!required) return { cited: null };
    const message = 'Enter the source: the id of one that is recorded, or what the new one is';
    return { faults: [{ field: 'source.title', message }] };
  }
  if (slug !== '') {
    const known = standing.lookup.sources.get(slug);
    if (known) return { cited: { id: known.id, slug, publishedOn: known.publishedOn, rows: [] } };
    return { faults: [{ field: 'source.slug', message: `There is no source “${slug.slice(0, 100)}”` }] };
  }
  const faults = [
    choiceFault('source.kind', kind, sourceKinds, 'what kind of source it is'),
    textFault('source.title', title, 'the title of the source', { most: 500 }),
    textFault('source.publisher', publisher, 'who published the source', { most: 200 }),
    // A document's reference may be the number of a case, or a day.
    publicTextFault('source.reference', reference, 'the reference', {
      ...{ most: 200, required: false, except: ['a case number', 'a date'] },
    }),
    dayFault('source.publishedOn', publishedOn, 'the day the source was published', {
      required: false,
      notAfter: today,
    }),
    addressFault('source.url', url, reference === ''),
    addressFault('source.archivedUrl', archivedUrl, false),
  ].filter((fault) => fault !== null);
  if (faults.length > 0) return { faults };
  const known = knownSource(standing, given);
  if (known) return { cited: { id: known.id, slug: known.slug, publishedOn: known.publishedOn, rows: [] } };
  const id = newId();
  const made = `${slugOf(title).slice(0, 60).replace(/-$/, '')}-${id.slice(-12)}`;
  const row = {
    ...{ id, slug: made, kind, title, publisher, reference: reference || null },
    ...{ publishedOn: publishedOn || null, precision: publishedOn ? ('day' as const) : null },
    ...{ url: url || null, archivedUrl: archivedUrl || null, copyOf: null, note: null, lastChecked: today },
    ...{ statedOn: today, corrects: null },
  };
  return { cited: { id, slug: made, publishedOn: row.publishedOn, rows: [{ part: 'sources', row }] } };
}
