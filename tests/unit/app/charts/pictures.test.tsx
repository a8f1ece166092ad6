import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { lineStyles } from '#app/charts/line-styles.ts';
import { LineagePicture } from '#app/charts/lineage-picture.tsx';
import { Timeline } from '#app/charts/timeline.tsx';

const count = (text: string, what: string) => text.split(what).length - 1;

describe('the timeline', () => {
  const lanes = [
    { name: 'Family Help', quarters: [[0, 0], [], [5], []] },
    { name: 'Social workers', quarters: [[], [3], [], []] },
  ];
  const svg = renderToStaticMarkup(<Timeline years={[2025]} today={2} lanes={lanes} label="Milestones by quarter" />);

  it('draws each mark once in the shape of its kind, and names lanes, years and today', () => {
    expect(count(svg, ` d="${lineStyles[0]?.marker}"`)).toBe(2);
    expect(count(svg, ` d="${lineStyles[5]?.marker}"`)).toBe(1);
    expect(count(svg, ` d="${lineStyles[3]?.marker}"`)).toBe(1);
    for (const word of ['Family Help', 'Social workers', '2025', 'today']) expect(svg).toContain(`>${word}</text>`);
  });

  it('is one picture with a name and no style of its own, and draws no today that lies outside', () => {
    expect(svg).toMatch(/^<svg role="img" aria-label="Milestones by quarter"/);
    expect(svg).not.toContain('style=');
    const past = renderToStaticMarkup(<Timeline years={[2025]} today={null} lanes={lanes} label="x" />);
    expect(past).not.toContain('today');
  });

  it('stacks marks of one quarter without covering one another', () => {
    const places = [...svg.matchAll(/translate\(([^)]+)\)/g)].map(([, place]) => place);
    expect(new Set(places).size).toBe(4);
  });
});

describe('the line drawn', () => {
  const title = 'Introduce a framework that every social worker follows from the first year';
  const svg = renderToStaticMarkup(
    <LineagePicture
      label="The line"
      columns={2}
      rows={1}
      lines={[[0, 1]]}
      boxes={[
        { column: 0, row: 0.5, kind: 'Recommendation', title: 'A short one', href: '/recommendations/r', isHere: true },
        { column: 1, row: 0.5, kind: 'Promise', title, href: '/commitments/c', isHere: false },
      ]}
    />,
  );

  it('makes every box a link with its whole name, however little of it fits', () => {
    expect(svg).toContain('href="/recommendations/r" aria-label="Recommendation: A short one"');
    expect(svg).toContain(`href="/commitments/c" aria-label="Promise: ${title}"`);
    expect(svg).toContain('…</text>');
    expect(svg).not.toContain(`>${title}</text>`);
  });

  it('joins boxes and has no style of its own', () => {
    expect(count(svg, 'fill="none"')).toBe(1);
    expect(svg).not.toContain('style=');
  });
});
