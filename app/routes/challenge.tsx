import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { typedIn } from '#app/act-input.server.ts';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { CsrfField } from '#app/components/csrf-field.tsx';
import { FaultSummary, type FormFault, faultAt } from '#app/components/fault-summary.tsx';
import { rowAnchor } from '#app/components/ledger/row-anchor.ts';
import { Page } from '#app/components/page.tsx';
import { formatDate, formatMoment } from '#app/format.ts';
import { attempt, faultsIn, newKey } from '#app/forms.server.ts';
import { Button } from '#app/govuk/button.tsx';
import { Input } from '#app/govuk/input.tsx';
import { Panel } from '#app/govuk/panel.tsx';
import { Textarea } from '#app/govuk/textarea.tsx';
import { WarningText } from '#app/govuk/warning-text.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { releaseAskedIn } from '#app/public-page.server.ts';
import { requireVisitorForm, visitorForm } from '#app/session.server.ts';
import { caller } from '#app/trpc.server.ts';

export const meta: MetaFunction = () => [{ title: pageTitle('Challenge an entry') }];

/** A promise or recommendation as a person gives it: its id, or the address of its page. */
function aboutIn(given: string): string {
  const [, kind, id] = /\/(commitment|recommendation)s\/([a-z0-9-]+)/.exec(given) ?? [];
  if (kind) return `${kind}/${id}`;
  return given.includes('/') || given === '' ? given : `commitment/${given}`;
}

// The form's token belongs to a visitor, so this page is kept by nobody.
export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const about = aboutIn(query.get('about')?.trim() ?? '');
  const { release, thing } = await caller(request).challenge.about({ release: releaseAskedIn(query), about });
  const reference = query.get('reference')?.trim() ?? '';
  const outcome = reference === '' ? null : await attempt(() => caller(request).challenge.outcome({ reference }));
  const { csrf, cookie } = await visitorForm(request);
  const headers = { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' };
  const found =
    outcome === null
      ? null
      : 'done' in outcome
        ? { challenge: outcome.done.challenge, fault: null }
        : { challenge: null, fault: outcome.refused.detail };
  return data({ csrf, key: newKey(), about, thing, release, reference, found }, { headers });
}

export async function action({ request }: ActionFunctionArgs) {
  const typed = typedIn(await requireVisitorForm(request));
  const { key = '', text = '', source = '', about = '' } = typed;
  const sent = await attempt(() => caller(request).challenge.send({ key, about: aboutIn(about), text, source }));
  const headers = { 'Cache-Control': 'no-store' };
  if ('done' in sent) return data({ typed, faults: [] as FormFault[], sent: sent.done }, { headers });
  const { refused } = sent;
  return data({ typed, faults: faultsIn(refused, 'text'), sent: null }, { status: refused.status, headers });
}

function Received({ sent }: { sent: { id: string; publicBy: string } }) {
  return (
    <>
      <Panel title="Challenge received" headingLevel={2}>
        Your reference
        <br />
        <strong>{sent.id.slice(-12)}</strong>
      </Panel>
      <h2 className="govuk-heading-m">What happens next</h2>
      <p className="govuk-body">
        Somebody from an organisation other than the one you challenge reads it and decides. The challenge and the
        answer are public by {formatMoment(sent.publicBy)}. If nobody has decided by then, the entry says that a
        challenge waits. Keep the reference: we do not know who you are and cannot write to you. With it you can look up
        on this page what became of your challenge.
      </p>
    </>
  );
}

