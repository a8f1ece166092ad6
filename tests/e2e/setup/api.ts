import { randomUUID } from 'node:crypto';
import { account, baseUrl, type PersonName } from './service.ts';

export type Answer<T> = { status: number; body: T; headers: Headers };

async function answerOf<T>(asked: Promise<Response>): Promise<Answer<T>> {
  const response = await asked;
  const text = await response.text();
  const json = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, body: (json ? JSON.parse(text) : text) as T, headers: response.headers };
}

const authorization = (who: PersonName | null): Record<string, string> =>
  who ? { authorization: `Bearer ${account(who).token}` } : {};

/** Any address by GET, without a browser; JSON comes parsed. */
// biome-ignore lint/suspicious/noExplicitAny: the tests look into what they expect
export function get<T = any>(path: string, headers: Record<string, string> = {}): Promise<Answer<T>> {
  return answerOf<T>(fetch(baseUrl + path, { headers, redirect: 'manual' }));
}

// biome-ignore lint/suspicious/noExplicitAny: the tests look into what they expect
export function post<T = any>(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer<T>> {
  return answerOf<T>(fetch(baseUrl + path, { method: 'POST', body, headers, redirect: 'manual' }));
}

/** A REST operation with a body, as a person with their token. */
export function rest(path: string, who: PersonName | null, body: unknown) {
  return post(`/api/v1${path}`, JSON.stringify(body), { 'content-type': 'application/json', ...authorization(who) });
}

/** A tRPC query, as a person with their token or as nobody. */
export function ask(procedure: string, who: PersonName | null, input?: unknown) {
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return get(`/api/trpc/${procedure}${query}`, authorization(who));
}

/** A tRPC mutation with a key of its own. Answers what the procedure gave. */
export async function write(procedure: string, who: PersonName, input: object) {
  const body = JSON.stringify({ key: randomUUID(), ...input });
  const headers = { 'content-type': 'application/json', ...authorization(who) };
  const { status, body: answer } = await post(`/api/trpc/${procedure}`, body, headers);
  if (status !== 200) throw new Error(`${procedure} as ${who}: ${status} ${JSON.stringify(answer)}`);
  return answer.result.data;
}
