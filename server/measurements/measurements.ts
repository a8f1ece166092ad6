import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { routeKind } from './route-kind.ts';

type PoolUse = { inUse: number; idle: number; waiting: number };

/** Where the numbers come from that others keep; asked when somebody collects. */
export type Sources = {
  kept: () => { hits: number; misses: number; bytes: number };
  pools: () => Record<string, PoolUse>;
  /** May fail, where the database is away. */
  outboxWaiting: () => Promise<number>;
};

/** What answers take: from kept bytes (well under a millisecond) to a whole return. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** A database that is away must not keep the collector waiting. */
const LONGEST_WAIT = 2_000;

/** Methods a request may be counted under; what else a client makes up is `other`. */
const METHODS = new Set(['GET', 'HEAD', 'POST']);

/**
 * Counts for operators: how much is asked, how it is answered, and what of the machine it takes. Labels come from closed
 * lists: no address, id, area or person.
 */
export function measurements(sources: Sources) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    name: 'tracker_requests_total',
    help: 'Requests answered, by kind of route, method and HTTP status; status 499 is a client that left early.',
    labelNames: ['kind', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'tracker_request_duration_seconds',
    help: 'Seconds from a request to the last byte of its answer, by kind of route.',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
  });
  new Counter({
    name: 'tracker_kept_answers_total',
    help: 'Public reads answered from kept bytes (hit) or by the application (miss).',
    labelNames: ['result'],
    registers,
    collect() {
      const { hits, misses } = sources.kept();
      this.reset();
      this.inc({ result: 'hit' }, hits);
      this.inc({ result: 'miss' }, misses);
    },
  });
  new Gauge({
    name: 'tracker_kept_bytes',
    help: 'Bytes of kept answers in memory.',
    registers,
    collect() {
      this.set(sources.kept().bytes);
    },
  });
  new Gauge({
    name: 'tracker_database_connections',
    help: 'Connections of each account by state; waiting counts questions that wait for one.',
    labelNames: ['account', 'state'],
    registers,
    collect() {
      for (const [account, { inUse, idle, waiting }] of Object.entries(sources.pools())) {
        this.set({ account, state: 'in-use' }, inUse);
        this.set({ account, state: 'idle' }, idle);
        this.set({ account, state: 'waiting' }, waiting);
      }
    },
  });
  new Gauge({
    name: 'tracker_outbox_waiting',
    help: 'Letters not sent yet and not given up; not a number while the database does not answer.',
    registers,
    async collect() {
      this.set(await inTime(sources.outboxWaiting()).catch(() => Number.NaN));
    },
  });

  return {
    /** Counts this request once it is answered. */
    observe(request: IncomingMessage, response: ServerResponse): void {
      const began = performance.now();
      const kind = routeKind(request.url ?? '/');
      const method = METHODS.has(request.method ?? '') ? (request.method as string) : 'other';
      response.once('close', () => {
        requests.inc({ kind, method, status: response.writableFinished ? response.statusCode : 499 });
        durations.observe({ kind }, (performance.now() - began) / 1_000);
      });
    },
    /** Everything as Prometheus reads it. */
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

export type Measurements = ReturnType<typeof measurements>;

function inTime<T>(asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no answer in time')), LONGEST_WAIT);
    asked.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
