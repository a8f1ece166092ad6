import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { publishVoices } from '#server/jobs/publish-voices.ts';
import { remindOfReplies } from '#server/jobs/remind-replies.ts';
import { A, acceptedReturn, checker, key, layFoundations, preparer, publish, stageFigures } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';
import { rowsIn } from '../voices/world.ts';

const official = personWith('official');
const council = personWith('preparer', A);
const other = personWith('preparer', 'T09000002');
const on = (today: string) => ({ today, now: new Date(`${today}T12:00:00Z`) });
/** Ten working days after 25 November 2026. */
const lastDay = '2026-12-09';

const write = (own: object = {}, at = on('2026-11-25')) =>
  callAs(official, at).commentary.write({
    ...{ key: key(), area: A, collection: 'example-202526Q1', text: 'Fewer families were seen in time.' },
    ...own,
  });
const reply = (commentary: string, text = 'Two teams were merged that month.', at = on('2026-11-26'), by = council) =>
  callAs(by, at).commentary.reply({ key: key(), commentary, text });
const prepare = (at: object) => callAs(preparer, at).release.prepare({ key: key() });
const approve = (number: number, at: object) =>
  callAs(checker, at).release.approve({ key: key(), number, publishAt: null });
const publishOn = async (day: string) => {
  const { number } = await prepare(on(day));
  await approve(number, on(day));
  return number;
};
const readers = (of: object = { area: A }) => callAs(null).commentary.published(of);

afreshForEach(async () => {
  await layFoundations();
  const participations = [A, 'T09000002'].map((areaCode) => ({
    ...{ programmeId: 'example', areaCode, startsOn: null, endsOn: null, note: null, confidence: 'made-up' },
  }));
  await callAs(preparer).programme.load({ participations });
  await acceptedReturn([{ metric: 'families', numerator: null, denominator: null, value: 120, symbol: null }]);
});

describe('commentary on an accepted return', () => {
  it('is told to the authority, waits for its reply, and is published with it, word for word', async () => {
    const { id, replyBy, letters } = await write();
    expect([replyBy, letters]).toEqual([lastDay, 0]);
    expect(await readersAfter('2026-11-25')).toEqual([]);
    const text = 'We do not agree: the count is <right>, & the team was merged.'.replaceAll(/[<>]/g, '');
    await reply(id, text);
    const number = await publishOn('2026-11-26');
    expect((await readers()).items).toEqual([
      {
        ...{ id, text: 'Fewer families were seen in time.', writtenOn: '2026-11-25', replyBy, release: number },
        area: { code: A, name: 'Example Council A (made-up)' },
        collection: expect.objectContaining({ id: 'example-202526Q1', programme: 'Example' }),
        replies: [{ id: expect.any(String), text, repliedOn: '2026-11-26', inTime: true }],
      },
    ]);
    const audited = (await rowsIn('AuditEvent')).map(({ action, actorRole }) => `${action} ${actorRole}`);
    expect(audited).toEqual(expect.arrayContaining(['commentary.write official', 'commentary.reply preparer']));
  });

  /** What readers see after a release of everything there is on that day; the figures come out with the first. */
  async function readersAfter(day: string) {
    await publishOn(day);
    return (await readers()).items;
  }

  it('without a reply goes out after the last day, not on it, and nobody’s reply is made up', async () => {
    await write();
    expect(await readersAfter('2026-11-26')).toEqual([]);
    await stageFigures([1]);
    expect(await readersAfter(lastDay)).toEqual([]);
    await stageFigures([2, 3]);
    expect(await readersAfter('2026-12-10')).toMatchObject([{ replies: [], replyBy: lastDay }]);
    const [, , report] = (await callAs(preparer).release.preview()).toSorted((a, b) => a.number - b.number);
    expect(report?.report?.commentary).toEqual({ taken: 1, replied: 0, tooEarly: 0 });
    expect(report?.report?.checklist).toContainEqual(expect.objectContaining({ code: 'right-of-reply', met: true }));
  });

  it('goes out with the figures that it is about, in one release', async () => {
    const { id } = await write();
    await reply(id);
    await publishOn('2026-11-26');
    expect((await readers()).items).toHaveLength(1);
  });

  it('replied to, is held back by nobody: it comes out by itself on the fifth working day after the reply', async () => {
    const { id } = await write();
    await publishOn('2026-11-25');
    const { id: answer } = await reply(id);
    const job = (at: string) => publishVoices(connections().workshop, new Date(at));
    expect(await job('2026-12-03T09:29:59Z')).toBeNull();
    expect(await job('2026-12-03T09:30:00Z')).toBe(2);
    expect(await callAs(null).release.current()).toMatchObject({
      kind: 'voices',
      title: 'Voices: 1 commentary and 1 reply',
    });
    expect((await readers()).items).toMatchObject([{ id, replies: [{ id: answer }], release: 2 }]);
    expect(await job('2026-12-10T09:30:00Z')).toBeNull();
  });

  it('a late reply to what is out goes out by itself too, marked as late', async () => {
    const { id } = await write();
    await publishOn('2026-11-25');
    await stageFigures([1]);
    await publishOn('2026-12-10');
    await reply(id, 'Too late, but still.', on('2026-12-11'));
    expect(await publishVoices(connections().workshop, new Date('2026-12-18T09:30:00Z'))).toBe(3);
    expect((await readers()).items).toMatchObject([{ replies: [{ text: 'Too late, but still.', inTime: false }] }]);
  });
});

