import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { subDays } from 'date-fns';
import type { Role } from '#server/domain/people/permissions.ts';
import type { Caller } from './load-pack.ts';
import { packId } from './pack-id.ts';

type Example = {
  programme: Record<string, unknown>;
  participations: { programmeId: string; areaCode: string }[];
  words: { authority: string; usedFor: string; notUsedFor: string };
  quarterlyAsks: unknown[];
  yearlyAsks: unknown[];
  collections: {
    id: string;
    period: string;
    opensOn: string;
    dueOn: string;
    locksOn: string;
    datesReason?: string;
  }[];
};

/** Who acts, and when: the seed's own system person, and the made-up people at the moment of a step. */
export type ExampleCallers = {
  loader: Caller;
  as(role: Extract<Role, 'preparer' | 'approver' | 'official' | 'assessor'>, areaCode: string | null, at: Date): Caller;
};

/** How many days before a collection is due the made-up councils hand in, sign off and are accepted. */
const daysBefore = { submit: 12, signOff: 9, accept: 4 };

const nineOClock = (day: string) => new Date(`${day}T09:00:00.000Z`);

async function readExample(folder: string): Promise<Example> {
  return JSON.parse(await readFile(join(folder, 'example.json'), 'utf8')) as Example;
}

/** The rows of a made-up council's file by period, each period as a CSV file of its own. */
async function readReturns(folder: string, areaCode: string): Promise<Map<string, string>> {
  const [header = [], ...lines] = parse(await readFile(join(folder, `${areaCode}.csv`), 'utf8')) as string[][];
  const [timePeriod, timeIdentifier] = ['time_period', 'time_identifier'].map((name) => header.indexOf(name));
  const periods = new Map<string, string[][]>();
  for (const cells of lines) {
    const period = `${cells[timePeriod ?? -1]}|${cells[timeIdentifier ?? -1]}`;
    periods.set(period, [...(periods.get(period) ?? [header]), cells]);
  }
  return new Map([...periods].map(([period, rows]) => [period, stringify(rows)]));
}

/** Takes one made-up return through the steps it has not taken yet, each by the person who may. */
async function bringIn(callers: ExampleCallers, of: { area: string; collection: string; dueOn: string }, csv: string) {
  const { area, collection } = of;
  const at = (step: keyof typeof daysBefore) => subDays(nineOClock(of.dueOn), daysBefore[step]);
  const preparer = callers.as('preparer', area, at('submit'));
  const key = (step: string) => packId(`return.${step}`, `${collection} ${area}`);
  let { state, version } = await preparer.return.current({ area, collection });
  if (state === 'open') {
    const taken = await preparer.return.submit({ key: key('submit'), area, collection, csv });
    if (!taken.accepted) {
      const faults = taken.findings.map((finding) => `${finding.code} row ${finding.row}: ${finding.message}`);
      throw new Error(`The example return ${collection} of ${area} has errors. ${faults.join('; ')}`);
    }
    ({ state, version } = await preparer.return.current({ area, collection }));
  }
  // Whatever people have done with a later version is theirs.
  if (version?.number !== 1) return false;
  const step = { area, collection, version: 1 };
  if (state === 'submitted') {
    const approver = callers.as('approver', area, at('signOff'));
    await approver.return.signOff({ key: key('signOff'), ...step });
  }
  if (state === 'submitted' || state === 'signed-off') {
    await callers.as('official', null, at('accept')).return.accept({ key: key('accept'), ...step });
    return true;
  }
  return false;
}

/**
 * Puts in the example programme, its collections, and the returns of the made-up councils that are past, through the
 * procedures everybody uses: submit, sign off, accept. Each step happens at a made-up hour before the collection was
 * due. A second run finds every return where it should be and writes nothing. Only for a service with made-up areas.
 * @param folder `seed/examples`
 * @returns how many returns were newly accepted: they wait for a release.
 */
export async function loadExamples(folder: string, callers: ExampleCallers): Promise<{ accepted: number }> {
  const { programme, participations, words, quarterlyAsks, yearlyAsks, collections } = await readExample(folder);
  await callers.loader.programme.load({
    programmes: [programme],
    participations,
    collections: collections.map((collection) => ({
      ...collection,
      ...words,
      programmeId: programme.id,
      asks: collection.period.endsWith('|Q4') ? yearlyAsks : quarterlyAsks,
    })),
  });
  let accepted = 0;
  for (const { areaCode: area } of participations) {
    const returns = await readReturns(folder, area);
    for (const { id, period, dueOn } of collections) {
      const csv = returns.get(period);
      if (csv && (await bringIn(callers, { area, collection: id, dueOn }, csv))) accepted += 1;
    }
  }
  return { accepted };
}
