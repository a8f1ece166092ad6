import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkDataFile, type DataFile } from '#server/domain/data-files/check-file.ts';
import { type IndicatorMapping, proposedMappings } from '#server/domain/data-files/mapping.ts';
import { profileOf } from '#server/domain/data-files/profile.ts';
import { recomputedRates } from '#server/domain/data-files/recomputed.ts';
import { findingLine, profileLines, proposalLines, recomputedLines } from '#server/domain/data-files/words.ts';
import { londonDay } from '#server/domain/london-day.ts';
import { LARGEST_DATA_FILE, readDataFile } from '#server/files/data-file.ts';
import { readPackFile } from '../read-pack.ts';
import { CouldNotRun } from './endings.ts';

const packFolder = join(process.cwd(), 'seed', 'pack');

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

/** A file read and checked against the places of the pack. */
export type CheckedFile = { bytes: Uint8Array; file: DataFile; errors: number; proposals: IndicatorMapping[] };

/** Reads and checks a file. @throws CouldNotRun where it cannot be read */
export async function checkFile(name: string, filters: string[]): Promise<CheckedFile> {
  const [bytes, areas, before] = await Promise.all([
    bytesOf(name),
    readPackFile(packFolder, 'areas'),
    readPackFile(packFolder, 'indicatorMappings'),
  ]);
  const known = new Map(areas.map(({ region, ...area }) => [area.code, { ...area, regionCode: region }]));
  const file = checkDataFile(readDataFile(bytes), { areas: known, today: londonDay(new Date()), filters });
  const errors = file.findings.filter(({ severity }) => severity === 'error').length;
  return { bytes, file, errors, proposals: proposedMappings(file, before) };
}

/** What a file holds and what is wrong with it, for machines. */
export function fileAnswer(name: string, { file, errors, proposals }: CheckedFile) {
  const counts = { errors, warnings: file.findings.length - errors };
  const [profile, recomputed] = [profileOf(file), recomputedRates(file)];
  return { file: name, accepted: errors === 0, counts, profile, recomputed, proposals, findings: file.findings };
}

/** The same in lines for a person: faults first, because they are what has to be done. */
export function fileLines(name: string, { file, errors, proposals }: CheckedFile): string[] {
  const of = (severity: string) => file.findings.filter((finding) => finding.severity === severity).map(findingLine);
  const faults = errors === 1 ? '1 fault' : `${errors} faults`;
  return [
    ...of('error'),
    errors === 0 ? `${name} can be taken over.` : `${name} is refused: ${faults}.`,
    ...of('warning'),
    ...profileLines(profileOf(file)),
    ...recomputedLines(recomputedRates(file)),
    ...proposalLines(proposals),
  ];
}
