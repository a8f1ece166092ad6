import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { placeIn } from '#app/components/return-form/field-names.ts';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { Button } from '#app/govuk/button.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { heldForm, homeOf, requireUser } from '#app/session.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('What was not sent') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  return { user, csrf, held: await heldForm(request, user), home: homeOf(user) };
}

/** Fields that forms carry without anybody typing them. */
const carried = new Set(['key', 'step', 'thread', 'version', 'baseVersion', 'revision', 'onto', 'values', 'file']);
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A field's name in words: `staffHours` is “Staff hours”, a figure's field is named after its metric. */
function words(name: string): string {
  const place = placeIn(name);
  const said = place ? `${place.cell} of ${place.metric}, ${place.breakdown}` : name.replace(/-|(?=[A-Z])/g, ' ');
  return said.charAt(0).toUpperCase() + said.slice(1).toLowerCase();
}

/** What was typed into a form whose session had ended: it is sent now, as it was, or left. */
export default function Unsent() {
  const { user, csrf, held, home } = useLoaderData<typeof loader>();
  const typed = held?.fields.filter(
    ([name, value]) => value !== '' && !carried.has(name) && !name.startsWith('seen') && !isId.test(value),
  );
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.unsent()}
      heading={held ? 'Your session ended before this was sent' : 'Nothing is waiting to be sent'}
      width="two-thirds"
    >
      {held && typed ? (
        <>
          <p className="govuk-body">
            You are signed in again. Nothing was stored yet: send it now, as it was, or go back to the page without it.
          </p>
          {typed.length > 0 ? <SummaryList rows={typed.map(([name, value]) => ({ key: words(name), value }))} /> : null}
          <form method="post" action={held.path}>
            <CsrfField token={csrf} />
            {held.fields.map(([name, value], at) => (
              <input key={`${at} ${name}`} type="hidden" name={name} value={value} />
            ))}
            <Button preventDoubleClick>Send it now</Button>
          </form>
          <p className="govuk-body">
            <a className="govuk-link" href={held.path}>
              Go back without sending it
            </a>
          </p>
        </>
      ) : (
        <p className="govuk-body">
          What was typed into a form whose session had ended is kept for two hours, in the browser where it was typed.{' '}
          <a className="govuk-link" href={home}>
            Go to your pages
          </a>
        </p>
      )}
    </SignedInPage>
  );
}
