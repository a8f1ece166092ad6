import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** An address as a proxy writes it: some add a port, and IPv6 then stands in brackets. */
function addressIn(text: string): string | null {
  const plain = /^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  return isIP(plain) ? plain : null;
}

/**
 * Where a request comes from. Each of our own proxies adds to `X-Forwarded-For` whom it heard from; so as many entries from the
 * end are true as there are such proxies, and what a client wrote itself stands before them.
 * @param trusted how many proxies every request passes; 0: whoever is connected is the client
 */
export function clientAddress(request: IncomingMessage, trusted: number): string {
  const peer = request.socket.remoteAddress ?? 'unknown';
  const said = trusted > 0 ? request.headers['x-forwarded-for'] : undefined;
  if (said === undefined) return peer;
  const entries = String(said).split(',');
  return addressIn((entries[Math.max(0, entries.length - trusted)] ?? '').trim()) ?? peer;
}
