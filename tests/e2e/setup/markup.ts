/** What the tests ask of a page's HTML as it comes over the wire. React writes every attribute in double quotes. */

const entities: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>' };

export const plain = (html: string) =>
  html.replace(/&(?:amp|quot|#x27|lt|gt);/g, (entity) => entities[entity] ?? entity);

export function attributes(html: string, tag: string, name: string): string[] {
  const found = html.matchAll(new RegExp(`<${tag}\\b[^>]*?\\s${name}="([^"]*)"`, 'g'));
  return [...found].map(([, value]) => plain(value ?? ''));
}

export const titleOf = (html: string) => plain(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '');

export const textOf = (html: string) => plain(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');

/** The value of a hidden field, in the form that holds it or in the first. */
export function hidden(html: string, name: string): string {
  const input = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag).find((tag) => tag.includes(`name="${name}"`));
  return plain(/value="([^"]*)"/.exec(input ?? '')?.[1] ?? '');
}

/** Everything in a page's HTML that the content security policy, or its readers, would refuse. */
export function faultsOfMarkup(html: string): string[] {
  const faults: string[] = [];
  const say = (what: string, found: unknown[] | null) => {
    if (found && found.length > 0) faults.push(`${what}: ${String(found[0]).slice(0, 160)}`);
  };
  say('a script of its own', html.match(/<script(?![^>]*\ssrc=")[^>]*>/g));
  say('a style element', html.match(/<style\b[^>]*>/g));
  say('a style attribute', html.match(/<[a-z][^>]*\sstyle="[^"]*"[^>]*>/gi));
  say('a handler attribute', html.match(/<[a-z][^>]*\son[a-z]+="[^"]*"[^>]*>/gi));
  const loaded = [...attributes(html, 'script', 'src'), ...attributes(html, 'img', 'src')];
  const sheets = [...html.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)].flatMap(([tag]) =>
    attributes(tag, 'link', 'href'),
  );
  say(
    'something loaded from elsewhere',
    [...loaded, ...sheets].filter((address) => !/^\/(?!\/)/.test(address)),
  );
  const headings = html.match(/<h1\b/g)?.length ?? 0;
  if (headings !== 1) faults.push(`${headings} first-level headings`);
  if (!html.includes('<html lang="en"')) faults.push('no language');
  if (!/independent prototype/.test(html)) faults.push('does not say that it is an independent prototype');
  const ids = attributes(html, '[a-z][a-z0-9]*', 'id');
  say(
    'an id used twice',
    ids.filter((id, at) => ids.indexOf(id) !== at),
  );
  const targets = attributes(html, 'a', 'href').filter((href) => /^#./.test(href));
  say(
    'a link to a part of the page that is not there',
    targets.filter((href) => !ids.includes(href.slice(1))),
  );
  return faults;
}
