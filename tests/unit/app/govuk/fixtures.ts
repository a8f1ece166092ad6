import { readFileSync } from 'node:fs';
import path from 'node:path';

// biome-ignore lint/suspicious/noExplicitAny: the options of a template are whatever the package's examples hold
export type Options = Record<string, any>;
export type Fixture = { name: string; options: Options; html: string };

const folder = 'node_modules/govuk-frontend/dist/govuk/components';

/** The package's own examples of a component: options, and the HTML they must give. */
export function fixturesOf(component: string): Fixture[] {
  const file = path.resolve(folder, component, 'fixtures.json');
  return JSON.parse(readFileSync(file, 'utf8')).fixtures;
}

/** Puts a mark in the place of each piece of HTML among the options, and keeps the pieces to put back after drawing. */
export function withMarks(options: Options): { options: Options; putBack: (drawn: string) => string } {
  const pieces: string[] = [];
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, ''));
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]));
    }
    if (typeof value === 'string' && (key === 'html' || key.endsWith('Html'))) {
      return value ? `@@${pieces.push(value) - 1}@@` : value;
    }
    return value;
  };
  return {
    options: walk(options, '') as Options,
    putBack: (drawn) => drawn.replace(/@@(\d+)@@/g, (_mark, index) => pieces[Number(index)] ?? ''),
  };
}

/** An option our component does not take: its example is not for us. */
export class NotTaken extends Error {}

/** Reads a component's options one by one, and refuses an example that holds one nobody asked for. */
export function taking<T>(options: Options, names: readonly string[], make: (options: Options) => T): T {
  const others = Object.keys(options).filter((name) => !names.includes(name));
  if (others.length > 0) throw new NotTaken(others.join(', '));
  return make(options);
}

/** The text or HTML of an option like `{ text, html, classes }`, which may hold nothing else than the names given. */
export function words(option: Options | undefined, also: readonly string[] = []): string | undefined {
  if (option === undefined || option === null) return undefined;
  return taking(option, ['text', 'html', ...also], ({ text, html }) => html || text);
}

/** A list without holes: the template takes empty items, our types do not. */
export function whole(list: Options[]): Options[] {
  if (!list.every(Boolean)) throw new NotTaken('a list with holes');
  return list;
}
