import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeConnections } from '#server/data/connections.ts';
import { type DraftFigure, emptyFigure } from '#server/domain/returns/drafts/draft-figure.ts';
import { A, as, B, bringInExamples, collection, makeWorld, rowsOf } from './world.ts';

const of = { area: A, collection };
const place = { metric: 'macpt_fte', breakdown: 'total' };
const typed = (value: string): DraftFigure => ({ ...emptyFigure, value });
const figureIn = async (metric: string) => {
  const { sections } = await as('preparerA').return.draft(of);
  for (const { id } of sections) {
    const { fields } = await as('preparerA').return.draftSection({ ...of, section: id });
    const found = fields.find((field) => field.metric === metric);
    if (found) return found;
  }
  throw new Error(`no page asks for ${metric}`);
};
const save = (who: 'preparerA' | 'approverA', was: string, now: string, key = uuidv7()) =>
  as(who).return.saveDraft({ ...of, key, figures: [{ ...place, was: typed(was), now: typed(now) }] });

beforeAll(async () => {
  await makeWorld();
  await bringInExamples();
});
afterAll(closeConnections);

describe('a draft', () => {
  it('begins empty, with every figure asked for on one page and one only', async () => {
    const { sections, draft, given } = await as('preparerA').return.draft(of);
    expect({ draft, given }).toEqual({ draft: null, given: 0 });
    const current = await as('preparerA').return.current(of);
    const pages = await Promise.all(
      sections.map(({ id }) => as('preparerA').return.draftSection({ ...of, section: id })),
    );
    const shown = pages.flatMap(({ fields }) => fields.map(({ metric, breakdown }) => `${metric} ${breakdown}`));
    expect(shown.toSorted()).toEqual(current.asked.map((each) => `${each.metric} ${each.breakdown}`).toSorted());
  });

  it('shows the rule, what was given before and how it was explained then', async () => {
    const field = await figureIn('unregistered_days');
    expect(field.rules.length).toBeGreaterThan(0);
    const before = await as('preparerA').return.current({ area: A, collection: 'example-202526Q4' });
    const last = before.asked.find(({ metric }) => metric === 'unregistered_days')?.figure;
    expect(last).not.toBeNull();
    expect(field.last).toMatchObject({ value: last?.value, explanation: last?.explanation });
    expect(field.earlier.map(({ periodLabel }) => periodLabel)).toEqual([
      'October to December 2025',
      'July to September 2025',
      'April to June 2025',
    ]);
  });

  it('shows what was given earlier where nothing was given for the period before', async () => {
    const later = { area: A, collection: 'example-202627Q2' };
    const { sections } = await as('preparerA').return.draft(later);
    const { fields } = await as('preparerA').return.draftSection({ ...later, section: sections[0]?.id ?? '' });
    expect(fields[0]?.last).toBeNull();
    expect(fields[0]?.earlier[0]).toMatchObject({ periodLabel: 'January to March 2026', value: expect.any(Number) });
  });

  it('keeps what was typed for the next person, faults and all, and tells the change', async () => {
    expect(await save('preparerA', '', 'twelve')).toEqual({ saved: 1, conflicts: [] });
    const faulty = await figureIn('macpt_fte');
    expect(faulty.figure.value).toBe('twelve');
    expect(faulty.findings.map(({ code }) => code)).toEqual(['VAL-001']);
    expect(await save('approverA', 'twelve', '31.5')).toEqual({ saved: 1, conflicts: [] });
    const right = await figureIn('macpt_fte');
    expect(right.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(right.change).toBe(Math.round((31.5 - (right.last?.value ?? 0)) * 10) / 10);
  });

  it('is told in the list of tasks: pages done, and what is wrong with what is written', async () => {
    const taskOf = async (who: 'preparerA' | 'approverA' | 'preparerB') => {
      const { items } = await as(who).return.task();
      return items.find((item) => item.collection.id === collection)?.draft;
    };
    const { sections } = await as('preparerA').return.draft(of);
    expect(await taskOf('preparerA')).toMatchObject({ done: 0, pages: sections.length, errors: 0 });
    await save('preparerA', '31.5', '-1');
    expect(await taskOf('approverA')).toMatchObject({ errors: 1 });
    expect(await taskOf('preparerB')).toBeNull();
    await save('preparerA', '-1', '31.5');
  });

  it('sent twice under one key writes once', async () => {
    const key = uuidv7();
    const revision = async () => (await as('preparerA').return.draft(of)).draft?.revision ?? 0;
    const before = await revision();
    const first = await save('preparerA', '31.5', '32', key);
    expect(await save('preparerA', '31.5', '32', key)).toEqual(first);
    expect(await revision()).toBe(before + 1);
  });

  it('is never overwritten by somebody who did not see it: both figures come back, and the rest is saved', async () => {
    await save('approverA', '32', '33');
    const other = { metric: 'fnsp_packages', breakdown: 'total' };
    const answer = await as('preparerA').return.saveDraft({
      ...of,
      key: uuidv7(),
      figures: [
        { ...place, was: typed('32'), now: typed('34') },
        { ...other, was: emptyFigure, now: typed('43') },
      ],
    });
    expect(answer.saved).toBe(1);
    expect(answer.conflicts).toMatchObject([
      { ...place, yours: { value: '34' }, theirs: { value: '33' }, writer: { role: 'approver', you: false } },
    ]);
    expect((await figureIn('macpt_fte')).figure.value).toBe('33');
    expect((await figureIn('fnsp_packages')).figure.value).toBe('43');
  });

  it('loses nothing when twelve people save different figures at once', async () => {
    const { asked } = await as('preparerA').return.current(of);
    const saves = asked.map(({ metric, breakdown }, index) =>
      as(index % 2 ? 'preparerA' : 'approverA').return.saveDraft({
        ...of,
        key: uuidv7(),
        figures: [{ metric, breakdown, was: emptyFigure, now: { ...emptyFigure, comment: `note ${index}` } }],
      }),
    );
    const answers = await Promise.allSettled(saves);
    const rows = await rowsOf('SELECT metric, comment FROM DraftValue');
    for (const [index, answer] of answers.entries()) {
      const row = rows.find(({ metric }) => metric === asked[index]?.metric);
      const kept = answer.status === 'fulfilled' && answer.value.saved === 1;
      // A figure already written is a conflict, an overtaken save says so: only what is said to be saved is.
      expect(row?.comment === `note ${index}`).toBe(kept);
    }
    expect(answers.some((answer) => answer.status === 'fulfilled' && answer.value.saved === 1)).toBe(true);
  });

  it.each([
    ['another authority', () => as('preparerB').return.draft(of), 'FORBIDDEN'],
    ['an official', () => as('official').return.draft(of), 'FORBIDDEN'],
    [
      'another authority that writes',
      () => as('preparerB').return.saveDraft({ ...of, key: uuidv7(), figures: [] }),
      'FORBIDDEN',
    ],
    [
      'a figure not asked for',
      () =>
        as('preparerA').return.saveDraft({
          ...of,
          key: uuidv7(),
          figures: [{ metric: 'cla_number', breakdown: 'total', was: emptyFigure, now: typed('1') }],
        }),
      'BAD_REQUEST',
    ],
    [
      'a collection that is not open',
      () => as('preparerB').return.saveDraft({ area: B, collection: 'example-202627Q3', key: uuidv7(), figures: [] }),
      'PRECONDITION_FAILED',
    ],
    ['a page there is not', () => as('preparerA').return.draftSection({ ...of, section: 'pillar-99' }), 'NOT_FOUND'],
  ])('is refused to %s', async (_, call, code) => {
    await expect(call()).rejects.toMatchObject({ code });
  });
});
