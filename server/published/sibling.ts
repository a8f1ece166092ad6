import type { IncomingMessage } from 'node:http';

/** Places whose paths end as they please: they have no siblings. */
const apart = /^\/(api|assets|reporting|monitor|admin|\.well-known)(\/|$)/;
/** Files of their own that look like siblings. */
const files = /^\/(methodology\/(?:checks|states)\.json|releases\/\d+\/manifest\.json)$/;
const ending = /^(\/.*?)\.(json|csv|csv-metadata\.json|svg|png|atom|docx|xlsx)$/;

/**
 * The page that a path with an ending stands beside: `/commitments.csv` is `/commitments` as `csv`, `/index.json` is `/`.
 * @returns null where the path has no such ending
 */
export function siblingOf(pathname: string): { page: string; kind: string } | null {
  if (apart.test(pathname) || files.test(pathname)) return null;
  const [, page, kind] = ending.exec(pathname) ?? [];
  if (!page || !kind) return null;
  return { page: page === '/index' ? '/' : page, kind };
}

type Asking = IncomingMessage & { originalUrl?: string };

/**
 * Hands a request for a sibling on as one for its page, with the kind in `x-sibling`, which nobody outside can set.
 * Comes after the static files and before Remix.
 */
export function nameSibling(request: Asking): void {
  delete request.headers['x-sibling'];
  if (request.method !== 'GET' && request.method !== 'HEAD') return;
  const [pathname = '/', search] = (request.url ?? '/').split(/\?(.*)/s);
  const sibling = siblingOf(pathname);
  if (!sibling) return;
  request.headers['x-sibling'] = sibling.kind;
  request.url = sibling.page + (search === undefined ? '' : `?${search}`);
  request.originalUrl = request.url;
}
