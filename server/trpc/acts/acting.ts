import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Workshop, Writing } from '#server/data/connections.ts';
import { recordAudit } from '#server/data/workshop/audit.ts';
import {
  addActRows,
  readMetricIds,
  readMilestoneSlugs,
  readProgramme,
  readPromise,
  readRecommendation,
  takeTurn,
} from '#server/data/workshop/ledger-writing.ts';
import type { Decision, Fault, Moment, NewRow } from '#server/domain/ledger/acts/act.ts';
import {
  type ProgrammeStanding,
  programmeStandingOf,
  type RecommendationStanding,
  recommendationStandingOf,
  type Standing,
  standingOf,
} from '#server/domain/ledger/acts/standing.ts';
import type { Action, Membership, Person } from '#server/domain/people/permissions.ts';
import { keyed } from '../keyed.ts';

/** Every fault of an act, each with its field; callers over HTTP get them as `findings`. */
export class ActRefused extends Error {
  override name = 'ActRefused';
  faults: Fault[];
  constructor(faults: Fault[]) {
    super(faults.map(({ message }) => `${message}.`).join(' '));
    this.faults = faults;
  }
}

/**
 * What an act answers: the row it is about (empty for a dry run), the promise whose record it stands in, the permanent
 * id of the thing it made or is about, and how many rows it added or would add.
 */
export const acted = z.object({
  id: z.string(),
  commitment: z.string().nullable(),
  slug: z.string(),
  added: z.int(),
});
export type Acted = z.infer<typeof acted>;

/** What every act takes. `dryRun`: decide and answer, write nothing: for “check your answers”. */
export const writing = { key: z.uuid(), dryRun: z.boolean().default(false) };

type Acting = { workshop: Workshop; user: Person; now: Date; today: string };
type Asked = { action: Action; input: { key: string; dryRun: boolean }; as: Membership };

/** What an act is decided on: the standing, whose turn is claimed, and the number that grows with each row of it. */
type Base<Standing> = {
  standing: Standing;
  of: string;
  revision: number;
  commitment: string | null;
  /** The number of ends and successors, where the act may add one. */
  succession?: number;
};

type Act<Standing> = Asked & {
  read: (writing: Writing) => Promise<Base<Standing>>;
  decide: (standing: Standing, moment: Moment) => Decision;
  /** What it is about, as the audit names it. */
  subject: string;
  /** Facts for the audit besides which rows were added. */
  detail?: Record<string, unknown> | undefined;
};

/** Every fault of an act as the error that callers get. */
export function refused({ refused: faults, conflict }: Extract<Decision, { conflict: boolean }>): TRPCError {
  const cause = new ActRefused(faults);
  return new TRPCError({ code: conflict ? 'CONFLICT' : 'BAD_REQUEST', message: cause.message, cause });
}

/** The permanent id that the act gave to a new thing. */
function slugIn(rows: readonly NewRow[]): string | null {
  const made = rows.find(({ part }) => part === 'commitments' || part === 'milestones')?.row;
  return made && 'slug' in made ? made.slug : null;
}

/**
 * One act on the ledger: read, decide, add the rows and the audit event, all in one transaction under the client's key.
 * Two acts on one thing at once: the second is decided again on what the first left.
 * @throws what `read` throws; BAD_REQUEST with every fault; CONFLICT where the ledger has moved on
 */
