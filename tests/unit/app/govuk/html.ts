/** HTML as one line per tag or text, attributes and classes sorted, blanks evened out: the same markup reads the same. */
export function normalise(html: string): string {
  const lines: string[] = [];
  for (const [token] of html.replace(/<!--.*?-->/gs, '').matchAll(/<[^>]+>|[^<]+/g)) {
    if (token.startsWith('<')) lines.push(tag(token));
    else {
      const text = decode(token).replace(/\s+/g, ' ').trim();
      if (text) lines.push(text);
    }
  }
  return lines.filter(Boolean).join('\n');
}

const booleans = new Set(['checked', 'disabled', 'selected', 'hidden', 'open', 'multiple']);

function tag(token: string): string {
  const [, slash, name, rest] = /^<(\/?)([\w-]+)((?:.|\n)*?)\/?>$/.exec(token) ?? [];
  if (!name) throw new Error(`not a tag: ${token}`);
  if (slash) return ['path', 'input', 'br', 'hr', 'circle'].includes(name) ? '' : `</${name}>`;
  const attributes = [...(rest ?? '').matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => {
    if (booleans.has(key)) return key;
    const even = decode(value).replace(/\s+/g, ' ').trim();
    return `${key.toLowerCase()}="${key === 'class' ? even.split(' ').sort().join(' ') : even}"`;
  });
  return `<${[name, ...attributes.sort()].join(' ')}>`;
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&ctdot;': '⋯',
  '&nbsp;': '\u00a0',
};

function decode(text: string): string {
  return text.replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity);
}
