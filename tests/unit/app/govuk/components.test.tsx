import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { drawings } from './drawings.tsx';
import { fieldDrawings } from './field-drawings.tsx';
import { type Fixture, fixturesOf, NotTaken, type Options, withMarks } from './fixtures.ts';
import { normalise } from './html.ts';

const all = { ...drawings, ...fieldDrawings };

/** Where less than half is for us: other date parts than day, month and year; the panel that interrupts. */
const shares: Record<string, number> = { 'date-input': 0.2, panel: 0.4 };

/** Our markup for an example's options; null where it has an option our component does not take. */
function draw(component: string, given: Options): string | null {
  const { options, putBack } = withMarks(given);
  try {
    return putBack(renderToStaticMarkup(all[component]!(options)));
  } catch (error) {
    if (error instanceof NotTaken) return null;
    throw error;
  }
}

describe.each(Object.keys(all))('%s', (component) => {
  const fixtures = fixturesOf(component);
  const taken = fixtures.filter(({ options }: Fixture) => draw(component, options) !== null);

  it('takes the options of as many of the package’s examples as we say', () => {
    expect(taken.length / fixtures.length).toBeGreaterThanOrEqual(shares[component] ?? 0.5);
  });

  it.each(taken.map((fixture) => [fixture.name, fixture] as const))(
    'gives the package’s own markup %s',
    (_, fixture) => {
      expect(normalise(draw(component, fixture.options)!)).toBe(normalise(fixture.html));
    },
  );
});
