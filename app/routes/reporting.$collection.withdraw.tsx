import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { ReturnPage } from '#app/components/return-page.tsx';
import { StaysPublic } from '#app/components/version-why.tsx';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { returnForm, returnPage } from '#app/reporting.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Withdraw the return') }];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, user, csrf } = await returnPage(args);
  const current = await call.return.current({ area, collection });
  return { ...current, user, csrf, key: newKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { call, area, collection, form } = await returnForm(args);
  const reason = textIn(form, 'reason');
  if (reason === '') return data({ reason, message: 'Enter why the return is withdrawn' }, { status: 400 });
  const word = { key: textIn(form, 'key'), area, collection, version: Number(textIn(form, 'version')), reason };
  const asks = textIn(form, 'step') === 'ask';
  const written = await attempt(() => (asks ? call.return.askWithdrawal(word) : call.return.withdraw(word)));
  if ('refused' in written)
    return data({ reason, message: written.refused.detail }, { status: written.refused.status });
  const done = asks ? 'withdrawal-asked' : 'withdrawn';
  throw redirect(paths.return(collection, area, undefined, { done }), 303);
}

export default function Withdraw() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { collection, area, acts, version, user, csrf, key } = page;
  const asks = acts.includes('askWithdrawal');
  return (
    <ReturnPage
      user={user}
      csrf={csrf}
      area={area}
      collection={collection}
      heading={asks ? 'Ask to withdraw the return' : 'Withdraw the return'}
      notice={failed ? <ErrorSummary errorList={[{ href: '#reason', text: failed.message }]} /> : null}
    >
      {version && (asks || acts.includes('withdraw')) ? (
        <form method="post" noValidate>
          <p className="govuk-body">
            {asks
              ? 'The department has accepted this return and decides whether it is withdrawn. It is not published before that.'
              : 'The department has not accepted this return yet, so you can take it back. What was handed in stays in the history, and you can submit another version.'}
          </p>
          <StaysPublic published={page.published} />
          <CsrfField token={csrf} />
          <input type="hidden" name="step" value={asks ? 'ask' : 'withdraw'} />
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="version" value={version.number} />
          <Textarea
            name="reason"
            label="Why is it withdrawn?"
            hint="The department reads it. Write nothing about one child, family or worker."
            rows={4}
            value={failed?.reason}
            errorMessage={failed?.message}
          />
          <Button variant="warning" preventDoubleClick>
            {asks ? 'Ask to withdraw' : `Withdraw version ${version.number}`}
          </Button>
        </form>
      ) : (
        <InsetText>There is nothing to withdraw: what was published is revised or corrected instead.</InsetText>
      )}
    </ReturnPage>
  );
}
