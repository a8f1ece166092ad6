import { get } from 'node:http';
import { load } from '../load.ts';
import type { Bench } from '../measure-all.ts';
import { perSecond, say, times, type Verdict } from '../report.ts';
import { alternating } from '../rounds.ts';
import { startServer } from '../service.ts';

/** Kept bytes are sent at no less than half the rate at which bare Node sends the same bytes. */
export async function keptBytes({ service }: Bench): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const path of ['/commitments', '/', '/commitments.json']) {
    const { head, body } = await answerOf(service.port, path);
    const bare = await startServer('bench/servers/bare.ts', { head, body: body.toString('base64') });
    const measure = (port: number) => async () =>
      (await load({ port, paths: [path], stop: { milliseconds: 1_000 }, onBody: same(body, path) })).rate;
    await measure(bare.port)();
    await measure(service.port)();
    const rate = await alternating({
      bare: measure(bare.port),
      kept: measure(service.port),
      bareAgain: measure(bare.port),
    });
    await bare.stop();
    const ratio = rate.kept / rate.bare;
    say(
      `\nKept bytes of ${path} (${body.length.toLocaleString('en')} bytes): bare ${perSecond(rate.bare)}, kept ${perSecond(rate.kept)} = ${times(ratio)}; bare against bare ${times(rate.bareAgain / rate.bare)}`,
    );
    verdicts.push({ claim: `kept bytes of ${path}`, figure: times(ratio), limit: '≥ 0.5 × bare', kept: ratio >= 0.5 });
  }
  return verdicts;
}

function same(body: Buffer, path: string) {
  return (given: Buffer) => {
    if (given.length !== body.length) throw new Error(`${path}: ${given.length} bytes, not ${body.length}`);
  };
}

/** An answer with its head, as both are to send it. */
function answerOf(port: number, path: string): Promise<{ head: string[]; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`${path}: ${response.statusCode}`));
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const own = Object.entries(response.headersDistinct).filter(
          ([name]) => !['date', 'connection', 'keep-alive', 'x-request-id'].includes(name),
        );
        const head = own.flatMap(([name, values]) => (values ?? []).flatMap((value) => [name, value]));
        resolve({ head, body: Buffer.concat(chunks) });
      });
    }).on('error', reject);
  });
}
