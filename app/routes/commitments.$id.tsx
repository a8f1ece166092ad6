import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AboutThisPage } from '#app/components/about-this-page.tsx';
import { Challenges } from '#app/components/ledger/challenges.tsx';
import { CommitmentFacts } from '#app/components/ledger/commitment-facts.tsx';
import { CommitmentMetrics, Looks, Missing, Successions, Terms } from '#app/components/ledger/commitment-parts.tsx';
import { ConfidenceNote } from '#app/components/ledger/confidence-note.tsx';
import { Judgements } from '#app/components/ledger/judgements.tsx';
import { LineageDetails } from '#app/components/ledger/lineage.tsx';
import { LivedNotes } from '#app/components/ledger/lived-notes.tsx';
import { milestoneTable } from '#app/components/ledger/milestone-columns.ts';
import { MilestoneStory } from '#app/components/ledger/milestone-story.tsx';
import { PromiseMoney } from '#app/components/ledger/money/promise-money.tsx';
import { RecommendationsAnswered } from '#app/components/ledger/recommendations-answered.tsx';
import { RecordHistory } from '#app/components/ledger/record-history.tsx';
import { RecordedLater } from '#app/components/ledger/recorded-later.tsx';
import { EvidenceList } from '#app/components/ledger/source-citation.tsx';
import { StatusVerdict } from '#app/components/ledger/status-verdict.tsx';
import { Page } from '#app/components/page.tsx';
import { ExitThisPage } from '#app/govuk/exit-this-page.tsx';
import { pageTitle } from '#app/page-title.ts';
import { paths } from '#app/paths.ts';
import { publicPage } from '#app/public-page.server.ts';
import type { Siblings } from '#app/siblings.server.ts';

export const loader = publicPage(['at'], async ({ call, params, release, at }) => {
  const id = params.id ?? '';
  const page = await call.commitment.byId({ id, release, at });
  const lineage = await call.commitment.lineage({ kind: 'commitment', id, release: page.release.number, at });
  const { rows: history } = await call.commitment.history({ id, release: page.release.number, at });
  return { ...page, lineage, history };
});

export const handle: Siblings<typeof loader> = { csv: (page) => milestoneTable(page) };

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? 'Commitment') }];

export default function Commitment() {
  const page = useLoaderData<typeof loader>();
  const delivering = page.milestones.filter(({ role }) => role === 'delivers');
  const following = page.milestones.filter(({ role }) => role === 'follows');
  return (
    <Page
      caption={page.pillar.title}
      heading={page.title}
      breadcrumbs={[
        { text: 'Overview', href: paths.overview() },
        { text: 'Commitments', href: paths.commitments() },
        { text: page.title },
      ]}
      notice={page.livedNotes.length > 0 || page.challenges.length > 0 ? <ExitThisPage /> : null}
    >
      <RecordedLater at={page.at} facts={page.recordedLater}>
        <StatusVerdict status={page.status} />
        <h2 className="govuk-heading-m">What was promised</h2>
        <p className="app-quote">{page.text}</p>
        <p className="govuk-hint">
          {page.inWordsOf ? `In the words of ${page.inWordsOf.replace(/\.?$/, '.')}` : 'In our own words.'}{' '}
          {page.dueText}
        </p>
        <ConfidenceNote
          confidence={page.confidence}
          note={page.confidenceNote}
          toCheck={page.toCheck}
          checkNote={page.checkNote}
        />
        <CommitmentFacts page={page} />
        <Successions page={page} />
        <h2 className="govuk-heading-m">Milestones that deliver the promise</h2>
        {delivering.length === 0 ? <p className="govuk-body">No milestone delivers this promise.</p> : null}
        {delivering.map((story) => (
          <MilestoneStory key={story.slug} story={story} />
        ))}
        {following.length > 0 ? <h2 className="govuk-heading-m">Steps that accompany or follow it</h2> : null}
        {following.map((story) => (
          <MilestoneStory key={story.slug} story={story} />
        ))}
        <Terms terms={page.terms} />
        <PromiseMoney money={page.money} />
        <Judgements judgements={page.judgements} />
        <Challenges about={`commitment/${page.slug}`} challenges={page.challenges} />
        <LivedNotes notes={page.livedNotes} />
        <RecommendationsAnswered recommendations={page.recommendations} unpromptedNote={page.unpromptedNote} />
        <CommitmentMetrics metrics={page.metrics} notMeasuredNote={page.notMeasuredNote} />
        <h2 className="govuk-heading-m">Evidence for the promise itself</h2>
        <EvidenceList evidence={page.evidence} />
        <Looks looks={page.looks} />
        <Missing missing={page.missing} />
      </RecordedLater>
      <RecordHistory rows={page.history} />
      <LineageDetails lineage={page.lineage} />
      <AboutThisPage
        path={paths.commitment(page.slug)}
        release={page.release}
        researchedTo={page.researchedTo}
        follow={{ commitment: page.slug }}
      />
    </Page>
  );
}
