import { connect, type Socket } from 'node:net';

export type Load = {
  port: number;
  /** Paths to ask for, one after the other; begun again at the end. */
  paths: readonly string[];
  headers?: Record<string, string>;
  /** So many visitors ask in turn, each as from an address of its own. */
  visitors?: number;
  /** How many answers, or for how long. */
  stop: { answers: number } | { milliseconds: number };
  connections?: number;
  /** Gets each body with the place of its path in the list. */
  onBody?: (body: Buffer, index: number) => void;
};

export type Loaded = { answers: number; seconds: number; rate: number };

/** One answer's end in the bytes so far; null while it is not complete. */
function answerIn(bytes: Buffer): { status: number; body: Buffer; end: number } | null {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return null;
  const text = bytes.toString('latin1', 0, head);
  const status = Number(text.slice(9, 12));
  const start = head + 4;
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  if (length !== undefined) {
    const end = start + Number(length);
    return bytes.length < end ? null : { status, body: bytes.subarray(start, end), end };
  }
  if (!/\r\ntransfer-encoding: chunked/i.test(text)) return { status, body: Buffer.alloc(0), end: start };
  const parts: Buffer[] = [];
  for (let at = start; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    const from = line + 2;
    if (bytes.length < from + size + 2) return null;
    if (size === 0) return { status, body: Buffer.concat(parts), end: from + 2 };
    parts.push(bytes.subarray(from, from + size));
    at = from + size + 2;
  }
}

/**
 * Asks over keep-alive connections and counts answers. It reads sockets itself: a client slower than the server would
 * measure the client.
 * @throws for an answer that is not 200
 */
export async function load({
  port,
  paths,
  headers = {},
  visitors,
  stop,
  connections = 16,
  onBody,
}: Load): Promise<Loaded> {
  const lines = Object.entries({ Host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const requests = Array.from({ length: Math.max(paths.length, visitors ?? 0) }, (_, at) => {
    const from = visitors ? `X-Forwarded-For: 198.18.${at >> 8}.${at & 255}\r\n` : '';
    return Buffer.from(`GET ${paths[at % paths.length]} HTTP/1.1\r\n${lines.join('')}${from}\r\n`);
  });
  const wanted = 'answers' in stop ? stop.answers : Number.POSITIVE_INFINITY;
  const began = performance.now();
  const until = 'milliseconds' in stop ? began + stop.milliseconds : Number.POSITIVE_INFINITY;
  let asked = 0;
  let answers = 0;
  const more = () => asked < wanted && performance.now() < until;

  const talk = (socket: Socket) =>
    new Promise<void>((resolve, reject) => {
      let held: Buffer[] = [];
      let heldBytes = 0;
      let awaited = Number.POSITIVE_INFINITY;
      let index = 0;
      const ask = () => {
        if (!more()) return void socket.end(resolve);
        index = asked % requests.length;
        asked += 1;
        socket.write(requests[index] as Buffer);
      };
      socket.on('data', (chunk) => {
        held.push(chunk);
        heldBytes += chunk.length;
        // A long answer is looked at again only when all of it can have come.
        if (heldBytes < awaited && awaited !== Number.POSITIVE_INFINITY) return;
        const bytes = held.length === 1 ? chunk : Buffer.concat(held);
        held = [bytes];
        const answer = answerIn(bytes);
        if (!answer) {
          awaited = lengthIn(bytes) ?? heldBytes;
          return;
        }
        if (answer.status !== 200) {
          return void reject(
            new Error(`${paths[index % paths.length]}: ${answer.status} ${answer.body.toString().slice(0, 300)}`),
          );
        }
        onBody?.(answer.body, index % paths.length);
        held = [];
        heldBytes = 0;
        awaited = Number.POSITIVE_INFINITY;
        answers += 1;
        ask();
      });
      socket.on('error', reject);
      socket.on('close', () =>
        more() ? reject(new Error(`${paths[index % paths.length]}: the connection was closed`)) : resolve(),
      );
      ask();
    });

  const sockets = Array.from({ length: connections }, () => connect({ port, host: '127.0.0.1', noDelay: true }));
  try {
    await Promise.all(sockets.map(talk));
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  const seconds = (performance.now() - began) / 1000;
  return { answers, seconds, rate: answers / seconds };
}

function lengthIn(bytes: Buffer): number | null {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(bytes.toString('latin1', 0, head))?.[1];
  return length === undefined ? null : head + 4 + Number(length);
}
