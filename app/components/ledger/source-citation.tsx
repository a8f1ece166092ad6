import { archiveSearch } from '#app/archive-search.ts';
import type { EvidenceShown, SourceShown } from '#server/domain/ledger/pages/page.ts';
import { Day } from './day.tsx';
import { LaterNote } from './recorded-later.tsx';

/** A source as a reader would cite it. A copy is never shown as the publisher of the original. */
export function SourceCitation({ source }: { source: SourceShown }) {
  return (
    <>
      {source.url ? (
        <a className="govuk-link" href={source.url} rel="external">
          {source.title}
        </a>
      ) : (
        <>{source.title} (no address found)</>
      )}
      , {source.publisher}
      {source.publishedOn ? (
        <>
          , <Day day={source.publishedOn} precision={source.precision} />
        </>
      ) : (
        ', no date printed'
      )}
      {source.reference ? <>, {source.reference}</> : null}
      {source.copyOf ? <> (a republished copy of: {source.copyOf})</> : null}
      {source.archivedUrl ? (
        <>
          {' '}
          <a className="govuk-link" href={source.archivedUrl} rel="external">
            archived copy<span className="govuk-visually-hidden"> of {source.title}</span>
          </a>
        </>
      ) : source.url ? (
        <>
          {' '}
          (no archived copy recorded,{' '}
          <a
            className="govuk-link"
            href={archiveSearch(source.url, source.lastChecked ?? source.publishedOn)}
            rel="external nofollow"
          >
            look for one<span className="govuk-visually-hidden"> of {source.title}</span>
          </a>
          )
        </>
      ) : null}
      {source.note ? <> – {source.note}</> : null}
    </>
  );
}

/** What shows it, each piece with its source, or the words that there is none. */
export function EvidenceList({ evidence }: { evidence: readonly EvidenceShown[] }) {
  if (evidence.length === 0) return <p className="govuk-body">No evidence is recorded.</p>;
  return (
    <ul className="govuk-list govuk-list--spaced">
      {evidence.map((piece) => (
        <li key={piece.id}>
          {piece.note}{' '}
          <span className="govuk-hint app-source">
            Source: {piece.source ? <SourceCitation source={piece.source} /> : 'none read'}
            {piece.page ? `, page ${piece.page}` : ''}
            {piece.alsoSee.length > 0 ? ' See also: ' : ''}
            {piece.alsoSee.map((source, index) => (
              <span key={source.slug}>
                {index > 0 ? '; ' : ''}
                <SourceCitation source={source} />
              </span>
            ))}
          </span>
          <LaterNote of={piece.id} />
        </li>
      ))}
    </ul>
  );
}
