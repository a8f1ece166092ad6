import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fieldName } from '#app/components/return-form/field-names.ts';
import { action as saveSection, loader as sectionPage } from '#app/routes/reporting.$collection.form.$section.tsx';
import { action as answerQuestion } from '#app/routes/reporting.$collection.questions.tsx';
import { loader as unsent } from '#app/routes/unsent.tsx';
import { sessionOf } from '#app/session.server.ts';
import { identityCaller } from '#app/trpc.server.ts';
import { hashPassword } from '#server/identity/passwords.ts';
import { connectAs } from '../setup/database.ts';
import { asked, openDoors } from './doors.ts';
import { A, as, collection, endWorld, origin, people, rowsOf, serveWorld } from './world.ts';

const HOUR = 60 * 60_000;
const place = { metric: 'macpt_fte', breakdown: 'total' };
let section = '';
let path = '';

beforeAll(async () => {
  await serveWorld();
  await openDoors();
  const { sections } = await as('preparerA').return.draft({ area: A, collection });
  section = sections[0]?.id ?? '';
  path = `/reporting/${collection}/form/${section}`;
  const owner = await connectAs('owner');
  const words = [await hashPassword('another password'), people.approverA.id];
  await owner.query('UPDATE `User` SET passwordHash = ? WHERE id = ?', words);
  await owner.end();
}, 60_000);
afterAll(endWorld);

const routed = (request: Request) => {
  const { params, ...rest } = asked(request, collection);
  return { ...rest, params: { ...params, section } };
};
const open = (cookie: string) =>
  sectionPage(routed(new Request(`${origin}${path}?area=${A}`, { headers: { Cookie: cookie } })));
const signIn = async (who: 'preparerA' | 'approverA', password: string) => {
  const made = await identityCaller().signIn({ email: people[who].email, password, address: 'test', replaces: null });
  if (made.step !== null) throw new Error('a code is needed');
  const value = Buffer.from(JSON.stringify(made.secret)).toString('base64');
  return { cookie: `__Host-session=${encodeURIComponent(value)}`, csrf: made.csrf };
};
const preparer = () => signIn('preparerA', 'a password for tests');
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Opens the page, types, lets the session end and then sends it, as often as asked. */
async function typeAndSend(
  typed: string,
  { mark, more = {}, times = 1 }: { mark?: string; more?: Record<string, string>; times?: number } = {},
): Promise<Response> {
  const { cookie, csrf } = await preparer();
  const page = await open(cookie);
  const field = page.fields.find(({ metric }) => metric === place.metric);
  const token = mark === undefined ? page.csrf : `${csrf}~${mark}`;
  const body = new URLSearchParams({ csrf: token, key: page.key, ...more });
  body.set(fieldName('was', place), JSON.stringify(field?.figure));
  body.set(fieldName('value', place), typed);
  vi.setSystemTime(Date.now() + 2 * HOUR);
  let answer: unknown = null;
  for (let sent = 0; sent < times; sent += 1) {
    const headers = { Origin: origin, Cookie: cookie, 'Content-Length': String(body.toString().length) };
    const request = new Request(`${origin}${path}?area=${A}`, { method: 'POST', body, headers });
    answer = await saveSection(routed(request)).catch((thrown: unknown) => thrown);
  }
  return answer as Response;
}

