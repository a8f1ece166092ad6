import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { connections } from '#server/data/connections.ts';
import { inTransaction } from '#server/data/transaction.ts';
import { queueLetters } from '#server/data/workshop/outbox.ts';
import { sendOutbox } from '#server/jobs/send-outbox.ts';
import { startJobs } from '#server/jobs/start-jobs.ts';
import { letterSender } from '#server/mail/send-letter.ts';
import { afreshForEach } from '../setup/afresh.ts';
import { mailServer } from '../setup/mail-server.ts';

const start = new Date('2026-11-25T09:00:00Z');
const after = (seconds: number) => () => new Date(start.getTime() + seconds * 1_000);
const baseUrl = 'https://tracker.example.org';
const letter = {
  toUserId: null,
  toAddress: 'somebody@council.gov.uk',
  subject: 'Your figures',
  text: 'Read it: {baseUrl}/releases/1',
};
const queue = (...letters: (typeof letter)[]) =>
  inTransaction(connections().workshop, (writing) => queueLetters(writing, letters, start));
let dataDir: string;

afreshForEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mail-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const mails = () => readdirSync(join(dataDir, 'mail')).toSorted();
const toFiles = () => letterSender({ smtpUrl: null, dataDir, baseUrl });

it('without a mail server each letter becomes one file that only its owner can read', async () => {
  await queue(letter, { ...letter, subject: 'Æther – and “quotes”' });
  expect(await sendOutbox(connections().workshop, toFiles(), after(1))).toEqual({ sent: 2, failed: 0 });
  expect(mails()).toHaveLength(2);
  for (const name of mails()) expect(name).toMatch(/^2026-11-25T09-00-01-000Z-[\da-f-]{36}\.eml$/);
  const [first = ''] = mails();
  const text = readFileSync(join(dataDir, 'mail', first), 'utf8');
  expect(text).toContain('To: somebody@council.gov.uk');
  expect(text).toContain('https://tracker.example.org/releases/1');
  expect(statSync(join(dataDir, 'mail', first)).mode & 0o777).toBe(0o600);
});

it('a letter is sent once, by however many nodes at once', async () => {
  await queue(...Array.from({ length: 12 }, () => letter));
  const { workshop } = connections();
  const rounds = await Promise.all([1, 2, 3].map(() => sendOutbox(workshop, toFiles(), after(1))));
  expect(rounds.reduce((sum, { sent }) => sum + sent, 0)).toBe(12);
  expect(mails()).toHaveLength(12);
  expect(await sendOutbox(workshop, toFiles(), after(500))).toEqual({ sent: 0, failed: 0 });
});

it('a letter that could not be sent is kept with the reason and tried again, later each time', async () => {
  await queue(letter);
  const { workshop } = connections();
  const server = await mailServer({ responseCode: 550, message: 'Nobody here' });
  const refused = letterSender({ smtpUrl: server.url, dataDir, baseUrl });
  expect(await sendOutbox(workshop, refused, after(0))).toEqual({ sent: 0, failed: 1 });
  expect(await workshop.outboxMessage.findFirst()).toMatchObject({
    attempts: 1,
    sentAt: null,
    lastError: expect.stringContaining('550'),
  });
  expect(await sendOutbox(workshop, refused, after(59))).toEqual({ sent: 0, failed: 0 });
  expect(await sendOutbox(workshop, refused, after(61))).toEqual({ sent: 0, failed: 1 });
  expect(await sendOutbox(workshop, refused, after(61 + 119))).toEqual({ sent: 0, failed: 0 });
  await server.close();
  const good = await mailServer();
  const send = letterSender({ smtpUrl: good.url, dataDir, baseUrl });
  expect(await sendOutbox(workshop, send, after(61 + 121))).toEqual({ sent: 1, failed: 0 });
  await good.close();
  expect(good.received.map(({ subject }) => subject)).toEqual(['Your figures']);
  expect(await workshop.outboxMessage.findFirst()).toMatchObject({ attempts: 3, lastError: null });
});

it('a letter to an address that leads nowhere is never handed to a mail server', async () => {
  await queue({ ...letter, toAddress: 'preparer@council-a.example' });
  const server = await mailServer();
  const send = letterSender({ smtpUrl: server.url, dataDir, baseUrl });
  expect(await sendOutbox(connections().workshop, send, after(1))).toEqual({
    sent: 1,
    failed: 0,
  });
  await server.close();
  expect(server.received).toEqual([]);
});

it('a letter leaves only if the act it tells of was done', async () => {
  const undone = inTransaction(connections().workshop, async (writing) => {
    await queueLetters(writing, [letter], start);
    throw new Error('the act failed');
  });
  await expect(undone).rejects.toThrow('the act failed');
  expect(await connections().workshop.outboxMessage.count()).toBe(0);
});

it('the job sends by itself and stops when told to', async () => {
  const stop = startJobs(connections(), { smtpUrl: null, dataDir, baseUrl }, async () => []);
  await queue(letter);
  await expect.poll(() => mails().length, { timeout: 10_000 }).toBe(1);
  await stop();
  await queue(letter);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(mails()).toHaveLength(1);
});
