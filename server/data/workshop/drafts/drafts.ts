import { v7 as uuidv7 } from 'uuid';
import type { Workshop } from '#server/data/connections.ts';
import type { Statements } from '#server/data/direct.ts';
import type { DraftFigure, Placed } from '#server/domain/returns/drafts/draft-figure.ts';

/** A draft: `baseVersion` is the version it was begun from, 0 where there was none. */
export type Draft = { id: string; baseVersion: number; revision: number; changedAt: Date };

/** A figure of a draft with who last wrote it. */
export type DraftedFigure = Placed & DraftFigure & { changedAt: Date; changedBy: string; changedRole: string };

type OfDraft = { collection: string; area: string };

/** The draft of one area for one collection; null where none was begun. */
export async function findDraft(from: Statements, of: OfDraft): Promise<Draft | null> {
  const [row] = await from.$queryRaw<Draft[]>`
    SELECT id, baseVersion, revision, changedAt FROM ReturnDraft
    WHERE collectionId = ${of.collection} AND areaCode = ${of.area}`;
  return row ?? null;
}

/** Every figure written into a draft. */
export function readDraftFigures(from: Statements, draftId: string): Promise<DraftedFigure[]> {
  return from.$queryRaw<DraftedFigure[]>`
    SELECT metric, breakdown, numerator, denominator, value, symbol, explanation, comment,
           changedAt, changedBy, changedRole
    FROM DraftValue WHERE draftId = ${draftId} ORDER BY metric, breakdown`;
}

/** Collections for which one of these areas has begun a draft. */
export function readDraftsOf(workshop: Workshop, areaCodes: string[]) {
  return workshop.returnDraft.findMany({
    where: { areaCode: { in: areaCodes } },
    select: { collectionId: true, areaCode: true },
  });
}

/** Begins a draft. One begun meanwhile by somebody else is an error of the unique key. */
export async function createDraft(
  writing: Statements,
  draft: OfDraft & { baseVersion: number; at: Date },
): Promise<Draft> {
  const row = { id: uuidv7(), baseVersion: draft.baseVersion, revision: 1, changedAt: draft.at };
  await writing.$executeRaw`
    INSERT INTO ReturnDraft (id, collectionId, areaCode, baseVersion, revision, changedAt)
    VALUES (${row.id}, ${draft.collection}, ${draft.area}, ${row.baseVersion}, ${row.revision}, ${draft.at})`;
  return row;
}

/**
 * Marks a draft as changed, if nobody else changed it meanwhile.
 * @returns false where its revision is no longer the one read
 */
export async function moveDraft(
  writing: Statements,
  from: Draft,
  to: { baseVersion: number; at: Date },
): Promise<boolean> {
  const moved = await writing.$executeRaw`
    UPDATE ReturnDraft SET baseVersion = ${to.baseVersion}, revision = revision + 1, changedAt = ${to.at}
    WHERE id = ${from.id} AND revision = ${from.revision}`;
  return moved === 1;
}

/** Writes figures into a draft, over what stood there. */
export async function writeDraftFigures(
  writing: Statements,
  draftId: string,
  figures: readonly (Placed & DraftFigure)[],
  by: { at: Date; actorId: string; actorRole: string },
): Promise<void> {
  for (const { metric, breakdown, numerator, denominator, value, symbol, explanation, comment } of figures) {
    await writing.$executeRaw`
      INSERT INTO DraftValue (draftId, metric, breakdown, numerator, denominator, value, symbol, explanation, comment,
                              changedAt, changedBy, changedRole)
      VALUES (${draftId}, ${metric}, ${breakdown}, ${numerator}, ${denominator}, ${value}, ${symbol}, ${explanation},
              ${comment}, ${by.at}, ${by.actorId}, ${by.actorRole})
      ON DUPLICATE KEY UPDATE numerator = VALUES(numerator), denominator = VALUES(denominator), value = VALUES(value),
        symbol = VALUES(symbol), explanation = VALUES(explanation), comment = VALUES(comment),
        changedAt = VALUES(changedAt), changedBy = VALUES(changedBy), changedRole = VALUES(changedRole)`;
  }
}

/**
 * Takes a draft away, with all its figures: it was submitted.
 * @returns false where there is none of that revision; what was taken away until then is undone with the transaction
 */
export async function endDraft(writing: Statements, of: OfDraft & { revision: number }): Promise<boolean> {
  const draft = await findDraft(writing, of);
  if (!draft || draft.revision !== of.revision) return false;
  await writing.$executeRaw`DELETE FROM DraftValue WHERE draftId = ${draft.id}`;
  const gone = await writing.$executeRaw`
    DELETE FROM ReturnDraft WHERE id = ${draft.id} AND revision = ${of.revision}`;
  return gone === 1;
}
