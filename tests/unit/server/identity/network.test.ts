import { expect, it } from 'vitest';
import { isLoopback, networkOf } from '#server/identity/network.ts';

it('an IPv4 address is counted by itself, in IPv6’s clothes too', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:c000:207')).toBe('192.0.2.7');
});

it('addresses of IPv6 are counted by their first 64 bits, however they are written', () => {
  const network = '2001:db8:0:7::/64';
  const same = ['2001:db8:0:7::1', '2001:0db8:0000:0007:ffff:ffff:ffff:ffff', '2001:DB8:0:7::192.0.2.1'];
  for (const address of same) expect(networkOf(address)).toBe(network);
  expect(networkOf('2001:db8:0:8::1')).not.toBe(network);
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

it('what is no address is counted as it is', () => {
  for (const text of ['unknown', '', '1.2.3', '12:34']) expect(networkOf(text)).toBe(text);
});

it('only this machine’s own addresses are its own', () => {
  for (const own of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])
    expect([own, isLoopback(own)]).toEqual([own, true]);
  for (const other of ['10.0.0.1', '192.0.2.1', '::2', '2001:db8::1', 'localhost', 'unknown'])
    expect([other, isLoopback(other)]).toEqual([other, false]);
});
