import { formatDate } from '#app/format.ts';
import type { LocalCountsShown, StandingShown } from '#server/domain/ledger/pages/rollout-pages.ts';

type Report = StandingShown['latest'];

/** How far an area says it is, in a reader's words. */
export const stateWords: Record<Report['state'], string> = {
  'not-started': 'Not started',
  'in-design': 'In design',
  live: 'Live',
  'not-being-implemented': 'Not being implemented',
};

/** The parts of the reform that the steps belong to. */
export const partWords: Record<string, string> = {
  system: 'The whole system',
  partners: 'Safeguarding partners',
  'family-help': 'Family Help',
  'child-protection': 'Child protection',
  'family-networks': 'Family networks',
};

/** What a report says: “Live since 3 November 2025”. */
export function reportedWords({ state, liveOn }: Pick<Report, 'state' | 'liveOn'>): string {
  return liveOn ? `${stateWords[state]} since ${formatDate(liveOn)}` : stateWords[state];
}

/** The department's word on a report. */
export function decisionWords({ decision, decidedOn, decisionNote }: Report): string {
  if (decision === 'waiting' || !decidedOn) return 'Not confirmed by the department yet';
  const on = formatDate(decidedOn);
  if (decision === 'confirmed') return `Confirmed by the department on ${on}`;
  return `Not confirmed by the department on ${on}${decisionNote ? `: ${decisionNote}` : ''}`;
}

/** Who reported, by role. */
export function reporterWords({ by, statedOn }: Pick<Report, 'by' | 'statedOn'>): string {
  return `reported on ${formatDate(statedOn)} by the area’s ${by}`;
}

/** In how many areas, in one sentence: who said nothing is told apart from who has not begun. */
export function liveWords({ live, of, notReported, liveNotConfirmed }: LocalCountsShown): string {
  const more = liveNotConfirmed > 0 ? `, ${liveNotConfirmed} more say so and are not confirmed` : '';
  return `Live in ${live} of ${of}${more}, not reported ${notReported}`;
}

/** The pathfinder wave an area was in. */
export const waveWords = (wave: number | null) => (wave === null ? 'In no pathfinder' : `Pathfinder wave ${wave}`);
