import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { clearUp, makeDataDir, start } from './setup/service.ts';

afterEach(clearUp);

type Account = { role: string; area: string | null; email: string; password: string };

/** Runs an example of docs/clients as a reader of it would. */
function run(
  program: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((settle) => {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, program, { env: { PATH, HOME, ...env } as unknown as NodeJS.ProcessEnv });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      said.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said.err += chunk;
    });
    child.once('close', (code) => settle({ code, ...said }));
  });
}

/** The value of a hidden field of a page, as the service writes it. */
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Signs in as a person does and makes a token that checks and submits, as the service's own pages have it. */
async function makeToken(origin: string, { email, password }: Account): Promise<string> {
  const send = (path: string, cookie: string, fields: Record<string, string>[]) =>
    fetch(origin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie },
      body: new URLSearchParams(fields.flatMap((each) => Object.entries(each))),
    });
  const door = await fetch(`${origin}/sign-in`);
  const csrf = hidden(await door.text(), 'csrf');
  const cookie = cookieOf(await send('/sign-in', cookieOf(door), [{ email, password, csrf, next: '' }]));
  const form = await (await fetch(`${origin}/account/tokens/new`, { headers: { cookie } })).text();
  const day = new Date(Date.now() + 86_400_000);
  const made = await send('/account/tokens/new', cookie, [
    { csrf: hidden(form, 'csrf'), key: hidden(form, 'key'), area: hidden(form, 'area'), name: 'Case system' },
    { purposes: 'check' },
    { purposes: 'submit' },
    { 'lastDay-day': String(day.getUTCDate()), 'lastDay-month': String(day.getUTCMonth() + 1) },
    { 'lastDay-year': String(day.getUTCFullYear()) },
  ]);
  return /shat_[\w-]{49}/.exec(await made.text())?.[0] ?? '';
}

const good = 'tests/corpus/returns/good.csv';

describe('the examples of docs/clients', () => {
  it.each([
    ['TypeScript over tRPC', ['node_modules/tsx/dist/cli.mjs', 'docs/clients/trpc-client.ts'], ''],
    ['plain HTTP', ['docs/clients/http-client.mjs'], '201, '],
  ])('%s: check, submit, a lost answer, the same figures, changes only', async (_, program, status) => {
    const dataDir = makeDataDir(inject('filledDataDir'));
    const service = await start({ dataDir });
    await service.ready;
    const { accounts } = JSON.parse(readFileSync(join(dataDir, 'accounts.json'), 'utf8')) as { accounts: Account[] };
    const preparer = accounts.find(({ role, area }) => role === 'preparer' && area === 'T09000001');
    if (!preparer) throw new Error('no preparer');
    const origin = `http://127.0.0.1:${service.port}`;
    const env = { TRACKER_URL: origin, TRACKER_TOKEN: await makeToken(origin, preparer) };
    const asked = ['T09000001', 'example-202627Q1', good, 'macpt_fte=33'];
    const { code, out, err } = await run([...program, ...asked], env);
    expect(err).toBe('');
    expect(out).toMatch(/^checked: 12 rows, 0 errors, \d+ warnings\n/);
    expect(out).toContain(`\nsubmitted: ${status}version 1\nsent again with its key: version 1\n`);
    expect(out).toContain(`\nthe same figures anew: ${status ? '200, ' : ''}unchanged, version 1\n`);
    expect(out).toContain(`\nonly macpt_fte changed: ${status}version 2, 12 rows in all\n`);
    expect(code).toBe(0);

    const nobody = await run([...program, ...asked], { ...env, TRACKER_TOKEN: 'shat_none' });
    expect(nobody.code).not.toBe(0);
    service.signal('SIGTERM');
    await service.ended;
  });
});
