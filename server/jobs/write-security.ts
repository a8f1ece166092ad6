import type { Workshop } from '#server/data/connections.ts';
import { addSecurityEvents, clearOldNetworks, nameOfNetwork } from '#server/data/workshop/identity/security-events.ts';
import { monthsOfNames } from '#server/domain/people/network.ts';
import { securityNotes } from '#server/identity/security-notes.ts';

/** Writes what this node has counted since the last time. What could not be written is kept for the next. @returns how many rows */
export async function writeSecurity(workshop: Workshop, now: Date): Promise<number> {
  const notes = securityNotes().take(now);
  if (notes.length === 0) return 0;
  try {
    const rows: Parameters<typeof addSecurityEvents>[1][number][] = [];
    for (const { network, ...note } of notes) {
      const { current } = monthsOfNames(note.at);
      rows.push({ ...note, place: network && (await nameOfNetwork(workshop.direct, network, current)) });
    }
    await addSecurityEvents(workshop, rows);
  } catch (error) {
    securityNotes().giveBack(notes);
    throw error;
  }
  return notes.length;
}

/** Forgets which networks the names of months before the last one stood for. */
export function forgetNetworks(workshop: Workshop, now: Date): Promise<number> {
  return clearOldNetworks(workshop.direct, monthsOfNames(now).earliest);
}
