import { isIPv4, isIPv6 } from 'node:net';

/** The eight groups of an IPv6 address, without what names an interface. */
function groupsOf(address: string): string[] {
  const [plain = ''] = address.split('%');
  const asHex = plain.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [before = '', after] = asHex.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after ? after.split(':') : [];
  const between = after === undefined ? 0 : 8 - head.length - tail.length;
  return [...head, ...Array.from({ length: between }, () => '0'), ...tail].map((group) =>
    Number.parseInt(group, 16).toString(16),
  );
}

/**
 * What is counted together: an IPv4 address by itself, also in IPv6's clothes; of IPv6 the first 64 bits, because whoever
 * has one address there has all that follow. What is no address is counted as it is.
 */
export function networkOf(address: string): string {
  if (isIPv4(address) || !isIPv6(address)) return address;
  const groups = groupsOf(address);
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') {
    const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Whether an address is this machine's own. */
export function isLoopback(address: string): boolean {
  return address === '::1' || networkOf(address).startsWith('127.');
}
