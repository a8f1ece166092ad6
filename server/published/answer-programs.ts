import type { IncomingMessage, ServerResponse } from 'node:http';
import { LARGEST_BODY } from '#server/limits/bodies.ts';
import { log } from '#server/log/log.ts';
import { REFERENCE } from '#server/log/request-lines.ts';

/** The whole of `/api`, as the entry of the build gives it. */
type AnswerProgram = (request: Request) => Promise<Response>;

/**
 * Lets the door answer what programs send or ask with a token, without Express and Remix in between. What has no known
 * length, or is too long, goes on to `next`, which refuses it.
 * @param build holds the door, as `answerProgram` of its entry
 */
export function answerPrograms(build: { entry: { module: object } }) {
  const { answerProgram } = build.entry.module as { answerProgram: AnswerProgram };
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const { method, url = '/', headers } = request;
    const sends = method === 'POST' && Number(headers['content-length']) <= LARGEST_BODY;
    const asks = method === 'GET' && headers.authorization !== undefined;
    if (!/^\/api\/(trpc|v1)\//.test(url) || !(sends || asks)) {
      next();
      return;
    }
    webRequest(request)
      .then(answerProgram)
      .then((answer) => sendAnswer(answer, response))
      .catch((error: unknown) => {
        const reference = String(request.headers[REFERENCE]);
        if (!request.destroyed) log.error('answer to a program failed', { reference, error });
        if (response.headersSent || request.destroyed) response.destroy();
        else response.writeHead(500, { 'Content-Type': 'application/problem+json' }).end(failure(reference));
      });
  };
}

async function webRequest(request: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/' } = request;
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  if (method === 'GET') return new Request(new URL(url, 'http://localhost'), { headers });
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return new Request(new URL(url, 'http://localhost'), { method, headers, body: Buffer.concat(chunks) });
}

async function sendAnswer(answer: Response, response: ServerResponse): Promise<void> {
  answer.headers.forEach((value, name) => {
    response.setHeader(name, value);
  });
  if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  response.statusCode = answer.status;
  response.end(Buffer.from(await answer.arrayBuffer()));
}

const failure = (reference: string) =>
  JSON.stringify({
    type: 'about:blank',
    title: 'Sorry, there is a problem with the service',
    status: 500,
    code: 'INTERNAL_SERVER_ERROR',
    detail: 'Something went wrong on our side. Try again later.',
    reference,
  });