async function actOn<Standing>(ctx: Acting, act: Act<Standing>): Promise<Acted> {
  const { action, input, subject } = act;
  const decideOn = ({ standing, commitment }: Base<Standing>) => {
    const decision = act.decide(standing, { today: ctx.today, newId: uuidv7 });
    if ('refused' in decision) throw refused(decision);
    const made = slugIn(decision.rows);
    const isPromise = decision.rows.some(({ part, row }) => part === 'commitments' && row.corrects === null);
    const answer = { commitment: isPromise ? made : commitment, slug: made ?? subject, added: decision.rows.length };
    return { decision, answer };
  };
  if (input.dryRun) return { id: '', ...decideOn(await act.read(ctx.workshop)).answer };
  const write = { key: input.key, procedure: action, input };
  return keyed(ctx, write, async (writing) => {
    const base = await act.read(writing);
    const { decision, answer } = decideOn(base);
    const by = { at: ctx.now, userId: ctx.user.id, procedure: action };
    await takeTurn(writing, { ...by, of: base.of, revision: base.revision });
    if (base.succession !== undefined && decision.rows.some(({ part }) => part === 'succession')) {
      // Two promises that each end in the other would be a loop that neither sees.
      await takeTurn(writing, { ...by, of: 'succession', revision: base.succession });
    }
    const actor = { actorId: ctx.user.id, actorRole: act.as.role };
    await addActRows(writing, decision.rows, { recordedAt: ctx.now, ...actor });
    const rows = decision.rows.map(({ part, row }) => `${part} ${row.id}`);
    await recordAudit(writing, { at: ctx.now, ...actor, action, subject, detail: { ...act.detail, rows } });
    return { id: decision.id, ...answer };
  });
}

const noSuch = (what: string) => new TRPCError({ code: 'NOT_FOUND', message: `There is no such ${what}.` });

/**
 * An act on a promise or one of its milestones.
 * @throws NOT_FOUND without such a promise; BAD_REQUEST with every fault; CONFLICT where the ledger has moved on
 */
export function act(
  ctx: Acting,
  asked: Asked & {
    of: { commitment: string } | { milestone: string };
    decide: (standing: Standing, moment: Moment) => Decision;
    detail?: Record<string, unknown>;
    /** The permanent id that the act would give to a new milestone. */
    newMilestone?: string;
  },
): Promise<Acted> {
  const { of, newMilestone } = asked;
  return actOn<Standing>(ctx, {
    ...asked,
    subject: 'milestone' in of ? of.milestone : of.commitment,
    read: async (writing) => {
      const found = await readPromise(writing, of);
      if (!found) throw noSuch('commitment' in of ? 'promise' : 'milestone');
      const { raw, slug, revision } = found;
      const taken = newMilestone === undefined ? [] : await readMilestoneSlugs(writing, newMilestone);
      const standing = standingOf(raw, slug, await readMetricIds(writing), taken);
      if (!standing) throw noSuch('promise');
      const succession = raw.ends.length + raw.succession.length;
      return { standing, of: standing.commitment.id, revision, commitment: slug, succession };
    },
  });
}

/**
 * An act on the programme as a whole: a new promise.
 * @throws BAD_REQUEST with every fault; CONFLICT where the ledger has moved on
 */
export function actOnProgramme(
  ctx: Acting,
  asked: Asked & { subject: string; decide: (standing: ProgrammeStanding, moment: Moment) => Decision },
): Promise<Acted> {
  return actOn<ProgrammeStanding>(ctx, {
    ...asked,
    read: async (writing) => {
      const { raw, revision } = await readProgramme(writing);
      return { standing: programmeStandingOf(raw), of: 'programme', revision, commitment: null };
    },
  });
}

/**
 * An act on a recommendation.
 * @throws NOT_FOUND without such a recommendation; BAD_REQUEST with every fault; CONFLICT where the ledger has moved on
 */
export function actOnRecommendation(
  ctx: Acting,
  asked: Asked & {
    recommendation: string;
    detail?: Record<string, unknown>;
    decide: (standing: RecommendationStanding, moment: Moment) => Decision;
  },
): Promise<Acted> {
  return actOn<RecommendationStanding>(ctx, {
    ...asked,
    subject: asked.recommendation,
    read: async (writing) => {
      const found = await readRecommendation(writing, asked.recommendation);
      const standing = found && recommendationStandingOf(found.raw, found.slug);
      if (!standing) throw noSuch('recommendation');
      return { standing, of: standing.recommendation.id, revision: found.revision, commitment: null };
    },
  });
}
