import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, faultAt } from '#app/components/fault-summary.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { attempt, faultsIn, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Checkboxes } from '#app/govuk/checkboxes.tsx';
import { Input } from '#app/govuk/input.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { WarningText } from '#app/govuk/warning-text.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Enter a lived-experience note') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  // The list is theirs who may enter: others are told so before they type anything.
  await caller(request, user).note.list({});
  return { user, csrf, key: newKey(), commitment: new URL(request.url).searchParams.get('commitment') ?? '' };
}

export async function action({ request }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const typed = typedIn(form);
  const { key = '', commitment = '', text = '', suppliedBy = '', consent = '', agreed } = typed;
  const note = { key, commitment, text, suppliedBy, consent, agreed: agreed === 'yes' };
  const written = await attempt(() => caller(request, user).note.enter(note));
  if ('done' in written) throw redirect(paths.notes({ done: 'entered' }), 303);
  const { refused } = written;
  return data({ typed, faults: faultsIn(refused, 'text') }, { status: refused.status });
}

export default function EnterNote() {
  const { user, csrf, key, commitment } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const given = (name: string) => failed?.typed[name];
  const faultOf = (field: string) => faultAt(failed?.faults, field);
  return (
    <SignedInPage
      heading="Enter a lived-experience note"
      user={user}
      csrf={csrf}
      at={paths.notes()}
      before={<BackLink href={paths.notes()}>Lived-experience notes</BackLink>}
      notice={<FaultSummary faults={failed?.faults} />}
      width="two-thirds"
    >
      <p className="govuk-body">
        What an organisation or group of people who live with a promise says of it. Another person reads it before it is
        published.
      </p>
      <WarningText iconFallbackText="Warning">
        Do not write anything that could identify a child, a parent or a carer: no name, age, address, school, date or
        case number.
      </WarningText>
      <form method="post" noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="key" value={given('key') ?? key} />
        <Input
          name="commitment"
          label="Which promise is it about?"
          hint={
            <>
              The address of its page, or its id, as in{' '}
              <a className="govuk-link" href={paths.records()}>
                the record
              </a>
            </>
          }
          value={given('commitment') ?? commitment}
          errorMessage={faultOf('commitment')}
        />
        <Textarea
          name="text"
          label="What do they say?"
          hint="In their own words, 2,000 characters or fewer."
          rows={8}
          value={given('text')}
          errorMessage={faultOf('text')}
        />
        <Input
          name="suppliedBy"
          label="Which organisation or group supplied it?"
          hint="It is published. Never the name of one person."
          value={given('suppliedBy')}
          errorMessage={faultOf('suppliedBy')}
        />
        <Textarea
          name="consent"
          label="How did they agree to publication?"
          hint="It is published. For example: agreed at the group’s meeting in May 2026, after reading this text."
          rows={3}
          value={given('consent')}
          errorMessage={faultOf('consent')}
        />
        <Checkboxes
          name="agreed"
          values={given('agreed') ? ['yes'] : []}
          errorMessage={faultOf('agreed')}
          items={[{ value: 'yes', text: 'Those whose words they are agreed to their publication' }]}
        />
        <Button preventDoubleClick>Enter the note</Button>
      </form>
    </SignedInPage>
  );
}
