import { expect, test } from 'vitest';
import { z } from 'zod';
import { inputFrom, operationAt, operationsOf } from '#server/rest/operations.ts';
import { publicProcedure, router, signedInProcedure } from '#server/trpc/init.ts';

const things = router({
  thing: router({
    list: publicProcedure
      .meta({ openapi: { method: 'GET', path: '/things' } })
      .input(
        z.object({
          areas: z.array(z.string()).optional(),
          limit: z.int().default(50),
          open: z.boolean().nullable().optional(),
          q: z.string().optional(),
        }),
      )
      .query(({ input }) => input),
    byId: publicProcedure
      .meta({ openapi: { method: 'GET', path: '/things/{id}' } })
      .input(z.object({ id: z.string(), release: z.coerce.number().optional() }))
      .query(({ input }) => input),
    add: signedInProcedure
      .meta({ action: 'return.submit', openapi: { method: 'POST', path: '/things' } })
      .input(z.object({ name: z.string() }))
      .mutation(({ input }) => input),
    hidden: publicProcedure.query(() => 'not on this face'),
  }),
});
const operations = operationsOf(things._def.procedures);

function found(method: string, path: string) {
  const at = operationAt(operations, method, path);
  if (!at || 'methods' in at) throw new Error(`nothing at ${path}`);
  return at;
}

test('only procedures that name an address are on it, and those with an action are not public', () => {
  expect(operations.map(({ procedure, isPublic }) => [procedure, isPublic])).toEqual([
    ['thing.list', true],
    ['thing.byId', true],
    ['thing.add', false],
  ]);
});

test('text of the query becomes the numbers, lists and truths that the procedure expects', () => {
  const { operation } = found('GET', '/things');
  const query = new URLSearchParams('areas=E06000001,E06000002&areas=E06000003&limit=10&open=false&q=10');
  expect(inputFrom(operation, query).input).toEqual({
    areas: ['E06000001', 'E06000002', 'E06000003'],
    limit: 10,
    open: false,
    q: '10',
  });
});

test('an empty value is none, and what is no number stays text for the schema to refuse', () => {
  const { operation } = found('GET', '/things');
  expect(inputFrom(operation, new URLSearchParams('q=&limit=ten')).input).toEqual({ limit: 'ten' });
  expect(inputFrom(operation, new URLSearchParams('q=a&q=b')).input).toEqual({ q: ['a', 'b'] });
});

test('names that the address does not know are told, each once', () => {
  const { operation } = found('GET', '/things');
  expect(inputFrom(operation, new URLSearchParams('page=1&page=2&size=3')).unknown).toEqual(['page', 'size']);
});

test('the path gives its part of the input, decoded', () => {
  const { operation, inPath } = found('GET', '/things/family%20help');
  expect(operation.procedure).toBe('thing.byId');
  expect(inPath).toEqual({ id: 'family help' });
  expect([...operation.query.keys()]).toEqual(['release']);
});

test('another method at the same path is told apart from nothing there', () => {
  expect(operationAt(operations, 'DELETE', '/things')).toEqual({ methods: ['GET', 'POST'] });
  expect(operationAt(operations, 'GET', '/others')).toBeNull();
  expect(operationAt(operations, 'GET', '/things/a/b')).toBeNull();
});
