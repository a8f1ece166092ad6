import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { may, type Person } from '#server/domain/people/permissions.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { load } from '../load.ts';
import type { Bench } from '../measure-all.ts';
import { say, times, type Verdict } from '../report.ts';
import { alternating } from '../rounds.ts';
import { processorTime, type Service, startBundle } from '../service.ts';

/** What stands in the place of each file that guards, in a bundle made here and nowhere else: no setting can turn them off. */
const nothing: Record<string, string> = {
  'server/limits/requests.ts': 'export const limitRequests = () => (_address, _request, _response, next) => next();',
  'server/limits/client-address.ts': "export const clientAddress = () => 'nobody';",
  'server/limits/connections.ts':
    'export const limitTimes = () => {}; export const limitConnections = () => {}; export const lookForSlowOnes = {};',
  'server/limits/bodies.ts': 'export const LARGEST_BODY = Infinity; export const limitBody = (_q, _r, next) => next();',
  'server/limits/whole-body.ts': 'export const wholeBody = (request, _response, next) => next(request);',
  'server/security-headers.ts': 'export const securityHeaders = () => ({}); export const addAtTheEnd = () => {};',
};

const withoutGuards: Plugin = {
  name: 'without guards',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const file = Object.keys(nothing).find((name) => path.endsWith(`/${name}`));
      return file ? { contents: nothing[file] as string, loader: 'js' } : null;
    });
  },
};

/** The service's own program, bundled as it is or with nothing in the place of its guards. */
async function bundle(name: string, plugins: Plugin[]): Promise<string> {
  const outdir = join('build/bench', name);
  const how = { bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20' } as const;
  await build({
    entryPoints: { http: 'server/http.ts' },
    outdir,
    ...how,
    packages: 'external',
    plugins,
    logLevel: 'error',
  });
  return join(outdir, 'http.js');
}

/** Processor time of one answer, in milliseconds. */
async function costOf({ pid, port }: Service, ask: Omit<Parameters<typeof load>[0], 'port'>): Promise<number> {
  const before = processorTime(pid);
  const { answers } = await load({ port, ...ask });
  return (processorTime(pid) - before) / answers;
}

/**
 * What security headers and limits cost: processor time of an answer with them and without, in nine alternating rounds; at
 * most a quarter more on kept bytes, 15 % on answers made anew. Beside it, without a limit: signing in, and one permission check.
 */
export async function guards({ dataDir }: Bench): Promise<Verdict[]> {
  const started = { on: await bundle('guarded', []), off: await bundle('unguarded', [withoutGuards]) };
  const more = { TRUSTED_PROXIES: '1' };
  const on = await startBundle(started.on, dataDir, more);
  const off = await startBundle(started.off, dataDir, more);
  const verdicts: Verdict[] = [];
  say(`\nHeaders and limits, by processor time; load of the machine ${loadavg()[0]?.toFixed(1)}`);
  const asks = {
    'kept bytes': { paths: ['/about'], visitors: 5_000, stop: { milliseconds: 700 }, most: 1.25 },
    'kept bytes of a long page': {
      paths: ['/commitments'],
      visitors: 5_000,
      stop: { milliseconds: 1_000 },
      most: 1.25,
    },
    'a page made anew': {
      ...{ paths: ['/commitments'], visitors: 5_000, stop: { answers: 24 }, connections: 4, most: 1.15 },
      headers: { Authorization: 'Bearer of-nobody' },
    },
  };
  for (const [what, { most, ...ask }] of Object.entries(asks)) {
    // Both alike warm: a process that answered more often is quicker.
    for (let times = 0; times < 3; times += 1) for (const service of [on, off]) await costOf(service, ask);
    const measured = { on: () => costOf(on, ask), off: () => costOf(off, ask) };
    const cost = await alternating({ ...measured, onAgain: measured.on, offAgain: measured.off }, 9);
    const [off2, on2] = [cost.off + cost.offAgain, cost.on + cost.onAgain];
    const ratio = on2 / off2;
    say(
      `${what}: ${(off2 * 500).toFixed(0)} µs without, ${(on2 * 500).toFixed(0)} µs with = ${times(ratio)}; the same again ${times(cost.onAgain / cost.on)} and ${times(cost.offAgain / cost.off)}`,
    );
    verdicts.push({ claim: `guards on ${what}`, figure: times(ratio), limit: `≤ ${most} ×`, kept: ratio <= most });
  }
  await signIns(on, dataDir);
  permissionChecks();
  await Promise.all([on.stop(), off.stop()]);
  return verdicts;
}

type Account = { email: string; password: string; totpSecret: string | null };

/** Whole sign-ins by the form, one after the other, of somebody without a second factor. */
async function signIns({ port, pid }: Service, dataDir: string): Promise<void> {
  const { accounts }: { accounts: Account[] } = JSON.parse(readFileSync(join(dataDir, 'accounts.json'), 'utf8'));
  const who = accounts.find(({ totpSecret }) => totpSecret === null);
  if (!who) throw new Error('every account has a second factor');
  const base = `http://127.0.0.1:${port}`;
  const form = await fetch(`${base}/sign-in`);
  const cookie = form.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const csrf = /name="csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const signIn = async () => {
    const body = new URLSearchParams({ csrf, email: who.email, password: who.password, next: '' });
    const { status } = await fetch(`${base}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body,
    });
    if (status !== 303) throw new Error(`signing in was answered ${status}`);
  };
  await signIn();
  const many = 40;
  const before = processorTime(pid);
  for (let at = 0; at < many; at += 1) await signIn();
  const each = (processorTime(pid) - before) / many;
  const settings = /^\$[^$]+\$[^$]+\$[^$]+/.exec(await hashPassword('any'))?.[0];
  say(
    `Signing in: ${each.toFixed(1)} ms of processor time, ${(1_000 / each).toFixed(1)} a second on one core (${settings})`,
  );
}

function permissionChecks(): void {
  const areas = ['T09000001', 'T09000002'];
  const memberships = areas.map((areaCode) => ({ organisation: areaCode, role: 'approver' as const, areaCode }));
  const person: Person = { id: 'p', email: 'p@example.test', memberships };
  const many = 1_000_000;
  let allowed = 0;
  const began = process.cpuUsage();
  for (let at = 0; at < many; at += 1) {
    const subject = { areaCode: areas[at % 2] ?? '', state: 'submitted' as const, previousActor: 'somebody' };
    if (may(person, 'return.signOff', subject)) allowed += 1;
  }
  const { user, system } = process.cpuUsage(began);
  say(
    `A permission check: ${(((user + system) / many) * 1_000).toFixed(0)} ns (${allowed === many ? 'all' : allowed} of ${many.toLocaleString('en')} allowed)`,
  );
}
