import { createServer } from 'node:net';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { clearUp, freePort, makeDataDir, processesOf, processOf, type Started, start, until } from './setup/service.ts';

const filled = () => makeDataDir(inject('filledDataDir'));

async function startFilled(
  options: { env?: Record<string, string>; port?: number; dataDir?: string } = {},
): Promise<Started> {
  const service = await start({ dataDir: filled(), ...options });
  await service.ready;
  return service;
}

const isReady = (service: Started) => async () => {
  const answer = await service.get('/readyz').catch(() => null);
  return answer?.status === 200 && answer.body === 'ready';
};

afterEach(clearUp);

describe('npm start', () => {
  it('does no work the second time, and says last where it listens', async () => {
    const began = Date.now();
    const service = await startFilled();
    expect(Date.now() - began).toBeLessThan(15_000);
    expect(service.said.err).not.toMatch(/Installing|Generating|Building|Making|Bringing|Loading/);
    expect(service.said.out.trim().split('\n').at(-1)).toBe(`Ready: http://127.0.0.1:${service.port}/`);
    expect(await service.get('/healthz')).toEqual({ status: 200, body: 'ok' });
    expect(await service.get('/readyz')).toEqual({ status: 200, body: 'ready' });
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`ends with 0 within ten seconds of ${signal} and leaves no process`, async () => {
      const service = await startFilled();
      expect(processesOf(service.dataDir).length).toBeGreaterThanOrEqual(4);
      const began = Date.now();
      service.signal(signal);
      expect(await service.ended).toBe(0);
      expect(await until(() => processesOf(service.dataDir).length === 0, 10_000 - (Date.now() - began))).toBe(true);
    });
  }

  it('ends with 0 when it is told to while it is still starting', async () => {
    const service = await start({ dataDir: makeDataDir() });
    await until(() => processesOf(service.dataDir).some(({ commandLine }) => commandLine.includes('mariadb')), 20_000);
    service.signal('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(await until(() => processesOf(service.dataDir).length === 0, 10_000)).toBe(true);
  });

  it('finishes a load that was killed half-way when it is started again', async () => {
    const dataDir = makeDataDir();
    const service = await start({ dataDir });
    expect(await until(() => service.said.err.includes('are loaded.'), 60_000)).toBe(true);
    service.signal('SIGKILL');
    await service.ended;
    const again = await start({ dataDir });
    await again.ready;
    expect(again.said.err).toContain('Loading the strategy pack');
    expect(await until(isReady(again), 20_000)).toBe(true);
  });

  it('leaves no process when it is killed, and starts again at once', async () => {
    const service = await startFilled();
    service.signal('SIGKILL');
    await service.ended;
    const again = await startFilled({ dataDir: service.dataDir, port: service.port });
    expect(await until(isReady(again), 20_000)).toBe(true);
    again.signal('SIGTERM');
    await again.ended;
    expect(await until(() => processesOf(service.dataDir).length === 0, 10_000)).toBe(true);
  });

  it('ends when the service itself is killed, and starts again', async () => {
    const service = await startFilled();
    process.kill(processOf(service.dataDir, 'build/service/http.js').pid, 'SIGKILL');
    expect(await service.ended).toBe(70);
    expect(await until(() => processesOf(service.dataDir).length === 0, 10_000)).toBe(true);
    await startFilled({ dataDir: service.dataDir });
  });

  it('brings the database back when that is killed', async () => {
    const service = await startFilled();
    process.kill(processOf(service.dataDir, 'mariadbd').pid, 'SIGKILL');
    expect(await until(isReady(service), 60_000)).toBe(true);
  });

  it('brings the database back when its keeper is killed', async () => {
    const service = await startFilled();
    const before = processOf(service.dataDir, 'mariadbd').pid;
    process.kill(processOf(service.dataDir, 'keeper.mjs').pid, 'SIGKILL');
    const changed = () =>
      processesOf(service.dataDir).some((one) => one.commandLine.includes('mariadbd') && one.pid !== before);
    expect(await until(changed, 20_000)).toBe(true);
    expect(await until(isReady(service), 60_000)).toBe(true);
    service.signal('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(await until(() => processesOf(service.dataDir).length === 0, 10_000)).toBe(true);
  });

  it('runs two copies side by side', async () => {
    const [one, two] = await Promise.all([startFilled(), startFilled()]);
    expect(await until(isReady(one), 20_000)).toBe(true);
    expect(await until(isReady(two), 20_000)).toBe(true);
  });

  it('refuses a second copy on one DATA_DIR, and leaves the first alone', async () => {
    const first = await startFilled();
    const second = await start({ dataDir: first.dataDir });
    expect(await second.ended).toBe(78);
    expect(second.said.err).toMatch(/already uses .*: set another DATA_DIR/);
    expect(await until(isReady(first), 20_000)).toBe(true);
  });

  it('refuses a port that is in use', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const service = await start({ dataDir: filled(), port });
    expect(await service.ended).toBe(78);
    expect(service.said.err).toContain(`Cannot listen on 127.0.0.1:${port}: another program listens there.`);
    other.close();
  });

  it('moves its clock where TODAY says so, and prints a line', async () => {
    const service = await startFilled({ env: { TODAY: '2027-06-30' } });
    expect(service.said.err).toMatch(/The clock is moved: it is 2027-06-30T12:0\d/);
    expect(await until(isReady(service), 20_000)).toBe(true);
  });

  it.each([
    [{ HOST: '0.0.0.0' }, /HOST=0.0.0.0: .*loopback/],
    [{ PORT: 'many' }, /PORT=many: give a number/],
    [{ TODAY: '2026-02-30' }, /TODAY=2026-02-30: give a day/],
    [{ TODAY: 'soon', HOST: '192.0.2.1' }, /HOST=192.0.2.1[\s\S]*TODAY=soon/],
    [{ BASE_URL: 'tracker.example' }, /BASE_URL: give an address/],
    [{ SMTP_URL: 'http://mail.example', LOCAL_PASSWORD: 'short' }, /SMTP_URL: [\s\S]*LOCAL_PASSWORD: /],
  ])('refuses the environment %j with every fault', async (env, words) => {
    const service = await start({ dataDir: filled(), env: env as Record<string, string> });
    expect(await service.ended).toBe(78);
    expect(service.said.err).toMatch(words);
    expect(service.said.err).not.toMatch(/^\s+at /m);
  });
});
