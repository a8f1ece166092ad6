import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dayIn, typedIn } from '#app/act-input.server.ts';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { MadeToken } from '#app/components/tokens/made-token.tsx';
import { TokenForm } from '#app/components/tokens/token-form.tsx';
import { attempt, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

type Fault = { field: string; message: string };

export const meta: MetaFunction = () => [{ title: pageTitle('Make a token') }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const { areas, latestDay, suggestedDay } = await caller(request, user).token.list();
  return { user, csrf, areas, latestDay, suggestedDay, key: newKey() };
}

/** Makes a token and shows it: in the answer to the form itself, so that no address leads to it afterwards. */
export async function action({ request }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const typed = typedIn(form);
  const { key = '', area = '', name = '' } = typed;
  const purposes = (typed.purposes ?? '').split(',').filter(Boolean);
  const asked = { key, area, name, purposes, lastDay: dayIn(typed, 'lastDay') };
  const written = await attempt(() => caller(request, user).token.make(asked));
  const headers = { 'Cache-Control': 'no-store' };
  if ('done' in written) return data({ typed, faults: [] as Fault[], made: written.done }, { headers });
  const { findings, detail, status } = written.refused;
  const faults = (findings as Fault[] | undefined) ?? [{ field: 'area', message: detail }];
  return data({ typed, faults, made: null }, { status, headers });
}

const placeOf: Record<string, string> = { lastDay: '#lastDay-day' };

export default function NewToken() {
  const { user, csrf, key, ...offered } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const faults = answer?.faults ?? [];
  return (
    <SignedInPage
      heading={answer?.made ? 'Token made' : 'Make a token'}
      user={user}
      csrf={csrf}
      at={paths.tokens()}
      before={<BackLink href={paths.tokens()}>Tokens for programs</BackLink>}
      notice={
        faults.length > 0 ? (
          <ErrorSummary
            errorList={faults.map(({ field, message }) => ({ href: placeOf[field] ?? `#${field}`, text: message }))}
          />
        ) : null
      }
      width="two-thirds"
    >
      {answer?.made ? (
        <MadeToken made={answer.made} areas={offered.areas} />
      ) : (
        <TokenForm {...offered} csrf={csrf} formKey={answer?.typed.key || key} typed={answer?.typed} faults={faults} />
      )}
    </SignedInPage>
  );
}