describe('a release with commentary', () => {
  it('is not approved where a reply came in since it was prepared; prepared again it holds both', async () => {
    await write();
    await publishOn('2026-11-25');
    const { number } = await prepare(on('2026-12-10'));
    const [{ id } = { id: '' }] = (await callAs(official, on('2026-12-10')).commentary.waiting()).items;
    await reply(id, 'Just now.', on('2026-12-10'));
    await expect(approve(number, on('2026-12-10'))).rejects.toThrow('has replied to its commentary');
    await callAs(preparer).release.recall({ key: key(), number });
    await publishOn('2026-12-10');
    expect((await readers()).items).toMatchObject([{ id, replies: [{ text: 'Just now.' }] }]);
  });

  it('taken back gives the commentary to the next one; nothing is out meanwhile', async () => {
    const { id } = await write();
    await reply(id);
    const { number } = await prepare(on('2026-11-26'));
    expect((await callAs(official).commentary.waiting()).items).toMatchObject([{ id, standing: 'replied' }]);
    await callAs(preparer).release.recall({ key: key(), number });
    const next = await publishOn('2026-11-27');
    expect((await readers()).items).toMatchObject([{ id, release: next, replies: [{}] }]);
    await expect(readers({ area: A, release: next - 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('commentary that waits', () => {
  it('is replaced only by naming it, by one person at a time, and the ten days begin anew', async () => {
    const first = await write();
    await reply(first.id);
    await expect(write({ text: 'Other words.' })).rejects.toThrow('Somebody else has sent a commentary');
    const both = await Promise.allSettled(
      ['One.', 'Two.'].map((text) => write({ text, replaces: first.id }, on('2026-11-27'))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const shown = await callAs(council, on('2026-11-27')).commentary.own();
    expect(shown.items).toMatchObject([
      { standing: 'waiting', replyBy: '2026-12-11', replies: [] },
      { id: first.id, standing: 'replaced', mayReply: false, replies: [{ text: 'Two teams were merged that month.' }] },
    ]);
    await expect(reply(first.id)).rejects.toThrow('another commentary in its place');
    await publishOn('2026-12-14');
    expect((await readers()).items).toHaveLength(1);
    expect((await readers()).items[0]?.id).not.toBe(first.id);
  });

  it('is read by nobody but officials and the authority it is about, and answered by the authority alone', async () => {
    const { id } = await write();
    expect(await callAs(council).commentary.byId({ commentary: id })).toMatchObject({ id, standing: 'waiting' });
    expect((await callAs(other).commentary.own()).items).toEqual([]);
    for (const call of [
      callAs(other).commentary.byId({ commentary: id }),
      reply(id, 'Ours?', on('2026-11-26'), other),
    ]) {
      await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(reply(id, 'Not mine.', on('2026-11-26'), official)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(callAs(council).commentary.write({} as never)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await rowsIn('Reply')).toEqual([]);
  });

  it('is refused with its fault, kept not even in part, on a return that is not accepted and with words about a child', async () => {
    await expect(write({ area: 'T09000002' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(write({ text: 'My son Oliver was seen.' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { faults: [{ field: 'text' }] },
    });
    expect(await rowsIn('Commentary')).toEqual([]);
  });

  it('sent twice with one key is one commentary; so is a reply', async () => {
    const once = { key: key() };
    expect(await write(once)).toEqual(await write(once));
    const [{ id } = { id: '' }] = (await callAs(official).commentary.waiting()).items;
    const answer = { key: key(), commentary: id, text: 'Once.' };
    await Promise.all(Array.from({ length: 5 }, () => callAs(council).commentary.reply(answer)));
    expect(await rowsIn('Commentary')).toHaveLength(1);
    expect(await rowsIn('Reply')).toHaveLength(1);
  });

  it('cannot be loaded with a pack, nor a reply: nobody speaks in an authority’s name', async () => {
    for (const table of ['Commentary', 'Reply'] as never[]) {
      await expect(callAs(official).ledger.load({ table, rows: [] })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
  });
});

it('those who report for the authority get a letter with the day and the address, and officials one when it replies', async () => {
  const provide = (email: string, role: 'preparer' | 'official') =>
    callAs(personWith('administrator'), { door: 'seed' }).account.provide({
      ...{ email, name: 'Somebody', password: 'a long enough password', token: null },
      membership: { organisation: 'o', role, areaCode: role === 'preparer' ? A : null },
    });
  await provide('council@example.test', 'preparer');
  await provide('official@example.test', 'official');
  const { id, letters } = await write();
  expect(letters).toBe(1);
  const remind = (day: string) => remindOfReplies(connections().workshop, new Date(`${day}T09:00:00Z`));
  expect(await remind('2026-12-03')).toBe(0);
  expect((await Promise.all([remind('2026-12-04'), remind('2026-12-04')])).sort()).toEqual([0, 1]);
  expect(await remind('2026-12-07')).toBe(0);
  await reply(id);
  const sent = (await rowsIn('OutboxMessage')).map(({ toAddress, subject, text }) => ({ toAddress, subject, text }));
  expect(sent).toMatchObject([
    { toAddress: 'council@example.test', subject: expect.stringContaining('Reply by 9 December 2026') },
    { toAddress: 'council@example.test', subject: expect.stringContaining('No reply yet') },
    { toAddress: 'official@example.test', subject: 'Example Council A (made-up) has replied to your commentary' },
  ]);
  expect(String(sent[0]?.text)).toContain(`{baseUrl}/reporting/replies/${id}`);
});

it('changes tell neither commentary nor reply of a place that is made up', async () => {
  const { id } = await write();
  await reply(id);
  const number = await publish();
  const [release] = (await callAs(null).change.list({ only: number })).items;
  expect(release?.rows.filter(({ kind }) => kind === 'commentaries' || kind === 'replies')).toEqual([]);
});
