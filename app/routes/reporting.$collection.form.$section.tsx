import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { figureName } from '#app/components/return-figures.tsx';
import { fieldId } from '#app/components/return-form/field-names.ts';
import { FigureConflicts } from '#app/components/return-form/figure-conflicts.tsx';
import { FigureFields, type FormField } from '#app/components/return-form/figure-fields.tsx';
import { ReturnPage } from '#app/components/return-page.tsx';
import { attempt, newKey, textIn } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { ErrorSummary } from '#app/govuk/error-summary.tsx';
import { InsetText } from '#app/govuk/inset-text.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { returnForm, returnPage } from '#app/reporting.server.ts';
import { chosenIn, figuresIn, type TypedFigure, typedIn } from '#app/return-form.server.ts';
import { letHeldFormGo, typedBefore } from '#app/session.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? pageTitle(`${data.section.title}: ${data.collection.periodLabel}`, { error: hasError(data) })
      : pageTitle('Form'),
  },
];

const hasError = ({ fields }: { fields: readonly Pick<FormField, 'findings'>[] }) =>
  fields.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, query, user, csrf } = await returnPage(args);
  const page = await call.return.draftSection({ area, collection, section: args.params.section ?? '' });
  const held = await typedBefore(args.request, user);
  const typed = held ? typedIn(held) : [];
  return { ...page, saved: query.get('saved') !== null, user, csrf, typed, key: newKey() };
}

export async function action(args: ActionFunctionArgs) {
  const { call, area, collection, form, user } = await returnForm(args);
  const section = args.params.section ?? '';
  const chosen = textIn(form, 'step') === 'choose' ? chosenIn(form) : null;
  const missing = chosen?.filter(({ taken }) => taken === null) ?? [];
  if (chosen && missing.length > 0)
    return data({ conflicts: chosen, missing, saved: null, key: newKey() }, { status: 400 });
  const figures: TypedFigure[] =
    chosen?.map(({ metric, breakdown, yours, theirs, taken }) => ({
      metric,
      breakdown,
      now: taken === 'yours' ? yours : theirs,
      was: theirs,
    })) ?? figuresIn(form);
  const written = await attempt(() => call.return.saveDraft({ key: textIn(form, 'key'), area, collection, figures }));
  if ('refused' in written) {
    return data({ message: written.refused.detail, typed: figures }, { status: written.refused.status });
  }
  const { conflicts, saved } = written.done;
  const headers = await letHeldFormGo(args.request, user);
  if (conflicts.length > 0) return data({ conflicts, missing: [], saved, key: newKey() }, { status: 409, headers });
  const goTo = (page?: string) =>
    redirect(paths.returnForm(collection, area, page, { saved: '1' }), { status: 303, headers });
  if (textIn(form, 'leave') === 'yes') throw goTo();
  const { sections } = await call.return.draft({ area, collection });
  const at = sections.findIndex(({ id }) => id === section);
  const faulty = (sections[at]?.errors ?? 0) > 0;
  throw goTo(faulty ? section : sections[at + 1]?.id);
}

/** What was typed, over what is kept: nothing typed is lost where it could not be saved. */
function withTyped(fields: readonly FormField[], typed: readonly TypedFigure[]): FormField[] {
  return fields.map((field) => {
    const own = typed.find(({ metric, breakdown }) => metric === field.metric && breakdown === field.breakdown);
    return own ? { ...field, figure: own.now, was: own.was, findings: [] } : field;
  });
}

type Page = Awaited<ReturnType<typeof loader>>;
type Answered = ReturnType<typeof useActionData<typeof action>>;

function Notice({ fields, answered, saved }: { fields: readonly FormField[]; answered: Answered; saved: boolean }) {
  if (answered && 'message' in answered) return <ErrorSummary errorList={[{ text: answered.message }]} />;
  if (answered) {
    const { conflicts } = answered;
    return (
      <ErrorSummary
        title="Somebody else changed the same figures"
        errorList={conflicts.map((each) => ({
          href: `#${fieldId('take', each)}`,
          text: `Choose: ${nameIn(fields, each)}`,
        }))}
      />
    );
  }
  const errors = fields.flatMap((field) =>
    field.findings.filter(({ severity }) => severity === 'error').map((finding) => ({ field, finding })),
  );
  const banner = saved ? (
    <NotificationBanner type="success" text="Your draft was saved. Nothing is submitted yet." />
  ) : null;
  if (errors.length === 0) return banner;
  return (
    <ErrorSummary
      errorList={errors.map(({ field, finding }) => ({
        href: `#${fieldId(finding.field, field)}`,
        text: `${figureName(field)}: ${finding.message}`,
      }))}
    >
      {saved ? 'Your draft was saved as it is.' : null}
    </ErrorSummary>
  );
}

function nameIn(fields: readonly FormField[], place: { metric: string; breakdown: string }): string {
  const field = fields.find(({ metric, breakdown }) => metric === place.metric && breakdown === place.breakdown);
  return field ? figureName(field) : place.metric;
}

function Fields({ page, fields }: { page: Page; fields: readonly FormField[] }) {
  const { collection, area, lastPeriod, closed, csrf, key } = page;
  return (
    <form method="post" noValidate>
      <CsrfField token={csrf} />
      <input type="hidden" name="key" value={key} />
      {fields.map((field) => (
        <FigureFields key={fieldId('', field)} field={field} lastPeriod={lastPeriod} />
      ))}
      {closed ? (
        <InsetText>{closed}</InsetText>
      ) : (
        <div className="govuk-button-group">
          <Button preventDoubleClick>Save and continue</Button>
          <Button variant="secondary" name="leave" value="yes">
            Save and come back later
          </Button>
        </div>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.returnForm(collection.id, area.code)}>
          All pages of the form
        </a>
      </p>
    </form>
  );
}

export default function FormSection() {
  const page = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { collection, area, section, user, csrf, saved } = page;
  const typed = answered && 'typed' in answered ? answered.typed : page.typed;
  const fields = withTyped(page.fields, typed);
  const conflicts = answered && 'conflicts' in answered ? answered : null;
  return (
    <ReturnPage
      user={user}
      csrf={csrf}
      area={area}
      collection={collection}
      heading={section.title}
      width="two-thirds"
      notice={<Notice fields={fields} answered={answered} saved={saved} />}
    >
      {page.typed.length > 0 && !answered ? (
        <InsetText>
          Your session ended before this page was saved. What you typed is here again. It is not saved yet: save it now.
        </InsetText>
      ) : null}
      <p className="govuk-body">
        Page {section.number} of {section.of}. Zero, a symbol and an empty field are different things: leave a field
        empty only where you have no answer yet.
      </p>
      {conflicts ? (
        <>
          <p className="govuk-body">
            Nothing of theirs was overwritten. {conflicts.saved ? 'Everything else you wrote was saved. ' : ''}Choose
            for each figure which one stays.
          </p>
          <FigureConflicts
            csrf={csrf}
            writeKey={conflicts.key}
            missing={conflicts.missing}
            conflicts={conflicts.conflicts.map((each) => ({
              ...each,
              name: nameIn(fields, each),
              breakdown: each.breakdown,
              breakdownLabel: '',
            }))}
          />
        </>
      ) : (
        <Fields page={page} fields={fields} />
      )}
    </ReturnPage>
  );
}
