import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allAreas } from './claims/all-areas.ts';
import { chart } from './claims/chart.ts';
import { disclosureControl } from './claims/disclosure-control.ts';
import { guards } from './claims/guards.ts';
import { hundredfold } from './claims/hundredfold.ts';
import { keptBytes } from './claims/kept-bytes.ts';
import { ledger } from './claims/ledger.ts';
import { medians } from './claims/medians.ts';
import { memory } from './claims/memory.ts';
import { pages } from './claims/pages.ts';
import { returnOf900 } from './claims/return-of-900.ts';
import { series } from './claims/series.ts';
import { type DatabaseFile, type Generated, generate } from './generated.ts';
import { conclude, say, type Verdict } from './report.ts';
import { type Service, startService, stopAll } from './service.ts';

/** What every claim is measured on: the running service, its database, and the generated values beside the pack. */
export type Bench = { service: Service; file: DatabaseFile; generated: Generated; dataDir: string };

type Claims = Record<string, (bench: Bench) => Promise<Verdict[]>>;

/** In the order they are measured: memory first, so that it is that of a service which answered these requests and no others. */
const claims: Claims = {
  ...{ memory, keptBytes, series, medians, pages, chart },
  ...{ guards, ledger, returnOf900, allAreas, hundredfold, disclosureControl },
};
/** Those that ask nothing of the generated values: measured alone they do not wait for them. */
const withoutValues = ['chart', 'guards', 'ledger', 'hundredfold', 'disclosureControl'];

/**
 * Starts the service on the full pack and 5.5 million generated values and measures each claim.
 * @param only names of the claims wanted; none: all
 * @returns whether every limit was kept
 */
export async function measureAll(only: readonly string[]): Promise<boolean> {
  const unknown = only.filter((name) => !(name in claims));
  if (unknown.length > 0)
    throw new Error(`no claim ${unknown.join(', ')}: there are ${Object.keys(claims).join(', ')}`);
  const dataDir = process.env.DATA_DIR ?? join(tmpdir(), 'stable-homes-bench');
  process.once('SIGINT', () => void stopAll().then(() => process.exit(1)));
  try {
    say(`Node ${process.version}; data in ${dataDir}`);
    let service = await startService(dataDir);
    const file: DatabaseFile = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8'));
    let generated: Generated = { areas: [], firstRelease: 0, lastRelease: 0 };
    if (only.length === 0 || only.some((name) => !withoutValues.includes(name))) {
      say('Generating 5.5 million values, where that is not done yet …');
      generated = await generate(file, dataDir);
      await service.stop();
      service = await startService(dataDir);
    }
    const verdicts: Verdict[] = [];
    for (const [name, measure] of Object.entries(claims)) {
      if (only.length > 0 && !only.includes(name)) continue;
      const again: DatabaseFile = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8'));
      verdicts.push(...(await measure({ service, file: again, generated, dataDir })));
    }
    return conclude(verdicts);
  } finally {
    await stopAll();
  }
}
