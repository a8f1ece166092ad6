import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { publishVoices } from '#server/jobs/publish-voices.ts';
import { checker, key, preparer, publish } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';
import { charity, judgeOf, layPromises, moderatorOf, promiseIds, rowsIn, verdict } from './world.ts';

const assessor = judgeOf(charity);
const sending = (more: object = {}) => ({
  ...{ key: key(), about: 'commitment/c-one', text: 'The first date was moved, and nobody says so.' },
  ...{ source: 'https://example.test/report', ...more },
});
const send = (more: object = {}, at: object = {}) => callAs(null, at).challenge.send(sending(more));
const deciding = (challenge: string, more: object = {}) => ({
  ...{ key: key(), challenge, outcome: 'declined', answer: 'The date was moved once, as the record says.', ...more },
});
const shownOn = async (id: string) => (await callAs(null).commitment.byId({ id })).challenges;

afreshForEach(async () => {
  await layPromises();
  await publish();
});

describe('a challenge', () => {
  it('is sent by anybody, read by nobody outside, decided by another organisation and published as declined with the reason', async () => {
    const { id } = await send();
    expect(await shownOn('c-one')).toEqual([]);
    expect((await callAs(assessor).challenge.list({})).items).toMatchObject([
      { id, title: 'Promise c-one', organisation: 'department', may: true, outcome: null },
    ]);
    const { row } = await callAs(assessor).challenge.moderate(deciding(id));
    expect(await shownOn('c-one')).toEqual([]);
    const number = await publish();
    expect(await shownOn('c-one')).toEqual([
      {
        ...{ id: row, about: 'the status of this promise', text: sending().text, source: sending().source },
        ...{ removed: null, outcome: 'declined', answer: deciding('').answer, moderator: charity },
        ...{ receivedOn: expect.any(String), statedOn: '2026-11-25' },
      },
    ]);
    const changes = (await callAs(null).change.list({ only: number })).items[0]?.rows ?? [];
    const change = { id: row, kind: 'challenges', commitment: 'c-one', said: `declined: ${deciding('').answer}` };
    expect(changes).toContainEqual(expect.objectContaining(change));
    const history = (await callAs(null).commitment.history({ id: 'c-one' })).rows;
    expect(history.find(({ id: of }) => of === row)?.words).toMatch(/^Challenge received on .*: declined$/);
    const audited = (await rowsIn('AuditEvent')).map(({ action, actorRole }) => `${action} ${actorRole}`);
    expect(audited).toEqual(expect.arrayContaining(['challenge.send reader', 'challenge.moderate assessor']));
  });

  it('can be of the answer recorded to a recommendation, and stands with it', async () => {
    const about = 'recommendation/r-one';
    expect((await callAs(null).challenge.about({ about })).thing).toMatchObject({
      ...{ commitment: null, recommendation: 'r-one', words: 'the answer recorded to “One law for all”' },
    });
    const { id } = await send({ about });
    await expect(callAs(preparer).challenge.moderate(deciding(id))).rejects.toThrow('does not allow');
    expect((await callAs(assessor).challenge.byId({ challenge: id })).recommendation).toBe('r-one');
    const { row } = await callAs(assessor).challenge.moderate(deciding(id, { outcome: 'upheld' }));
    const number = await publish();
    const { challenges } = await callAs(null).recommendation.byId({ id: 'r-one' });
    expect(challenges).toMatchObject([
      { id: row, about: 'the answer recorded to this recommendation', outcome: 'upheld', text: sending().text },
    ]);
    expect((await callAs(null).challenge.outcome({ reference: id.slice(-12) })).challenge).toMatchObject({
      ...{ id: row, commitment: null, recommendation: 'r-one', title: 'One law for all', outcome: 'upheld' },
    });
    const changes = (await callAs(null).change.list({ only: number })).items[0]?.rows ?? [];
    expect(changes).toContainEqual(expect.objectContaining({ id: row, kind: 'challenges', recommendation: 'r-one' }));
    const history = (await callAs(null).recommendation.history({ id: 'r-one' })).rows;
    expect(history.find(({ id: of }) => of === row)?.words).toMatch(/^Challenge received on .*: upheld$/);
  });

  it('is looked up by its reference once anything of it is published, and not before', async () => {
    const { id } = await send();
    const lookUp = async (reference: string) => (await callAs(null).challenge.outcome({ reference })).challenge;
    expect(await lookUp(id.slice(-12))).toBeNull();
    await callAs(assessor).challenge.moderate(deciding(id));
    expect(await lookUp(id.slice(-12))).toBeNull();
    await publish();
    const told = { commitment: 'c-one', outcome: 'declined', answer: deciding('').answer, moderator: charity };
    expect(await lookUp(id.slice(-12))).toMatchObject(told);
    expect(await lookUp(` ${id.toUpperCase()} `)).toMatchObject(told);
    expect(await lookUp('0'.repeat(12))).toBeNull();
    for (const none of ['', '12', `${id.slice(-12)}0`, 'ghijklmnopqr']) {
      await expect(lookUp(none)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it('is never decided by whose word it is: not the department’s of the record, not a judge’s of their verdict', async () => {
    const record = (await send()).id;
    for (const person of [preparer, personWith('administrator')])
      await expect(callAs(person).challenge.moderate(deciding(record))).rejects.toThrow('does not allow');
    const { id: judgement } = await callAs(assessor).commitment.judge(verdict({ judge: charity }));
    await publish();
    const ofVerdict = (await send({ about: `judgement/${judgement}` })).id;
    for (const person of [assessor, moderatorOf(charity)])
      await expect(callAs(person).challenge.moderate(deciding(ofVerdict))).rejects.toThrow('does not allow');
    await callAs(personWith('administrator')).challenge.moderate(deciding(ofVerdict, { outcome: 'upheld' }));
    await publish();
    expect(await shownOn('c-one')).toMatchObject([{ about: `the verdict of ${charity}`, outcome: 'upheld' }]);
    const history = (await callAs(null).commitment.history({ id: 'c-one' })).rows;
    expect(history.some(({ words }) => /^Challenge received .*: upheld$/.test(words))).toBe(true);
  });

  it('shows its words to nobody but those who may decide on it', async () => {
    const { id } = await send();
    const inQueue = async (person: Parameters<typeof callAs>[0]) => {
      const [listed] = (await callAs(person).challenge.list({})).items;
      return [listed?.words, (await callAs(person).challenge.byId({ challenge: id })).words];
    };
    const { text, source } = sending();
    expect(await inQueue(assessor)).toEqual([
      { text, source },
      { text, source },
    ]);
    const both = { ...assessor, memberships: [...assessor.memberships, ...preparer.memberships] };
    for (const person of [preparer, personWith('administrator'), both]) {
      expect(await inQueue(person)).toEqual([null, null]);
      await expect(callAs(person).challenge.moderate(deciding(id))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('has an id that its sender cannot choose: nobody stands in the way of another one’s answer', async () => {
    const { id } = await send();
    const { row } = await callAs(assessor).challenge.moderate(deciding(id));
    const other = await send({ key: row });
    expect([row, id]).not.toContain(other.id);
    await callAs(assessor).challenge.moderate(deciding(other.id, { outcome: 'upheld' }));
    await publish();
    expect((await shownOn('c-one')).map(({ outcome }) => outcome).sort()).toEqual(['declined', 'upheld']);
  });

  it('is refused with every fault, for what is not published too, and nothing is kept', async () => {
    const faults = await send({ about: 'commitment/none', text: 'My son Oliver, jo@example.org', source: '' }).then(
      () => [],
      (error: { cause?: { faults: { field: string }[] } }) => error.cause?.faults.map(({ field }) => field),
    );
    expect(faults).toEqual(['about', 'text', 'source']);
    expect(await rowsIn('ReceivedChallenge')).toEqual([]);
  });

  it('sent twice is kept once; the same key for other words is refused', async () => {
    const once = sending();
    await Promise.all([1, 2, 3].map(() => callAs(null).challenge.send(once)));
    expect(await rowsIn('ReceivedChallenge')).toHaveLength(1);
    await expect(callAs(null).challenge.send({ ...once, text: 'Something else.' })).rejects.toThrow('other words');
  });

  it('decided by two at once is decided once', async () => {
    const { id } = await send();
    const two = [judgeOf('One charity'), judgeOf('Another charity')];
    const done = await Promise.allSettled(
      two.map((person, at) => callAs(person).challenge.moderate(deciding(id, { outcome: ['upheld', 'declined'][at] }))),
    );
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await rowsIn('Challenge')).toHaveLength(1);
  });

  it('that nobody decides is told after five working days, without a word of it; its answer comes out later', async () => {
    const at = { now: new Date('2026-11-26T15:00:00Z'), today: '2026-11-26' };
    const { id, publicBy } = await send({}, at);
    expect(publicBy).toBe('2026-12-03T09:30:00.000Z');
    const { workshop } = connections();
    expect(await publishVoices(workshop, new Date('2026-12-03T09:29:59Z'))).toBeNull();
    expect(await publishVoices(workshop, new Date('2026-12-03T09:30:00Z'))).toBe(2);
    expect(await shownOn('c-one')).toMatchObject([{ id, outcome: 'received', text: '', source: null, answer: null }]);
    const { row } = await callAs(assessor).challenge.moderate(deciding(id, { outcome: 'upheld' }));
    expect(await publishVoices(workshop, new Date('2026-12-03T09:31:00Z'))).toBe(3);
    expect(await shownOn('c-one')).toMatchObject([{ id: row, outcome: 'upheld', text: sending().text }]);
  });

  it('goes out with words taken out where they tell who somebody is, and the ground is said', async () => {
    const { id } = await send({ text: 'The officer Thornbury promised it in writing.' });
    await callAs(assessor).challenge.moderate(deciding(id, { remove: 'Thornbury', removed: 'name' }));
    await publish();
    expect(await shownOn('c-one')).toMatchObject([
      { text: 'The officer [removed] promised it in writing.', removed: 'the name of a person' },
    ]);
  });

  it('from one address may come thirty times an hour', async () => {
    const at = { address: '192.0.2.7' };
    const sent = await Promise.allSettled(Array.from({ length: 31 }, () => send({}, at)));
    expect(sent.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'TOO_MANY_REQUESTS' } },
    ]);
    await expect(send({}, { address: '192.0.2.8' })).resolves.toHaveProperty('id');
  });

  it('about a milestone stands with its promise', async () => {
    expect((await callAs(null).challenge.about({ about: 'milestone/m-one' })).thing).toEqual({
      ...{ subject: 'milestone', subjectId: expect.any(String), commitment: 'c-one', recommendation: null },
      words: 'the milestone “The first step”',
    });
    expect((await callAs(null).challenge.about({ about: 'commitment/c-two' })).thing?.subjectId).toBe(
      promiseIds['c-two'],
    );
    expect((await callAs(checker).challenge.about({ about: 'commitment/c-nine' })).thing).toBeNull();
  });
});
