/** An error as a line of log may carry it. */
export type ErrorInLog = {
  type: string;
  errorCode?: string | number;
  said?: string;
  at?: string[];
  cause?: ErrorInLog;
};

const MOST_FRAMES = 12;
const LONGEST_WORDS = 300;
const DEEPEST = 4;

/** Errors of a database repeat the statement and what was put into it: of those the number says enough. */
const speaksOfRows = (error: Record<string, unknown>) =>
  'sqlState' in error || 'sqlMessage' in error || String(error.name).startsWith('PrismaClient') || 'meta' in error;

/**
 * The words of an error without what they repeat of a request: whatever stands in quotation marks, and whatever looks like
 * an address or a long row of signs.
 */
export function wordsWithoutData(words: string): string {
  return words
    .slice(0, 4_000)
    .replace(/(["'`“‘])(?:(?!\1)[^”’])*(?:\1|[”’]|$)/gs, '$1…$1')
    .replace(/\S+@\S+/g, '…')
    .replace(/\S*[?&=]\S*/g, '…')
    .replace(/[\w+/-]{40,}/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_WORDS);
}

/** Where it happened: the lines of the stack, without the words above them. */
function framesOf(stack: unknown): string[] {
  if (typeof stack !== 'string') return [];
  const frames = stack.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return frames.slice(0, MOST_FRAMES).map((line) => line.trim().replaceAll(`${process.cwd()}/`, ''));
}

/** What is kept of an error: its kind, its number, its words without anybody's data, and where it happened. */
export function errorInLog(error: unknown, depth = 0): ErrorInLog {
  if (typeof error !== 'object' || error === null) return { type: typeof error };
  const found = error as Record<string, unknown>;
  const errorCode = [found.code, found.errno].find(
    (one) => typeof one === 'number' || (typeof one === 'string' && /^\w{1,60}$/.test(one)),
  ) as string | number | undefined;
  const inner = (found.meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError ?? found.cause;
  const at = framesOf(found.stack);
  return {
    type: typeof found.name === 'string' ? found.name.slice(0, 60) : 'object',
    ...(errorCode === undefined ? {} : { errorCode }),
    ...(speaksOfRows(found) || typeof found.message !== 'string' ? {} : { said: wordsWithoutData(found.message) }),
    ...(at.length > 0 ? { at } : {}),
    ...(inner && depth < DEEPEST ? { cause: errorInLog(inner, depth + 1) } : {}),
  };
}
