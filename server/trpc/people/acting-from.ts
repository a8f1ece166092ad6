import { comingFrom } from '#server/data/coming-from.ts';
import type { Workshop } from '#server/data/connections.ts';
import { nameOfNetwork } from '#server/data/workshop/identity/security-events.ts';
import { keptNetworkOf, monthsOfNames } from '#server/domain/people/network.ts';

/** The workshop of a call that writes: what it writes down knows which network the call came from, where that is known. */
export async function actingFrom(call: {
  workshop: Workshop;
  address?: string | undefined;
  now: Date;
}): Promise<Workshop> {
  const network = call.address ? keptNetworkOf(call.address) : null;
  if (!network) return call.workshop;
  return comingFrom(call.workshop, await nameOfNetwork(call.workshop.direct, network, monthsOfNames(call.now).current));
}