export default function Challenge() {
  const { csrf, key, about, thing, release, reference, found } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const given = (name: string) => answered?.typed[name];
  const faultOf = (field: string) => faultAt(answered?.faults, field);
  const sent = answered?.sent ?? null;
  const faults = answered?.faults ?? [];
  return (
    <Page
      heading="Challenge an entry"
      width="two-thirds"
      breadcrumbs={[{ text: 'Overview', href: paths.overview() }, { text: 'Challenge an entry' }]}
      notice={<FaultSummary faults={found?.fault ? [{ field: 'reference', message: found.fault }] : faults} />}
    >
      {sent ? (
        <Received sent={sent} />
      ) : (
        <>
          <p className="govuk-body">
            Anyone may say that a status, a date, a recorded answer or a verdict is wrong. You need something to read
            that shows it, and no account.
          </p>
          <ul className="govuk-list govuk-list--bullet">
            <li>somebody from an organisation other than the one you challenge reads it before anybody else can</li>
            <li>they can take out what could identify a person, and nothing else</li>
            <li>your challenge and their answer are published, even where they do not agree</li>
            <li>it is public after five working days at the latest, and is never taken down</li>
          </ul>
          <WarningText iconFallbackText="Warning">
            Do not write anything that could identify a child, a parent or a carer: no name, age, address, school or
            case number. Do not say who you are.
          </WarningText>
          <form method="post" action={paths.challenge()} noValidate>
            <CsrfField token={csrf} />
            <input type="hidden" name="key" value={given('key') ?? key} />
            {thing && given('about') === undefined ? (
              <>
                <input type="hidden" name="about" value={about} />
                <p className="govuk-body">
                  You challenge <strong>{thing.words}</strong>.{' '}
                  <a className="govuk-link" href={paths.entry(thing)}>
                    Read the entry
                  </a>
                </p>
              </>
            ) : (
              <Input
                name="about"
                label="Which promise or recommendation is it about?"
                hint="The address of its page, for example /commitments/c-family-help-pathfinder"
                value={given('about') ?? about}
                errorMessage={faultOf('about')}
              />
            )}
            <Textarea
              name="text"
              label="What is wrong?"
              hint="3,000 characters or fewer."
              rows={8}
              value={given('text')}
              errorMessage={faultOf('text')}
            />
            <Input
              name="source"
              label="What shows it?"
              hint="The address of a page, or a reference that others can look up"
              value={given('source')}
              errorMessage={faultOf('source')}
            />
            <Button preventDoubleClick>Send the challenge</Button>
          </form>
        </>
      )}
      <h2 className="govuk-heading-m">Before you challenge</h2>
      <p className="govuk-body">
        Each{' '}
        <a className="govuk-link" href={paths.commitments()}>
          promise
        </a>{' '}
        shows the written test that gave its status, the evidence with its sources, and what is missing. The{' '}
        <a className="govuk-link" href={paths.methodology()}>
          methodology
        </a>{' '}
        has the tests themselves.
      </p>
      <LookUp reference={reference} found={found} />
      <AboutThisPage path={paths.challenge()} release={release} endings={[]} />
    </Page>
  );
}

const outcomeWords = { upheld: 'It was upheld.', declined: 'It was declined.', received: 'It waits for a moderator.' };

/** What became of a challenge, by the reference that its sender was given. */
function LookUp({ reference, found }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'reference' | 'found'>) {
  const challenge = found?.challenge;
  return (
    <section aria-labelledby="look-up">
      <h2 className="govuk-heading-m" id="look-up">
        What became of a challenge
      </h2>
      {challenge ? (
        <p className="govuk-body">
          The challenge to{' '}
          <a className="govuk-link" href={`${paths.entry(challenge)}#${rowAnchor(challenge.id)}`}>
            {challenge.title}
          </a>
          , received on {formatDate(challenge.receivedOn)}. {outcomeWords[challenge.outcome]} {challenge.answer ?? ''}
        </p>
      ) : null}
      {found && !challenge && !found.fault ? (
        <p className="govuk-body">
          Nothing is published of a challenge with the reference {reference}. If you sent it in the last five working
          days, it may still be waiting.
        </p>
      ) : null}
      <form method="get" action={paths.challenge()} noValidate>
        <Input
          name="reference"
          label="Reference of the challenge"
          value={reference}
          errorMessage={found?.fault ?? undefined}
        />
        <Button variant="secondary">Look it up</Button>
      </form>
    </section>
  );
}
