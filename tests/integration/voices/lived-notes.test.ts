import { describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { publishVoices } from '#server/jobs/publish-voices.ts';
import { checker, key, loadPillars, preparer, publish } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { callAs, personWith } from '../setup/service.ts';
import { charity, judgeOf, layPromises, rowsIn } from './world.ts';

const entering = judgeOf(charity);
const note = (more: object = {}) => ({
  ...{ key: key(), commitment: 'c-one', text: 'Now we tell our story to one person.', agreed: true },
  ...{ suppliedBy: 'A parents’ group (made-up)', consent: 'Agreed at their meeting in May 2026.', ...more },
});
const shownOn = async (id: string) => (await callAs(null).commitment.byId({ id })).livedNotes;
const approve = (id: string, by = preparer, more: object = {}) =>
  callAs(by).note.decide({ key: key(), note: id, approved: true, ...more });

afreshForEach(async () => {
  await layPromises();
  await publish();
});

describe('a lived-experience note', () => {
  it('is read by nobody outside until a second person approves it; then the next release has it, with the same id in the changes', async () => {
    expect(await shownOn('c-one')).toEqual([]);
    const { id } = await callAs(entering).note.enter(note());
    await loadPillars({ 3: 'Something else' });
    expect(await publish()).toBe(2);
    expect(await shownOn('c-one')).toEqual([]);
    const { row } = await approve(id);
    expect(await shownOn('c-one')).toEqual([]);
    expect(await publish()).toBe(3);
    const [shown, ...others] = await shownOn('c-one');
    expect(others).toEqual([]);
    expect(shown).toEqual({
      ...{ id: row, text: 'Now we tell our story to one person.', suppliedBy: 'A parents’ group (made-up)' },
      ...{ consent: 'Agreed at their meeting in May 2026.', enteredFor: charity, approvedFor: 'department' },
      ...{ approvedBy: 'official', statedOn: '2026-11-25' },
    });
    expect(await shownOn('c-two')).toEqual([]);
    const [change] = (await callAs(null).change.list({ only: 3 })).items[0]?.rows ?? [];
    expect(change).toMatchObject({ id: row, kind: 'livedNotes', commitment: 'c-one', words: 'lived-experience note' });
    expect(change?.said).toBe('Supplied by A parents’ group (made-up)');
    const brief = await callAs(null).change.brief({ since: '2026-11-01' });
    const told = brief.sections.find(({ section }) => section === 'published')?.lines ?? [];
    expect(told).toContainEqual(
      expect.objectContaining({ id: row, kind: 'Lived-experience note', commitment: 'c-one', on: '2026-11-25' }),
    );
    const history = (await callAs(null).commitment.history({ id: 'c-one' })).rows;
    expect(history.find(({ id }) => id === row)?.words).toBe(
      'Lived-experience note, supplied by A parents’ group (made-up)',
    );
    const audited = (await rowsIn('AuditEvent')).map(({ action, subject }) => `${action} ${subject}`);
    expect(audited).toEqual(expect.arrayContaining(['note.enter c-one', 'note.decide c-one']));
  });

  it('comes out by itself at half past nine on the fifth working day after it was approved', async () => {
    const at = { now: new Date('2026-11-26T15:00:00Z'), today: '2026-11-26' };
    const { id } = await callAs(entering, at).note.enter(note());
    const { row } = await callAs(preparer, at).note.decide({ key: key(), note: id, approved: true });
    const { workshop } = connections();
    expect(await publishVoices(workshop, new Date('2026-12-03T09:29:59Z'))).toBeNull();
    expect(await publishVoices(workshop, new Date('2026-12-03T09:30:00Z'))).toBe(2);
    expect((await shownOn('c-one')).map(({ id }) => id)).toEqual([row]);
    const own = await callAs(entering).note.byId({ note: id });
    expect(own).toMatchObject({ approved: true, own: true, publicBy: '2026-12-03T09:30:00.000Z' });
  });

  it('is never approved by the person who entered it, whatever other role they hold', async () => {
    const both = {
      ...entering,
      memberships: [...entering.memberships, { organisation: 'department', role: 'official' as const, areaCode: null }],
    };
    const { id } = await callAs(entering).note.enter(note());
    await expect(approve(id, both)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(approve(id, personWith('preparer', 'T09000001'))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await rowsIn('LivedNote')).toEqual([]);
  });

  it('that is not approved is kept with the reason, and never published', async () => {
    const { id } = await callAs(entering).note.enter(note());
    const no = { key: key(), note: id, approved: false };
    await expect(callAs(preparer).note.decide(no)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const reason = 'The group’s consent covers a meeting, not publication.';
    await callAs(preparer).note.decide({ ...no, key: key(), reason });
    await loadPillars({ 3: 'Something else' });
    await publish();
    expect(await shownOn('c-one')).toEqual([]);
    const { items } = await callAs(entering).note.list({ decided: true });
    expect(items).toMatchObject([{ id, approved: false, reason, own: true, publicBy: null }]);
    expect((await callAs(entering).note.list({})).total).toBe(0);
  });

  it('is decided on once, though two people decide at the same moment', async () => {
    const { id } = await callAs(entering).note.enter(note());
    const decided = await Promise.allSettled([approve(id, preparer), approve(id, checker)]);
    expect(decided.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [lost] = decided.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(lost).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('decided meanwhile') });
    expect(await rowsIn('LivedNote')).toHaveLength(1);
  });

  it('sent twice under one key is entered once; with a fault nothing is entered and every fault is told', async () => {
    const sent = note();
    const first = await callAs(entering).note.enter(sent);
    expect(await callAs(entering).note.enter(sent)).toEqual(first);
    const bad = note({ commitment: 'no-such', text: 'My son Oliver has one worker.', agreed: false });
    const refused = await callAs(entering)
      .note.enter(bad)
      .catch((error) => error);
    expect(refused).toMatchObject({ code: 'BAD_REQUEST' });
    expect(refused.cause.faults.map(({ field }: { field: string }) => field)).toEqual(['commitment', 'text', 'agreed']);
    expect(await rowsIn('EnteredNote')).toHaveLength(1);
  });
});
