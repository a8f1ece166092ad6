import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { measurements, type Sources } from '#server/measurements/measurements.ts';
import { routeKind } from '#server/measurements/route-kind.ts';
import { serveMeasurements } from '#server/measurements/serve-measurements.ts';

const quiet: Sources = {
  kept: () => ({ hits: 0, misses: 0, bytes: 0 }),
  pools: () => ({ public: { inUse: 0, idle: 8, waiting: 0 } }),
  outboxWaiting: async () => 0,
};

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});
const listening = async (server: Server) => {
  open.push(server);
  if (!server.listening) await new Promise((settle) => server.once('listening', settle));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe('the kind of a route', () => {
  it.each([
    ['/', 'page'],
    ['/commitments/kinship-allowance?release=3', 'page'],
    ['/commitments.csv?pillar=1', 'page-data'],
    ['/changes.atom', 'page-data'],
    ['/api/trpc/series.compare?input=%7B%7D', 'trpc'],
    ['/api/v1/areas/E06000001', 'rest'],
    ['/reporting/example-202526Q1/template.csv', 'signed-in'],
    ['/sign-in', 'sign-in'],
    ['/assets/root-abc.css', 'file'],
    ['/behaviour.js', 'file'],
    ['/readyz', 'health'],
    ['/.well-known/release-keys/1.pem', 'well-known'],
  ])('of %s is %s', (target, kind) => expect(routeKind(target)).toBe(kind));
});

describe('measurements', () => {
  it('count requests by kind, method and status, and name nobody and nothing', async () => {
    const measured = measurements(quiet);
    const service = createServer((request, response) => {
      measured.observe(request, response);
      response.writeHead(request.url?.includes('gone') ? 404 : 200).end('x');
    });
    service.listen(0, '127.0.0.1');
    const at = await listening(service);
    await fetch(`${at}/areas/E06000001?q=Someone%40council.example`);
    await fetch(`${at}/areas/E06000002`);
    await fetch(`${at}/areas/gone`, { method: 'HEAD' });
    await fetch(`${at}/api/trpc/return.check`, { method: 'DELETE' });
    const text = await measured.text();
    expect(text).toContain('tracker_requests_total{kind="page",method="GET",status="200"} 2');
    expect(text).toContain('tracker_requests_total{kind="page",method="HEAD",status="404"} 1');
    expect(text).toContain('tracker_requests_total{kind="trpc",method="other",status="200"} 1');
    expect(text).toContain('tracker_request_duration_seconds_count{kind="page"} 3');
    expect(text).not.toMatch(/E0600|Someone|council|return\.check|DELETE/);
  });

  it('ask for kept bytes, pools and the outbox when somebody collects', async () => {
    const now = { hits: 3, misses: 1, waiting: 2 };
    const measured = measurements({
      kept: () => ({ hits: now.hits, misses: now.misses, bytes: 1024 }),
      pools: () => ({ app: { inUse: 4, idle: 3, waiting: 5 } }),
      outboxWaiting: async () => now.waiting,
    });
    await measured.text();
    now.hits = 7;
    now.waiting = 0;
    const text = await measured.text();
    expect(text).toContain('tracker_kept_answers_total{result="hit"} 7');
    expect(text).toContain('tracker_kept_answers_total{result="miss"} 1');
    expect(text).toContain('tracker_kept_bytes 1024');
    expect(text).toContain('tracker_database_connections{account="app",state="in-use"} 4');
    expect(text).toContain('tracker_database_connections{account="app",state="waiting"} 5');
    expect(text).toContain('tracker_outbox_waiting 0');
    expect(text).toContain('process_resident_memory_bytes ');
  });

  it('are still given while the database is away, or says nothing', async () => {
    const away = measurements({ ...quiet, outboxWaiting: () => Promise.reject(new Error('away')) });
    expect(await away.text()).toMatch(/^tracker_outbox_waiting nan$/im);
    const silent = measurements({ ...quiet, outboxWaiting: () => new Promise(() => undefined) });
    const began = Date.now();
    expect(await silent.text()).toMatch(/^tracker_outbox_waiting nan$/im);
    expect(Date.now() - began).toBeLessThan(4_000);
  });

  it('are read at /metrics and nowhere else', async () => {
    const server = serveMeasurements(measurements(quiet), { host: '127.0.0.1', port: 0 }, (error) => {
      throw error;
    });
    const at = await listening(server);
    const answer = await fetch(`${at}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(await answer.text()).toContain('# TYPE tracker_requests_total counter');
    expect((await fetch(`${at}/`)).status).toBe(404);
    expect((await fetch(`${at}/metrics`, { method: 'POST' })).status).toBe(405);
  });
});
