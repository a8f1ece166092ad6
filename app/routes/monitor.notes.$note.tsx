import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { formatMoment } from '#app/format.ts';
import { attempt, faultsIn, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page ? `Note on ${page.note.commitment.title}, ${formatMoment(page.note.at)}` : 'Note') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const note = await caller(request, user).note.byId({ note: params.note ?? '' });
  return { user, csrf, note, key: newKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const typed = typedIn(form);
  const { key = '', approved, reason = '' } = typed;
  if (approved !== 'yes' && approved !== 'no') {
    const faults: FormFault[] = [{ field: 'approved', message: 'Choose whether you approve the note' }];
    return data({ typed, faults }, { status: 400 });
  }
  const word = { key, note: params.note ?? '', approved: approved === 'yes', reason };
  const written = await attempt(() => caller(request, user).note.decide(word));
  if ('done' in written) throw redirect(paths.notes({ done: word.approved ? 'approved' : 'refused' }), 303);
  const { refused } = written;
  return data({ typed, faults: faultsIn(refused, 'approved') }, { status: refused.status });
}

type Note = Awaited<ReturnType<typeof loader>>['note'];

function decisionOf({ approved, reason, publicBy, own }: Note): string {
  if (approved === null) return own ? 'Waits for another person: you entered it' : 'Waits for approval';
  if (!approved) return `Not approved: ${reason}`;
  return `Approved. Public with the next release, at the latest at ${publicBy ? formatMoment(publicBy) : ''}`;
}

export default function DecideNote() {
  const { user, csrf, note, key } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const faultOf = (field: string) => faultAt(failed?.faults, field);
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.notes()}
      before={<BackLink href={paths.notes()}>Lived-experience notes</BackLink>}
      notice={<FaultSummary faults={failed?.faults} />}
      caption="Lived-experience note"
      heading={note.commitment.title}
      width="two-thirds"
    >
      <p className="app-quote">{note.text}</p>
      <SummaryList
        rows={[
          { key: 'Supplied by', value: note.suppliedBy },
          { key: 'How they agreed', value: note.consent },
          { key: 'Entered', value: `${formatMoment(note.at)}, for ${note.organisation}` },
          { key: 'Decision', value: decisionOf(note) },
        ]}
      />
      {note.approved === null && !note.own ? (
        <form method="post" noValidate>
          <CsrfField token={csrf} />
          <input type="hidden" name="key" value={failed?.typed.key ?? key} />
          <Radios
            name="approved"
            legend="Do you approve this note?"
            hint="Approve it only if nobody could be recognised from it and the consent covers publication."
            value={failed?.typed.approved}
            errorMessage={faultOf('approved')}
            items={[
              { value: 'yes', text: 'Yes, it is published with the next release' },
              { value: 'no', text: 'No, it is not published' },
            ]}
          />
          <Textarea
            name="reason"
            label="Your reason"
            hint="Needed where you do not approve. Whoever entered it reads it; it is not published."
            rows={4}
            value={failed?.typed.reason}
            errorMessage={faultOf('reason')}
          />
          <Button preventDoubleClick>Save</Button>
        </form>
      ) : null}
    </SignedInPage>
  );
}
