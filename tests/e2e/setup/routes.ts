import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export type Route = {
  /** The file in app/routes. */
  file: string;
  /** As a reader would write it: `/commitments/:id`. */
  pattern: string;
  /** A page is HTML; a resource is data, a form's target or an interface. */
  kind: 'page' | 'resource';
  matches: (pathname: string) => boolean;
  /** Parts that are not parameters: of two patterns that match, the one with more of them is meant. */
  fixed: number;
};

const folder = join(import.meta.dirname, '../../../app/routes');

/** `reporting.$collection.template[.]csv.ts` → `/reporting/:collection/template.csv`, by Remix's rules for flat files. */
function patternOf(file: string): string {
  const name = file.replace(/\.tsx?$/, '');
  const parts: string[] = [''];
  for (const [piece, escaped] of name.matchAll(/\[([^\]]*)\]|\.|[^.[]+/g)) {
    if (piece === '.') parts.push('');
    else parts[parts.length - 1] += escaped ?? piece;
  }
  const path = parts.filter((part) => part !== '_index').map((part) => part.replace(/_$/, '').replace(/^\$/, ':'));
  return `/${path.join('/')}`;
}

/** Every route of the app, by the names of its files. */
export const routes: Route[] = readdirSync(folder)
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => {
    const pattern = patternOf(file);
    const parts = pattern.split('/').map((part) => {
      if (part === ':') return '.+';
      return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    });
    const matcher = new RegExp(`^${parts.join('/')}$`);
    return {
      file,
      pattern,
      kind: file.endsWith('.tsx') ? 'page' : 'resource',
      matches: (pathname) => matcher.test(pathname),
      fixed: pattern.split('/').filter((part) => !part.startsWith(':')).length,
    };
  });

/** The route that answers an address, siblings of a page (`.json`, `.csv` …) apart. */
export function routeOf(pathname: string): Route | undefined {
  return routes.filter((route) => route.matches(pathname)).sort((a, b) => b.fixed - a.fixed)[0];
}
