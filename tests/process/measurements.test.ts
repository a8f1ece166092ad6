import { createServer } from 'node:net';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { clearUp, freePort, makeDataDir, start } from './setup/service.ts';

const filled = () => makeDataDir(inject('filledDataDir'));

afterEach(clearUp);

describe('METRICS_PORT', () => {
  it('gives operators their measurements, which the public port never does', async () => {
    const port = await freePort();
    const service = await start({ dataDir: filled(), env: { METRICS_PORT: String(port) } });
    await service.ready;
    for (let reads = 0; reads < 3; reads += 1) expect((await service.get('/missions')).status).toBe(200);
    expect((await service.get('/nowhere-at-all')).status).toBe(404);

    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(text).toContain('tracker_requests_total{kind="page",method="GET",status="200"} 3');
    expect(text).toContain('tracker_requests_total{kind="page",method="GET",status="404"} 1');
    expect(text).toContain('tracker_kept_answers_total{result="hit"} 2');
    expect(text).toMatch(/^tracker_outbox_waiting \d+$/m);
    expect(text).toMatch(/tracker_database_connections\{account="public",state="idle"\} [1-8]\n/);
    expect(text).toMatch(/tracker_database_connections\{account="app",state="idle"\} [1-8]\n/);
    expect(text).toMatch(/^process_cpu_seconds_total [\d.]+$/m);

    expect((await service.get('/metrics')).body).not.toContain('tracker_requests_total');
    service.signal('SIGTERM');
    expect(await service.ended).toBe(0);
  });

  it('is refused where another program listens', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const service = await start({ dataDir: filled(), env: { METRICS_PORT: String(port) } });
    expect(await service.ended).toBe(78);
    expect(service.said.err).toContain(
      `Cannot listen on 127.0.0.1:${port}: another program listens there. Set METRICS_PORT to a free port.`,
    );
    other.close();
  });

  it('is refused as the public port, as no port, and beyond this machine, with every other fault', async () => {
    const port = await freePort();
    const same = await start({ dataDir: filled(), port, env: { METRICS_PORT: String(port), TODAY: 'soon' } });
    expect(await same.ended).toBe(78);
    expect(same.said.err).toMatch(/METRICS_PORT=\d+: measurements never go out on the public port[\s\S]*TODAY=soon/);
    const wrong = await start({ dataDir: filled(), env: { METRICS_PORT: 'many', METRICS_HOST: '0.0.0.0' } });
    expect(await wrong.ended).toBe(78);
    expect(wrong.said.err).toMatch(/METRICS_PORT=many: give a number[\s\S]*METRICS_HOST=0\.0\.0\.0: /);
  });
});
