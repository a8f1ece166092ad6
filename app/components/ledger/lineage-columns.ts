import type { Table } from '#app/siblings.server.ts';
import type { LineageBranch, LineagePage } from '#server/domain/ledger/pages/lineage-page.ts';

/** The line as CSV: one row for each link, from the thing that stands nearer to what was asked for. */
export function lineageTable({ here, before, after }: LineagePage): Table {
  return {
    columns: [
      { name: 'direction', description: 'before: towards recommendations. after: towards evidence and metrics' },
      { name: 'from_kind', description: 'What the nearer one is' },
      { name: 'from', description: 'Permanent id of the nearer one' },
      { name: 'to_kind', description: 'What the farther one is' },
      { name: 'to', description: 'Permanent id of the farther one' },
      { name: 'title', description: 'The farther one in words' },
      { name: 'link', description: 'How the two hang together' },
      { name: 'standing', description: 'How the farther one stands; empty for evidence and metrics' },
    ],
    rows: [...linksOf('before', here, before), ...linksOf('after', here, after)],
  };
}

type From = Pick<LineageBranch, 'kind' | 'id'>;

function linksOf(direction: string, from: From, branches: readonly LineageBranch[]): (string | null)[][] {
  return branches.flatMap((to) => [
    [direction, from.kind, from.id, to.kind, to.id, to.title, to.link, to.standing],
    ...linksOf(direction, to, to.next ?? []),
  ]);
}
