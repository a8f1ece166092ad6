import { InsetText } from '#app/govuk/inset-text.tsx';
import { Table } from '#app/govuk/table.tsx';
import { paths } from '#app/paths.ts';
import { ScrollingTable } from './scrolling-table.tsx';

type Named = { id: string; name: string };
type Way = { act: string; roles: string[]; from: string[]; to: string; when: string | null };

const who: Record<string, string> = {
  preparer: 'Preparer of the authority',
  approver: 'Director of children’s services or named deputy',
  'finance-officer': 'Section 151 officer',
  official: 'Official of the department',
};

/** The states a return can be in, and who may do what in which: the table the procedures use. */
export function ReturnStates({
  states,
  acts,
  ways,
  revisions,
}: {
  states: readonly (Named & { meaning: string })[];
  acts: readonly Named[];
  ways: readonly Way[];
  revisions: { standingNote: string; kinds: readonly (Named & { meaning: string })[] };
}) {
  const nameOf = new Map([...states, ...acts].map(({ id, name }) => [id, name]));
  const named = (id: string) => nameOf.get(id) ?? id;
  return (
    <>
      <p className="govuk-body">
        Sign-off by the authority is not acceptance by the department, and acceptance is not publication. Nobody does
        two of these to one version: submit, sign off, sign off the money, accept. A collection takes returns from the
        day it opens to the day it locks. After that the department can make an exception for one authority, for at most
        31 days, with its reason in the history.{' '}
        <a className="govuk-link" href={paths.returnStates()}>
          States and ways of a return (JSON)
        </a>{' '}
        <a className="govuk-link" href={paths.permissions()}>
          Who may do what, in every role
        </a>
      </p>
      <Table
        caption="States of a return"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={[{ text: 'State' }, { text: 'What it means' }]}
        rows={states.map(({ name, meaning }) => [{ text: name }, { text: meaning }])}
      />
      <ScrollingTable
        label="Who may do what to a return"
        caption="Who may do what to a return"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={['Act', 'Who', 'In which state', 'It leads to'].map((text) => ({ text }))}
        rows={ways.map(({ act, roles, from, to, when }) => [
          { text: named(act) },
          { text: roles.map((role) => who[role] ?? role).join('; ') },
          { text: `${from.map(named).join(', ')}${when ? ` – where ${when}` : ''}` },
          { text: to === 'same' ? 'The state stays' : named(to) },
        ])}
      />
      <h3 className="govuk-heading-s" id="revisions">
        Revisions and corrections
      </h3>
      <p className="govuk-body">
        What was published is never changed in place. Whoever submits another version of a published return says which
        of the two it is. It becomes public with the next release, beside the figures it changes.
      </p>
      <Table
        caption="Why there is another version of a published return"
        captionClasses="govuk-table__caption--s"
        firstCellIsHeader
        head={[{ text: 'Kind' }, { text: 'What it means' }]}
        rows={revisions.kinds.map(({ name, meaning }) => [{ text: name }, { text: meaning }])}
      />
      <p className="govuk-body">The standing note beside every scheduled revision:</p>
      <InsetText>{revisions.standingNote}</InsetText>
    </>
  );
}
