import { type ChildProcess, fork, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

const toStop = new Set<ChildProcess>();

/** A port that is free now. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as { port: number };
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export type Service = { port: number; pid: number; stop: () => Promise<void> };

/** The service as `npm start` runs it: production build, own database, full pack. */
export async function startService(dataDir: string): Promise<Service> {
  const port = await freePort();
  const child = spawn(process.execPath, ['server/start.mjs'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  toStop.add(child);
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (line.startsWith('Ready: ')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
  return { port, pid: listeningChild(child.pid ?? 0), stop: () => stopChild(child) };
}

/** The process that serves, among those the start began. */
function listeningChild(parent: number): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parentOf = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
      if (parentOf === parent && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('service/http.js'))
        return Number(name);
    } catch {
      // ended in the meantime
    }
  }
  throw new Error('the serving process was not found');
}

/** Another process of the service on a database that a started one holds, from a bundle of its own. */
export async function startBundle(file: string, dataDir: string, more: Record<string, string>): Promise<Service> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--max-old-space-size=256', '--max-semi-space-size=16', file], {
    env: { ...process.env, ...more, NODE_ENV: 'production', DATA_DIR: dataDir, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  toStop.add(child);
  for (let tries = 0; tries < 900; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}`);
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (ready?.ok) return { port, pid: child.pid ?? 0, stop: () => stopChild(child) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${file} was not ready within a minute and a half`);
}

/** A server of the bench itself in a process of its own, which says its port when it listens. */
export async function startServer(file: string, settings: unknown): Promise<Service> {
  const child = fork(file, [], { execArgv: ['--import', 'tsx'], env: { ...process.env, NODE_ENV: 'production' } });
  toStop.add(child);
  child.send(settings as object);
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return { port, pid: child.pid ?? 0, stop: () => stopChild(child) };
}

async function stopChild(child: ChildProcess): Promise<void> {
  toStop.delete(child);
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** Stops whatever still runs. */
export async function stopAll(): Promise<void> {
  await Promise.all([...toStop].map(stopChild));
}

const TICKS = 100;

/** Processor time a process has used, in milliseconds. */
export function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1000;
}

/** Memory a process holds, in MB. */
export function residentMemory(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
