import { describe, expect, it } from 'vitest';
import { readPack } from '#seed/read-pack.ts';
import { referenceRows } from '#seed/rows/reference-rows.ts';
import { experiencePage as schema } from '#server/domain/ledger/pages/promises/experience-page.ts';
import {
  experienceBreakdowns,
  experienceMetrics,
  experiencePage,
  type Published,
} from '#server/domain/ledger/views/experience/experience.ts';
import { checkPack } from '#server/domain/pack/check-pack.ts';
import { read } from './published-pack.ts';

const raw = await readPack('seed/pack');
const { pack } = checkPack(raw);
const { metrics, breakdowns } = referenceRows(pack!);
const reading = read();
const figure = { period: '2025|RY', periodLabel: '2024-25', value: 17, symbol: null, label: 'official', source: 's' };
const published: Published = {
  england: new Map([
    [
      'child_3plus_social_workers_pct',
      {
        metric: { id: 'child_3plus_social_workers_pct', name: 'n', unit: '%', decimals: 1 },
        figures: [{ ...figure, end: '2025-03-31' }],
      },
    ],
  ]),
  metrics: new Map(metrics.map((metric) => [metric.id, metric])) as unknown as Published['metrics'],
  breakdowns: new Map(breakdowns.map((each) => [each.id, each])),
  split: [],
};
const page = experiencePage(reading, published);
const one = (id: string) => page.items.find((item) => item.id === id)!;

describe('how families experience it', () => {
  it('asks of consent, dignity and usefulness, and of disabled children, in the shape it promises', () => {
    expect(schema.parse(page)).toEqual(page);
    expect(page.items.map(({ id }) => id)).toEqual(['consent', 'dignity', 'usefulness', 'disabled-children']);
  });

  it('says of each question what is not measured, and names only promises and recommendations that are there', () => {
    for (const [at, item] of page.items.entries()) {
      const fact = pack!.experience[at]!;
      expect(item.notMeasured.length).toBeGreaterThan(0);
      expect(item.commitments).toHaveLength(fact.commitments.length);
      expect(item.recommendations).toHaveLength(fact.recommendations.length);
      expect(item.metrics).toHaveLength(fact.metrics.length);
    }
  });

  it('gives a figure where an official one is published, and none for what this project proposes', () => {
    const measured = new Map(one('dignity').metrics.map(({ metric, measured }) => [metric.id, measured]));
    expect(measured.get('child_3plus_social_workers_pct')?.now).toEqual(figure);
    expect(one('consent').metrics.map(({ metric, measured }) => [metric.status, measured])).toEqual([
      ['proposed', null],
      ['proposed', null],
    ]);
  });

  it('follows disabled children across pillars, and every promise on that topic is among them', () => {
    const { commitments, topic } = one('disabled-children');
    expect(topic?.title).toBe('Disabled children');
    expect(new Set(commitments.map(({ pillar }) => pillar.slug)).size).toBeGreaterThanOrEqual(3);
    const named = new Set(commitments.map(({ slug }) => slug));
    const onTopic = pack!.commitments.filter(({ topics }) => topics.includes('disabled-children'));
    expect(onTopic.length).toBeGreaterThan(1);
    for (const { id } of onTopic) expect(named).toContain(id);
  });

  it('tells metrics that could be split by disability from those that are', () => {
    expect(experienceBreakdowns(reading, published)).toEqual(
      breakdowns.filter(({ dimension }) => dimension === 'disability').map(({ id }) => id),
    );
    const none = one('disabled-children').dimension!;
    expect(none.couldBe.length).toBe(metrics.filter((each) => each.breakdowns.includes('disability')).length);
    expect(none.couldBe.length).toBeGreaterThan(10);
    expect(none.are).toEqual([]);
    const breakdown = experienceBreakdowns(reading, published)[0]!;
    const other = breakdowns.find(({ dimension }) => dimension === 'sex')!.id;
    const split = [
      { metric: 's47_rate', breakdown },
      { metric: 'cin_rate', breakdown: other },
    ];
    const held = experiencePage(reading, { ...published, split }).items.at(-1)!.dimension!;
    expect(held.are.map(({ id }) => id)).toEqual(['s47_rate']);
  });

  it('has no figure to show where nothing is published, and says the rest all the same', () => {
    const bare = experiencePage(reading, { ...published, england: new Map() });
    expect(bare.items.flatMap((item) => item.metrics).every(({ measured }) => measured === null)).toBe(true);
    expect(experienceMetrics(reading)).toContain('rereferral_pct');
  });

  it('shows a note of lived experience under the promise it is about', () => {
    const { ledger } = reading.lookup;
    const commitment = ledger.commitments[0]!;
    const note = {
      ...{
        id: 'n1',
        commitmentId: commitment.id,
        text: 'We were asked.',
        suppliedBy: 'A group',
        consent: 'In writing',
      },
      ...{ enteredFor: 'A', approvedFor: 'B', actorRole: 'official', statedOn: '2026-07-01' },
    };
    const lookup = {
      ...reading.lookup,
      livedNotesOf: (id: string) => (id === commitment.id ? [note] : []) as never,
    };
    const { livedNotes } = experiencePage({ ...reading, lookup }, published);
    expect(livedNotes).toMatchObject([{ id: 'n1', text: 'We were asked.', commitment: { slug: commitment.slug } }]);
  });
});

it('a question that names what the pack does not hold is a fault of the pack', () => {
  const questions = structuredClone(raw.experience) as { metrics: { metric: string }[]; recommendations: string[] }[];
  questions[0]!.metrics[0]!.metric = 'no_such_metric';
  questions[1]!.recommendations.push('no-such-recommendation');
  const { faults } = checkPack({ ...raw, experience: questions });
  expect(faults.map(({ code, file, row }) => `${code} ${file} ${row}`)).toEqual([
    'dangling words/experience.json consent',
    'dangling words/experience.json dignity',
  ]);
});
