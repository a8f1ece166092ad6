import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, inject, it } from 'vitest';
import { clearUp, makeDataDir, processOf, start, until } from './setup/service.ts';

afterEach(clearUp);

type Line = Record<string, unknown> & { event: string; reference?: string };

const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);

it('the log of the running service has references that people are given, and nothing that anybody sent', async () => {
  const dataDir = makeDataDir(inject('filledDataDir'));
  const service = await start({ dataDir, env: { LOG_LEVEL: 'debug' } });
  await service.ready;
  const base = `http://127.0.0.1:${service.port}`;
  type Accounts = { accounts: { token: string | null }[] };
  const { accounts }: Accounts = JSON.parse(readFileSync(join(dataDir, 'accounts.json'), 'utf8'));
  const token = accounts.find((account) => account.token)?.token ?? '';
  expect(token.length).toBeGreaterThan(40);

  // Everything below has the same unlikely word in it, so that one search finds any of it.
  const page = await fetch(`${base}/sign-in`);
  const cookie = page.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
  const failed = await fetch(`${base}/sign-in`, {
    ...form({ csrf, email: 'zebrafinch@example.org', password: 'zebrafinch and more' }),
    headers: { cookie, origin: base },
  });
  expect(failed.status).toBe(401);
  await fetch(`${base}/search?q=zebrafinch`);
  await fetch(`${base}/zebrafinch/no-such-page`);
  await fetch(`${base}/about?zebrafinch=1`);
  await fetch(`${base}/challenge`, form({ text: 'zebrafinch was here' }));
  await fetch(`${base}/challenge`, {
    ...form({ text: 'zebrafinch' }),
    headers: { origin: 'https://zebrafinch.example' },
  });
  const asked = await fetch(`${base}/api/v1/returns/check`, {
    method: 'POST',
    headers: { authorization: 'Bearer zebrafinch-token', 'content-type': 'application/json' },
    body: JSON.stringify({ csv: 'zebrafinch' }),
  });
  expect(asked.status).toBe(401);
  await fetch(`${base}/api/trpc/zebrafinch.read`, {
    headers: { 'user-agent': 'zebrafinch', referer: 'http://zebrafinch/' },
  });
  await fetch(`${base}/missions`).then((answer) => answer.text());
  const before = linesOf(service.said.err).length;
  await fetch(`${base}/missions`).then((answer) => answer.text());

  // The database stops answering: what people are told and what is written down have one reference.
  const database = processOf(dataDir, 'mariadbd').pid;
  process.kill(database, 'SIGSTOP');
  const references: string[] = [];
  try {
    // What was asked a moment ago waits for its answer; from here on every connection is tried first.
    expect((await service.get('/readyz')).status).toBe(503);
    const program = await fetch(`${base}/api/v1/returns/check`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ csv: 'zebrafinch' }),
    });
    const problem = (await program.json()) as { reference: string };
    expect([program.status, problem.reference]).toEqual([503, program.headers.get('x-request-id')]);
    const people = await fetch(`${base}/sign-in`, {
      ...form({ csrf, email: 'zebrafinch@example.org', password: 'zebrafinch and more' }),
      headers: { cookie, origin: base },
    });
    const said = /give this reference: <code>([^<]+)<\/code>/.exec(await people.text())?.[1] ?? '';
    expect([people.status, said]).toEqual([503, people.headers.get('x-request-id')]);
    references.push(problem.reference, said);
  } finally {
    process.kill(database, 'SIGCONT');
  }
  const told = (reference: string) =>
    linesOf(service.said.err)
      .filter((line) => line.reference === reference)
      .map(({ event }) => event);
  for (const reference of references) {
    expect(await until(() => told(reference).includes('answered'), 5_000)).toBe(true);
    expect(told(reference).toSorted()).toEqual(['answered', 'call failed']);
  }

  const lines = linesOf(service.said.err);
  expect(service.said.err).not.toMatch(/zebrafinch/i);
  expect(service.said.err).not.toContain(token);
  expect(service.said.err).not.toContain('127.0.0.1:');
  const allowed = 'time level node process event reference kind route method status ms job port error why fault'.split(
    ' ',
  );
  for (const line of lines) expect(Object.keys(line).filter((name) => !allowed.includes(name))).toEqual([]);
  expect(lines.filter(({ event, status }) => event === 'answered' && status === 401)).toHaveLength(2);
  // The second reading of a page comes from kept bytes, of which no line is written.
  expect(lines[before]?.status).toBe(503);
  service.signal('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(service.said.out).toBe(`Ready: ${base}/\n`);
}, 120_000);
