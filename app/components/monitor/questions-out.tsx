import { ScrollingTable } from '#app/components/scrolling-table.tsx';
import { formatCount } from '#app/format.ts';
import { paths } from '#app/paths.ts';
import type { QuestionOut } from '#server/domain/monitoring/questions-out.ts';

/** Questions that wait for an authority's answer, the longest waiting first. */
export function QuestionsOut({ questions, mayOpen }: { questions: readonly QuestionOut[]; mayOpen: boolean }) {
  if (questions.length === 0) return <p className="govuk-body">No question waits for an answer.</p>;
  return (
    <ScrollingTable
      label="Questions that wait for an answer"
      caption="Questions that wait for an answer"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Authority' }, { text: 'Figure' }, { text: 'Collection' }, { text: 'Waits', format: 'numeric' }]}
      firstCellIsHeader
      rows={questions.map(({ areaName, area, collection, metric, days }) => [
        {
          text: !mayOpen ? (
            areaName
          ) : (
            <a className="govuk-link" href={paths.monitorReturn(collection, area)}>
              {areaName}
              <span className="govuk-visually-hidden">
                , question about {metric} in {collection}
              </span>
            </a>
          ),
        },
        { text: metric },
        { text: collection },
        { text: days === 0 ? 'since today' : formatCount(days, 'day'), format: 'numeric' },
      ])}
    />
  );
}
