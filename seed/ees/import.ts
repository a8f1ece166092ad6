import { TRPCError } from '@trpc/server';
import { v7 as uuidv7 } from 'uuid';
import { connections, openConnections } from '#server/data/connections.ts';
import { databaseUnavailable } from '#server/data/unavailable.ts';
import { mappingText, parseMapping } from '#server/domain/data-files/mapping.ts';
import { londonDay } from '#server/domain/london-day.ts';
import { figureLoader, packChecker } from '#server/domain/people/system-people.ts';
import { EnvironmentFault, env } from '#server/env.ts';
import { createCaller } from '#server/trpc/router.ts';
import type { Caller } from '../load-pack.ts';
import { publishFigures } from '../publish-release.ts';
import { CouldNotRun, Faulty } from './endings.ts';

type Asked = {
  maps: string[];
  filters: string[];
  dryRun: boolean;
  label: string | undefined;
  source: string | undefined;
  url: string | undefined;
};

type Plan = NonNullable<Awaited<ReturnType<Caller['figure']['preview']>>['plan']>;

function actingAs(user: typeof figureLoader) {
  const now = new Date();
  return createCaller({ ...connections(), now, today: londonDay(now), user, door: 'seed' });
}

function planLines({ counts, changes, mappings }: Plan, done: boolean): string[] {
  const added = counts.added === 1 ? '1 figure' : `${counts.added} figures`;
  const were = done ? (counts.added === 1 ? 'was' : 'were') : 'would be';
  return [
    ...mappings.map((mapping) => `Taken as ${mappingText(mapping)}`),
    `${added} ${were} added, ${counts.changed} changed; ${counts.unchanged} are held already.`,
    ...(counts.leftOut > 0
      ? [`${counts.leftOut} lines count for no area or period of this service and are left out.`]
      : []),
    ...changes.map(
      ({ metric, breakdown, area, period, held, file }) =>
        `  ${metric}${breakdown === 'total' ? '' : `/${breakdown}`} ${area} ${period}: held ${held}, the file says ${file}`,
    ),
    ...(counts.changed > changes.length ? [`  … and ${counts.changed - changes.length} more`] : []),
  ];
}

async function takeOver(fileName: string, bytes: Uint8Array, asked: Asked) {
  const mappings = asked.maps.map((text) => {
    const mapping = parseMapping(text);
    if (!mapping) throw new Faulty(`--map ${text}: write it as INDICATOR=METRIC or INDICATOR[filter=category]=METRIC.`);
    return mapping;
  });
  openConnections(env().connections);
  const loader = actingAs(figureLoader);
  const file = Buffer.from(bytes).toString('base64');
  const { id } = await loader.figure.upload({ key: uuidv7(), fileName, file, filters: asked.filters });
  const { plan, findings } = await loader.figure.preview({ id, mappings });
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0 || !plan || plan.faults.length > 0 || asked.dryRun) await loader.figure.discard({ key: uuidv7(), id });
  if (errors > 0) throw new Faulty(`The file has ${errors} faults against the places held.`);
  if (!plan || plan.faults.length > 0) throw new Faulty((plan?.faults ?? []).join('\n'));
  if (asked.dryRun) return { answer: { ...plan, release: null }, lines: planLines(plan, false) };
  const { label, source, url } = asked;
  const origin = {
    ...(label ? { label: label as 'official statistics' } : {}),
    ...(source ? { source } : {}),
    ...(url ? { url } : {}),
  };
  await loader.figure.take({ key: uuidv7(), id, mappings, ...origin });
  const people = { loader: { person: figureLoader, caller: loader }, checker: { caller: actingAs(packChecker) } };
  const release = await publishFigures(people, `Official figures of ${fileName}`);
  const told = release === null ? 'Nothing was new: no release was needed.' : `Release ${release} is published.`;
  return { answer: { ...plan, release }, lines: [...planLines(plan, true), told] };
}

/**
 * Takes over the figures of a file through the procedures officials use, and publishes them in a release of their own.
 * @throws Faulty where the file or a mapping is wrong, CouldNotRun where the database or another release stands in the way
 */
export async function importFile(fileName: string, bytes: Uint8Array, asked: Asked) {
  try {
    return await takeOver(fileName, bytes, asked);
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'BAD_REQUEST' || error.code === 'UNPROCESSABLE_CONTENT'))
      throw new Faulty(error.message);
    if (error instanceof TRPCError && error.code === 'CONFLICT')
      throw new CouldNotRun(`${error.message} Figures that were taken over are held and go out with the next release.`);
    if (error instanceof EnvironmentFault) throw new CouldNotRun(error.message);
    if (databaseUnavailable(error))
      throw new CouldNotRun('The database cannot be reached. Start the service with npm start, or give DATABASE_URL.');
    throw error;
  }
}
