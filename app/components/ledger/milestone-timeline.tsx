import { Timeline, TimelineMark } from '#app/charts/timeline.tsx';
import { ScrollArea } from '#app/components/scroll-area.tsx';
import { formatCount } from '#app/format.ts';
import type { MilestoneList } from '#server/domain/ledger/pages/milestones/milestone-pages.ts';

/** The milestones found, by the quarter of their date. The table below says the same in words, one by one. */
export function MilestoneTimeline({ timeline }: Pick<MilestoneList, 'timeline'>) {
  const { years, today, lanes, each, kinds, dated, undated } = timeline;
  if (dated === 0) {
    return <p className="govuk-body">None of these milestones has a date, so there is no timeline to draw.</p>;
  }
  const styles = kinds.map(({ kind }) => kind);
  const said = kinds.filter(({ count }) => count > 0).map(({ label, count }) => `${label}: ${count}`);
  return (
    <figure className="app-chart">
      <p className="app-chart__subtitle">
        Each mark is {each === 1 ? 'a milestone' : `up to ${each} milestones`} in the quarter of the date that holds
        now, above its pillar’s line. {formatCount(dated, 'milestone has', 'milestones have')} a date;{' '}
        {formatCount(undated, 'more has', 'more have')} none and cannot be drawn.
      </p>
      <ul className="app-legend">
        {kinds.map(({ kind, label, count }, style) =>
          count > 0 ? (
            <li key={kind}>
              <TimelineMark style={style} /> {label} ({count})
            </li>
          ) : null,
        )}
      </ul>
      <ScrollArea label="Timeline of milestones: the picture">
        <Timeline
          label={`Milestones by quarter, ${years[0]} to ${years.at(-1)}. ${said.join('. ')}. The table lists each.`}
          years={years}
          today={today}
          lanes={lanes.map(({ pillar, quarters }) => ({
            name: pillar.title,
            quarters: quarters.map((marks) => marks.map((kind) => styles.indexOf(kind))),
          }))}
        />
      </ScrollArea>
    </figure>
  );
}
