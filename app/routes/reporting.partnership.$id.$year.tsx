import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, faultAt } from '#app/components/fault-summary.tsx';
import { moneyHowWords, PartnershipReport } from '#app/components/partnership/partnership-year.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { attempt, faultsIn, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { Radios } from '#app/govuk/radios.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { problem, problemResponse } from '#app/problem.server.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';
import type { ReportShown } from '#server/domain/partnerships/partnership-years.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page ? `Report ${page.year.label}: ${page.partnership.name}` : 'Report a year') },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const { items } = await caller(request, user).partnership.own();
  const partnership = items.find(({ id }) => id === params.id);
  const year = partnership?.years.find(({ period }) => period === `${params.year}|FY`);
  if (!partnership || !year) throw problemResponse(problem('NOT_FOUND', 'There is no such year of your partnership.'));
  return { partnership, year, user, csrf, key: newKey() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const { csrf: _, ...typed } = typedIn(form);
  const { key = '', seen, area = '', ...answers } = typed;
  const of = { key, area, partnership: params.id ?? '', period: `${params.year}|FY`, seen: seen || null };
  const report = { ...of, ...answers } as unknown as Parameters<ReturnType<typeof caller>['partnership']['report']>[0];
  const written = await attempt(() => caller(request, user).partnership.report(report));
  if ('done' in written) throw redirect(paths.ownPartnerships({ done: params.id }), 303);
  const { refused } = written;
  return data({ typed, faults: faultsIn(refused, 'money') }, { status: refused.status });
}

/** The form begins with what stands, so that only what changed is typed. */
function beginning(report: ReportShown | null): Record<string, string> {
  if (!report) return {};
  const text = (value: string | number | null) => (value === null ? '' : String(value));
  return {
    ...{ money: text(report.moneyGbp), moneyHow: text(report.moneyHow), moneyDocument: text(report.moneyDocument) },
    agreementsSigned: text(report.agreementsSigned),
    agreementsInForce: text(report.agreementsInForce),
    agreementsDocument: text(report.agreementsDocument),
    delegations: text(report.delegations),
    delegationsText: text(report.delegationsText),
    delegationsDocument: text(report.delegationsDocument),
    education: text(report.education),
  };
}

const documentHint = 'Its title, its date and where it can be read. Needed where the answer is more than none.';

export default function ReportYear() {
  const { partnership, year, user, csrf, key } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const typed: Record<string, string> = failed?.typed ?? beginning(year.report);
  const field = (name: string) => ({
    name,
    id: name,
    value: typed[name] ?? '',
    errorMessage: faultAt(failed?.faults, name),
  });
  const number = { inputMode: 'numeric' as const, classes: 'govuk-input--width-5' };
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.ownPartnerships()}
      before={<BackLink href={paths.ownPartnerships()} />}
      notice={
        <FaultSummary faults={failed?.faults} anchorOf={({ field: at }) => (at === 'period' ? '#money' : `#${at}`)} />
      }
      caption={partnership.name}
      heading={`Report the ${year.label}`}
      width="two-thirds"
    >
      <p className="govuk-body">
        Leave empty what you do not know: it is published as not reported. Write 0 where there is none. All of it is
        published with the next release: never write about one child, family or worker.
      </p>
      <form method="post" noValidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="key" value={typed.key ?? key} />
        <input type="hidden" name="seen" value={typed.seen ?? year.report?.id ?? ''} />
        <input type="hidden" name="area" value={partnership.reportsFor.code} />
        <h2 className="govuk-heading-m">Money</h2>
        <Input
          {...field('money')}
          label="Money the lead partners pooled or spent together in the year, in pounds"
          prefix="£"
          inputMode="decimal"
          classes="govuk-input--width-10"
        />
        <Radios
          {...field('moneyHow')}
          legend="How is it held?"
          items={Object.entries(moneyHowWords).map(([value, text]) => ({ value, text }))}
        />
        <Textarea {...field('moneyDocument')} label="Document that shows the money" hint={documentHint} rows={2} />
        <h2 className="govuk-heading-m">Information-sharing agreements</h2>
        <Input {...field('agreementsSigned')} {...number} label="Agreements signed by all lead partners" />
        <Input {...field('agreementsInForce')} {...number} label="Of these, in force at the end of the year" />
        <Textarea
          {...field('agreementsDocument')}
          label="Document that shows the agreements"
          hint={documentHint}
          rows={2}
        />
        <h2 className="govuk-heading-m">Delegations</h2>
        <Input {...field('delegations')} {...number} label="Delegations made to operational leaders" />
        <Textarea
          {...field('delegationsText')}
          label="What was delegated, to which post"
          hint="Posts, never names of people."
          rows={4}
        />
        <Textarea
          {...field('delegationsDocument')}
          label="Document that shows the delegations"
          hint={documentHint}
          rows={2}
        />
        <h2 className="govuk-heading-m">Education</h2>
        <Textarea {...field('education')} label="How education takes part as a relevant agency" rows={4} />
        {year.report ? (
          <Textarea
            {...field('reason')}
            label="Why you report again"
            hint="The report before stays and is shown as replaced."
            rows={3}
          />
        ) : null}
        <Button preventDoubleClick>Report</Button>
      </form>
      {year.report ? (
        <>
          <h2 className="govuk-heading-m">What was reported before</h2>
          <PartnershipReport report={year.report} />
        </>
      ) : null}
    </SignedInPage>
  );
}
