import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { isLoopback, networkOf } from '#server/identity/network.ts';

const SECOND = 1_000;

/** How long a sender may take. Our own proxies send heads at once; the largest body goes over in a minute at 1.6 Mbit a second. */
const times = { head: 8 * SECOND, whole: 60 * SECOND, look: SECOND };

/** Ends requests whose head or body trickles in: Node answers 408 and closes the connection. */
export function limitTimes(server: Server, { head, whole }: Omit<typeof times, 'look'> = times): void {
  server.headersTimeout = head;
  server.requestTimeout = whole;
}

/** How often Node looks for such requests; it is told when the server is made. */
export const lookForSlowOnes = { connectionsCheckingInterval: times.look };

/**
 * Closes what one network opens beyond so many connections at once. Behind proxies all connections are theirs, and the
 * limit is theirs to set.
 */
export function limitConnections(
  server: Server,
  trustedProxies: number,
  { most, counts = (address: string) => !isLoopback(address) } = { most: 256 } as {
    most: number;
    counts?: (address: string) => boolean;
  },
): void {
  if (trustedProxies > 0) return;
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    if (!counts(address)) return;
    const network = networkOf(address);
    const already = open.get(network) ?? 0;
    if (already >= most) return void socket.destroy();
    open.set(network, already + 1);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  });
}
