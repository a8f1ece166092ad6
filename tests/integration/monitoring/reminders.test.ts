import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { remind } from '#server/jobs/remind.ts';
import { acceptedReturn, checker, key, layFoundations, preparer } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';

const at = (day: string) => new Date(`${day}T09:00:00Z`);
const letters = () =>
  connections().workshop.outboxMessage.findMany({
    select: { toAddress: true, subject: true },
    orderBy: { toAddress: 'asc' },
  });

afreshForEach(async () => {
  await layFoundations();
  const { workshop } = connections();
  const places = ['T09000001', 'T09000002'];
  for (const areaCode of places) {
    const ends = { startsOn: null, endsOn: null, note: null, confidence: 'source' };
    await workshop.participation.createMany({
      data: [{ programmeId: 'example', areaCode, ...ends }],
      skipDuplicates: true,
    });
    for (const role of ['preparer', 'approver']) {
      const email = `${role}@${areaCode.toLowerCase()}.example`;
      const id = crypto.randomUUID();
      const account = { name: role, passwordHash: null, disabled: false, createdAt: at('2025-01-01') };
      await workshop.user.create({ data: { id, email, ...account } });
      await workshop.membership.create({
        data: { userId: id, organisation: areaCode, role, areaCode },
      });
    }
  }
});

describe('reminders', () => {
  it('go to those who report for an authority whose return is not signed off: each kind once, whichever node is awake', async () => {
    const { workshop } = connections();
    await acceptedReturn([]);
    expect(await remind(workshop, at('2025-08-10'))).toBe(0);
    const both = await Promise.all([1, 2, 3].map(() => remind(workshop, at('2025-08-25'))));
    expect(both.reduce((sum, each) => sum + each)).toBe(1);
    expect(await letters()).toEqual([
      { toAddress: 'approver@t09000002.example', subject: 'Your return is due: example-202526Q1' },
      { toAddress: 'preparer@t09000002.example', subject: 'Your return is due: example-202526Q1' },
    ]);
    expect(await remind(workshop, at('2025-08-26'))).toBe(0);
    expect(await remind(workshop, at('2025-08-30'))).toBe(1);
    expect(await letters()).toHaveLength(4);
    expect(await remind(workshop, at('2025-11-01'))).toBe(0);
  });

  it('by an official go to all who are waited for, once a day each, and say who was not reminded and why', async () => {
    const { workshop } = connections();
    await workshop.user.updateMany({ where: { email: { contains: 't09000002' } }, data: { disabled: true } });
    const asking = (today: string) =>
      callAs(preparer, { now: at(today), today }).monitor.remind({ key: key(), collection: 'example-202526Q1' });
    expect(await asking('2025-09-05')).toEqual([
      { area: 'T09000001', name: 'Example Council A (made-up)', letters: 2, why: null },
      { area: 'T09000002', name: 'Example Council B (made-up)', letters: 0, why: 'nobody reports for it yet' },
    ]);
    expect((await asking('2025-09-05')).map(({ why }) => why)).toEqual([
      'was reminded today already',
      'nobody reports for it yet',
    ]);
    expect((await asking('2025-09-06'))[0]).toMatchObject({ letters: 2, why: null });
    expect(await letters()).toHaveLength(4);
    const audited = await workshop.auditEvent.findMany({ where: { action: 'monitor.remind' } });
    expect(audited).toHaveLength(5);
    await expect(asking('2025-11-01')).rejects.toThrow('asks nobody today');
    const assessor = callAs(personWith('assessor'));
    await expect(assessor.monitor.remind({ key: key(), collection: 'example-202526Q1' })).rejects.toThrow('not allow');
  });
});

it('a reminder sent again with its key, also at once, gives the first answer and sends nothing', async () => {
  const { workshop } = connections();
  const once = { key: key(), collection: 'example-202526Q1' };
  const ask = (today = '2025-09-05', input = once) => callAs(preparer, { now: at(today), today }).monitor.remind(input);
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers[0]?.map(({ letters: sent }) => sent)).toEqual([2, 2]);
  expect([answers[1], answers[2], await ask(), await ask('2025-09-06')]).toEqual(Array(4).fill(answers[0]));
  expect(await letters()).toHaveLength(4);
  expect(await workshop.auditEvent.count({ where: { action: 'monitor.remind' } })).toBe(2);
  const another = { ...once, collection: 'example-202526Q2' };
  await expect(ask('2025-09-05', another)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

it('two officials who remind at the same moment send each authority one letter a person', async () => {
  const ask = (user: typeof preparer) =>
    callAs(user, { now: at('2025-09-05'), today: '2025-09-05' }).monitor.remind({
      key: key(),
      collection: 'example-202526Q1',
    });
  const answers = await Promise.all([ask(preparer), ask(checker)]);
  expect(
    answers
      .flat()
      .map(({ letters: sent }) => sent)
      .toSorted(),
  ).toEqual([0, 0, 2, 2]);
  expect(await letters()).toHaveLength(4);
});

describe('the monitor', () => {
  it('shows state, timeliness against the due day and how much was given, for every authority asked', async () => {
    await acceptedReturn([{ metric: 'families', numerator: null, denominator: null, value: 12, symbol: null }]);
    const [collection] = await callAs(preparer, { today: '2025-09-05' }).monitor.collections();
    expect(collection).toMatchObject({ id: 'example-202526Q1', progress: { asked: 2, accepted: 1 } });
    expect(collection?.areas.map(({ code, state, timeliness, given }) => [code, state, timeliness, given])).toEqual([
      ['T09000001', 'accepted', { kind: 'overdue', days: 7 }, 1],
      ['T09000002', 'open', { kind: 'overdue', days: 7 }, 0],
    ]);
    expect(await callAs(preparer).monitor.questions()).toEqual([]);
  });
});
