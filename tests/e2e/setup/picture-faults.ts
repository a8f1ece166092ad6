/** What a reader of a drawing may ask: that every mark and word stands out from its ground. From the colours in the SVG. */

type Element = {
  tag: string;
  /** Its own attributes over those it inherits. */
  look: Record<string, string>;
  /** Of itself and of all around it. */
  classes: string;
  hidden: boolean;
};

const inherited = ['fill', 'stroke', 'font-size', 'stroke-width', 'stroke-dasharray', 'opacity'];
const white = '#ffffff';

/** Lines to read along, which are no figures: they may be faint, and are where they are not looked at. */
const guides = /recharts-cartesian-grid|app-guide/;

/** Every drawn element of an SVG as text, React's way: attributes in double quotes, nothing left open. */
function* elementsOf(svg: string): Generator<Element> {
  const open: Element[] = [{ tag: '', look: {}, classes: '', hidden: false }];
  for (const [, end, tag = '', given = '', closed] of svg.matchAll(/<(\/?)([a-zA-Z]+)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (end) {
      open.pop();
      continue;
    }
    const parent = open.at(-1)!;
    const own = Object.fromEntries([...given.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const kept = Object.fromEntries(
      inherited.flatMap((name) => (name in parent.look ? [[name, parent.look[name]!]] : [])),
    );
    const element: Element = {
      tag,
      look: { ...kept, ...own } as Record<string, string>,
      classes: `${parent.classes} ${own.class ?? ''}`,
      hidden: parent.hidden || ['defs', 'clipPath', 'title', 'desc'].includes(tag),
    };
    yield element;
    if (!closed) open.push(element);
  }
}

/** `#rrggbb` or `#rgb` as its relative luminance; null for what is no colour of its own. Source: WCAG 2.2. */
function luminance(colour: string | undefined): number | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour ?? '');
  const whole = short ? `#${[...short.slice(1)].map((sign) => sign + sign).join('')}` : colour;
  const [, ...parts] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(whole ?? '') ?? [];
  if (parts.length === 0) return null;
  const [red, green, blue] = parts.map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** How far two colours stand apart, 1 to 21; 1 where one is none. Source: WCAG 2.2, contrast ratio. */
export function contrast(one: string | undefined, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  if (a === null || b === null) return 1;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const shapes = ['path', 'rect', 'circle', 'line', 'polygon', 'polyline', 'ellipse'];

/** A shape that nothing is drawn of: no fill and no line, or a path without a stroke's length. */
const drawsNothing = ({ look }: Element) =>
  look.d === '' || look.d === 'M0,0' || (look.fill === 'none' && (look.stroke ?? 'none') === 'none');

/**
 * Faults of one drawing on white: a mark below 3 to 1, words below 4.5 to 1 on what they stand on, words smaller than 12
 * as drawn, lines or bars that only their colour tells apart.
 */
export function faultsOfPicture(svg: string): string[] {
  const faults = new Set<string>();
  const lines: { colour: string; dash: string }[] = [];
  const bars: { colour: string; look: string }[] = [];
  let ground = white;
  for (const element of elementsOf(svg)) {
    const { tag, look, classes, hidden } = element;
    if (hidden || (guides.test(classes) && tag !== 'text')) continue;
    if (/recharts-line-curve/.test(look.class ?? '')) {
      lines.push({ colour: look.stroke ?? '', dash: look['stroke-dasharray'] ?? '' });
    }
    if (/recharts-rectangle/.test(look.class ?? '')) {
      const filled = look.fill !== white;
      bars.push({
        colour: (filled ? look.fill : look.stroke) ?? '',
        look: `${filled} ${look['stroke-dasharray'] ?? ''}`,
      });
    }
    if (shapes.includes(tag)) {
      // A tile or box is what the words in it stand on; a ground as large as the picture is the page's own.
      if (tag === 'rect' && look.width !== '100%') ground = look.fill && look.fill !== 'none' ? look.fill : white;
      if (look.width === '100%' || drawsNothing(element)) continue;
      // An open line encloses nothing that a fill could show.
      const open = tag === 'line' || (tag === 'path' && look.stroke !== undefined && !/z/i.test(look.d ?? ''));
      const best = Math.max(open ? 1 : contrast(look.fill ?? '#000000', white), contrast(look.stroke, white));
      if (best < 3) faults.add(`a mark of ${best.toFixed(2)} to 1: ${look.fill} ${look.stroke} (${classes.trim()})`);
    }
    if (tag === 'text') {
      const on = /app-tile(?!-map)|app-lineage/.test(classes) ? ground : white;
      const stands = contrast(look.fill ?? '#000000', on);
      if (stands < 4.5) faults.add(`words of ${stands.toFixed(2)} to 1: ${look.fill} on ${on}`);
      const size = Number.parseFloat(look['font-size'] ?? '16');
      if (size < 12) faults.add(`words of ${size} pixels`);
    }
  }
  const apart = new Set(lines.map(({ dash }) => dash));
  if (apart.size < new Set(lines.map(({ colour }) => colour)).size) faults.add('lines told apart by colour alone');
  const looks = new Set(bars.map(({ look }) => look));
  if (looks.size < new Set(bars.map(({ colour }) => colour)).size) faults.add('bars told apart by colour alone');
  return [...faults];
}

/** What a page that shows figures as a picture owes its reader, besides the picture. */
const owed: [what: string, there: (figure: string, page: string) => boolean][] = [
  [
    'a title of its own',
    (figure) => /aria-labelledby="[^"]+"/.test(figure) && /<(h[2-4]) [^>]*id="[^"]+"/.test(figure),
  ],
  ['a subtitle with what is counted and when', (figure) => figure.includes('app-chart__subtitle')],
  ['its source', (figure) => /<figcaption[^>]*>.*Sources?:/s.test(figure)],
  ['the same as a table', (_, page) => page.includes('<table')],
  ['a CSV', (_, page) => /href="[^"]*\.csv[?"]/.test(page)],
  ['a picture to take away', (_, page) => /href="[^"]*\.png[?"]/.test(page)],
];

/** Faults of every drawing of a page, and of what stands around it. */
export function faultsOfPictures(html: string): string[] {
  const drawings = [...html.matchAll(/<svg role="(?:img|group)".*?<\/svg>/gs)].flatMap(([svg]) => faultsOfPicture(svg));
  const figures = [...html.matchAll(/<figure class="app-(?:chart|tile-map)[^>]*>.*?<\/figure>/gs)].map(
    ([figure]) => figure,
  );
  const missing = figures
    .filter((figure) => figure.includes('<svg role='))
    .flatMap((figure) => owed.filter(([, there]) => !there(figure, html)).map(([what]) => `a chart without ${what}`));
  return [...new Set([...drawings, ...missing])];
}
