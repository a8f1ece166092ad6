import { each, seen } from './attack.ts';
import { attributes } from './markup.ts';
import { type Route, routeOf, routes } from './routes.ts';

const rooms = /^\/(reporting|monitor|admin|account|sign-|api|unsent|challenge$)/;

/** Pages that anybody may read. */
export const publicly = ({ pattern, kind }: Route) => kind === 'page' && !rooms.test(pattern);

/**
 * One address of every page that is wanted, by its pattern: those without parameters, and what they link to of the others.
 * @param cookie whose pages they are
 */
export async function addressesOf(wanted: (route: Route) => boolean, cookie?: string): Promise<Map<string, string>> {
  const pages = routes.filter((route) => route.kind === 'page' && wanted(route));
  const fixed = pages.map(({ pattern }) => pattern).filter((pattern) => !pattern.includes(':'));
  const read = await each(fixed, (path) => seen(path, cookie ? { headers: { cookie } } : {}));
  const found = new Map<string, string>();
  const note = (url: string) => {
    const route = routeOf(url.split(/[?#]/)[0] ?? '');
    const better = !found.get(route?.pattern ?? '')?.includes('?') && url.includes('?');
    if (route && pages.includes(route) && (better || !found.has(route.pattern))) found.set(route.pattern, url);
  };
  for (const [at, { status, body }] of read.entries()) {
    if (status !== 200) continue;
    note(fixed[at] ?? '/');
    for (const href of attributes(body, 'a', 'href')) if (/^\/(?!\/)[^#]*$/.test(href)) note(href);
  }
  return found;
}
