import type { LocalConfirmation, LocalProgress } from '#server/domain/ledger/ledger.ts';
import { placeStanding } from '#server/domain/ledger/rollout/place-standing.ts';

const nobodySaid = () => [];

let made = 0;
function nextId(): string {
  made += 1;
  return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`;
}

/** A report of one area on one step, as the ledger holds it. */
export function report(state: LocalProgress['state'], more: Partial<LocalProgress> = {}): LocalProgress {
  const statedOn = more.statedOn ?? '2026-07-01';
  return {
    ...{ id: nextId(), localMilestoneId: 'step', areaCode: 'E08000025', state, liveOn: null, reason: null, statedOn },
    ...{ recordedAt: `${statedOn}T09:00:00.000Z`, actorRole: 'preparer', corrects: null, release: 1, ...more },
  };
}

/** The department's word on a report. */
export function word(on: LocalProgress, confirmed: boolean, more: Partial<LocalConfirmation> = {}): LocalConfirmation {
  const statedOn = more.statedOn ?? on.statedOn;
  return {
    ...{ id: nextId(), localProgressId: on.id, confirmed, note: confirmed ? null : 'We read otherwise.', statedOn },
    ...{ recordedAt: `${statedOn}T12:00:00.000Z`, actorRole: 'official', corrects: null, release: 1, ...more },
  };
}

/** The words of a list, by the report they are about. */
export const on = (words: readonly LocalConfirmation[]) => (id: string) =>
  words.filter(({ localProgressId }) => localProgressId === id);

export const standingOf = (reports: LocalProgress[], words: readonly LocalConfirmation[] = []) =>
  placeStanding(reports, words.length > 0 ? on(words) : nobodySaid);
