import { z } from 'zod';
import { readAskedWords, readCollectionsFor } from '#server/data/workshop/collections.ts';
import { readDraftsOf } from '#server/data/workshop/drafts/drafts.ts';
import { readOpenQueryMessages, readQueryMessages, readReturnSteps } from '#server/data/workshop/return-history.ts';
import {
  findReturn,
  readFigures,
  readFiguresOfPeriods,
  readReturnsOf,
  readVersions,
} from '#server/data/workshop/returns.ts';
import type { Person } from '#server/domain/people/permissions.ts';
import { parsePeriod, periodLabel } from '#server/domain/period.ts';
import { figureOf } from '#server/domain/returns/returned-value.ts';
import { changeSince, earlierByFigure, earlierPeriods } from '#server/domain/returns/series/earlier-periods.ts';
import { actsNow, signatureNow } from '#server/domain/returns/states/decide-act.ts';
import { doneWords } from '#server/domain/returns/states/return-acts.ts';
import { stateOn } from '#server/domain/returns/states/return-states.ts';
import { standingOf, standingWords } from '#server/domain/returns/states/standing.ts';
import { closedReason, unanswered } from '#server/domain/returns/steps.ts';
import { whyWords } from '#server/domain/returns/versions/revision.ts';
import { signedInProcedure } from '../init.ts';
import { checkContent } from './checking.ts';
import { draftStanding } from './drafts/form.ts';
import { ofReturn, requireCollection, requireReader } from './scope.ts';
import { asksMoney } from './stepping.ts';

/** A return of which nothing was handed in. */
const notBegun = { state: 'open', version: 0, reopenedUntil: null } as const;

const areasOf = (user: Person) => [...new Set(user.memberships.flatMap(({ areaCode }) => areaCode ?? []))];

function labelOf(period: string): string {
  const parsed = parsePeriod(period);
  return parsed ? periodLabel(parsed, 'quarter') : period;
}

/** What the caller's authorities have to do: each collection with its days, where the return stands and what it waits for. */
export const returnTask = signedInProcedure
  .meta({ action: 'return.read', or: 'return.readAny' })
  .query(async ({ ctx }) => {
    const areas = areasOf(ctx.user);
    for (const areaCode of areas) ctx.allow({ areaCode });
    const [asked, returns, messages, drafts] = await Promise.all([
      readCollectionsFor(ctx.workshop, areas),
      readReturnsOf(ctx.workshop, areas),
      readOpenQueryMessages(ctx.workshop, areas),
      readDraftsOf(ctx.workshop, areas),
    ]);
    const begun = new Map(
      await Promise.all(
        drafts.map(async ({ collectionId: collection, areaCode: area }) => {
          const standing = await draftStanding(ctx, { collection, area });
          return [`${collection} ${area}`, standing] as const;
        }),
      ),
    );
    const items = asked.map(({ areaCode, areaName, collection }) => {
      const found = returns.find((each) => each.areaCode === areaCode && each.collectionId === collection.id);
      const draft = begun.has(`${collection.id} ${areaCode}`);
      const state = stateOn({ ...(found ?? notBegun), draft }, ctx.today);
      const about = messages.filter((message) => message.returnId === found?.id);
      const open = unanswered(about, found?.version ?? 0).length;
      const standing = standingOf(collection, state, open, ctx.today);
      const { id, period, programmeName, opensOn, dueOn, locksOn } = collection;
      return {
        area: { code: areaCode, name: areaName },
        collection: { id, period, periodLabel: labelOf(period), programmeName, opensOn, dueOn, locksOn },
        state,
        version: found?.version ?? null,
        questions: open,
        draft: begun.get(`${id} ${areaCode}`) ?? null,
        standing,
        standingWords: standingWords(standing, state),
      };
    });
    return { today: ctx.today, items };
  });

