import { TRPCError } from '@trpc/server';
import { ledgerTables, tablesThatWait } from '#prisma/gallery-views.ts';
import type { Workshop, Writing } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import {
  type AcceptedReturn,
  addMissingOrigins,
  addPublishedValues,
  countReleaseContents,
  hasNewFigures,
  hasUnreleasedRows,
  readAcceptedReturns,
  readMetricRules,
  readStagedMetrics,
  readStandingValues,
  readVersionValues,
  takeFigures,
  takeLedgerRows,
} from '#server/data/workshop/release-contents.ts';
import type { WorkshopRelease } from '#server/data/workshop/releases.ts';
import { addBurden, readBurdenOf, readLastBurden } from '#server/data/workshop/returns/burden.ts';
import { addRevisedValues, addRevision } from '#server/data/workshop/returns/published-revisions.ts';
import { readHeldCommentaries, readWaitingReplies, takeCommentaries } from '#server/data/workshop/right-of-reply.ts';
import { takeVoices } from '#server/data/workshop/voices/waiting-voices.ts';
import { nameOf } from '#server/domain/disclosure/facts.ts';
import { ruleOf, ruleWords } from '#server/domain/disclosure/primary.ts';
import { checklistOf, controlReport, doneByOthers, type ReleaseReport } from '#server/domain/releases/report.ts';
import { changedAmong, figuresToPublish } from '#server/domain/releases/return-figures.ts';
import { originOfReturn, returnOrigins } from '#server/domain/releases/return-origins.ts';
import { burdenOf, tellsAgain } from '#server/domain/returns/burden.ts';
import { commentaryToRelease } from '#server/domain/right-of-reply/standing.ts';
import { commentaryReport } from './releases/commentary-report.ts';
import { controlRelease } from './releases/controlling.ts';
import { voicesThatWait } from './voices/waiting.ts';

/** Tables of which every row goes out with the next release. */
const tablesThatGo = ledgerTables.filter((table) => !(tablesThatWait as readonly string[]).includes(table));

/** Rows per transaction: a cluster refuses larger ones. */
const CHUNK = 10_000;

/** Accepted returns that no release holds; a release being prepared is given as `own`, so that it can be taken up again. */
export async function returnsToRelease(
  workshop: Writing,
  all: WorkshopRelease[],
  own: number | null,
  today: string,
): Promise<AcceptedReturn[]> {
  const held = new Set(
    all
      .filter((release) => release.state !== 'void' && release.number !== own)
      .flatMap((release) => release.report?.returns ?? [])
      .map((each) => `${each.returnId} ${each.version}`),
  );
  const accepted = await readAcceptedReturns(workshop, today);
  return accepted.filter((each) => !held.has(`${each.returnId} ${each.version}`));
}

/** Refuses to begin a release that would hold nothing. */
export async function requireSomethingNew(
  workshop: Writing,
  all: WorkshopRelease[],
  today: string,
  only?: 'figures',
): Promise<void> {
  if (only === undefined) {
    if ((await returnsToRelease(workshop, all, null, today)).length > 0) return;
    for (const table of tablesThatGo) if (await hasUnreleasedRows(workshop, table)) return;
    if ((await readWaitingReplies(workshop)).length > 0) return;
    if (commentaryToRelease(await readHeldCommentaries(workshop), new Map(), today).length > 0) return;
  }
  for (const metric of await readStagedMetrics(workshop)) if (await hasNewFigures(workshop, metric)) return;
  throw new TRPCError({ code: 'PRECONDITION_FAILED', message: 'There is nothing new to release.' });
}

async function untilTaken(workshop: Workshop, take: Parameters<typeof inTransaction<number>>[1]): Promise<void> {
  while ((await inTransaction(workshop, take)) === CHUNK);
}

/**
 * Fills a release: ledger rows, figures of others, figures of accepted returns with disclosure control applied. Each
 * part goes in by transactions of at most 10,000 rows and takes only what the release does not hold yet, so a
 * preparation that broke off is taken up by the same call.
 * @param today the day on which right of reply is judged, `YYYY-MM-DD` in London
 * @param only `figures`: figures of others alone, and the voices that every release takes along
 */
