/**
 * Which edition of the record a reader asked for: as at a release, as it stood on a day, or both. It stands in the
 * address, and every link of a page carries it on, so that a reader stays in it until they leave it.
 */
export type Edition = { release: string | null; at: string | null };

/** Addresses that are the same in every edition, or about none: programs, files, feeds, pages people sign in to. */
const apart =
  /^\/(?:api|assets|sign-in|sign-out|reporting|monitor|admin|healthz|readyz|\.well-known)(?:\/|$)|\.atom$|^\/methodology\/(?:checks|states)\.json$|^\/releases\/\d+\/manifest\./;
const data = /\.(?:json|csv|csv-metadata\.json|svg|png|docx|xlsx)$/;
/** Pages whose loaders know `at`. Others take it as a page only, to pass it on; their data refuse it. */
const ofTheLedger =
  /^\/(?:$|index\.|(?:pillars|commitments|recommendations|lineage|milestones|slippage|delay|money|starting-point|experience|undated|matrix|missions|rollout|pathfinders|brief|search)(?:[/.]|$))/;

/** Whether a page tells of the ledger, which can be read as it stood on a day. */
export const isOfTheLedger = (path: string): boolean => ofTheLedger.test(path);

/** Whether an address has editions at all. */
export const hasEditions = (path: string): boolean => !apart.test(path);

/** The edition that an address asks for; null where it asks for none, or is about none. */
export function editionOf({ pathname, search }: { pathname: string; search: string }): Edition | null {
  if (!hasEditions(pathname)) return null;
  const query = new URLSearchParams(search);
  const [release, at] = [query.get('release') || null, query.get('at') || null];
  return release || at ? { release, at } : null;
}

/** The same address without its edition: the page as it is now. */
export function withoutEdition({ pathname, search }: { pathname: string; search: string }): string {
  const query = new URLSearchParams(search);
  query.delete('release');
  query.delete('at');
  const rest = query.toString();
  return rest ? `${pathname}?${rest}` : pathname;
}

/** An address of ours in this edition. What it says of its edition itself, it keeps; other addresses stay as they are. */
export function inEdition(href: string, edition: Edition): string {
  if (!/^\/(?!\/)/.test(href)) return href;
  const [address = '', fragment] = href.split(/#(.*)/s);
  const [path = '/', search = ''] = address.split(/\?(.*)/s);
  if (!hasEditions(path)) return href;
  const query = new URLSearchParams(search);
  const added = Object.entries(edition).filter(
    ([name, value]) => value && !query.has(name) && (name !== 'at' || !data.test(path) || isOfTheLedger(path)),
  );
  if (added.length === 0) return href;
  const more = new URLSearchParams(added as [string, string][]).toString();
  const whole = `${path}?${search ? `${search}&` : ''}${more}`;
  return fragment === undefined ? whole : `${whole}#${fragment}`;
}
