import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ReturnFigures, TemplateHelp } from '#app/components/return-figures.tsx';
import { doorWords, standingTags } from '#app/components/return-standing.ts';
import { SignedInPage } from '#app/components/signed-in-page.tsx';
import { StaysPublic, VersionWhy } from '#app/components/version-why.tsx';
import { formatCount, formatDate, formatMoment } from '#app/format.ts';
import { Button } from '#app/govuk/button.tsx';
import { NotificationBanner } from '#app/govuk/notification-banner.tsx';
import { SummaryList } from '#app/govuk/summary-list.tsx';
import { Tag } from '#app/govuk/tag.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { returnPage } from '#app/reporting.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(data ? `Return for ${data.collection.periodLabel}` : 'Return') },
];

export async function loader(args: LoaderFunctionArgs) {
  const { call, area, collection, query, user, csrf } = await returnPage(args);
  const current = await call.return.current({ area, collection });
  return { ...current, user, csrf, done: query.get('done') };
}

type Current = Awaited<ReturnType<typeof loader>>;

const doneWords: Record<string, string> = {
  submitted: 'Your return was submitted. An approver of your authority must now sign it off.',
  unchanged: 'The figures are the same as in the latest version. Nothing was changed.',
  'signed-off': 'The return was signed off. The department can now accept it.',
  answered: 'Your answer was sent.',
  withdrawn: 'The return was withdrawn. You can submit another version.',
  'withdrawal-asked': 'You asked to withdraw the return. It is not published before the department has decided.',
  'signed-in-part':
    'Your signature was recorded. This collection asks for money, so another signature is still needed.',
};

function Actions({ collection, area, acts, standing, version }: Current) {
  const of = [collection.id, area.code] as const;
  const canSubmit = acts.includes('submit');
  const asks = acts.includes('askWithdrawal');
  return (
    <>
      {standing === 'to-sign-off' ? <Button href={paths.return(...of, 'sign-off')}>Check and sign off</Button> : null}
      {standing === 'to-answer' ? <Button href={paths.return(...of, 'questions')}>Answer questions</Button> : null}
      <ul className="govuk-list">
        {canSubmit ? (
          <li>
            <a className="govuk-link" href={paths.returnForm(...of)}>
              Fill in the form
            </a>
          </li>
        ) : null}
        {canSubmit ? (
          <li>
            <a className="govuk-link" href={paths.return(...of, 'upload')}>
              {version ? 'Upload a corrected version' : 'Upload your figures'}
            </a>
          </li>
        ) : null}
        <li>
          <a className="govuk-link" href={paths.template(...of)}>
            Download the template (CSV)
          </a>
        </li>
        <li>
          <a className="govuk-link" href={paths.templateWorkbook(...of)}>
            Download the template (Excel)
          </a>
        </li>
        {asks || acts.includes('withdraw') ? (
          <li>
            <a className="govuk-link" href={paths.return(...of, 'withdraw')}>
              {asks ? 'Ask to withdraw this return' : 'Withdraw this return'}
            </a>
          </li>
        ) : null}
        {version ? (
          <>
            <li>
              <a className="govuk-link" href={paths.return(...of, 'history')}>
                See the history of this return
              </a>
            </li>
            <li>
              <a className="govuk-link" href={paths.return(...of, 'questions')}>
                See the department’s questions
              </a>
            </li>
          </>
        ) : null}
      </ul>
    </>
  );
}

export default function Return() {
  const page = useLoaderData<typeof loader>();
  const { collection, area, standing, state, version, asked, user, csrf, done } = page;
  const tag = standingTags[standing];
  return (
    <SignedInPage
      user={user}
      csrf={csrf}
      at={paths.reporting()}
      caption={area.name}
      heading={`Return for ${collection.periodLabel}`}
      notice={done && doneWords[done] ? <NotificationBanner type="success" text={doneWords[done]} /> : null}
    >
      <SummaryList
        rows={[
          { key: 'Collection', value: `${collection.programmeName} (${collection.id})` },
          { key: 'Status', value: tag ? <Tag colour={tag}>{page.standingWords}</Tag> : page.standingWords },
          {
            key: 'Dates',
            value: `Opens ${formatDate(collection.opensOn)}, due ${formatDate(collection.dueOn)}, locks ${formatDate(collection.locksOn)}${page.openUntil ? `; open for your authority until ${formatDate(page.openUntil)}` : ''}`,
          },
          ...(collection.datesReason ? [{ key: 'Why in this month', value: collection.datesReason }] : []),
          ...(version
            ? [
                {
                  key: 'Latest version',
                  value: `Version ${version.number}, submitted at ${formatMoment(version.submittedAt)}, ${doorWords[version.door] ?? version.door}, ${formatCount(version.warnings, 'warning')}`,
                },
              ]
            : []),
          { key: 'Authority to ask', value: collection.authority },
          { key: 'What it is used for', value: collection.usedFor },
          { key: 'What it is not used for', value: collection.notUsedFor },
        ]}
      />
      <VersionWhy version={version} published={page.published} />
      {state === 'withdrawn' || state === 'withdrawal-asked' ? <StaysPublic published={page.published} /> : null}
      <Actions {...page} />
      <TemplateHelp />
      <ReturnFigures
        asked={asked}
        caption={version ? `What is stored: version ${version.number}` : 'What this collection asks for'}
      />
    </SignedInPage>
  );
}
