import type { Workshop, Writing } from '#server/data/connections.ts';

/** What is told of a redaction: never what it took down. */
export type Redaction = {
  number: number;
  at: Date;
  role: string;
  kind: 'figure' | 'text';
  reasonCode: string;
  reason: string;
};

/** The number of the next redaction. */
export async function nextRedaction(writing: Writing): Promise<number> {
  const last = await writing.redaction.aggregate({ _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

/** Writes down a redaction, with what each release lost by it. */
export async function addRedaction(
  writing: Writing,
  redaction: Redaction,
  releases: readonly { release: number; places: number }[],
): Promise<void> {
  await writing.redaction.create({ data: redaction });
  const rows = releases.map((each) => ({ ...each, redaction: redaction.number }));
  if (rows.length > 0) await writing.redactedRelease.createMany({ data: rows });
}

/** Every release that is not void, the lowest number first, and whether it is being filled just now. */
export async function readStandingReleases(
  from: Workshop | Writing,
): Promise<{ number: number; preparing: boolean }[]> {
  const rows = await from.release.findMany({
    where: { state: { not: 'void' } },
    select: { number: true, state: true },
    orderBy: { number: 'asc' },
  });
  return rows.map(({ number, state }) => ({ number, preparing: state === 'preparing' }));
}
