import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { changesFeed } from '#app/components/changes-feed.ts';
import { Judgements } from '#app/components/ledger/judgements.tsx';
import { MilestoneStory } from '#app/components/ledger/milestone-story.tsx';
import { rowAnchor } from '#app/components/ledger/row-anchor.ts';
import { ReleaseChangesView } from '#app/components/release-changes.tsx';
import { key, layFoundations, publish } from '../releases/world.ts';
import { afreshForFile } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';
import { charityAssessor as assessor, layLedger } from './world.ts';

const official = personWith('official');
const source = { slug: 'strategy' };

/** The reader's system on a day. */
const on = (today: string) => callAs(null, { today });

afreshForFile(async () => {
  await layFoundations();
  await layLedger();
  await publish();
});

it('a move, a verdict and the passing of a date stand on the page and in the list of changes under the same ids', async () => {
  const move = {
    ...{ key: key(), milestone: 'm-one', seenStep: 0, due: '2026-12-31', movedOn: '2026-11-25' },
    ...{ reasonCode: 'funding', reason: 'No money yet.', source },
  };
  const verdict = {
    ...{ key: key(), commitment: 'c-one', verdict: 'Not kept', test: 'Is it in force?', method: 'We read the law.' },
    ...{ interest: 'None.', outcomeSeen: 'not-yet' },
  };
  const { id: moveId } = await callAs(official).milestone.moveDate(move);
  const { id: verdictId } = await callAs(assessor).commitment.judge(verdict);
  const number = await publish();

  // On the last day it can still be met, nothing has passed: neither on the page nor in the list.
  const before = on('2026-12-31');
  expect((await before.commitment.byId({ id: 'c-one' })).milestones[0]?.passed).toBeNull();
  expect((await before.change.list({ commitment: 'c-one' })).items[0]?.passed).toEqual([]);

  const after = on('2027-01-01');
  const page = await after.commitment.byId({ id: 'c-one' });
  const [newest] = (await after.change.list({ commitment: 'c-one' })).items;
  if (!newest) throw new Error('no release changed the promise');
  const passedId = `passed-${moveId}`;
  const [milestone] = page.milestones;
  expect(milestone?.moves.map(({ id }) => id)).toEqual([moveId]);
  expect(milestone?.passed).toEqual({ id: passedId, due: { day: '2026-12-31', precision: 'day' } });
  expect(page.judgements.map(({ id }) => id)).toEqual([verdictId]);
  expect(newest.number).toBe(number);
  expect(newest.rows.map(({ id, kind }) => [kind, id]).toSorted()).toEqual([
    ['dates', moveId],
    ['judgements', verdictId],
  ]);
  expect(newest.passed).toMatchObject([{ id: passedId, due: '2026-12-31', milestone: 'm-one', commitment: 'c-one' }]);

  // The list leads to the places of the page by these ids, and the places are there, each once.
  const drawn = renderToStaticMarkup(
    <>
      {page.milestones.map((story) => (
        <MilestoneStory key={story.slug} story={story} />
      ))}
      <Judgements judgements={page.judgements} />
    </>,
  );
  const list = renderToStaticMarkup(<ReleaseChangesView changes={newest} />);
  for (const id of [moveId, verdictId, passedId]) {
    expect(list).toContain(`href="/commitments/c-one#${rowAnchor(id)}"`);
    expect(drawn.split(`id="${rowAnchor(id)}"`)).toHaveLength(2);
  }
  const feed = changesFeed([newest], {}, 'https://tracker.example.org');
  expect(feed).toContain(`<id>https://tracker.example.org/commitments/c-one#${rowAnchor(passedId)}</id>`);
});

it('the date of the first release had passed when it was published, and stays passed in its list though it was moved', async () => {
  const { items } = await on('2026-12-31').change.list({ commitment: 'c-one' });
  expect(items.at(-1)?.passed).toMatchObject([{ due: '2026-06-30', milestone: 'm-one' }]);
});
