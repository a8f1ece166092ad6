import { describe, expect, it } from 'vitest';
import { milestoneTimeline } from '#server/domain/ledger/views/milestones/milestone-timeline.ts';
import { dueStanding, milestoneList, placedMilestones } from '#server/domain/ledger/views/milestones/milestones.ts';
import { ledger, read } from './published-pack.ts';

const reading = read();
const all = placedMilestones(reading);
const timeline = milestoneTimeline(reading, all);

describe('the timeline of milestones', () => {
  it('draws every milestone that has a date once, and counts the others', () => {
    const drawn = timeline.lanes.flatMap(({ quarters }) => quarters.flat());
    expect(drawn).toHaveLength(timeline.dated);
    expect(timeline.dated + timeline.undated).toBe(ledger.milestones.length);
    expect(timeline.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(timeline.dated);
    expect(timeline.dated).toBe(all.filter(({ facts }) => facts.due?.due).length);
  });

  it('has four quarters to each of its years, and today among them', () => {
    for (const { quarters } of timeline.lanes) expect(quarters).toHaveLength(timeline.years.length * 4);
    expect(timeline.years[Math.floor((timeline.today ?? -1) / 4)]).toBe(2026);
    expect((timeline.today ?? -1) % 4).toBe(3);
  });

  it('puts a date into its own quarter and pillar', () => {
    const one = all.find(({ facts }) => facts.due?.due === '2023-09-30')!;
    const { lanes, years, dated } = milestoneTimeline(reading, [one]);
    expect({ years, dated, lanes: lanes.length }).toEqual({ years: [2023], dated: 1, lanes: 1 });
    expect(lanes[0]!.quarters.map(({ length }) => length)).toEqual([0, 0, 1, 0]);
  });

  it('lets a mark stand for several where there are very many, and still draws every kind and quarter that is used', () => {
    const many = milestoneTimeline(reading, Array.from({ length: 40 }, () => all).flat());
    expect(timeline.each).toBe(1);
    expect(many.each).toBe(Math.ceil((timeline.dated * 40) / 300));
    expect(many.dated).toBe(timeline.dated * 40);
    for (const [lane, { quarters }] of many.lanes.entries()) {
      for (const [at, marks] of quarters.entries()) {
        const one = timeline.lanes[lane]!.quarters[at]!;
        expect(new Set(marks)).toEqual(new Set(one));
        for (const kind of new Set(one)) {
          const of = one.filter((each) => each === kind).length * 40;
          expect(marks.filter((each) => each === kind)).toHaveLength(Math.ceil(of / many.each));
        }
      }
    }
  });

  it('is empty where nothing has a date', () => {
    const undated = all.filter(({ facts }) => facts.first === null);
    expect(milestoneTimeline(reading, undated)).toMatchObject({ years: [], today: null, lanes: [], dated: 0 });
  });
});

describe('where a date lies, seen from a day', () => {
  const facts = all.find(({ facts: { due, state } }) => due?.due && state === 'nothing-recorded')!.facts;
  const due = facts.due!;
  const on = (day: string) => dueStanding({ ...facts, due: { ...due, due: '2026-12-31' } }, day);

  it('is soon for twelve weeks up to the day itself, later before and passed after', () => {
    expect(on('2026-10-07')).toBe('later');
    expect(on('2026-10-08')).toBe('soon');
    expect(on('2026-12-31')).toBe('soon');
    expect(on('2027-01-01')).toBe('passed');
  });

  it('is nothing for what is finished, and told apart for what never had or lost its date', () => {
    expect(dueStanding({ ...facts, state: 'met' }, '2026-01-01')).toBeNull();
    expect(dueStanding({ ...facts, first: null, due: null }, '2026-01-01')).toBe('undated');
    expect(dueStanding({ ...facts, due: { ...due, due: null } }, '2026-01-01')).toBe('withdrawn');
  });
});

describe('milestones by lead body, topic and date', () => {
  const found = (asked: Record<string, string>) => {
    const list = milestoneList(reading, { limit: 500, ...asked });
    if ('faults' in list) throw new Error(list.faults.join());
    return list;
  };

  it('hold as many as each choice says, and draw only those', () => {
    const { filters } = found({});
    for (const name of ['lead', 'topic', 'due'] as const) {
      const choice = filters[name].find(({ count }) => count > 0)!;
      const list = found({ [name]: choice.value });
      expect(list.total).toBe(choice.count);
      expect(list.timeline.dated + list.timeline.undated).toBe(choice.count);
    }
  });

  it('refuse a lead body that leads nothing', () => {
    expect(milestoneList(reading, { limit: 500, lead: 'nobody' })).toHaveProperty('faults');
  });
});
