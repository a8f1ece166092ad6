import { keptNetworkOf } from '#server/domain/people/network.ts';
import { type SecurityKind, securityTally } from '#server/domain/people/security-events.ts';

/** Both bundles of the running service count in one place. */
const kept = globalThis as { stableHomesSecurity?: ReturnType<typeof securityTally> };

/** What this node has counted and not written yet: a job writes it every two seconds. */
export function securityNotes(): ReturnType<typeof securityTally> {
  kept.stableHomesSecurity ??= securityTally();
  return kept.stableHomesSecurity;
}

type Noted = { userId?: string | null; role?: string | null; address?: string | null; what?: string | null };

/** Counts something that whoever guards the service wants to know. It neither waits nor fails. */
export function noteSecurity(kind: SecurityKind, now: Date, { userId, role, address, what }: Noted = {}): void {
  const network = address ? keptNetworkOf(address) : null;
  const note = { kind, userId: userId ?? null, role: role ?? null, network, what: what?.slice(0, 100) ?? null };
  securityNotes().note(note, now);
}
