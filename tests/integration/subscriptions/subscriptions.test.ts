import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { sendOutbox } from '#server/jobs/send-outbox.ts';
import { letterSender } from '#server/mail/send-letter.ts';
import { createSubscriptionCaller } from '#server/trpc/subscriptions/subscription.ts';
import { tellSubscribers } from '#server/trpc/subscriptions/telling.ts';
import { loadPillars, publish } from '../releases/world.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { type MailServer, mailServer } from '../setup/mail-server.ts';
import { layPromises, rowsIn } from '../voices/world.ts';

const baseUrl = 'https://tracker.example.com';
const reader = 'reader@charity.org.uk';
const minute = 60_000;

let now: Date;
let mail: MailServer;

afreshForEach(async () => {
  await layPromises();
  await publish();
  now = new Date();
});
beforeEach(async () => {
  mail = await mailServer();
});
afterEach(() => mail.close());

const day = (at: Date) => at.toISOString().slice(0, 10);
const later = (days: number) => new Date(now.getTime() + days * 24 * 60 * minute);
const door = (at = now, address = '127.0.0.1') =>
  createSubscriptionCaller({ ...connections(), now: at, today: day(at), address });
const send = (at = now, url = mail.url) =>
  sendOutbox(connections().workshop, letterSender({ smtpUrl: url, dataDir: '.', baseUrl }), () => at);
const tell = (at = now) => tellSubscribers(connections(), at);
const linkIn = (text: string | undefined) => /\/subscriptions\/mine\?link=([\w-]{43})\b/.exec(text ?? '')?.[1] ?? '';

const asking = (more: object = {}) => ({ address: reader, choices: ['pillar:pillar-1'], pace: 'at-once', ...more });

/** Asks, reads the letter from the mail server and confirms; answers the link of what is followed. */
async function follow(more: object = {}): Promise<string> {
  const before = mail.received.length;
  await door().request(asking(more));
  await send();
  const { link } = await door().confirm({ link: linkIn(mail.received.at(before)?.text) });
  return link;
}

const changePillar = (title: string) => loadPillars({ 2: title });

