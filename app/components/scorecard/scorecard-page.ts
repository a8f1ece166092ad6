import type { Scorecard, ScorecardLine } from '#server/domain/areas/scorecard.ts';
import type { AreaName } from '#server/domain/comparison/comparison.ts';

/** What the scorecard's page, table and workbook are made of. */
export type ScorecardPage = Scorecard & {
  area: AreaName & { region: { code: string; name: string } | null };
  neighbours: readonly { code: string; name: string }[];
  pillars: readonly { slug: string; title: string }[];
  release: { number: number; publishedAt: string; current: boolean };
};

export type ScorecardGroup = { id: string; title: string; lines: ScorecardLine[] };

/** The lines by pillar, in the strategy's order: each under the first pillar it belongs to. */
export function groupsOf({ lines, pillars }: Pick<ScorecardPage, 'lines' | 'pillars'>): ScorecardGroup[] {
  const groups = pillars.map(({ slug, title }) => ({
    id: slug,
    title,
    lines: lines.filter(({ of }) => of.pillars[0] === slug),
  }));
  return groups.filter((group) => group.lines.length > 0);
}

/** What a reader must know before any figure of the scorecard. */
export const scorecardNotes = [
  'A difference or a change may be chance, and does not show what a reform did. No test of chance is applied here yet.',
  'Each measure stands with those it must be read beside: more of one thing can mean less of another.',
  'England and the neighbours are shown for the same period as the authority’s own figure. The neighbours’ median is worked out here, where at least five of the ten have a number.',
  'Which direction is hoped for comes from the measure’s definition. Where neither is better by itself, there is no judgement.',
  'A letter in place of a number is not zero: c suppressed to protect confidentiality, z not applicable, x not available, low rounds to zero but is not zero, u low reliability.',
] as const;
