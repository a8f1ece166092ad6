import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedIn } from '#app/act-input.server.ts';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FileContents, FileFindings, PlannedChanges } from '#app/components/official-file.tsx';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { attempt, newKey } from '#app/forms.server.ts';
import { BackLink } from '#app/govuk/back-link.tsx';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { Input } from '#app/govuk/input.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { Select } from '#app/govuk/select.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { requireForm, requireUser } from '#app/session.server.ts';
import { type Caller, caller } from '#app/trpc.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(page ? `Official figures of ${page.preview.fileName}` : 'Official figures') },
];

const labels = ['official statistics', 'accredited official statistics', 'official statistics in development'] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { user, csrf } = await requireUser(request);
  const preview = await caller(request, user).figure.preview({ id: params.file ?? '' });
  return { user, csrf, preview, key: newKey() };
}

type Preview = Awaited<ReturnType<Caller['figure']['preview']>>;

/** The metric chosen for each figure of the file: field `m0` stands for the first choice. */
function chosenIn(typed: Record<string, string>, choices: Preview['choices']) {
  return (choices ?? []).flatMap((choice, at) => {
    const metric = typed[`m${at}`] ?? '';
    return metric === '' ? [] : [{ ...choice, metric, breakdown: 'total' }];
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { user, form } = await requireForm(request);
  const call = caller(request, user);
  const id = params.file ?? '';
  const typed = typedIn(form);
  const { key = '', step = '', source = '', url = '' } = typed;
  if (step === 'discard') {
    const gone = await attempt(() => call.figure.discard({ key, id }));
    if ('refused' in gone) return data({ typed, message: gone.refused.detail, plan: null }, { status: 409 });
    throw redirect(paths.officialFigures({ done: 'discarded' }), 303);
  }
  const { choices } = await call.figure.preview({ id });
  const mappings = chosenIn(typed, choices);
  if (mappings.length === 0)
    return data({ typed, message: 'Choose a metric for at least one figure of the file', plan: null }, { status: 400 });
  const label = labels.find((each) => each === typed.label) ?? labels[0];
  const said = { label, ...(source === '' ? {} : { source }), ...(url === '' ? {} : { url }) };
  if (step === 'take') {
    const taken = await attempt(() => call.figure.take({ key, id, mappings, ...said }));
    if ('done' in taken) throw redirect(paths.officialFigures({ done: 'taken' }), 303);
    return data({ typed, message: taken.refused.detail, plan: null }, { status: taken.refused.status });
  }
  const { plan } = await call.figure.preview({ id, mappings });
  const message = plan && plan.faults.length > 0 ? plan.faults.join(' ') : null;
  return data({ typed, message, plan: message ? null : plan }, { status: message ? 400 : 200 });
}

const inWords = ({ indicator, filters }: { indicator: string; filters: Record<string, string> }) =>
  [indicator, ...Object.entries(filters).map(([name, category]) => `${name}: ${category}`)].join(', ');

function MappingForm({ preview, csrf, formKey, typed }: FormProps) {
  const { choices, metrics, proposals } = preview;
  const known = (choice: { indicator: string; filters: Record<string, string> }) =>
    proposals.find(
      ({ indicator, filters }) =>
        indicator === choice.indicator && Object.entries(filters).every(([name, is]) => choice.filters[name] === is),
    )?.metric ?? '';
  if (choices === null)
    return (
      <InsetText>
        The file has more categories than a page can show. Take it over with <code>npm run ees -- import</code>.
      </InsetText>
    );
  const items = [
    { value: '', text: 'Not taken over' },
    ...metrics.map(({ id, name }) => ({ value: id, text: `${name} (${id})` })),
  ];
  return (
    <form method="post" noValidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="key" value={formKey} />
      <h2 className="govuk-heading-m">Which metric is each figure?</h2>
      {choices.map((choice, at) => (
        <Select
          key={inWords(choice)}
          name={`m${at}`}
          label={inWords(choice)}
          value={typed?.[`m${at}`] ?? known(choice)}
          items={items}
        />
      ))}
      <Select
        name="label"
        label="What kind of statistic are they?"
        value={typed?.label ?? labels[0]}
        items={labels.map((text) => ({ value: text, text }))}
      />
      <Input
        name="source"
        label="Source, as readers see it (optional)"
        hint={`Left empty: Department for Education, data file ${preview.fileName}`}
        value={typed?.source}
      />
      <Input name="url" label="Address where it was published (optional)" value={typed?.url} />
      <Button name="step" value="plan" variant="secondary">
        See what would change
      </Button>{' '}
      <Button name="step" value="take" preventDoubleClick>
        Take the figures over
      </Button>
    </form>
  );
}

type FormProps = { preview: Preview; csrf: string; formKey: string; typed: Record<string, string> | undefined };

export default function OfficialFile() {
  const { user, csrf, preview, key } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const errors = preview.findings.filter(({ severity }) => severity === 'error');
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.officialFigures()}
      before={<BackLink href={paths.officialFigures()}>Official figures</BackLink>}
      notice={
        answered?.message ? (
          <ErrorSummary errorList={[{ href: '#m0', text: answered.message }]} />
        ) : errors.length > 0 ? (
          <ErrorSummary
            errorList={errors.slice(0, 10).map(({ code, row, column, message }) => ({
              text: `${[row === null ? null : `Row ${row}`, column].filter(Boolean).join(', ') || code}: ${message}`,
              href: '#findings',
            }))}
          />
        ) : null
      }
      caption="Official figures"
      heading={preview.fileName}
    >
      {answered?.plan ? <PlannedChanges plan={answered.plan} /> : null}
      <FileFindings findings={preview.findings} />
      <FileContents preview={preview} />
      {errors.length === 0 ? (
        <MappingForm preview={preview} csrf={csrf} formKey={answered?.typed.key ?? key} typed={answered?.typed} />
      ) : (
        <InsetText>A file with a fault is not taken over. Correct it at its source and upload it again.</InsetText>
      )}
      <form method="post">
        <CsrfField token={csrf} />
        <input type="hidden" name="key" value={answered?.typed.key ?? key} />
        <input type="hidden" name="step" value="discard" />
        <Button variant="warning">Discard the file</Button>
      </form>
    </SignedInPage>
  );
}