describe('following', () => {
  it('sends nothing until the address is confirmed by the link in a letter, and then what comes out from then on', async () => {
    await door().request(asking());
    expect(await rowsIn('Subscriber')).toEqual([]);
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    const [letter] = mail.received;
    expect(letter?.subject).toBe('Confirm that you want to be told of changes');
    expect(letter?.text).toContain('About: Pillar');
    const link = linkIn(letter?.text);
    expect(linkIn(String(letter?.html))).toBe(link);
    expect(await door().byLink({ link })).toMatchObject({ waits: true, address: reader });
    expect(await tell()).toBe(0);
    const own = await door().confirm({ link });
    expect(own.link).not.toBe(link);
    expect(await door().byLink({ link: own.link })).toMatchObject({ waits: false, address: reader, pace: 'at-once' });
    await expect(door().confirm({ link })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await tell()).toBe(0);
  });

  it('keeps no link of a letter that could confirm, once it has gone out', async () => {
    await door().request(asking());
    await send();
    const [kept] = await rowsIn('OutboxMessage');
    expect(kept).toMatchObject({ text: '', html: null });
    const [request] = await rowsIn('SubscriptionRequest');
    expect(JSON.stringify(request)).not.toContain(linkIn(mail.received[0]?.text));
  });

  it('adds to what an address follows already, and answers the same', async () => {
    const first = await follow();
    const answer = await door().request(asking({ choices: ['commitment:c-one'], pace: 'weekly' }));
    expect(answer).toEqual({ address: reader });
    await send();
    const { link } = await door().confirm({ link: linkIn(mail.received.at(-1)?.text) });
    expect(link).toBe(first);
    const followed = await door().byLink({ link });
    expect(followed?.choices.map(({ word }) => word)).toEqual(['commitment:c-one', 'pillar:pillar-1']);
    expect(followed?.pace).toBe('weekly');
    expect(await rowsIn('Subscriber')).toHaveLength(1);
  });

  it('refuses every fault at once and keeps nothing', async () => {
    const wrong = door().request({ address: 'a@b.org\r\nBcc: c@d.org', choices: ['area:nowhere'], pace: 'x' });
    await expect(wrong).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      cause: { faults: [{ field: 'choices' }, { field: 'pace' }, { field: 'address' }] },
    });
    expect(await rowsIn('SubscriptionRequest')).toEqual([]);
    expect(await rowsIn('OutboxMessage')).toEqual([]);
  });

  it('writes three letters a day to one address, whoever asks, and says nothing of the rest', async () => {
    for (let time = 0; time < 6; time += 1) await door(now, `10.0.0.${time}`).request(asking());
    expect(await rowsIn('OutboxMessage')).toHaveLength(3);
    await door(later(1.1)).request(asking());
    expect(await rowsIn('OutboxMessage')).toHaveLength(4);
  });

  it('sends the link to an address that follows something, and answers the same for one that does not', async () => {
    const link = await follow();
    expect(await door().sendLink({ address: 'nobody@charity.org.uk' })).toEqual({ address: 'nobody@charity.org.uk' });
    expect(await door().sendLink({ address: reader })).toEqual({ address: reader });
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    expect(linkIn(mail.received.at(-1)?.text)).toBe(link);
  });

  it('does not confirm after three days', async () => {
    await door().request(asking());
    await send();
    const link = linkIn(mail.received[0]?.text);
    expect(await door(later(3.1)).byLink({ link })).toBeNull();
    await expect(door(later(3.1)).confirm({ link })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('being told', () => {
  it('is one letter for a release, read back from the mail server, with a button that ends it', async () => {
    const link = await follow();
    await changePillar('Another title');
    const number = await publish();
    expect(await tell()).toBe(1);
    expect(await send()).toEqual({ sent: 1, failed: 0 });
    const letter = mail.received.at(-1);
    const [change] = (await rowsIn('Pillar')).filter(({ title }) => title === 'Another title');
    expect(letter?.subject).toContain(`Release ${number}`);
    for (const form of [letter?.text, String(letter?.html)]) {
      expect(form).toContain('Another title');
      expect(form).toContain(`${baseUrl}/subscriptions/mine?link=${link}`);
    }
    expect(change).toBeDefined();
    const header = (name: string) => letter?.headerLines.find(({ key }) => key === name)?.line.replace(/\s+/g, ' ');
    expect(header('list-unsubscribe')).toBe(`List-Unsubscribe: <${baseUrl}/subscriptions/mine?link=${link}>`);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(header('auto-submitted')).toBe('Auto-Submitted: auto-generated');
    expect(await tell(later(0.01))).toBe(0);
  });

  it('is the same one letter when three nodes look at the same moment', async () => {
    await follow();
    await changePillar('Another title');
    await publish();
    const written = await Promise.all([1, 2, 3].map(() => tell()));
    expect(written.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await send()).toEqual({ sent: 1, failed: 0 });
  });

  it('knows nothing of a release before its hour', async () => {
    await follow();
    await changePillar('Another title');
    await publish(new Date(Date.now() + 60 * minute).toISOString());
    expect(await tell(later(0.01))).toBe(0);
    expect((await rowsIn('OutboxMessage')).filter(({ sentAt }) => sentAt === null)).toEqual([]);
    expect((await rowsIn('Subscriber'))[0]).toMatchObject({ toldRelease: 1 });
  });

  it('is nothing where the release changed nothing of what is followed, which is not looked at again', async () => {
    await follow({ choices: ['commitment:c-two'] });
    await changePillar('Another title');
    const number = await publish();
    expect(await tell()).toBe(0);
    expect((await rowsIn('Subscriber'))[0]).toMatchObject({ toldRelease: number });
  });

  it('is once a week for who asked for that, with all releases of the week in one letter', async () => {
    await follow({ pace: 'weekly' });
    await changePillar('Another title');
    await publish();
    await loadPillars({ 3: 'A third pillar' });
    await changePillar('Yet another');
    const last = await publish();
    expect(await tell(later(6))).toBe(0);
    expect(await tell(later(7))).toBe(1);
    await send(later(7));
    const text = mail.received.at(-1)?.text ?? '';
    expect(text).toContain(`Release ${last}`);
    expect(text).toContain(`Release ${last - 1}`);
    expect(await tell(later(8))).toBe(0);
  });

  it('ends by one click and deletes the address, also where a letter is still to go', async () => {
    const link = await follow();
    await changePillar('A title in between');
    await publish();
    expect(await tell()).toBe(1);
    await door().stop({ link });
    await door().stop({ link });
    expect(await send()).toEqual({ sent: 0, failed: 0 });
    expect(JSON.stringify(await rowsIn('OutboxMessage'))).not.toContain(reader);
    expect(await rowsIn('Subscriber')).toEqual([]);
    expect(await rowsIn('SubscriptionRequest')).toEqual([]);
    expect(await door().byLink({ link })).toBeNull();
    await changePillar('Another title');
    await publish();
    expect(await tell()).toBe(0);
  });
});

describe('a mail server that does not take a letter', () => {
  async function waiting() {
    await follow();
    await changePillar('Another title');
    await publish();
    expect(await tell()).toBe(1);
  }

  it('for good: the address goes, and no more is written to it', async () => {
    await waiting();
    const refusing = await mailServer({ responseCode: 550, message: '5.1.1 No such user' });
    expect(await send(now, refusing.url)).toEqual({ sent: 0, failed: 1 });
    await refusing.close();
    expect(await rowsIn('Subscriber')).toEqual([]);
    expect(await send(later(1))).toEqual({ sent: 0, failed: 0 });
  });

  it('for now, or by its rules: it is tried again, and the reader stays', async () => {
    await waiting();
    for (const refusal of [
      { responseCode: 452, message: '4.2.2 Mailbox full' },
      { responseCode: 550, message: '5.7.1 Not today' },
    ]) {
      const refusing = await mailServer(refusal);
      expect(await send(later(refusal.responseCode), refusing.url)).toEqual({ sent: 0, failed: 1 });
      await refusing.close();
    }
    expect(await rowsIn('Subscriber')).toHaveLength(1);
    expect(await send(later(1_000))).toEqual({ sent: 1, failed: 0 });
  });

  it('or a node that died while it sent: what tells of changes is not sent twice', async () => {
    await waiting();
    const { workshop } = connections();
    const died = { attempts: 1, leasedUntil: new Date(now.getTime() - minute), lastError: null };
    await workshop.outboxMessage.updateMany({ where: { sentAt: null }, data: died });
    expect(await send()).toEqual({ sent: 0, failed: 0 });
  });
});