/** One return as it stands: the collection and what it asks, the latest version's figures, and the questions about them. */
export const currentReturn = signedInProcedure
  .meta({ action: 'return.read', or: 'return.readAny' })
  .input(z.strictObject(ofReturn))
  .query(async ({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    const { collection, areaName } = await requireCollection(ctx.workshop, input);
    const [reference, found, drafts] = await Promise.all([
      readAskedWords(
        ctx.workshop,
        collection.asks.map((ask) => ask.metric),
      ),
      findReturn(ctx.workshop, collection.id, input.area),
      readDraftsOf(ctx.workshop, [input.area]),
    ]);
    const [versions, messages, steps] = found
      ? await Promise.all([
          readVersions(ctx.workshop, found.id),
          readQueryMessages(ctx.workshop, found.id),
          readReturnSteps(ctx.workshop, found.id),
        ])
      : [[], [], []];
    const [latest] = versions;
    const { programmeId, period } = collection;
    const [figures, given] = latest
      ? await Promise.all([
          readFigures(ctx.workshop, latest.id),
          readFiguresOfPeriods(ctx.workshop.direct, {
            programmeId,
            periods: earlierPeriods(period),
            areaCode: input.area,
          }),
        ])
      : [[], []];
    const earlier = earlierByFigure(period, given);
    const byName = new Map(figures.map((figure) => [figureOf(figure.metric, figure.breakdown), figure]));
    const metrics = new Map(reference.metrics.map((metric) => [metric.id, metric]));
    const labels = new Map(reference.breakdowns.map((breakdown) => [breakdown.id, breakdown.label]));
    const asked = collection.asks.flatMap(({ metric, breakdowns }) =>
      breakdowns.map((breakdown) => {
        const {
          name = metric,
          unit = '',
          decimals = 0,
          numerator = null,
          denominator = null,
        } = metrics.get(metric) ?? {};
        const place = figureOf(metric, breakdown);
        const figure = byName.get(place) ?? null;
        // The newest the area gave before, and what changed since: to judge the figure by.
        const [before = null] = earlier.get(place) ?? [];
        const change = changeSince(figure, before, decimals);
        const breakdownLabel = labels.get(breakdown) ?? breakdown;
        return {
          metric,
          breakdown,
          name,
          breakdownLabel,
          unit,
          decimals,
          numerator,
          denominator,
          figure,
          before,
          change,
        };
      }),
    );
    const draft = drafts.some(({ collectionId }) => collectionId === collection.id);
    const state = stateOn({ ...(found ?? notBegun), draft }, ctx.today);
    const open = unanswered(messages, found?.version ?? 0);
    const standing = standingOf(collection, state, open.length, ctx.today);
    // Whether a section 151 officer signs this return off too.
    const money = await asksMoney(ctx.workshop.direct, collection.asks);
    const asFound = {
      ...{ areaCode: input.area, state, version: found?.version ?? 0, submittedBy: latest?.submittedBy ?? null },
      ...{ steps, of: { money, openQuestions: open.length > 0 } },
    };
    // What is kept has no errors; its warnings are worked out again, for those who sign off and accept.
    const warnings = latest?.warnings
      ? (await checkContent(ctx.workshop.direct, { ...input, values: figures })).checked.findings
      : [];
    return {
      today: ctx.today,
      area: { code: input.area, name: areaName },
      collection: { ...collection, periodLabel: labelOf(collection.period) },
      state,
      /** Last day of an exception to the lock, where the department gave one. */
      openUntil: found?.openUntil ?? null,
      /** The version last published; the next one says why it is there. */
      published: found?.publishedVersion ?? null,
      money,
      /** What the caller may do to it now, and the signature they may give. */
      acts: actsNow(ctx.user, asFound, closedReason(collection, ctx.today, found?.openUntil)),
      signature: signatureNow(ctx.user, asFound),
      standing,
      standingWords: standingWords(standing, state),
      version: latest
        ? {
            number: latest.number,
            door: latest.door,
            submittedAt: latest.submittedAt.toISOString(),
            warnings: latest.warnings,
            rows: latest.rowCount,
            revision: latest.revisionKind,
            reason: latest.publicReason,
            why: whyWords(latest),
          }
        : null,
      warnings,
      asked,
      questions: messages.map((message) => ({
        ...message,
        name: metrics.get(message.metric)?.name ?? message.metric,
        breakdownLabel: labels.get(message.breakdown) ?? message.breakdown,
        open: open.includes(message.thread),
      })),
    };
  });

/** Every step of a return by role, never by name, and its versions. */
export const returnHistory = signedInProcedure
  .meta({ action: 'return.read', or: 'return.readAny' })
  .input(z.strictObject(ofReturn))
  .query(async ({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    const { collection, areaName } = await requireCollection(ctx.workshop, input);
    const found = await findReturn(ctx.workshop, collection.id, input.area);
    const [steps, versions] = found
      ? await Promise.all([readReturnSteps(ctx.workshop, found.id), readVersions(ctx.workshop, found.id)])
      : [[], []];
    return {
      area: { code: input.area, name: areaName },
      collection: { id: collection.id, periodLabel: labelOf(collection.period) },
      steps: steps.map(({ actorId: _, at, ...step }) => ({
        ...step,
        words: doneWords(step.kind),
        at: at.toISOString(),
      })),
      versions: versions.map(({ number, door, rowCount, warnings, revisionKind, publicReason, submittedAt }) => ({
        number,
        door,
        rows: rowCount,
        warnings,
        why: whyWords({ revisionKind, publicReason }),
        submittedAt: submittedAt.toISOString(),
      })),
    };
  });
