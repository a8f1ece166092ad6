/**
 * The network an address is of, which is all that is kept of where somebody came from: the first three numbers of an
 * IPv4 address (`203.0.113.0/24`), the first three groups of an IPv6 address (`2001:db8:7::/48`).
 * @returns null for what is no address
 */
export function keptNetworkOf(address: string): string | null {
  const [bare = ''] = address.toLowerCase().split('%');
  const four = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(bare)?.slice(1).map(Number);
  if (four) return four.every((part) => part < 256) ? `${four.slice(0, 3).join('.')}.0/24` : null;
  const groups = groupsOf(bare);
  if (!groups) return null;
  const three = groups.slice(0, 3).map((group) => Number.parseInt(group, 16).toString(16));
  return `${three.join(':')}::/48`;
}

/** The eight groups of an IPv6 address, those that `::` leaves out as nought. */
function groupsOf(text: string): string[] | null {
  const [before = '', after, more] = text.split('::');
  const [head, tail] = [before, after ?? ''].map((part) => part.split(':').filter(Boolean));
  if (more !== undefined || !head || !tail || !text.includes(':')) return null;
  const missing = 8 - head.length - tail.length;
  if (after === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
  return groups.every((group) => /^[\da-f]{1,4}$/.test(group)) ? groups : null;
}

/** The month for which a network has one name, `2026-11`, and the earliest whose names are kept still. */
export function monthsOfNames(now: Date): { current: string; earliest: string } {
  const before = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1));
  return { current: now.toISOString().slice(0, 7), earliest: before.toISOString().slice(0, 7) };
}
