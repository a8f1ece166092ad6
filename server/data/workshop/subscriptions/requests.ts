import type { Workshop, Writing } from '#server/data/connections.ts';

export type KeptRequest = { id: string; address: string; choices: string; pace: string; createdAt: Date };

/** Keeps what somebody asked for until they confirm it, by the SHA-256 of the link's secret. */
export async function addSubscriptionRequest(writing: Writing, request: KeptRequest): Promise<void> {
  await writing.subscriptionRequest.create({ data: request });
}

/** How often this address was asked for since then. */
export function countSubscriptionRequests(from: Workshop | Writing, address: string, since: Date): Promise<number> {
  return from.subscriptionRequest.count({ where: { address, createdAt: { gte: since } } });
}

/** A request that was made since then and not confirmed yet; null where there is none of that id. */
export function findSubscriptionRequest(
  from: Workshop | Writing,
  id: string,
  since: Date,
): Promise<KeptRequest | null> {
  return from.subscriptionRequest.findFirst({ where: { id, createdAt: { gte: since } } });
}

/** Takes every request of an address away: they were confirmed, or somebody wants to hear no more. */
export async function dropSubscriptionRequests(writing: Writing, address: string): Promise<void> {
  await writing.subscriptionRequest.deleteMany({ where: { address } });
}
