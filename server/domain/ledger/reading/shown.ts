import type { Commitment, Evidence, MilestoneDate, Precision, Source } from '../ledger.ts';
import type { Lookup } from '../lookup.ts';
import type { Dated, EvidenceShown, Named, SourceShown, StatusShown } from '../pages/page.ts';
import type { Reading } from './reading.ts';

/** A source as shown beside a fact. */
function sourceShown(source: Source): SourceShown {
  const { slug, kind, reference, title, publisher, publishedOn, precision, url, archivedUrl } = source;
  const { copyOf, note, lastChecked } = source;
  return {
    slug,
    kind,
    reference,
    title,
    publisher,
    publishedOn,
    precision,
    url,
    archivedUrl,
    copyOf,
    note,
    lastChecked,
  };
}

/** The source of this slug; null where none is named or it is not published. */
export function sourceOf({ sources }: Lookup, slug: string | null): SourceShown | null {
  const source = slug === null ? undefined : sources.get(slug);
  return source ? sourceShown(source) : null;
}

/** The sources of these slugs, those that are published. */
export function sourcesOf(lookup: Lookup, slugs: readonly string[] | null): SourceShown[] {
  return (slugs ?? []).map((slug) => sourceOf(lookup, slug)).filter((source) => source !== null);
}

/** Evidence with its source. */
export function evidenceShown(
  lookup: Lookup,
  { id, statedOn, note, page, sourceId, alsoSee }: Evidence,
): EvidenceShown {
  const source = sourceId === null ? undefined : lookup.sourceById.get(sourceId);
  return {
    id,
    statedOn,
    note,
    page,
    source: source ? sourceShown(source) : null,
    alsoSee: sourcesOf(lookup, alsoSee),
  };
}

/** A day with its precision; null where there is no day. */
export function dated(day: string | null | undefined, precision: Precision | null): Dated | null {
  return day ? { day, precision } : null;
}

/** The date of one step of a milestone. */
export function datedStep(step: MilestoneDate | null | undefined): Dated | null {
  return step ? dated(step.due, step.precision) : null;
}

/** The latest wording of a promise. */
export function titleOf({ wordingsOf }: Lookup, commitment: Commitment): string {
  return wordingsOf(commitment.id)[0]?.title ?? commitment.slug;
}

/** A promise by name. */
export function commitmentNamed(lookup: Lookup, commitment: Commitment): Named {
  return { slug: commitment.slug, title: titleOf(lookup, commitment) };
}

/** The pillar of a promise by name. */
export function pillarNamed({ pillars }: Lookup, { pillarId }: Commitment): Named {
  const pillar = pillars.get(pillarId);
  return { slug: pillar?.slug ?? '', title: pillar?.shortTitle ?? '' };
}

/** The status of a promise as shown. */
export function statusShown(reading: Reading, commitment: Commitment): StatusShown {
  const { status, rule, causedBy, checkedOn, lateness, undated, silent } = reading.judge(commitment);
  return {
    status,
    rule,
    causedBy: causedBy.map(({ milestone }) => ({ slug: milestone.slug, title: milestone.title })),
    checkedOn,
    lateness,
    undated,
    silent,
  };
}
