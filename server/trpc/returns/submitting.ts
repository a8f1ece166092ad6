import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { recordAudit } from '#server/data/workshop/audit.ts';
import { endDraft } from '#server/data/workshop/drafts/drafts.ts';
import { addReturnStep } from '#server/data/workshop/return-history.ts';
import { addVersion, createReturn, findReturn, moveReturn } from '#server/data/workshop/returns.ts';
import { isKeyKnown } from '#server/data/workshop/write-key.ts';
import { countsOf, type Finding, warningsByCode } from '#server/domain/returns/finding.ts';
import { moneySubmittedLetter, submittedLetter } from '#server/domain/returns/letters.ts';
import { nextState, noCase } from '#server/domain/returns/states/return-acts.ts';
import { stateOn, stateWords } from '#server/domain/returns/states/return-states.ts';
import { closedReason, shutFindings, shutReason } from '#server/domain/returns/steps.ts';
import { revisionFindings, revisionOf, sameAsLatest } from '#server/domain/returns/versions/revision.ts';
import { signedInProcedure } from '../init.ts';
import { keyedDirectly } from '../keyed.ts';
import { checkContent, checkInput, hashOf, staleBase, submitInput, taken } from './checking.ts';
import { conflict, holdersOf, requireReader, tellThem } from './scope.ts';

type Given = z.infer<typeof checkInput>;
type Standing = Awaited<ReturnType<typeof findReturn>>;

/** What is wrong with why there is another version; nothing where it is the published one once more. */
function whyFindings(given: Given, found: Standing, contentHash: string): Finding[] {
  if (found && found.version === found.publishedVersion && sameAsLatest(found, contentHash, given)) return [];
  return revisionFindings(given, found?.publishedVersion ?? null);
}

/**
 * A dry run: every finding at once, nothing stored. `accepted` says whether `return.submit` would take the figures.
 * With `changesOnly` the content is what changed since `baseVersion`, and the findings are those of the whole return.
 * CONFLICT: `baseVersion` is not the latest version.
 */
