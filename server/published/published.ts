import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '#server/log/log.ts';
import { type Answer, answerOf, formsTaken, packWithBrotli, packWithGzip, send, sizeOf } from './answer.ts';
import { type Captured, capture } from './capture.ts';
import { type Edition, editions } from './edition.ts';
import { keeping } from './kept-answers.ts';
import { sayUnavailable } from './unavailable.ts';

const MEGABYTE = 1024 * 1024;
const LONGEST_KEPT_ADDRESS = 8_192;

type Settings = {
  /** What is current, from the gallery. */
  ask: () => Promise<Edition>;
  /** Headers that every answer carries. */
  headers: Record<string, string>;
  /** Most bytes kept together, and in one answer. */
  limit?: number;
  largest?: number;
};

/** Needs no gallery: what people sign in to, files of the build, health. */
const apart = /^\/(?:sign-in|sign-out|reporting|monitor|admin|assets|healthz|readyz)(?:[/?]|$)/;

/**
 * Finished bytes of public answers, in plain, gzip and Brotli, sent before the application is troubled. It knows no page
 * and reads no cookie: public pages look the same to all. What it keeps belongs to one edition (release and London day)
 * and one build (they end with the process); unknown query names never get here, because the door refuses them.
 */
export function published(settings: Settings) {
  const { headers: always, limit = 32 * MEGABYTE, largest = 4 * MEGABYTE } = settings;
  const edition = editions(settings.ask);
  const kept = keeping<Answer>(limit, sizeOf);
  const underWay = new Map<string, Promise<Answer | null>>();
  let keptFor: Edition | null = null;
  const asked = { hits: 0, misses: 0 };

  /** Kept answers of an earlier edition go, all at once. */
  const turnTo = (now: Edition) => {
    if (now !== keptFor) kept.clear();
    keptFor = now;
  };

  /** Sends a kept answer in the form wanted; packs it for next time where that form is not made yet. */
  const sendKept = (url: string, answer: Answer, request: IncomingMessage, response: ServerResponse) => {
    asked.hits += 1;
    const takes = formsTaken(request.headers['accept-encoding'] as string | undefined);
    const wanted = (takes.br && !answer.brotli) || (takes.gzip && !answer.gzip);
    send(answer, request, response);
    if (!wanted || answer.packing) return;
    answer.packing = true;
    packWithGzip(answer)
      .then(() => (takes.br ? packWithBrotli(answer) : undefined))
      .then(() => kept.grown(url, answer))
      .catch((error: unknown) => log.error('packing failed', { error }))
      .finally(() => {
        // Too small to pack, or packed: either way there is nothing more to do, unless Brotli was not wanted yet.
        answer.packing = answer.gzip === null || answer.brotli !== null;
      });
  };

  /** Lets the application answer, and keeps what it answered where that is public and still of this edition. */
  const passOn = (url: string, now: Edition, request: IncomingMessage, response: ServerResponse, next: () => void) => {
    asked.misses += 1;
    const leads = !underWay.has(url);
    let settle: (answer: Answer | null) => void = () => undefined;
    if (leads) underWay.set(url, new Promise((resolve) => (settle = resolve)));
    const finish = async (captured: Captured | null) => {
      const answer = captured && answerOf(captured.body, { ...captured.headers, ...absentFrom(captured, always) });
      const still = answer ? (edition.fresh() ?? (await edition.learn())) : null;
      const keep = answer !== null && still === now && now === keptFor && mayKeep(captured, now, largest);
      if (keep) kept.put(url, answer);
      if (leads) underWay.delete(url);
      settle(keep ? answer : null);
      if (!answer) return;
      if (formsTaken(request.headers['accept-encoding'] as string | undefined).gzip) {
        await packWithGzip(answer).then(() => kept.grown(url, answer));
      }
      send(answer, request, response);
    };
    capture(response, (captured) => {
      finish(captured).catch((error: unknown) => {
        log.error('sending failed', { error });
        response.destroy();
      });
    });
    next();
  };

  const answerFor = async (url: string, request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const now = await edition.learn();
    if (!now) return next();
    turnTo(now);
    const answer = kept.get(url) ?? (await underWay.get(url));
    if (answer) return sendKept(url, answer, request, response);
    // The head of a page alone is not kept: whoever asks for the page keeps it.
    if (request.method === 'HEAD') return next();
    passOn(url, now, request, response, next);
  };

  return {
    /** Answers a public GET from what is kept, or lets `next` answer and keeps it. */
    answer(request: IncomingMessage, response: ServerResponse, next: () => void): void {
      const { method, url = '/' } = request;
      if ((method !== 'GET' && method !== 'HEAD') || request.headers.authorization !== undefined) {
        next();
        return;
      }
      const now = edition.fresh();
      if (now && now === keptFor) {
        const answer = kept.get(url);
        if (answer) {
          sendKept(url, answer, request, response);
          return;
        }
      }
      if (apart.test(url) || url.length > LONGEST_KEPT_ADDRESS) {
        next();
        return;
      }
      answerFor(url, request, response, next).catch((error: unknown) => {
        log.error('asking failed', { error });
        next();
      });
    },

    /**
     * Comes after the files of the build: where the gallery cannot be read, every public address answers 503, whatever
     * the application could still say.
     */
    async refuse(request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> {
      const { method, url = '/' } = request;
      if ((method !== 'GET' && method !== 'HEAD') || apart.test(url) || (await edition.learn())) {
        next();
        return;
      }
      sayUnavailable(request, response);
    },
    /** Reads answered from kept bytes and by the application since the start, and bytes kept now. */
    tally: () => ({ ...asked, bytes: kept.bytes() }),
  };
}

/** The answer may name an older release (a permalink), never one that this edition does not know. */
function mayKeep(captured: Captured | null, now: Edition, largest: number): boolean {
  if (!captured || captured.body.length > largest) return false;
  const shown = Object.entries(captured.headers).find(([name]) => name.toLowerCase() === 'release');
  return Number(shown?.[1]) <= now.release;
}

function absentFrom({ headers }: Captured, always: Record<string, string>): Record<string, string> {
  const set = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(always).filter(([name]) => !set.has(name.toLowerCase())));
}
