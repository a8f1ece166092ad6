import { readPack } from '#seed/read-pack.ts';
import { packLedger } from '#seed/rows/pack-ledger.ts';
import { referenceRows } from '#seed/rows/reference-rows.ts';
import { foldLedger } from '#server/domain/ledger/fold.ts';
import type { Programme } from '#server/domain/ledger/programme.ts';
import { readingOf } from '#server/domain/ledger/reading/reading.ts';
import { wordsOf } from '#server/domain/ledger/words.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';

const { pack } = checkPack(await readPack('seed/pack'));
if (!pack) throw new Error('the pack has faults');
const { metrics, facts, areas, programmes, participations } = referenceRows(pack);

/** The pack's ledger as the first release would publish it. */
export const ledger = foldLedger(packLedger(pack));
export const words = wordsOf(Object.fromEntries(facts.map(({ id, body }) => [id, body])));
export const metricsById = new Map(metrics.map((metric) => [metric.id, metric]));
export const places = areas.map((area) => ({ ...area, madeUp: false }));
export const release = { number: 1, publishedAt: '2026-07-01T08:00:00.000Z', current: true };

/** Programmes as the gallery gives them. */
export const programmesShown: Programme[] = programmes.map(({ id, ...row }, index) => ({
  ...row,
  id,
  position: index + 1,
  areas: participations
    .filter(({ programmeId }) => programmeId === id)
    .map(({ programmeId: _, areaCode, ...row }) => ({
      ...row,
      code: areaCode,
      name: areas.find(({ code }) => code === areaCode)?.name ?? areaCode,
    })),
}));

/** The first release, read on a day. */
export const read = (today = '2026-11-25', at: string | null = null) =>
  readingOf(ledger, { release, at, today, words, metrics: metricsById });
