import { connect } from 'node:net';
import { baseUrl } from './service.ts';

/** What is written into every place: each would show, were the place read as SQL, HTML, a template, a head or a path. */
export const payloads = [
  `x' OR SLEEP(9)-- -`,
  `"><svg onload=attack84>{{1337*84}}\${1337*84}<%= 1337*84 %>`,
  'x\r\nX-Attack: 84\r\n\r\n<svg onload=attack84>',
  '../../../../etc/passwd\u0000',
  '__proto__',
];

export type Seen = { status: number; headers: Headers; body: string; took: number };

/** What an answer to one of them gives away; nothing where the place is safe. */
export function faultsOf({ status, headers, body, took }: Seen): string[] {
  return [
    ...(status >= 500 ? [`answered ${status}`] : []),
    ...(body.includes('<svg onload=attack84>') && /html|svg|xml/.test(headers.get('content-type') ?? '')
      ? ['gave back HTML']
      : []),
    ...(body.includes(String(1337 * 84)) ? ['worked out a template'] : []),
    ...(headers.has('x-attack') ? ['let a head in'] : []),
    ...(/root:.*:0:0:/.test(body) ? ['opened a file'] : []),
    ...(took > 8_000 ? [`took ${took} ms`] : []),
    ...(/\bat \S+:\d+:\d+|node_modules|PrismaClient|SQLSTATE|You have an error in your SQL/.test(body)
      ? ['said an inner word']
      : []),
  ];
}

/** Asks, without following where the answer leads. */
export async function seen(path: string, init: RequestInit = {}): Promise<Seen> {
  const began = performance.now();
  const answer = await fetch(baseUrl + path, { redirect: 'manual', ...init });
  const body = await answer.text();
  return { status: answer.status, headers: answer.headers, body, took: performance.now() - began };
}

/** Does it all, a few at a time. Answers what each gave. */
export async function each<T, U>(things: readonly T[], act: (thing: T) => Promise<U>, atOnce = 6): Promise<U[]> {
  const answers: U[] = [];
  const rest = things.entries();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [at, thing] of rest) answers[at] = await act(thing);
    }),
  );
  return answers;
}

const { hostname, port } = new URL(baseUrl);

/** Sends bytes as they are, as no well-behaved client would. Answers all that comes back until the service hangs up. */
export function raw(pieces: string[], { pause = 0, within = 20_000 } = {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(port || 80), hostname);
    let answer = '';
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(done, within);
    const rest = pieces.values();
    const send = () => {
      const { value, done: no } = rest.next();
      if (no || !socket.writable) return;
      socket.write(value);
      setTimeout(send, pause);
    };
    socket.on('connect', send);
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('error', done);
    socket.on('close', done);
  });
}
