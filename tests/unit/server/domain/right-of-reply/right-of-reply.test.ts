import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CommentaryWithReplies,
  mostReplies,
  replyTo,
  writeCommentary,
} from '#server/domain/right-of-reply/commentary.ts';
import { publishedCommentaries } from '#server/domain/right-of-reply/published.ts';
import {
  commentaryStanding,
  commentaryToRelease,
  type HeldCommentary,
  heldCommentaryFault,
  repliedVoices,
  replyReminderDue,
  rightOfReplyKept,
} from '#server/domain/right-of-reply/standing.ts';

const moment = { today: '2026-12-17', newId: () => 'new' };
const of = { collectionId: 'c', areaCode: 'E06000001', version: 1 };
const row = { statedOn: '2026-12-17', actorRole: 'official', corrects: null };
const reply = (own: object = {}) => ({
  ...{ id: 'r', commentaryId: 'x', text: 'We disagree.', release: 0 },
  ...{ ...row, recordedAt: '2026-12-18T10:00:00.000Z', actorRole: 'preparer' },
  ...own,
});
const commentary = (own: Partial<CommentaryWithReplies> = {}): CommentaryWithReplies => ({
  ...{ id: 'x', ...of, text: 'Fewer families were seen.', replyBy: '2027-01-05', replaces: null, release: 0 },
  ...{ ...row, recordedAt: '2026-12-17T10:00:00.000Z', replies: [] },
  ...own,
});
const published = { acceptedVersion: 1, publishedVersion: 1 };
const held = (own: Partial<HeldCommentary> = {}): HeldCommentary => ({
  ...{ ...commentary(), returnId: 'q', of: published, replaced: false },
  ...own,
});

describe('commentary', () => {
  it('waits ten working days: neither weekends nor bank holidays count, nor the day it is sent', () => {
    const { row: written } = writeCommentary(null, { text: 'Words', replaces: null }, of, moment) as {
      row: { replyBy: string };
    };
    // 17 December 2026 is a Thursday; 25 and 28 December and 1 January are bank holidays.
    expect(written.replyBy).toBe('2027-01-05');
  });

  it('takes the place of one that waits only by naming it', () => {
    const write = (waiting: { id: string } | null, replaces: string | null) =>
      writeCommentary(waiting, { text: 'Words', replaces }, of, moment);
    expect(write({ id: 'x' }, null)).toMatchObject({ conflict: true });
    expect(write(null, 'x')).toMatchObject({ conflict: true });
    expect(write({ id: 'x' }, 'x')).toMatchObject({ row: { replaces: 'x' } });
  });

  it.each([
    ['nothing', '', 'Enter the commentary'],
    ['an address', 'Ask jo@example.org about it', 'email address'],
    ['a child’s name', 'My son Oliver was not seen', 'child’s name'],
    ['too much', 'a'.repeat(4_001), '4,000 characters'],
  ])('and a reply are refused that hold %s', (_, text, message) => {
    const written = writeCommentary(null, { text, replaces: null }, of, moment);
    expect('refused' in written && written.refused[0]?.message).toContain(message);
    const replied = replyTo(commentary(), { text }, false, moment);
    expect('refused' in replied && replied.refused[0]?.message).toContain(
      message.replace('the commentary', 'your reply'),
    );
  });
});

describe('a reply', () => {
  it('is taken late and of what is published, but not of what was replaced, and at most five times', () => {
    const late = { ...moment, today: '2027-06-01' };
    expect(replyTo(commentary({ release: 7 }), { text: 'Now.' }, false, late)).toMatchObject({ row: { text: 'Now.' } });
    expect(replyTo(commentary(), { text: 'Now.' }, true, late)).toMatchObject({ conflict: true });
    const replies = Array.from({ length: mostReplies }, () => reply());
    expect(replyTo(commentary({ replies }), { text: 'Again.' }, false, late)).toMatchObject({ conflict: true });
  });
});

describe('the standing of a commentary', () => {
  const standing = (own: Partial<CommentaryWithReplies>, today = '2026-12-20', about = published, replaced = false) =>
    commentaryStanding(commentary(own), about, replaced, today);

  it('is waiting until the last day is over, and replied from the first reply on', () => {
    expect(standing({}, '2027-01-05')).toBe('waiting');
    expect(standing({}, '2027-01-06')).toBe('no-reply');
    expect(standing({ replies: [reply()] })).toBe('replied');
  });

  it('is overtaken where another version was accepted, and published whatever came later', () => {
    expect(standing({}, '2027-01-06', { acceptedVersion: 2, publishedVersion: 1 })).toBe('overtaken');
    expect(standing({}, '2027-01-06', { acceptedVersion: 0, publishedVersion: 1 })).toBe('no-reply');
    expect(standing({ release: 3 }, '2027-01-06', { acceptedVersion: 2, publishedVersion: 2 })).toBe('published');
    expect(standing({}, '2027-01-06', published, true)).toBe('replaced');
  });
});

