import type { Writing } from '#server/data/connections.ts';
import { insertMany } from '#server/data/workshop/many-rows.ts';
import type { RevisionKind } from '#server/domain/returns/versions/revision.ts';

/** Which return a release publishes another version of, and why. */
export type RevisionToPublish = {
  release: number;
  collectionId: string;
  areaCode: string;
  version: number;
  kind: RevisionKind;
  reason: string | null;
};

/** Keeps why a release publishes other figures of a return; once it stands it stands. */
export async function addRevision(writing: Writing, revision: RevisionToPublish): Promise<void> {
  await writing.publishedRevision.createMany({ data: [revision], skipDuplicates: true });
}

/** Keeps which figures a revision changed, and which release published what each takes the place of. */
export function addRevisedValues(
  writing: Writing,
  { release, collectionId, areaCode }: RevisionToPublish,
  values: readonly { metric: string; breakdown: string; period: string; beforeRelease: number }[],
): Promise<void> {
  return insertMany(
    writing,
    'RevisedValue',
    ['release', 'collectionId', 'areaCode', 'metric', 'breakdown', 'period', 'beforeRelease'],
    values.map(({ metric, breakdown, period, beforeRelease }) => [
      ...[release, collectionId, areaCode],
      ...[metric, breakdown, period, beforeRelease],
    ]),
  );
}
