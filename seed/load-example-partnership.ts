import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExampleCallers } from './load-examples.ts';
import { packId } from './pack-id.ts';

type Report = Record<'on' | 'area' | 'period', string> & Record<string, string>;
type Answer = Record<'on' | 'period' | 'reason' | 'document', string> & {
  role: 'assessor' | 'official';
  test: 'money' | 'information' | 'delegations';
  verdict: string;
};
type Example = { partnership: { id: string }; areas: string[]; reports: Report[]; tests: Answer[] };

const at = (day: string) => new Date(`${day}T09:00:00.000Z`);

/**
 * The made-up partnership of the made-up councils, what it reported and how others answered its tests, through the
 * procedures everybody uses and at made-up hours. A second run finds all of it there and writes nothing. Only for a
 * service with made-up areas.
 * @param folder `seed/examples`
 * @returns how many rows were written: they wait for a release
 */
export async function loadExamplePartnership(folder: string, { loader, as }: ExampleCallers): Promise<number> {
  const example = JSON.parse(await readFile(join(folder, 'partnership.json'), 'utf8')) as Example;
  const { id } = example.partnership;
  const { partnerships, partnershipAreas } = await loader.programme.load({
    partnerships: [example.partnership],
    partnershipAreas: example.areas.map((areaCode) => ({ partnershipId: id, areaCode })),
  });
  let written = (partnerships?.added ?? 0) + (partnershipAreas?.added ?? 0);
  for (const { on, area, ...report } of example.reports) {
    const preparer = as('preparer', area, at(on));
    const { items } = await preparer.partnership.own();
    if (items.find((own) => own.id === id)?.years.some((year) => year.period === report.period && year.report))
      continue;
    const key = packId('partnership.report', `${id} ${report.period}`);
    await preparer.partnership.report({ key, partnership: id, area, seen: null, ...report });
    written += 1;
  }
  for (const { on, role, ...answer } of example.tests) {
    const judge = as(role, null, at(on));
    const there = (await judge.partnership.toTest()).find((own) => own.id === id);
    const year = there?.years.find(({ period }) => period === answer.period);
    if (year?.tests.some(({ test, answer: said }) => test === answer.test && said)) continue;
    const key = packId('partnership.test', `${id} ${answer.period} ${answer.test}`);
    await judge.partnership.test({ key, partnership: id, seen: null, ...answer });
    written += 1;
  }
  return written;
}
