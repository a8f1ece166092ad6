/**
 * Official data files of DfE's tidy layout as a program. `check FILE` says what a file holds and all that is wrong with
 * it; it needs no database. Ends with 0 where all is well, 1 where the file has a fault, 2 where it could not run.
 */
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkDataFile, type DataFile } from '#server/domain/data-files/check-file.ts';
import { proposedMappings } from '#server/domain/data-files/mapping.ts';
import { profileOf } from '#server/domain/data-files/profile.ts';
import { recomputedRates } from '#server/domain/data-files/recomputed.ts';
import { findingLine, profileLines, proposalLines, recomputedLines } from '#server/domain/data-files/words.ts';
import { londonDay } from '#server/domain/london-day.ts';
import { LARGEST_DATA_FILE, readDataFile } from '#server/files/data-file.ts';
import { readPackFile } from './read-pack.ts';

const FAULT = 1;
const COULD_NOT_RUN = 2;

const usage = `Give one of:
  npm run ees -- check FILE [--filter COLUMN …] [--json]`;

/** Ends the program with these words: it could not do what was asked. */
class CouldNotRun extends Error {}

const packFolder = join(process.cwd(), 'seed', 'pack');
const say = (line: string) => process.stdout.write(`${line}\n`);

/** npm runs programs in the project's folder: a relative path is meant from where the person stands. */
const pathOf = (name: string) => resolve(process.env.INIT_CWD ?? process.cwd(), name);

async function bytesOf(name: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(pathOf(name));
    // What is larger is refused by its size alone: nobody's memory is filled with it.
    return size > LARGEST_DATA_FILE ? new Uint8Array(LARGEST_DATA_FILE + 1) : await readFile(pathOf(name));
  } catch (error) {
    const { code } = error as { code?: string };
    throw new CouldNotRun(`${name} cannot be read${code === 'ENOENT' ? ': there is no such file' : ` (${code})`}.`);
  }
}

async function knownAreas() {
  const areas = await readPackFile(packFolder, 'areas');
  return new Map(areas.map(({ region, ...area }) => [area.code, { ...area, regionCode: region }]));
}

async function readAndCheck(name: string, filters: string[]): Promise<DataFile> {
  const [bytes, areas] = await Promise.all([bytesOf(name), knownAreas()]);
  return checkDataFile(readDataFile(bytes), { areas, today: londonDay(new Date()), filters });
}

const isError = ({ severity }: { severity: string }) => severity === 'error';

async function check(name: string, { filter, json }: { filter: string[]; json: boolean }): Promise<number> {
  const file = await readAndCheck(name, filter);
  const errors = file.findings.filter(isError);
  const warnings = file.findings.filter((finding) => !isError(finding));
  const profile = profileOf(file);
  const recomputed = recomputedRates(file);
  const proposals = proposedMappings(file, await readPackFile(packFolder, 'indicatorMappings'));
  if (json) {
    const accepted = errors.length === 0;
    const counts = { errors: errors.length, warnings: warnings.length };
    const answer = { file: basename(name), accepted, counts, profile, recomputed, proposals, findings: file.findings };
    say(JSON.stringify(answer, null, 1));
  } else {
    for (const finding of errors) say(findingLine(finding));
    if (errors.length === 0) say(`${basename(name)} can be taken over.`);
    else say(`${basename(name)} is refused: ${errors.length === 1 ? '1 fault' : `${errors.length} faults`}.`);
    for (const finding of warnings) say(findingLine(finding));
    for (const line of [...profileLines(profile), ...recomputedLines(recomputed), ...proposalLines(proposals)])
      say(line);
  }
  return errors.length === 0 ? 0 : FAULT;
}

function argumentsGiven() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        filter: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CouldNotRun(`${(error as Error).message}\n${usage}`);
  }
}

// Whoever reads only the first lines (`| head`) has seen what they wanted.
process.stdout.on('error', (error: { code?: string }) =>
  process.exit(error.code === 'EPIPE' ? process.exitCode : COULD_NOT_RUN),
);

try {
  const { values, positionals } = argumentsGiven();
  const [command, name, ...more] = positionals;
  if (command !== 'check' || name === undefined || more.length > 0) throw new CouldNotRun(usage);
  process.exitCode = await check(name, values);
} catch (error) {
  const words = error instanceof CouldNotRun ? error.message : `It could not be done: ${(error as Error).message}`;
  process.stderr.write(`${words}\n`);
  process.exitCode = COULD_NOT_RUN;
}
