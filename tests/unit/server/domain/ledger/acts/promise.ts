import type { Decision, Moment, NewRow } from '#server/domain/ledger/acts/act.ts';
import { type Standing, standingOf } from '#server/domain/ledger/acts/standing.ts';
import type { Commitment, Ledger, LedgerRow, Milestone, Source } from '#server/domain/ledger/ledger.ts';
import { ledger as pack } from '../published-pack.ts';

export const today = '2026-11-25';
export const said = { recordedAt: '2026-07-01T08:00:00.000Z', actorRole: 'official', corrects: null, release: 1 };
const stated = (id: string, statedOn = '2024-01-01') => ({ ...said, id, statedOn });

const source: Source = { ...pack.sources[0]!, ...stated('s1'), slug: 'known-source', publishedOn: '2026-08-01' };
const commitment = (id: string): Commitment => ({ ...pack.commitments[0]!, ...stated(id), slug: `c-${id}` });
const milestone = (id: string, commitmentId: string): Milestone => ({
  ...{ ...pack.milestones[0]!, ...stated(id) },
  ...{ slug: `m-${id}`, commitmentId, role: 'delivers', stage: 'published' },
});

/** Two recommendations that nothing answers, a pillar, a mission, and promise `c-one` with a dated milestone `m-dated` (30 June 2026) and an undated one; `c-two` and `c-three` beside it. */
export function smallLedger(): Ledger {
  const empty = Object.fromEntries(Object.entries(pack).map(([name, rows]) => [name, Array.isArray(rows) ? [] : rows]));
  return {
    ...(empty as unknown as Ledger),
    sources: [source],
    pillars: [{ ...pack.pillars[0]!, ...stated('pillar'), slug: 'the-pillar' }],
    missions: [{ ...pack.missions[0]!, ...stated('mission'), slug: 'the-mission' }],
    recommendations: ['one', 'two'].map((id) => ({
      ...{ ...pack.recommendations[0]!, ...stated(`rec-${id}`), slug: `r-${id}`, title: `Recommendation ${id}` },
    })),
    wordings: [{ ...stated('w1'), commitmentId: 'one', version: 1, title: 'The first promise', text: 'In 8 areas.' }],
    commitments: [commitment('one'), commitment('two'), commitment('three')],
    milestones: [milestone('dated', 'one'), milestone('undated', 'one')],
    dates: [
      {
        ...{ ...stated('d0'), milestoneId: 'dated', step: 0, due: '2026-06-30', precision: 'day', movedOn: null },
        ...{ movedAfter: null, movedBefore: null, reasonCode: null, reason: null, note: null, sourceSlug: null },
      },
    ],
  };
}

export const metrics = ['cla_rate', 'cin_rate'];
export const standing = (raw: Ledger, slug = 'c-one'): Standing => standingOf(raw, slug, metrics)!;

/** Ids that are told apart; a new counter for each act would give two rows one id. */
let count = 0;
export const moment = (day = today): Moment => ({ today: day, newId: () => `new-${String(++count).padStart(8, '0')}` });

/** The ledger with the rows of an act added, as the database would hold them; a refusal adds nothing. */
export function added(raw: Ledger, decision: Decision, at = `2026-11-25T09:00:00.${String(count).padStart(9, '0')}Z`) {
  if ('refused' in decision) return raw;
  const next: Record<string, unknown> = { ...raw };
  for (const { part, row } of decision.rows as NewRow[]) {
    next[part] = [...(next[part] as LedgerRow[]), { ...row, recordedAt: at, actorRole: 'official', release: 0 }];
  }
  return next as Ledger;
}

/** Field → message of every fault; empty where the act was done. */
export function faultsOf(decision: Decision): Record<string, string> {
  if (!('refused' in decision)) return {};
  return Object.fromEntries(decision.refused.map(({ field, message }) => [field, message]));
}
