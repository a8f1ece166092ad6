import { expect, it } from 'vitest';
import { keptNetworkOf, monthsOfNames } from '#server/domain/people/network.ts';

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['127.0.0.1', '127.0.0.0/24'],
  ['2001:db8:7:1:2:3:4:5', '2001:db8:7::/48'],
  ['2001:DB8:7::5', '2001:db8:7::/48'],
  ['2001:0db8:0007::', '2001:db8:7::/48'],
  ['::1', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
])('of %s nothing is kept but %s', (address, network) => {
  expect(keptNetworkOf(address)).toBe(network);
});

it.each([
  'unknown',
  '',
  '203.0.113',
  '203.0.113.256',
  '2001:db8',
  '1::2::3',
  '12345::',
  'g::1',
  '1:2:3:4:5:6:7:8:9',
  'someone@example.org',
])('%s is of no network', (text) => {
  expect(keptNetworkOf(text)).toBeNull();
});

it('a name is for a month, and is known until the end of the next', () => {
  expect(monthsOfNames(new Date('2026-11-25T10:00:00Z'))).toEqual({ current: '2026-11', earliest: '2026-10' });
  expect(monthsOfNames(new Date('2027-01-31T23:59:59Z'))).toEqual({ current: '2027-01', earliest: '2026-12' });
});
