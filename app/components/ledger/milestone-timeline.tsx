import { drawTimelineFile } from '#app/charts/draw-timeline.tsx';
import { Timeline, TimelineMark } from '#app/charts/timeline.tsx';
import { ScrollArea } from '#app/components/scroll-area.tsx';
import { formatCount } from '#app/format.ts';
import type { MilestoneList } from '#server/domain/ledger/pages/milestones/milestone-pages.ts';

const source = 'Source: the milestones recorded in this service, each with its own sources.';
const title = 'Milestones by the quarter of their date';

type Drawn = Pick<MilestoneList, 'timeline'>;

/** The timeline of the milestones found with everything finished, and which style is which kind. */
function drawing({ timeline: { years, today, lanes, kinds } }: Drawn) {
  const styles = kinds.map(({ kind }) => kind);
  return {
    years,
    today,
    lanes: lanes.map(({ pillar, quarters }) => ({
      name: pillar.title,
      quarters: quarters.map((marks) => marks.map((kind) => styles.indexOf(kind))),
    })),
  };
}

const named = ({ kinds }: MilestoneList['timeline']) =>
  kinds.flatMap(({ kind, label, count }, style) => (count > 0 ? [{ kind, style, text: `${label} (${count})` }] : []));

const whole = ({ dated, undated, years }: MilestoneList['timeline']) =>
  `${formatCount(dated, 'milestone has', 'milestones have')} a date, ${years[0]} to ${years.at(-1)}; ` +
  `${formatCount(undated, 'more has', 'more have')} none and cannot be drawn.`;

/** The same as a file: its title says how many milestones have a date, and how many have none. */
export function milestoneTimelineFile({ timeline }: Drawn): string {
  const said = timeline.dated === 0 ? 'None of these milestones has a date.' : `${title}: ${whole(timeline)}`;
  return drawTimelineFile(drawing({ timeline }), named(timeline), said, source);
}

/** The milestones found, by the quarter of their date. The table below says the same in words, one by one. */
export function MilestoneTimeline({ timeline }: Drawn) {
  const { each, years, dated } = timeline;
  if (dated === 0) {
    return <p className="govuk-body">None of these milestones has a date, so there is no timeline to draw.</p>;
  }
  const keys = named(timeline);
  const said = keys.map(({ text }) => text).join('. ');
  return (
    <figure className="app-chart" aria-labelledby="timeline-title">
      <h2 className="app-chart__title" id="timeline-title">
        {title}
      </h2>
      <p className="app-chart__subtitle">
        Each mark is {each === 1 ? 'a milestone' : `up to ${each} milestones`} in the quarter of the date that holds
        now, above its pillar’s line. {whole(timeline)}
      </p>
      <ul className="app-legend">
        {keys.map(({ kind, style, text }) => (
          <li key={kind}>
            <TimelineMark style={style} /> {text}
          </li>
        ))}
      </ul>
      <ScrollArea label="Timeline of milestones: the picture">
        <Timeline
          label={`Milestones by quarter, ${years[0]} to ${years.at(-1)}. ${said}. The table lists each.`}
          {...drawing({ timeline })}
        />
      </ScrollArea>
      <figcaption className="app-chart__caption">{source}</figcaption>
    </figure>
  );
}
