/** What a request asked for, coarsely: a closed list, so that nobody's address or id ends up in a label. */
export type RouteKind =
  | 'page'
  | 'page-data'
  | 'signed-in'
  | 'sign-in'
  | 'trpc'
  | 'rest'
  | 'file'
  | 'health'
  | 'well-known';

const kinds: [RegExp, RouteKind][] = [
  [/^\/api\/trpc(\/|$)/, 'trpc'],
  [/^\/api(\/|$)/, 'rest'],
  [/^\/(healthz|readyz)$/, 'health'],
  [/^\/(sign-in|sign-out)(\/|$)/, 'sign-in'],
  [/^\/(reporting|monitor|admin|account|unsent)(\/|$)/, 'signed-in'],
  [/^\/\.well-known(\/|$)/, 'well-known'],
  [/^\/assets\/|\.(css|js|ico|png|txt|webmanifest)$/, 'file'],
  [/\.(json|csv|csv-metadata\.json|svg|atom)$/, 'page-data'],
];

/** @param target of the request line: a path, perhaps with a query */
export function routeKind(target: string): RouteKind {
  const [path = '/'] = target.split('?');
  return kinds.find(([pattern]) => pattern.test(path))?.[1] ?? 'page';
}
