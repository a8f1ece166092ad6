import type { Caller } from './load-pack.ts';

const council = { level: 'local-authority', kind: 'Made-up council', regionCode: 'T12000001' };
const madeUp = { madeUp: true, confidence: 'made-up' };

/** Places that do not exist, for made-up returns: in no national or regional figure, list, feed or whole download. */
const areas = [
  { code: 'T12000001', level: 'region', name: 'Example region (made-up)', kind: 'Made-up region', ...madeUp },
  { code: 'T09000001', name: 'Example Council A (made-up)', ...council, ...madeUp },
  { code: 'T09000002', name: 'Example Council B (made-up)', ...council, ...madeUp },
];

/** Puts the made-up places of a local copy in. Answers how many were not there. */
export async function loadExampleAreas(loader: Caller): Promise<number> {
  const { areas: counts } = await loader.programme.load({ areas });
  return counts?.added ?? 0;
}
