import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, faultAt } from '#app/components/fault-summary.tsx';
import { PartnershipYearSection, verdictWords } from '#app/components/partnership/partnership-year.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { attempt, faultsIn, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { WarningText } from '#app/govuk/warning-text.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { problem, problemResponse } from '#app/problem.server.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page ? `Test ${page.year.label}: ${page.partnership.name}` : 'Test a partnership') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const partnerships = await caller(request, user).partnership.toTest();
  const partnership = partnerships.find(({ id }) => id === params.id);
  const year = partnership?.years.find(({ period }) => period === `${params.year}|FY`);
  if (!partnership || !year) throw problemResponse(problem('NOT_FOUND', 'There is no such year of a partnership.'));
  return { partnership, year, user, csrf, keys: year.tests.map(() => newKey()) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const typed = typedIn(form);
  const { key = '', test = '', verdict = '', reason = '', document = '' } = typed;
  const of = { partnership: params.id ?? '', period: `${params.year}|FY`, test, seen: typed.seen || null };
  const answer = { key, ...of, verdict, reason, document } as Parameters<
    ReturnType<typeof caller>['partnership']['test']
  >[0];
  const written = await attempt(() => caller(request, user).partnership.test(answer));
  if ('done' in written) throw redirect(paths.partnershipsToTest({ done: params.id }), 303);
  const { refused } = written;
  return data({ typed, faults: faultsIn(refused, 'verdict') }, { status: refused.status });
}

export default function TestYear() {
  const { partnership, year, user, csrf, keys } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.partnershipsToTest()}
      before={<BackLink href={paths.partnershipsToTest()} />}
      notice={<FaultSummary faults={failed?.faults} anchorOf={({ field }) => `#${failed?.typed.test}-${field}`} />}
      caption={partnership.name}
      heading={`Test the ${year.label}`}
      width="two-thirds"
    >
      {partnership.own ? <WarningText>You belong to this partnership, so you cannot test it.</WarningText> : null}
      <PartnershipYearSection year={year} />
      {partnership.open.includes(year.period) ? null : (
        <p className="govuk-inset-text">The tests of this year are closed: only the last two years are open.</p>
      )}
      {partnership.own || !partnership.open.includes(year.period)
        ? null
        : year.tests.map(({ test, title, question, answer }, at) => {
            const mine = failed?.typed.test === test ? failed : undefined;
            const field = (name: string) => ({
              name,
              id: `${test}-${name}`,
              value: mine?.typed[name] ?? '',
              errorMessage: faultAt(mine?.faults, name),
            });
            return (
              <section key={test} aria-labelledby={`answer-${test}`}>
                <h2 className="govuk-heading-m" id={`answer-${test}`}>
                  {answer ? 'Answer again' : 'Answer'}: {title.toLowerCase()}
                </h2>
                <form method="post" noValidate aria-label={`Answer the test of ${title.toLowerCase()}`}>
                  <CsrfField token={csrf} />
                  <input type="hidden" name="key" value={mine?.typed.key ?? keys[at]} />
                  <input type="hidden" name="test" value={test} />
                  <input type="hidden" name="seen" value={mine?.typed.seen ?? answer?.id ?? ''} />
                  <Radios
                    {...field('verdict')}
                    idPrefix={`${test}-verdict`}
                    legend={question}
                    items={Object.entries(verdictWords).map(([value, text]) => ({ value, text }))}
                  />
                  <Textarea {...field('reason')} label="Your reason" hint="It is published." rows={4} />
                  <Textarea
                    {...field('document')}
                    label="Document it rests on"
                    hint="Its title, its date and where it can be read."
                    rows={2}
                  />
                  <Button preventDoubleClick>Save the answer</Button>
                </form>
              </section>
            );
          })}
    </SignedInPage>
  );
}
