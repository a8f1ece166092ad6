import { type Edition, editionOf, hasEditions, inEdition, withoutEdition } from './edition.ts';

const entities: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>' };
const signs = Object.fromEntries(Object.entries(entities).map(([entity, sign]) => [sign, entity]));
const plain = (html: string) => html.replace(/&(?:amp|quot|#x27|lt|gt);/g, (entity) => entities[entity] ?? entity);
const escaped = (text: string) => text.replace(/[&"'<>]/g, (sign) => signs[sign] ?? sign);

/**
 * Finishes a public page that could be shown: where it is to be found and what it is about, for those who index it; and
 * where the reader asked for an edition, every link and form carries that on. It is here that all links pass: no
 * component has to think of it. A link with `data-edition` says its edition itself.
 * @param html as React writes it: attributes in double quotes, `<` and `>` in them escaped
 * @param url of the page
 * @param origin under which readers see the service
 */
export function finishPage(html: string, url: URL, origin: string): string {
  if (!hasEditions(url.pathname)) return html;
  const edition = editionOf(url);
  const described = html.replace('</title>', () => `</title>${aboutPage(html, url, origin)}`);
  return edition ? carryEdition(described, edition) : described;
}

function aboutPage(html: string, url: URL, origin: string): string {
  // A chart for a frame is no page of its own: what it is from is to be found.
  const found = withoutEdition(url).replace(/^\/embed\//, '/');
  const canonical = `<link rel="canonical" href="${escaped(origin + found)}"/>`;
  const description = html.includes('<meta name="description"') ? '' : descriptionOf(html);
  return description ? `${canonical}<meta name="description" content="${escaped(description)}"/>` : canonical;
}

const ENOUGH = 70;
const MOST = 155;

/** What a page is about, in its own words: its heading and first paragraphs, or else lists, as much as a list of results shows. */
export function descriptionOf(html: string): string {
  const [before = '', main = ''] = html.split('</h1>');
  const heading = wordsOf(/<h1\b[^>]*>(.*)$/s.exec(before)?.[1] ?? '');
  let text = heading && `${heading}:`;
  for (const tag of ['p', 'dd', 'li']) {
    for (const [, inner = ''] of main.matchAll(new RegExp(`<${tag}\\b[^>]*>(.*?)</${tag}>`, 'gs'))) {
      if (text.length >= ENOUGH) break;
      text = `${text} ${wordsOf(inner)}`.trim();
    }
  }
  if (text.length <= MOST) return text;
  return `${text.slice(0, MOST).replace(/[\s,;:–]*\S*$/, '')} …`;
}

function wordsOf(html: string): string {
  const text = plain(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
  return text.replace(/ ([.,;:)]+)(?= |$)/g, '$1').trim();
}

function carryEdition(html: string, edition: Edition): string {
  const links = html.replace(/<a\b[^>]*>/g, (tag) =>
    tag.includes(' data-edition')
      ? tag
      : tag.replace(/(\s(?:xlink:)?href=")([^"]*)"/, (_, before, href) => {
          return `${before}${escaped(inEdition(plain(href), edition))}"`;
        }),
  );
  return links.replace(/(<form\b[^>]*>)(.*?)(?=<\/form>)/gs, (whole, tag: string, fields: string) => {
    const [, action = ''] = /\saction="([^"]*)"/.exec(tag) ?? [];
    if (!tag.includes('method="get"') || !hasEditions(plain(action))) return whole;
    const missing = Object.entries(edition).filter(([name, value]) => value && !fields.includes(`name="${name}"`));
    const hidden = missing.map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value ?? '')}"/>`,
    );
    return tag + hidden.join('') + fields;
  });
}
