import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExampleCallers } from './load-examples.ts';
import { packId } from './pack-id.ts';

type Report = { on: string; state: string; liveOn?: string; reason?: string; confirmedOn?: string };
type Example = { area: string; stage: string; reports: Report[] };

const at = (day: string, hour: number) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00.000Z`);

/** Brings in what one made-up council reported of one step and is not there yet. Answers how many rows it wrote. */
async function bringIn({ as }: Pick<ExampleCallers, 'as'>, { area, stage, reports }: Example): Promise<number> {
  let written = 0;
  for (const [index, { on, confirmedOn, ...report }] of reports.entries()) {
    const preparer = as('preparer', area, at(on, 9));
    const key = (step: string) => packId(step, `${area} ${stage} ${index}`);
    const { items } = await preparer.programme.progressOfArea({ area });
    const standing = items.find(({ slug }) => slug === stage)?.standing ?? null;
    const there = standing?.reports[index];
    const seen = standing?.latest.id ?? null;
    let id = there?.id;
    if (!id) {
      ({ id } = await preparer.programme.reportProgress({ key: key('report'), area, stage, seen, ...report }));
      written += 1;
    }
    if (!confirmedOn || (there && there.decision !== 'waiting')) continue;
    // What somebody reported since is for officials to look at first.
    if (there && there.id !== standing?.latest.id) continue;
    const official = as('official', null, at(confirmedOn, 11));
    await official.programme.confirmProgress({ key: key('confirm'), report: id, confirmed: true });
    written += 1;
  }
  return written;
}

/**
 * What the made-up councils report of the steps, and what the made-up department confirms, through the procedures
 * everybody uses and at made-up hours. A second run finds all of it there and writes nothing. Only for a service with
 * made-up areas.
 * @param folder `seed/examples`
 * @returns how many rows were written: they wait for a release
 */
export async function loadExampleProgress(folder: string, callers: Pick<ExampleCallers, 'as'>): Promise<number> {
  const examples = JSON.parse(await readFile(join(folder, 'progress.json'), 'utf8')) as Example[];
  let written = 0;
  for (const example of examples) written += await bringIn(callers, example);
  return written;
}