describe('a release', () => {
  const none = new Map<string, number>();

  it('takes commentary with the figures or after them, never before', () => {
    const unpublished = held({ of: { acceptedVersion: 1, publishedVersion: 0 }, replies: [reply()] });
    expect(commentaryToRelease([unpublished], none, '2026-12-20')).toEqual([]);
    expect(commentaryToRelease([unpublished], new Map([['q', 1]]), '2026-12-20')).toEqual([unpublished]);
    expect(commentaryToRelease([unpublished], new Map([['q', 2]]), '2026-12-20')).toEqual([]);
    expect(commentaryToRelease([held({ replies: [reply()] })], none, '2026-12-20')).toHaveLength(1);
  });

  it('takes none whose right of reply was not kept, that was replaced, or whose figures were overtaken', () => {
    fc.assert(
      fc.property(
        fc.record({
          replied: fc.boolean(),
          replaced: fc.boolean(),
          acceptedVersion: fc.nat(3),
          publishedVersion: fc.nat(3),
          version: fc.integer({ min: 1, max: 3 }),
          today: fc.constantFrom('2026-12-17', '2027-01-05', '2027-01-06', '2027-03-01'),
          release: fc.option(fc.integer({ min: 1, max: 3 })),
        }),
        ({ replied, replaced, acceptedVersion, publishedVersion, version, today, release }) => {
          const one = held({
            ...{ version, replaced, of: { acceptedVersion, publishedVersion } },
            replies: replied ? [reply()] : [],
          });
          const taken = commentaryToRelease([one], release === null ? none : new Map([['q', release]]), today);
          if (taken.length === 0) return;
          expect(replied || today > '2027-01-05').toBe(true);
          expect(replaced).toBe(false);
          expect(release ?? publishedVersion).toBe(version);
        },
      ),
    );
    expect(rightOfReplyKept(held(), '2027-01-05')).toBe(false);
  });

  it('waits for nobody once the authority has replied: commentary and replies wait from the first reply on', () => {
    const replies = [reply(), reply({ id: 's', recordedAt: '2026-12-21T10:00:00.000Z' })];
    const since = new Date('2026-12-18T10:00:00Z');
    expect(repliedVoices([held({ replies })], '2026-12-22')).toEqual([
      { table: 'Commentary', id: 'x', since },
      { table: 'Reply', id: 'r', since },
      { table: 'Reply', id: 's', since: new Date('2026-12-21T10:00:00Z') },
    ]);
    // Without a reply nothing is a voice, however long it waits.
    expect(repliedVoices([held()], '2027-03-01')).toEqual([]);
  });

  it('is not approved without a reply that came in since it was prepared, nor with what was replaced', () => {
    const one = (own: { held?: boolean; replaced?: boolean }) => ({
      ...{ areaName: 'Leeds', replaced: own.replaced ?? false },
      replies: [{ ...reply(), held: own.held ?? true }],
    });
    expect(heldCommentaryFault([one({})])).toBeNull();
    expect(heldCommentaryFault([one({}), one({ held: false })])).toContain('Leeds has replied');
    expect(heldCommentaryFault([one({ replaced: true })])).toContain('was replaced');
  });
});

it('what is out is told with every reply, late ones marked; of a made-up place only where it is asked for', () => {
  const names = {
    areas: new Map([
      ['E06000001', { name: 'Leeds', madeUp: false }],
      ['T09000001', { name: 'Example', madeUp: true }],
    ]),
    collections: new Map([['c', { period: '202526|Q1', programme: 'Families First' }]]),
  };
  const rows = [commentary({ release: 4 }), commentary({ id: 'y', areaCode: 'T09000001', release: 4 })];
  const replies = [reply({ release: 4 }), reply({ id: 's', statedOn: '2027-01-06', release: 5 })];
  const told = publishedCommentaries({ commentaries: rows, replies }, names, {});
  expect(told).toMatchObject([
    {
      ...{
        id: 'x',
        area: { name: 'Leeds' },
        collection: { programme: 'Families First', period: '202526|Q1' },
        release: 4,
      },
      replies: [
        { id: 'r', inTime: true },
        { id: 's', inTime: false },
      ],
    },
  ]);
  expect(publishedCommentaries({ commentaries: rows, replies }, names, { area: 'T09000001' })).toMatchObject([
    { id: 'y', replies: [] },
  ]);
});

it('an authority is reminded three working days before the last, and not once it has replied', () => {
  // The last day is Tuesday 5 January 2027; 1 January is a bank holiday.
  expect(replyReminderDue(held(), '2026-12-29')).toBe(false);
  expect(replyReminderDue(held(), '2026-12-30')).toBe(true);
  expect(replyReminderDue(held(), '2027-01-05')).toBe(true);
  expect(replyReminderDue(held(), '2027-01-06')).toBe(false);
  expect(replyReminderDue(held({ replies: [reply()] }), '2026-12-30')).toBe(false);
});
