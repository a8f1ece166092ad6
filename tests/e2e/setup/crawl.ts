import { attributes, faultsOfMarkup, plain, titleOf } from './markup.ts';
import { faultsOfPicture, faultsOfPictures } from './picture-faults.ts';
import { routeOf } from './routes.ts';
import { baseUrl } from './service.ts';

export type Visit = {
  url: string;
  from: string;
  status: number;
  type: string;
  title: string;
  description: string;
  canonical: string;
  /** Whether figures are drawn on it. */
  draws: boolean;
  /** Who may show it in a frame, by its policy. */
  framedBy: string;
  location: string | null;
  faults: string[];
};

/**
 * Every public page is visited. Of the addresses with a query (filters, further pages, permalinks), of the files beside
 * the pages of one route, of pages that show a thing once more another way, and of the pages that people sign in to,
 * which are made by the same code, the first so many.
 */
const ofEachKind = 12;
/** Of addresses of an older edition, whose links all keep to it: they would be the whole service once more. */
const ofEachEdition = 3;
const atOnce = 3;

const anotherWay = /^\/lineage\/|^\/(metrics|areas)\/[^/]+\/./;

const ending = /\.(csv-metadata\.json|json|csv|svg|png|atom|docx|xlsx)$/;

/** What the addresses of one route, and of one kind beside it, have in common. */
function kindOf(path: string): string {
  const [, beside = ''] = ending.exec(path) ?? [];
  return `${routeOf(path.replace(ending, ''))?.pattern} ${beside}`;
}

const headOf = (html: string) => ({
  title: titleOf(html),
  description: plain(/<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? ''),
  canonical: plain(/<link rel="canonical" href="([^"]*)"/.exec(html)?.[1] ?? ''),
});

/** What readers would refuse of a page, or of a picture that stands beside one. */
function faultsOf(url: string, type: string, body: string): string[] {
  if (type.startsWith('text/html')) return [...faultsOfMarkup(body), ...faultsOfPictures(body)];
  return type.startsWith('image/svg') && url !== '/favicon.svg' ? faultsOfPicture(body) : [];
}

/** Every address of our own that a page leads to: links, what stands beside it, and its search as somebody uses it. */
function linksIn(html: string, at: string): string[] {
  const searches = attributes(html, 'form', 'action').filter((action) => action === '/search');
  const found = [...attributes(html, 'a', 'href'), ...attributes(html, 'link', 'href')];
  found.push(...searches, ...searches.map((action) => `${action}?q=foster`));
  return found.flatMap((href) => {
    const url = new URL(href, at);
    return url.origin === new URL(baseUrl).origin && !href.startsWith('#') ? [url.pathname + url.search] : [];
  });
}

/**
 * Follows every link from a page, breadth first.
 * @param cookie of a session; nobody's where empty
 * @param within only addresses under these are followed; empty follows all
 */
export async function crawl(start: string, cookie = '', within: RegExp = /^\//): Promise<Visit[]> {
  const visits = new Map<string, Visit>();
  const counts = new Map<string, number>();
  const waiting: { url: string; from: string }[] = [];

  const add = (url: string, from: string) => {
    const [path = '/', query] = url.split('?');
    if (visits.has(url) || !within.test(path) || path.startsWith('/assets/')) return;
    if (query || ending.test(path) || anotherWay.test(path) || cookie) {
      const edition = [...new URLSearchParams(query).keys()].filter((name) => /^(release|at)$/.test(name));
      const kind = `${kindOf(path)} ${edition.sort().join(' ')}`;
      const seen = counts.get(kind) ?? 0;
      if (seen >= (edition.length > 0 ? ofEachEdition : ofEachKind)) return;
      counts.set(kind, seen + 1);
    }
    visits.set(url, {
      url,
      from,
      status: 0,
      type: '',
      location: null,
      framedBy: '',
      draws: false,
      faults: [],
      ...headOf(''),
    });
    waiting.push({ url, from });
  };

  const visit = async ({ url, from }: { url: string; from: string }) => {
    const answer = await fetch(baseUrl + url, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
    const type = answer.headers.get('content-type') ?? '';
    const body = await answer.text();
    const html = type.startsWith('text/html');
    const faults = answer.status === 200 ? faultsOf(url, type, body) : [];
    const location = answer.headers.get('location');
    const draws = html && /<figure class="app-(?:chart|tile-map)\b/.test(body);
    const policy = answer.headers.get('content-security-policy') ?? '';
    const framedBy = /frame-ancestors ([^;]*)/.exec(policy)?.[1] ?? 'anybody: it has no policy';
    visits.set(url, {
      url,
      from,
      status: answer.status,
      type,
      location,
      framedBy,
      draws,
      faults,
      ...headOf(html ? body : ''),
    });
    if (html) for (const link of linksIn(body, baseUrl + url)) add(link, url);
  };

  add(start, '');
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await visit(next);
  };
  while (waiting.length > 0) await Promise.all(Array.from({ length: atOnce }, work));
  return [...visits.values()];
}
