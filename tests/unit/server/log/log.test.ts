import { describe, expect, it } from 'vitest';
import { errorInLog, wordsWithoutData } from '#server/log/error-in-log.ts';
import { type Fields, logTo } from '#server/log/log.ts';
import { levelOf } from '#server/log/request-lines.ts';

function written(write: (log: ReturnType<typeof logTo>) => void, level?: 'debug'): Record<string, unknown>[] {
  const lines: string[] = [];
  write(logTo({ write: (line) => lines.push(line) }, level));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** What a caller that goes round the types might hand over. */
const planted = {
  email: 'someone@example.org',
  name: 'Someone',
  address: '192.0.2.7',
  url: '/search?q=someone',
  query: 'q=someone',
  body: 'someone wrote',
  cookie: '__Host-session=someone',
  authorization: 'Bearer someone',
  token: 'someone',
  password: 'someone',
  code: 'someone',
  csrf: 'someone',
  headers: { cookie: 'someone' },
} as Fields;

describe('a line of log', () => {
  it('says by name when, how grave, on which node, and what, on one line', () => {
    const [line] = written((log) => log.warn('answered', { reference: 'r', kind: 'page', status: 403, ms: 1.2 }));
    expect(line).toMatchObject({
      level: 'warn',
      event: 'answered',
      reference: 'r',
      kind: 'page',
      status: 403,
      ms: 1.2,
    });
    expect(new Date(String(line?.time)).toISOString()).toBe(line?.time);
    expect(line).toHaveProperty('node');
    expect(line).toHaveProperty('process', process.pid);
  });

  it('leaves out what may not be there, even where a caller goes round the types', () => {
    const [line] = written((log) => log.error('failed', planted));
    expect(JSON.stringify(line)).not.toMatch(/someone|192\.0\.2/i);
    const [inner] = written((log) => log.error('failed', { status: 500, ...({ found: planted } as Fields) }));
    expect(JSON.stringify(inner)).not.toMatch(/someone|192\.0\.2/i);
    expect(inner?.status).toBe(500);
  });

  it('of what was only read is written for whoever asks for it', () => {
    const say = (log: ReturnType<typeof logTo>) => log.debug('answered', { status: 200 });
    expect(written(say)).toEqual([]);
    expect(written(say, 'debug')).toHaveLength(1);
  });

  it.each([
    ['GET', 200, 'debug'],
    ['HEAD', 404, 'debug'],
    ['POST', 303, 'info'],
    ['GET', 403, 'warn'],
    ['POST', 429, 'warn'],
    ['GET', 503, 'error'],
    ['POST', 500, 'error'],
  ])('%s answered with %i is %s', (method, status, level) => {
    expect(levelOf(method, status)).toBe(level);
  });
});

describe('an error in the log', () => {
  it('keeps its kind, its words and where it happened', () => {
    const found = errorInLog(new TypeError('undefined is not a function'));
    expect(found).toMatchObject({ type: 'TypeError', said: 'undefined is not a function' });
    expect(found.at?.[0]).toMatch(/^at .*tests\/unit\/server\/log\/log\.test\.ts:\d+:\d+/);
  });

  it('of a database says the number and not the statement, through every cause', () => {
    const driver = Object.assign(new Error("Duplicate entry 'someone@example.org' for key 'email' sql: INSERT …"), {
      errno: 1062,
      code: 'ER_DUP_ENTRY',
      sqlState: '23000',
    });
    const outer = new Error('it could not be saved', { cause: driver });
    const found = errorInLog(outer);
    expect(found.cause).toMatchObject({ type: 'Error', errorCode: 'ER_DUP_ENTRY' });
    expect(JSON.stringify(found)).not.toMatch(/someone|INSERT/);
    const byPrisma = Object.assign(new Error('Unique constraint failed: someone'), { code: 'P2002', meta: {} });
    expect(JSON.stringify(errorInLog(byPrisma))).not.toContain('someone');
  });

  it('repeats nothing of what somebody sent', () => {
    let fault: unknown;
    try {
      JSON.parse('{"text": someone@example.org}');
    } catch (error) {
      fault = error;
    }
    expect(JSON.stringify(errorInLog(fault))).not.toContain('someone');
    for (const words of [
      'no account for someone@example.org here',
      'Cannot read "someone" of it',
      "Cannot read 'someone",
      'at /search?q=someone',
      'csrf=someone',
      `Bearer ${'someone'.repeat(8)}`,
    ]) {
      expect(wordsWithoutData(words)).not.toContain('someone');
    }
    expect(wordsWithoutData('x'.repeat(100_000)).length).toBeLessThan(301);
  });

  it('takes whatever is thrown, and ends where causes go round', () => {
    const round = new Error('a');
    round.cause = round;
    expect(JSON.stringify(errorInLog(round)).length).toBeLessThan(20_000);
    expect(errorInLog('someone')).toEqual({ type: 'string' });
    expect(errorInLog(null)).toEqual({ type: 'object' });
  });
});
