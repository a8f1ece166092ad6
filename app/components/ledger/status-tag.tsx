import { Tag, type TagColour } from '#app/govuk/tag.tsx';
import type { ResponseKind } from '#server/domain/ledger/ledger.ts';
import type { Lateness, MilestoneState } from '#server/domain/ledger/milestone-words.ts';
import type { Status } from '#server/domain/ledger/status-words.ts';

type Drawn = { text: string; colour: TagColour };

const statuses: Record<Status, Drawn> = {
  delivered: { text: 'Delivered', colour: 'green' },
  'in-progress': { text: 'In progress', colour: 'blue' },
  delayed: { text: 'Delayed', colour: 'orange' },
  'not-started': { text: 'Not started', colour: 'grey' },
  superseded: { text: 'Superseded', colour: 'purple' },
  abandoned: { text: 'Abandoned', colour: 'magenta' },
};

const states: Record<MilestoneState, Drawn> = {
  met: { text: 'Met', colour: 'green' },
  'partly-met': { text: 'Partly met', colour: 'teal' },
  dropped: { text: 'Dropped', colour: 'magenta' },
  replaced: { text: 'Replaced', colour: 'purple' },
  began: { text: 'Begun', colour: 'blue' },
  'nothing-recorded': { text: 'Nothing recorded', colour: 'grey' },
};

const responses: Record<ResponseKind, Drawn> = {
  accepted: { text: 'Accepted', colour: 'green' },
  'in-part': { text: 'Accepted in part', colour: 'teal' },
  'in-principle': { text: 'Accepted in principle', colour: 'teal' },
  rejected: { text: 'Rejected', colour: 'magenta' },
  'no-response': { text: 'No response', colour: 'orange' },
  unclear: { text: 'No answer found in the pages read', colour: 'grey' },
};

const latenesses: Record<Lateness, Drawn> = {
  late: { text: 'Late or moved back', colour: 'orange' },
  'date-passed-nothing-recorded': { text: 'Date passed, nothing recorded', colour: 'yellow' },
  'date-passed-not-checked': { text: 'Date passed, not checked', colour: 'grey' },
};

const draw = ({ text, colour }: Drawn) => <Tag colour={colour}>{text}</Tag>;

export const StatusTag = ({ status }: { status: Status }) => draw(statuses[status]);
export const MilestoneTag = ({ state }: { state: MilestoneState }) => draw(states[state]);
export const ResponseTag = ({ response }: { response: ResponseKind }) => draw(responses[response]);
export const LatenessTag = ({ lateness }: { lateness: Lateness }) => draw(latenesses[lateness]);