export async function fillRelease(
  workshop: Workshop,
  release: number,
  returns: AcceptedReturn[],
  today: string,
  only?: 'figures',
): Promise<Omit<ReleaseReport, 'checklist'>> {
  if (only === 'figures') {
    await inTransaction(workshop, async (writing) =>
      takeVoices(writing, release, await voicesThatWait(writing, today)),
    );
  } else {
    for (const table of tablesThatGo) {
      await untilTaken(workshop, (writing) => takeLedgerRows(writing, release, table, CHUNK));
    }
    const out = new Map(returns.map(({ returnId, version }) => [returnId, version]));
    await inTransaction(workshop, async (writing) => {
      const ready = commentaryToRelease(await readHeldCommentaries(writing), out, today);
      await takeCommentaries(
        writing,
        release,
        ready.map(({ id }) => id),
      );
    });
  }
  for (const metric of await readStagedMetrics(workshop)) {
    await untilTaken(workshop, (writing) => takeFigures(writing, release, metric, CHUNK));
  }
  const rows = await readMetricRules(workshop);
  const rules = new Map(rows.map(({ id, disclosure, ...metric }) => [id, { ...metric, rule: ruleOf(disclosure) }]));
  const controlled = await controlRelease(workshop, release, returns);
  const shown = new Map(controlled.figures.map((figure) => [nameOf(figure), figure]));
  if (returns.length > 0) await inTransaction(workshop, (writing) => addMissingOrigins(writing, returnOrigins));
  for (const { versionId, areaCode: area, period, madeUp, version, collectionId, revision: why } of returns) {
    const from = { release, period, area, originId: originOfReturn(madeUp) };
    const values = await readVersionValues(workshop, versionId);
    const standing = await readStandingValues(workshop, area, period);
    const shownOf = (of: { metric: string; breakdown: string }) => shown.get(nameOf({ ...of, period, area }));
    const safe = figuresToPublish(from, values, rules, standing, shownOf);
    const revision = why && { ...why, release, collectionId, areaCode: area, version };
    if (revision) await inTransaction(workshop, (writing) => addRevision(writing, revision));
    for (let start = 0; start < safe.length; start += CHUNK) {
      const part = safe.slice(start, start + CHUNK);
      await inTransaction(workshop, async (writing) => {
        await addPublishedValues(writing, release, part);
        if (revision) await addRevisedValues(writing, revision, changedAmong(part));
      });
    }
  }
  if (returns.length > 0) await recordBurden(workshop, release, returns);
  return { ...(await contentsReport(workshop, release, returns, rules, today)), control: controlReport(controlled) };
}

/** What the collections of these returns took so far, over every return published with this release or before. */
async function recordBurden(workshop: Workshop, release: number, returns: AcceptedReturn[]): Promise<void> {
  await inTransaction(workshop, async (writing) => {
    for (const collectionId of new Set(returns.map((each) => each.collectionId))) {
      const own = returns.filter((each) => each.collectionId === collectionId).map(({ returnId }) => returnId);
      const burden = burdenOf(await readBurdenOf(writing, collectionId, own));
      if (tellsAgain(await readLastBurden(writing, collectionId), burden)) {
        await addBurden(writing, { release, collectionId, ...burden });
      }
    }
  });
}

async function contentsReport(
  workshop: Workshop,
  release: number,
  returns: AcceptedReturn[],
  rules: Map<string, { rule: ReturnType<typeof ruleOf> }>,
  today: string,
): Promise<Omit<ReleaseReport, 'checklist'>> {
  const contents = await countReleaseContents(workshop, release);
  const own = new Set<string>(returnOrigins.map((origin) => origin.id));
  const figures: ReleaseReport['figures'] = {};
  const returned: ReleaseReport['returned'] = {};
  for (const { metric, originId, symbol, count } of contents.values) {
    if (!own.has(originId)) {
      figures[metric] = (figures[metric] ?? 0) + count;
      continue;
    }
    const rule = rules.get(metric)?.rule;
    const words = ruleWords(rule ?? ruleOf(''));
    const line = returned[metric] ?? { values: 0, hidden: 0, rule: words };
    returned[metric] = { ...line, values: line.values + count, hidden: line.hidden + (symbol === 'c' ? count : 0) };
  }
  return {
    ledger: contents.ledger,
    figures,
    returned,
    commentary: await commentaryReport(workshop, release, today),
    returns: returns.map(({ returnId, version, collectionId, areaCode, revision, steps }) => ({
      ...{ returnId, version, collectionId, areaCode, ...(revision ? { revision } : {}) },
      byOthers: doneByOthers(steps),
    })),
  };
}

/** The report kept with a release, its checklist worked out. */
export function withChecklist(report: Omit<ReleaseReport, 'checklist'>): ReleaseReport {
  return { ...report, checklist: checklistOf(report) };
}
