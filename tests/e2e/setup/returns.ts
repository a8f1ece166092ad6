import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, write } from './api.ts';
import { councilA, councilB } from './service.ts';

const corpus = join(import.meta.dirname, '../../corpus/returns');

/** A file of the corpus, by name. */
export const corpusFile = (name: string) => join(corpus, name);

const good = readFileSync(corpusFile('good.csv'), 'utf8');

/** The corpus's file without faults, for another council or period: `example-202627Q2` asks for `202627` and `Q2`. */
export function goodReturn(area: string, collection: string): string {
  const [, time, code] = /-(\d{6})(Q\d)$/.exec(collection) ?? [];
  if (!time || !code) throw new Error(`${collection} is no quarter`);
  return good.replaceAll('T09000001,202627,Q1', `${area},${time},${code}`);
}

type Task = { items: { collection: { id: string }; area: { code: string }; standing: string }[] };

/** Collections that ask this council for figures now, the oldest first. */
export async function openCollections(area: string): Promise<string[]> {
  const { body } = await ask('return.task', area === councilA ? 'preparerA' : 'preparerB');
  return (body.result.data as Task).items
    .filter(({ area: { code }, standing }) => code === area && !['not-open', 'locked', 'done'].includes(standing))
    .map(({ collection }) => collection.id)
    .sort();
}

/** Those that wait for council B in the tests: the first is submitted, the second is asked about. */
export async function collectionsOfCouncilB(): Promise<[string, string]> {
  const [first, second] = await openCollections(councilB);
  if (!first || !second) throw new Error('two collections must be open for returns');
  return [first, second];
}

/** Brings council B's open returns to where each page of a return has something to show; what is there already stays. */
export async function standCouncilB(): Promise<void> {
  const [first, second] = await collectionsOfCouncilB();
  const stateOf = async (collection: string) => {
    const { body } = await ask('return.current', 'preparerB', { area: councilB, collection });
    return body.result.data as { state: string; version: { number: number } | null };
  };
  for (const collection of [first, second]) {
    if ((await stateOf(collection)).state !== 'open') continue;
    const csv = goodReturn(councilB, collection);
    await write('return.submit', 'preparerB', { area: councilB, collection, csv });
  }
  // The first has two versions: what changed between them has something to show.
  if ((await stateOf(first)).version?.number === 1) {
    const values = [{ metric: 'macpt_fte', value: 33, explanation: 'Two vacancies were filled' }];
    const changes = { values, baseVersion: 1, changesOnly: true };
    await write('return.submit', 'preparerB', { area: councilB, collection: first, ...changes });
  }
  const of = { area: councilB, collection: second };
  const { state, version } = await stateOf(second);
  if (state !== 'submitted') return;
  await write('return.signOff', 'approverB', { ...of, version: version?.number });
  const text = 'Is the rise since the last quarter right?';
  await write('return.query', 'officialOne', { ...of, metric: 'fnsp_packages', text });
}
