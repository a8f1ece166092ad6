import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientAddress } from '#server/limits/client-address.ts';

const request = (said?: string, peer = '10.0.0.1') =>
  ({
    socket: { remoteAddress: peer },
    headers: said === undefined ? {} : { 'x-forwarded-for': said },
  }) as unknown as IncomingMessage;

it('what a client writes about itself counts for nothing where no proxy is trusted', () => {
  expect(clientAddress(request('192.0.2.1'), 0)).toBe('10.0.0.1');
});

it('as many entries from the end are believed as there are proxies, whatever stands before them', () => {
  expect(clientAddress(request('192.0.2.1'), 1)).toBe('192.0.2.1');
  expect(clientAddress(request('203.0.113.66, 192.0.2.1'), 1)).toBe('192.0.2.1');
  expect(clientAddress(request('203.0.113.66, 192.0.2.1, 10.0.0.9'), 2)).toBe('192.0.2.1');
  expect(clientAddress(request('192.0.2.1'), 2)).toBe('192.0.2.1');
});

it('a port that a proxy adds is no part of the address', () => {
  expect(clientAddress(request('192.0.2.1:4711'), 1)).toBe('192.0.2.1');
  expect(clientAddress(request('[2001:db8::1]:4711'), 1)).toBe('2001:db8::1');
  expect(clientAddress(request('[2001:db8::1]'), 1)).toBe('2001:db8::1');
});

it('what is no address is not taken for one', () => {
  for (const said of ['', 'unknown', "' OR 1=1", '192.0.2.1, ', 'x'.repeat(9_000)]) {
    expect(clientAddress(request(said), 1)).toBe('10.0.0.1');
  }
});
