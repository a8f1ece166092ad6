import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '#server/log/log.ts';

/** The door's own answer to a public query of a program; null where it is something else, or is refused. */
type QuickAnswer = (target: string) => Promise<{ headers: Record<string, string>; body: Buffer } | null>;

/**
 * Lets the door answer public queries of programs before the application: Express, Remix and their streams take longer
 * than such a query. What the door leaves goes on to `next`.
 * @param build holds the door, as `quickAnswer` of its entry
 */
export function answerQuickly(build: { entry: { module: object } }) {
  const { quickAnswer } = build.entry.module as { quickAnswer: QuickAnswer };
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const { method, url = '/', headers } = request;
    if (method !== 'GET' || !/^\/api\/(trpc|v1)\//.test(url) || headers.authorization !== undefined) {
      next();
      return;
    }
    quickAnswer(url)
      .then((answer) => {
        if (!answer) return next();
        for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
        response.end(answer.body);
      })
      .catch((error: unknown) => {
        log.error('quick answer failed', { error });
        next();
      });
  };
}
