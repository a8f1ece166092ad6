import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One `npm start`, as a process of its own. */
export type Started = {
  pid: number;
  port: number;
  dataDir: string;
  /** Everything said so far, by stream. */
  said: { out: string; err: string };
  /** Settles when the line `Ready:` has come; rejects when the process ends before. */
  ready: Promise<void>;
  ended: Promise<number | null>;
  signal(name: NodeJS.Signals): void;
  get(path: string): Promise<{ status: number; body: string }>;
};

export type StartOptions = {
  dataDir: string;
  port?: number;
  env?: Record<string, string>;
  args?: string[];
  cwd?: string;
  /** Runs as this user; only root can. */
  user?: number;
};

const started: ChildProcess[] = [];
const folders: string[] = [];

/** Starts a copy of the service with nothing in its environment but what is given here. */
export async function start({ dataDir, env = {}, args = [], ...options }: StartOptions): Promise<Started> {
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, ['server/start.mjs', ...args], {
    cwd: options.cwd ?? process.cwd(),
    ...(options.user ? { uid: options.user, gid: options.user } : {}),
    env: {
      PATH: process.env.PATH,
      HOME: dataDir,
      DATA_DIR: dataDir,
      PORT: String(port),
      ...env,
    } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const said = { out: '', err: '' };
  const ended = new Promise<number | null>((settle) => child.once('close', settle));
  const ready = new Promise<void>((settle, fail) => {
    child.stdout.on('data', (chunk) => {
      said.out += chunk;
      if (/^Ready: /m.test(said.out)) settle();
    });
    child.stderr.on('data', (chunk) => {
      said.err += chunk;
    });
    ended.then((code) => fail(new Error(`ended with ${code}: ${said.err}`)));
  });
  ready.catch(() => undefined);
  const get = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
    return { status: answer.status, body: await answer.text() };
  };
  return { pid: child.pid ?? 0, port, dataDir, said, ready, ended, signal: (name) => void child.kill(name), get };
}

/** A folder that `clearUp` removes again; filled from another where one is given. */
export function makeDataDir(from?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'stable-homes-process-'));
  folders.push(folder);
  if (from) cpSync(from, folder, { recursive: true, filter: (path) => !/\.(sock|pid)$/.test(path) });
  return folder;
}

/** Ends whatever a test left running, then removes its folders. */
export async function clearUp(): Promise<void> {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = new Promise((settle) => child.once('close', settle));
    child.kill('SIGTERM');
    await ended;
  }
  for (const folder of folders.splice(0)) {
    await until(() => processesOf(folder).length === 0, 15_000);
    rmSync(folder, { recursive: true, force: true });
  }
}

export type RunningProcess = { pid: number; commandLine: string };

/** Every process that belongs to a copy of the service: its DATA_DIR stands in the command line or the environment. */
export function processesOf(dataDir: string): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => {
      try {
        const commandLine = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        const environment = readFileSync(`/proc/${name}/environ`, 'utf8');
        const ours = commandLine.includes(dataDir) || environment.includes(`DATA_DIR=${dataDir}`);
        return ours && commandLine !== '' ? [{ pid: Number(name), commandLine }] : [];
      } catch {
        return [];
      }
    });
}

/** The one process of a copy whose command line holds this word. */
export function processOf(dataDir: string, word: string): RunningProcess {
  const found = processesOf(dataDir).filter(({ commandLine }) =>
    commandLine.split('\0').slice(0, 12).join(' ').includes(word),
  );
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} processes named ${word}`);
  return found[0];
}

/** Waits until something is so; says whether it came to be in time. */
export async function until(isSo: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; ) {
    if (await isSo()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return isSo();
}

export function freePort(): Promise<number> {
  return new Promise((settle) => {
    const probe = net.createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => settle(port));
    });
  });
}
