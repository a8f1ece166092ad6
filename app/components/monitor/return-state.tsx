import { Tag, type TagColour } from '#app/govuk/tag.tsx';
import type { Timeliness } from '#server/domain/monitoring/timeliness.ts';
import type { ReturnState as State } from '#server/domain/returns/states/return-states.ts';

const colours: Record<State, TagColour> = {
  open: 'grey',
  draft: 'grey',
  reopened: 'yellow',
  submitted: 'yellow',
  'director-signed': 'yellow',
  'finance-signed': 'yellow',
  'signed-off': 'blue',
  queried: 'orange',
  answered: 'blue',
  accepted: 'teal',
  'withdrawal-asked': 'orange',
  withdrawn: 'grey',
  released: 'green',
};

/** The state of a return as a tag. */
export function ReturnState({ state, name }: { state: State; name: string }) {
  return <Tag colour={colours[state]}>{name}</Tag>;
}

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;

/** How timely a return is, measured against the day it was due. */
export function timelinessWords({ kind, days: count }: Timeliness): string {
  if (kind === 'in-time') return 'In time';
  if (kind === 'late') return `${days(count)} late`;
  if (kind === 'not-due') return 'Not due yet';
  return kind === 'overdue' ? `${days(count)} overdue` : `Missed: locked, due ${days(count)} ago`;
}
