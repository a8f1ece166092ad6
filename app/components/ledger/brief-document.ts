import { formatDate, formatMoment, formatNumber } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { WordDocument, WordText } from '#app/word-document.server.ts';
import type { BriefLine, BriefPage } from '#server/domain/ledger/pages/brief-page.ts';
import { placeOf } from './brief-place.ts';

function what({ kind, from, to, what, checkedOn, sourceUrl }: BriefLine): WordText[] {
  const moved =
    kind === 'Date of a milestone'
      ? `From ${from ? formatDate(from.day, from.precision ?? 'day') : 'no date'} to ${to ? formatDate(to.day, to.precision ?? 'day') : 'no new date'}. `
      : '';
  const checked = checkedOn ? ` Last checked ${formatDate(checkedOn)}.` : '';
  return [
    { text: `${moved}${what}${checked}` },
    ...(sourceUrl ? [{ text: ' ' }, { text: 'Source', href: sourceUrl }] : []),
  ];
}

function row(line: BriefLine): WordText[][] {
  const { on, precision, title, kind } = line;
  return [
    [{ text: on ? formatDate(on, precision ?? 'day') : 'Not published' }],
    [{ text: title, href: placeOf(line) }, { text: ` (${kind})` }],
    what(line),
  ];
}

/** The brief as a document: the same sections and lines as the page, each with the way to it and to its source. */
export function briefDocument({ since, until, sections, researchedTo, release, at }: BriefPage): WordDocument {
  const title = `What happened since ${formatDate(since)}`;
  const followed = researchedTo
    ? ` Promises were followed up to ${formatDate(researchedTo)}; later days may look empty.`
    : '';
  return {
    title,
    description: `Stable Homes tracker: brief from ${formatDate(since)} to ${formatDate(until)}, release ${release.number}`,
    madeAt: release.publishedAt,
    blocks: [
      { kind: 'heading', level: 1, text: title },
      {
        kind: 'paragraph',
        texts: [
          {
            text: `Brief up to ${formatDate(until)}, from release ${release.number}, published ${formatMoment(release.publishedAt)}. Each thing is told for its own day, not for the day it was recorded.${followed} `,
          },
          { text: 'The page this was made from', href: paths.brief(since, { at, release: release.number }) },
        ],
      },
      ...sections.flatMap(({ title, meaning, lines, total }): WordDocument['blocks'] => [
        { kind: 'heading', level: 2, text: title },
        { kind: 'paragraph', texts: [{ text: lines.length === 0 ? `${meaning} Nothing is recorded.` : meaning }] },
        ...(lines.length === 0
          ? []
          : [{ kind: 'table' as const, head: ['Day', 'About', 'What'], rows: lines.map(row) }]),
        ...(lines.length < total
          ? [
              {
                kind: 'paragraph' as const,
                texts: [
                  {
                    text: `${formatNumber(lines.length)} of ${formatNumber(total)} entries. The page has all of them.`,
                  },
                ],
              },
            ]
          : []),
      ]),
      {
        kind: 'paragraph',
        texts: [
          {
            text: 'This is an independent prototype, not a government service. Official figures: Crown copyright, Open Government Licence v3.0.',
          },
        ],
      },
    ],
  };
}
