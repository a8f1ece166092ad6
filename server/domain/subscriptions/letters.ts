import { dayInWords } from '../ledger/acts/act-days.ts';
import { type Choice, nameOfChoice, type Pace, type Published } from './choices.ts';
import type { NewsPart } from './news.ts';

/** A letter as plain text and as HTML; `{baseUrl}` is filled in when it is sent. */
export type TwoForms = { subject: string; text: string; html: string };

/** Address of the page on which a reader sees, changes and ends what they follow. */
export const ownPath = (secret: string) => `/subscriptions/mine?link=${secret}`;

const inHtml: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => inHtml[sign] ?? sign);
/** A subject is one line: what would end it in a header becomes a space. */
const oneLine = (text: string) => text.replace(/\p{C}+/gu, ' ').slice(0, 180);

type Block = { heading: string } | { words: string } | { link: string; words: string } | { items: Line[] };
type Line = { words: string; link: string };

const inText = (block: Block): string => {
  if ('items' in block) return block.items.map(({ words, link }) => `- ${words}\n  {baseUrl}${link}`).join('\n');
  if ('heading' in block) return `${block.heading}\n${'-'.repeat(Math.min(block.heading.length, 72))}`;
  return 'link' in block ? `${block.words}:\n{baseUrl}${block.link}` : block.words;
};

const anchor = ({ words, link }: Line) => `<a href="{baseUrl}${escaped(link)}">${escaped(words)}</a>`;
const asHtml = (block: Block): string => {
  if ('items' in block) return `<ul>\n${block.items.map((line) => `<li>${anchor(line)}</li>`).join('\n')}\n</ul>`;
  if ('heading' in block) return `<h2>${escaped(block.heading)}</h2>`;
  return `<p>${'link' in block ? anchor(block) : escaped(block.words)}</p>`;
};

function inTwoForms(subject: string, blocks: readonly Block[]): TwoForms {
  const title = oneLine(subject);
  const html = [
    '<!DOCTYPE html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
    '<body>',
    `<h1>${escaped(title)}</h1>`,
    ...blocks.map(asHtml),
    '</body>',
    '</html>',
    '',
  ].join('\n');
  return { subject: title, text: `${blocks.map(inText).join('\n\n')}\n`, html };
}

const paceWords: Record<Pace, string> = {
  'at-once': 'as soon as something changes',
  weekly: 'once a week, and only where something changed',
};

const named = (choices: readonly Choice[], published: Published) =>
  choices.map((choice) => nameOfChoice(choice, published) ?? choice.id).join('; ');

/**
 * The letter with the link that confirms an address. It says the same whether the address follows something already.
 * @param secret of the request
 */
export function confirmingLetter(
  { choices, pace }: { choices: readonly Choice[]; pace: Pace },
  secret: string,
  published: Published,
): TwoForms {
  return inTwoForms('Confirm that you want to be told of changes', [
    { words: 'Somebody, probably you, asked that the Stable Homes tracker write to this address.' },
    { words: `About: ${named(choices, published)}` },
    { words: `How often: ${paceWords[pace]}` },
    { words: 'Confirm it within three days', link: ownPath(secret) },
    { words: 'If it was not you, do nothing: nothing more is sent, and the address is deleted.' },
  ]);
}

/** The letter to somebody who lost their link: with it they see, change or end what they follow. */
export function linkLetter(secret: string): TwoForms {
  return inTwoForms('What you follow in the Stable Homes tracker', [
    { words: 'Somebody, probably you, asked for this link.' },
    { words: 'See, change or end what you follow', link: ownPath(secret) },
  ]);
}

/**
 * What changed, for one reader, and how to end it.
 * @param lasts the day on which it ends by itself, `YYYY-MM-DD`
 */
export function newsLetter(parts: readonly NewsPart[], secret: string, lasts: string): TwoForms {
  const [first] = parts;
  const only = parts.length === 1 && first ? first.heading : `${parts.length} parts`;
  return inTwoForms(`What changed: ${only}`, [
    ...parts.flatMap(({ heading, items }): Block[] => [
      { heading },
      { items: items.map(({ text, path }) => ({ words: text, link: path })) },
    ]),
    { heading: 'About this letter' },
    { words: 'The Stable Homes tracker is an independent prototype. You asked for this letter.' },
    { words: `These letters end by themselves on ${dayInWords(lasts)}, unless you save what you follow again.` },
    { words: 'Change or end what you follow', link: ownPath(secret) },
  ]);
}