it('what was typed after the session had ended comes back to the same person, and to nobody else', async () => {
  const answer = await typeAndSend('31.5');
  expect(answer.status).toBe(303);
  expect(answer.headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent(`${path}?area=${A}`)}`);
  const held = cookieOf(answer);
  expect(held).toMatch(/^__Host-held=/);

  // Not readable without the browser's cookie, and not a copy of the figure anywhere.
  const [row, ...more] = await rowsOf('SELECT userId, sealed FROM HeldForm');
  expect([row?.userId, more]).toEqual([people.preparerA.id, []]);
  expect(Buffer.from(String(row?.sealed), 'base64').toString('latin1')).not.toContain('31.5');

  const colleague = await open(`${(await signIn('approverA', 'another password')).cookie}; ${held}`);
  expect(colleague.typed).toEqual([]);
  const { cookie: own, csrf } = await preparer();
  expect((await open(own)).typed).toEqual([]);
  const back = await open(`${own}; ${held}`);
  expect(back.typed).toMatchObject([{ ...place, now: { value: '31.5' } }]);

  // Once saved it is gone.
  const body = new URLSearchParams({ csrf, key: uuidv7() });
  body.set(fieldName('was', place), JSON.stringify(back.typed[0]?.was));
  body.set(fieldName('value', place), '31.5');
  const headers = { Origin: origin, Cookie: `${own}; ${held}` };
  const request = new Request(`${origin}${path}?area=${A}`, { method: 'POST', body, headers });
  const saved = (await saveSection(routed(request)).catch((thrown: unknown) => thrown)) as Response;
  expect(saved.status).toBe(303);
  expect(saved.headers.getSetCookie()[0]).toMatch(/^__Host-held=[^;]*; Max-Age=0/);
  expect(await rowsOf('SELECT id FROM HeldForm')).toEqual([]);
  expect(await rowsOf('SELECT value FROM DraftValue')).toEqual([{ value: '31.5' }]);
});

it.each([
  ['a form whose mark we did not make', { mark: `${people.preparerA.id}.${Date.UTC(2026, 10, 25)}.${'0'.repeat(64)}` }],
  ['a form on which nobody is named', { mark: 'nobody' }],
  ['more than anybody types', { more: { padding: 'x'.repeat(600_000) } }],
])('%s is not kept; the person signs in all the same', async (_, more) => {
  const answer = await typeAndSend('32', more);
  expect(answer.status).toBe(302);
  expect(answer.headers.get('Location')).toMatch(/^\/sign-in/);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await rowsOf('SELECT id FROM HeldForm')).toEqual([]);
});

it('three are kept for one person at most, and after two hours none comes back', async () => {
  const held = cookieOf(await typeAndSend('33', { times: 5 }));
  expect(await rowsOf('SELECT id FROM HeldForm')).toHaveLength(3);
  const { cookie } = await preparer();
  expect((await open(`${cookie}; ${held}`)).typed).toHaveLength(1);
  vi.setSystemTime(Date.now() + 2 * HOUR + 1);
  const later = await preparer();
  expect((await open(`${later.cookie}; ${held}`)).typed).toEqual([]);
});

it('what any other form held waits on a page of its own, for the same person only; one for a download is not kept', async () => {
  const { cookie } = await preparer();
  const session = await sessionOf(new Request(origin, { headers: { Cookie: cookie } }));
  const questions = `/reporting/${collection}/questions?area=${A}`;
  const typed = { key: uuidv7(), thread: uuidv7(), text: 'Two districts joined the service.' };
  vi.setSystemTime(Date.now() + 2 * HOUR);
  const send = async (to: string) => {
    const body = new URLSearchParams({ csrf: session?.csrf ?? '', ...typed });
    const length = { 'Content-Length': String(body.toString().length) };
    const headers = { Origin: origin, Cookie: cookie, Referer: `${origin}${questions}`, ...length };
    const request = new Request(origin + to, { method: 'POST', body, headers });
    return (await answerQuestion(asked(request, collection)).catch((thrown: unknown) => thrown)) as Response;
  };
  const answer = await send(questions);
  expect(answer.headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent('/unsent')}`);
  const held = cookieOf(answer);

  const seen = async (session: string) =>
    (await unsent(asked(new Request(`${origin}/unsent`, { headers: { Cookie: `${session}; ${held}` } })))).held;
  expect(await seen((await preparer()).cookie)).toEqual({ path: questions, fields: Object.entries(typed) });
  expect(await seen((await signIn('approverA', 'another password')).cookie)).toBeNull();

  const download = await send(`/reporting/${collection}/findings.csv?area=${A}`);
  expect(download.headers.getSetCookie()).toEqual([]);
  expect(download.headers.get('Location')).toBe(`/sign-in?next=${encodeURIComponent(questions)}`);
});
