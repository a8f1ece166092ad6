import { renderToStaticMarkup } from 'react-dom/server.browser';
import { fileOf } from './draw.tsx';
import { lineStyles } from './line-styles.ts';
import { Timeline, type TimelineProps, timelineHeight } from './timeline.tsx';

/** Dates as marks as a file of its own: with title, what each mark is, and source. `keys`: in the order of the styles. */
export function drawTimelineFile(
  timeline: TimelineProps,
  keys: readonly { style: number; text: string }[],
  title: string,
  source: string,
): string {
  const svg = renderToStaticMarkup(<Timeline {...timeline} label={title} />);
  const legend = keys.map(({ style, text }) => {
    const { marker, colour } = lineStyles[style]!;
    return { mark: `<path d="${marker}" transform="translate(24 0)" fill="${colour}"/>`, text };
  });
  return fileOf({ svg, height: timelineHeight(timeline), legend }, title, source);
}
