import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonBytes } from '#app/json-bytes.ts';

test('the bytes are those of JSON.stringify, whatever the value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonBytes(value).toString()).toBe(JSON.stringify(value));
    }),
  );
});

test('what JSON leaves out is left out', () => {
  const value = { a: undefined, b: 'Neighbours’ median', c: [1, undefined], d: new Date(0) };
  expect(jsonBytes(value).toString()).toBe(JSON.stringify(value));
  expect(jsonBytes({ a: undefined }).toString()).toBe('{}');
  expect(jsonBytes(undefined).toString()).toBe('null');
});

test('what stands around it stands around it', () => {
  const around = { before: '{"result":', after: '}' };
  for (const value of [{}, { a: 1, b: 'ü’' }, [1], null]) {
    expect(JSON.parse(jsonBytes(value, around).toString())).toEqual({ result: value });
  }
});
