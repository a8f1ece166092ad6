import { formatDate } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { PublishedCommentary } from '#server/domain/right-of-reply/published.ts';
import { CommentaryText } from './commentary-text.tsx';

/** What is published of an area's figures in words: the department's commentary beside the authority's own reply. */
export function AreaCommentary({ areaName, items }: { areaName: string; items: readonly PublishedCommentary[] }) {
  return (
    <section aria-labelledby="commentary">
      <h2 className="govuk-heading-m" id="commentary">
        Commentary and reply
      </h2>
      {items.length === 0 ? (
        <p className="govuk-body">The department has published no commentary on the figures of {areaName}.</p>
      ) : (
        <p className="govuk-body">
          An authority has ten working days to reply before commentary on its figures is published. Its reply is
          published as it gave it.
        </p>
      )}
      {items.map((item) => (
        <article key={item.id} id={`commentary-${item.id}`}>
          <h3 className="govuk-heading-s">
            {item.collection.programme}, {item.collection.label}
          </h3>
          <CommentaryText commentary={item} areaName={areaName} over level="h4" />
          <p className="govuk-hint">
            Published in{' '}
            <a className="govuk-link" href={paths.release(item.release)}>
              release {item.release}
            </a>
            , commentary of {formatDate(item.writtenOn)}.
          </p>
        </article>
      ))}
    </section>
  );
}
