import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { UnexplainedFigures } from '#app/components/findings-table.tsx';
import { ReturnFigures } from '#app/components/return-figures.tsx';
import { ReturnPage } from '#app/components/return-page.tsx';
import { VersionWhy } from '#app/components/version-why.tsx';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { returnForm, returnPage } from '#app/reporting.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Check your figures and sign them off') }];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, user, csrf } = await returnPage(args);
  const current = await call.return.current({ area, collection });
  return { ...current, user, csrf, key: newKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { call, area, collection, form } = await returnForm(args);
  const key = textIn(form, 'key');
  const version = Number(textIn(form, 'version'));
  const signs = textIn(form, 'act') === 'signOffMoney' ? call.return.signOffMoney : call.return.signOff;
  const written = await attempt(() => signs({ key, area, collection, version }));
  if ('refused' in written) return data({ message: written.refused.detail }, { status: written.refused.status });
  const done = written.done.state === 'signed-off' ? 'signed-off' : 'signed-in-part';
  throw redirect(paths.return(collection, area, undefined, { done }), 303);
}

export default function SignOff() {
  const page = useLoaderData<typeof loader>();
  const message = useActionData<typeof action>()?.message;
  const { collection, area, version, user, csrf, key, asked, acts, signature } = page;
  return (
    <ReturnPage
      user={user}
      csrf={csrf}
      area={area}
      collection={collection}
      heading="Check your figures and sign them off"
      notice={message ? <ErrorSummary errorList={[{ href: '#sign-off', text: message }]} /> : null}
    >
      <VersionWhy version={version} published={page.published} />
      {version ? <ReturnFigures asked={asked} caption={`Version ${version.number}`} /> : null}
      <UnexplainedFigures warnings={page.warnings} />
      {'why' in signature || !version ? (
        <InsetText id="sign-off">{'why' in signature ? signature.why : null}</InsetText>
      ) : (
        <form method="post" id="sign-off">
          <h2 className="govuk-heading-m">Sign off</h2>
          <p className="govuk-body">
            By signing off you confirm that, to the best of your knowledge, these are{' '}
            {signature.act === 'signOffMoney' ? 'the sums' : 'the figures'} of your authority. The department then
            accepts them or asks about them. They are not published before that.
            {page.money
              ? ' This collection asks for money: the director or deputy and the section 151 officer both sign.'
              : ''}
          </p>
          <CsrfField token={csrf} />
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="version" value={version.number} />
          <input type="hidden" name="act" value={signature.act} />
          <Button preventDoubleClick>
            {signature.act === 'signOffMoney' ? 'Sign off the money in version' : 'Sign off version'} {version.number}
          </Button>
        </form>
      )}
      {acts.includes('submit') ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.return(collection.id, area.code, 'upload')}>
            Something is wrong: upload a corrected version
          </a>
        </p>
      ) : null}
    </ReturnPage>
  );
}
