import type { z } from 'zod';
import type { Meta } from '#server/trpc/init.ts';

/** One address of the REST interface: a procedure under a method and a path. */
export type Operation = {
  method: string;
  /** As in the document: `/commitments/{id}`. */
  path: string;
  matches: RegExp;
  /** The procedure's name, dotted. */
  procedure: string;
  type: 'query' | 'mutation';
  isPublic: boolean;
  /** Query names and how their text is read; empty for operations with a body. */
  query: Map<string, Reading>;
};

/** How the text of one query value becomes what the procedure's schema expects. */
type Reading = 'text' | 'number' | 'boolean' | 'list';

type Schema = z.core.$ZodType;
type Procedure = { _def: { type: string; meta?: Meta; inputs: unknown[] } };

/** Every procedure that names an address in its `meta.openapi`. */
export function operationsOf(procedures: Record<string, unknown>): Operation[] {
  return Object.entries(procedures).flatMap(([name, procedure]) => {
    const { type, meta, inputs } = (procedure as Procedure)._def;
    if (!meta?.openapi || (type !== 'query' && type !== 'mutation')) return [];
    const { method, path } = meta.openapi;
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key ?? '');
    const shape = method === 'GET' ? shapeOf(inputs) : {};
    const query = Object.entries(shape).filter(([key]) => !inPath.includes(key));
    return {
      method,
      path,
      matches: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
      procedure: name,
      type,
      isPublic: meta.action === undefined,
      query: new Map(query.map(([key, schema]) => [key, readingOf(schema)])),
    };
  });
}

function shapeOf(inputs: unknown[]): Record<string, Schema> {
  const shapes = inputs.map((input) => (inner(input as Schema)._zod.def as { shape?: Record<string, Schema> }).shape);
  return Object.assign({}, ...shapes);
}

/** What a schema comes down to without `optional`, `default`, `nullable` and the like. */
function inner(schema: Schema): Schema {
  const def = schema._zod.def as { innerType?: Schema; type: string; in?: Schema };
  if (def.innerType) return inner(def.innerType);
  return def.type === 'pipe' && def.in && def.in._zod.def.type !== 'transform' ? inner(def.in) : schema;
}

function readingOf(schema: Schema): Reading {
  const { type } = inner(schema)._zod.def;
  if (type === 'array') return 'list';
  return type === 'number' || type === 'boolean' ? type : 'text';
}

/**
 * The operation an address means, with what its path says.
 * @param path below `/api/v1`
 * @returns `methods` of the same path where the method does not fit, for 405; null where nothing is at that path
 */
export function operationAt(operations: readonly Operation[], method: string, path: string) {
  const there = operations.flatMap((operation) => {
    const found = operation.matches.exec(path);
    return found ? [{ operation, inPath: decoded(found.groups) }] : [];
  });
  if (there.length === 0) return null;
  return (
    there.find(({ operation }) => operation.method === method) ?? {
      methods: there.map(({ operation }) => operation.method),
    }
  );
}

function decoded(groups: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(groups ?? {}).map(([name, text]) => {
      try {
        return [name, decodeURIComponent(text)];
      } catch {
        return [name, text];
      }
    }),
  );
}

/**
 * The procedure's input from the query: numbers and lists from text, nothing for an empty value. What does not read as
 * a number stays text, so that the procedure's own schema says so.
 * @returns the input, or the names the operation does not know
 */
export function inputFrom(
  operation: Operation,
  query: URLSearchParams,
): { input: Record<string, unknown>; unknown?: never } | { input?: never; unknown: string[] } {
  const unknown = [...new Set(query.keys())].filter((name) => !operation.query.has(name));
  if (unknown.length > 0) return { unknown };
  const input: Record<string, unknown> = {};
  for (const [name, reading] of operation.query) {
    const values = query.getAll(name).filter((value) => value !== '');
    if (values.length > 0) input[name] = read(values, reading);
  }
  return { input };
}

function read(values: string[], reading: Reading): unknown {
  const [text = '', ...more] = values;
  if (reading === 'list') return values.flatMap((value) => value.split(',')).filter((part) => part !== '');
  // A name given twice where one is expected: the procedure's schema refuses the list.
  if (more.length > 0) return values;
  if (reading === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (reading === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}
