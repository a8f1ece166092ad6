import { auditKey } from '#server/audit/audit-key.ts';
import type { Gallery, Workshop } from '#server/data/connections.ts';
import { clearStates } from '#server/data/workshop/identity/open-id.ts';
import { clearRateCounts } from '#server/data/workshop/identity/rate-counts.ts';
import { type SigningKey, signingKey } from '#server/keys/signing-key.ts';
import { log } from '#server/log/log.ts';
import { letterSender } from '#server/mail/send-letter.ts';
import { tellSubscribers } from '#server/trpc/subscriptions/telling.ts';
import { answerResets } from './answer-resets.ts';
import { keepNoLonger } from './keep-no-longer.ts';
import { publishVoices } from './publish-voices.ts';
import { remind } from './remind.ts';
import { remindOfReplies } from './remind-replies.ts';
import { sealAudit } from './seal-audit.ts';
import { sendOutbox } from './send-outbox.ts';
import { forgetNetworks, writeSecurity } from './write-security.ts';

type Job = { name: string; every: number; run: () => Promise<unknown> };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 3_600 * SECOND;

/** Runs one job again and again, never twice at a time; a failure is logged and the next round tries again. */
function repeat({ name, every, run }: Job): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const round = async () => {
    try {
      await run();
    } catch (error) {
      if (stopped) return;
      log.error('job failed', { job: name, error });
    }
    if (!stopped) timer = setTimeout(begin, every);
  };
  const begin = () => {
    running = round();
  };
  timer = setTimeout(begin, every);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/**
 * Starts what happens on its own: letters out of the outbox, reminders into it, what is kept no longer out of the tables, and voices that have
 * waited as long as they may into a release; and the manifest of each release that came out. Other publication needs no job: the gallery's views show a release when its hour has
 * come.
 * @param manifests makes those that are missing
 * @returns stops them all, once what is under way has ended; call it before the connections close
 */
export function startJobs(
  { workshop, gallery }: { workshop: Workshop; gallery: Gallery },
  settings: { smtpUrl: string | null; dataDir: string; baseUrl: string },
  manifests: () => Promise<unknown>,
): () => Promise<void> {
  const send = letterSender(settings);
  // Made when it is first needed; a key file that others may read stops the seals, not the service.
  let key: SigningKey | null = null;
  const sealing = () => {
    key ??= signingKey(settings.dataDir, auditKey);
    return key;
  };
  // The first round looks at everything: what was written while no service ran may be of any day.
  let looked = false;
  const seal = async () => {
    await sealAudit(workshop, sealing(), new Date(), !looked);
    looked = true;
  };
  const jobs: Job[] = [
    { name: 'outbox', every: 2 * SECOND, run: () => sendOutbox(workshop, send) },
    { name: 'resets', every: 2 * SECOND, run: () => answerResets(workshop, new Date()) },
    { name: 'news', every: 5 * SECOND, run: () => tellSubscribers({ workshop, gallery }, new Date()) },
    { name: 'security events', every: 2 * SECOND, run: () => writeSecurity(workshop, new Date()) },
    { name: 'networks', every: HOUR, run: () => forgetNetworks(workshop, new Date()) },
    { name: 'voices', every: MINUTE, run: () => publishVoices(workshop, new Date()) },
    { name: 'reminders', every: 10 * MINUTE, run: () => remind(workshop, new Date()) },
    { name: 'replies', every: 10 * MINUTE, run: () => remindOfReplies(workshop, new Date()) },
    { name: 'privacy', every: HOUR, run: () => keepNoLonger(workshop, new Date()) },
    { name: 'states', every: HOUR, run: () => clearStates(workshop, new Date(Date.now() - HOUR)) },
    { name: 'rate counts', every: HOUR, run: () => clearRateCounts(workshop, new Date()) },
    { name: 'seals', every: 5 * SECOND, run: seal },
    { name: 'late seals', every: HOUR, run: () => sealAudit(workshop, sealing(), new Date(), true) },
    { name: 'manifests', every: 2 * SECOND, run: manifests },
  ];
  const stops = jobs.map(repeat);
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}
