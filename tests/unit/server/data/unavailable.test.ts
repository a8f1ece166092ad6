import { expect, it } from 'vitest';
import { databaseUnavailable } from '#server/data/unavailable.ts';

const throughPrisma = (cause: object) =>
  Object.assign(new Error('Database error'), {
    code: 'P2039',
    meta: { driverAdapterError: Object.assign(new Error('DriverAdapterError'), { cause }) },
  });

it.each<[string, unknown]>([
  ['the driver’s pool that has no connection', Object.assign(new Error('pool timeout'), { errno: 45028 })],
  ['the same through Prisma', throughPrisma({ kind: 'mysql', code: 45028, originalCode: '45028' })],
  ['an account that may not read a view', Object.assign(new Error('denied'), { errno: 1142 })],
  ['a server that is not there', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['a server that left, as the cause of a failure', new Error('read', { cause: { code: 'ECONNRESET' } })],
  ['Prisma without a server', Object.assign(new Error('cannot reach'), { code: 'P1001' })],
])('%s means that the service is unavailable', (_, error) => {
  expect(databaseUnavailable(error)).toBe(true);
});

it.each<[string, unknown]>([
  ['a mistake in our SQL', Object.assign(new Error('syntax'), { errno: 1064 })],
  ['a duplicate through Prisma', throughPrisma({ kind: 'UniqueConstraintViolation', originalCode: '1062' })],
  ['a fault of our own', new TypeError('undefined is not a function')],
  ['nothing', undefined],
  ['an error with no more than words', new Error('loop', { cause: new Error('inner') })],
])('%s is a failure, not an unavailable service', (_, error) => {
  expect(databaseUnavailable(error)).toBe(false);
});
