import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { attributes, plain } from './markup.ts';
import { baseUrl } from './service.ts';

/** One address as it was read: all the text that its bytes hold, whatever the format. */
export type Form = { url: string; status: number; ending: string; text: string };

/** The format an address answers in: `json`, `csv` …, `html` for a page itself. */
export const endingOf = (url: string): string => {
  const path = url.split('?')[0] ?? '';
  if (path.startsWith('/api/')) return 'json';
  return /\.(csv-metadata\.json|json|csv|svg|png|atom|docx|xlsx)$/.exec(path)?.[1] ?? 'html';
};

/** Office files are read part by part; of a picture every byte is a letter. */
function textOf(ending: string, bytes: Uint8Array): string {
  if (ending === 'docx' || ending === 'xlsx') {
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('\n');
  }
  return ending === 'png' ? Buffer.from(bytes).toString('latin1') : Buffer.from(bytes).toString('utf8');
}

/** Reads addresses as somebody does, three at a time; `cookie` is nobody's where empty. */
export async function readForms(urls: readonly string[], cookie = ''): Promise<Form[]> {
  const waiting = [...urls];
  const read: Form[] = [];
  const work = async () => {
    for (let url = waiting.shift(); url; url = waiting.shift()) {
      const answer = await fetch(baseUrl + url, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
      const ending = endingOf(url);
      read.push({
        url,
        status: answer.status,
        ending,
        text: textOf(ending, new Uint8Array(await answer.arrayBuffer())),
      });
    }
  };
  await Promise.all([work(), work(), work()]);
  return read;
}

/** Whether a number stands in a text: plain, with commas or spaces between thousands, never as part of a longer one. */
export function holds(text: string, figure: number): boolean {
  const [whole = '', part] = String(figure).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '(?:,|\\s|\u00a0|\u202f|&nbsp;|&#x27;)?');
  return new RegExp(`(?<![\\d.])${grouped}${part ? `\\.${part}` : '(?!\\.?\\d)'}`).test(text);
}

const nonsense = /\b(?:NaN|undefined|Infinity)\b|\[object Object\]|Invalid Date|(?<![\w"'<>-])null(?![\w"'-])/;
/** What others write for a figure that is not there; not the end of a span of years. */
const minus99 = /(?<![\d\w])[-\u2212]99(?![\d.])/;
const spoken = ['title', 'alt', 'aria-label', 'content'];

/** All that a page says: its text and what its attributes say to people. */
function said(html: string): string {
  const read = ['meta', 'img', 'a', 'svg', 'abbr', 'table'].flatMap((tag) =>
    spoken.flatMap((name) => attributes(html, tag, name)),
  );
  const text = html.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ');
  return [plain(text), ...read].join('\n');
}

/** Figures of a file or an answer that are neither a number nor a symbol. */
function halfFigures({ ending, text }: Form): string[] {
  if (ending === 'csv') {
    const [header = [], ...lines] = parse(text, { bom: true }) as string[][];
    const [value = -1, symbol = -1, period = -1] = ['value', 'symbol', 'time_period'].map((name) =>
      header.indexOf(name),
    );
    if (value < 0 || symbol < 0) return [];
    // A place of which nothing was published has no period either, and a last column says why; on a map, that of the map.
    const saysWhy = (cells: string[]) =>
      period >= 0 && (cells.at(-1) === 'not-reported' || (!cells[period] && Boolean(cells.at(-1))));
    return lines
      .filter((cells) => !cells[value] && !cells[symbol] && !saysWhy(cells))
      .map((cells) => `empty: ${cells.join(',')}`);
  }
  if (ending !== 'json' || !/^[[{]/.test(text)) return [];
  const found: string[] = [];
  JSON.parse(text, (_key, each: unknown) => {
    const { value, symbol } = (each ?? {}) as { value?: unknown; symbol?: unknown };
    if (value === null && symbol === null) found.push(`empty: ${JSON.stringify(each).slice(0, 200)}`);
    return each;
  });
  return found;
}

/** What no reader should find in a form, in words: programs' words, −99, and a figure that is neither number nor symbol. */
export function faultsIn(form: Form): string[] {
  const words = form.ending === 'html' || form.ending === 'svg' ? said(form.text) : form.text;
  const found = form.ending === 'png' ? [] : [minus99.exec(words)];
  // In JSON `null` says that nothing is there, and office files hold words of their own format.
  if (['html', 'svg', 'csv', 'atom'].includes(form.ending)) found.push(nonsense.exec(words));
  const near = (hit: RegExpExecArray) => words.slice(Math.max(0, hit.index - 60), hit.index + 60).replace(/\s+/g, ' ');
  return [...found.flatMap((hit) => (hit ? [`“${near(hit)}”`] : [])), ...halfFigures(form)].map(
    (fault) => `${form.url}: ${fault}`,
  );
}