export const checkReturn = signedInProcedure
  .meta({ action: 'return.check', openapi: { method: 'POST', path: '/returns/check', summary: 'Check a return' } })
  .input(checkInput)
  .output(taken)
  .mutation(async ({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    ctx.allow({ areaCode: input.area });
    const [{ collection, checked }, found] = await Promise.all([
      checkContent(ctx.workshop.direct, input),
      findReturn(ctx.workshop.direct, input.collection, input.area),
    ]);
    const contentHash = hashOf(checked.values);
    const findings = [
      ...shutFindings(shutReason(collection, found, ctx.today)),
      ...whyFindings(input, found, contentHash),
      ...checked.findings,
    ];
    const counts = countsOf(checked.counts.rows, findings);
    const accepted = counts.errors === 0;
    const unchanged = accepted && found !== null && sameAsLatest(found, contentHash, input);
    return { accepted, unchanged, version: null, counts, findings };
  });

/**
 * Hands a return in as its next version. An error among the findings, and nothing is stored. The same figures as in the
 * latest version add none (`unchanged`). Once a version was published, the next says what it is: `revision` scheduled,
 * or correction with its public `reason`. CONFLICT: the return can no longer be changed, or `baseVersion` is not the
 * latest version; PRECONDITION_FAILED: the collection is not open or locked.
 */
export const submitReturn = signedInProcedure
  .meta({ action: 'return.submit', openapi: { method: 'POST', path: '/returns', summary: 'Submit a return' } })
  .input(submitInput)
  .output(taken)
  .mutation(async ({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    ctx.allow({ areaCode: input.area, state: 'open' });
    const to = { areaCode: input.area, except: ctx.user.id };
    const [{ collection, areaName, checked, money }, stood, approvers, financeOfficers] = await Promise.all([
      checkContent(ctx.workshop.direct, input, input.key),
      findReturn(ctx.workshop.direct, input.collection, input.area),
      holdersOf(ctx.workshop.direct, { ...to, roles: ['approver'] }),
      holdersOf(ctx.workshop.direct, { ...to, roles: ['finance-officer'] }),
    ]);
    const { values } = checked;
    const contentHash = hashOf(values);
    // Where nothing can be handed in, that is refused below; a key that was taken gets its first answer.
    const shut = shutReason(collection, stood, ctx.today) !== null;
    const why = shut ? [] : whyFindings(input, stood, contentHash);
    const told = why.length > 0 && !(await isKeyKnown(ctx.workshop.direct, input.key)) ? why : [];
    const findings = [...told, ...checked.findings];
    const counts = countsOf(checked.counts.rows, findings);
    if (counts.errors > 0) return { accepted: false, unchanged: false, version: null, counts, findings };

    return keyedDirectly(ctx, { key: input.key, procedure: 'return.submit', input }, async (writing) => {
      const found = await findReturn(writing, collection.id, input.area);
      const state = found ? stateOn({ ...found, draft: false }, ctx.today) : 'open';
      // A submission clears what was open before it: neither money nor questions decide where it leads.
      if (nextState(state, 'submit', noCase) !== 'submitted') throw conflict(stateWords[state].meaning);
      const { role } = ctx.allow({ areaCode: input.area, state });
      const closed = closedReason(collection, ctx.today, found?.openUntil);
      if (closed) throw new TRPCError({ code: 'PRECONDITION_FAILED', message: closed });
      const version = found?.version ?? 0;
      if (input.baseVersion !== undefined && input.baseVersion !== version) {
        throw staleBase(input.baseVersion, version);
      }
      if (input.draft !== undefined && !(await endDraft(writing, { ...input, revision: input.draft }))) {
        throw conflict('Somebody else changed the draft meanwhile. Nothing was submitted: check it again.');
      }
      if (whyFindings(input, found, contentHash).length > 0) {
        throw conflict('The return was published meanwhile. Say whether this version is a revision or a correction.');
      }
      // The same figures as those withdrawn are handed in again: a version of their own.
      if (found && sameAsLatest(found, contentHash, input) && state !== 'withdrawn') {
        return { accepted: true, unchanged: true, version, counts, findings };
      }

      const by = { at: ctx.now, actorId: ctx.user.id, actorRole: role };
      const place = { collectionId: collection.id, areaCode: input.area, at: ctx.now };
      const standing = found ?? (await createReturn(writing, place));
      const number = version + 1;
      if (!(await moveReturn(writing, standing, { state: 'submitted', version: number, at: ctx.now }))) {
        throw conflict('Somebody else changed this return meanwhile.');
      }
      const door = ctx.door === 'form' && !input.values ? 'csv' : ctx.door;
      const { staffHours } = input;
      const facts = {
        door,
        contentHash,
        rowCount: values.length,
        warnings: counts.warnings,
        staffHours,
        warningCodes: warningsByCode(findings),
        ...revisionOf(input),
      };
      const who = { submittedAt: ctx.now, submittedBy: ctx.user.id };
      const subject = `${collection.id} ${input.area}`;
      const { revisionKind } = facts;
      const size = { rows: values.length, warnings: counts.warnings };
      const detail = { version: number, door, ...size, contentHash, ...(revisionKind ? { revisionKind } : {}) };
      await Promise.all([
        addVersion(writing, { id: uuidv7(), returnId: standing.id, number, ...facts, ...who }, values),
        addReturnStep(writing, standing.id, { ...by, kind: 'submitted', version: number, note: null, release: null }),
        recordAudit(writing, { ...by, action: 'return.submit', subject, detail }),
        tellThem(writing, approvers, submittedLetter(collection.id, areaName, number), ctx.now),
        tellThem(writing, money ? financeOfficers : [], moneySubmittedLetter(collection.id, areaName, number), ctx.now),
      ]);
      return { accepted: true, unchanged: false, version: number, counts, findings };
    });
  });
