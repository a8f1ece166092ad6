import { v7 as uuidv7 } from 'uuid';
import { connections } from '#server/data/connections.ts';
import { callAs, personWith } from '../setup/service.ts';

/** Two officials: whoever prepares does not approve. */
export const preparer = personWith('official');
export const checker = personWith('official');

export const A = 'T09000001';
export const key = () => uuidv7();

export const metricRow = {
  definition: 'd',
  numerator: 'n',
  kind: 'flow',
  polarity: 'neutral',
  basis: 'quarter',
  status: 'proposed',
  core: true,
  alreadyHeld: false,
  frequency: 'quarterly',
  collection: 'c',
  pillars: [],
  breakdowns: [],
  counterMetrics: [],
  counterReason: 'none',
  rules: [],
  rulesText: [],
  disclosure: { kind: 'hide', from: 1, to: 5 },
  decimals: 1,
  method: 'none',
  methodVersion: '1',
  definitionSource: 'd',
  confidence: 'source',
};

/** Places, two metrics and a collection, so that figures and returns have something to be of. */
export async function layFoundations(): Promise<void> {
  const place = { level: 'local-authority', confidence: 'made-up', madeUp: true };
  await callAs(preparer).programme.load({
    areas: [
      { code: A, name: 'Example Council A (made-up)', ...place },
      { code: 'T09000002', name: 'Example Council B (made-up)', ...place },
    ],
    metrics: [
      { ...metricRow, id: 'families', name: 'Families', unit: 'count', position: 1 },
      { ...metricRow, id: 'in-time', name: 'Seen in time', unit: '%', position: 2 },
    ],
    breakdowns: [{ id: 'total', dimension: 'total', label: 'Total', position: 0 }],
    origins: [{ id: 'dfe', label: 'official statistics', source: 's', method: 'm' }],
    programmes: [
      {
        id: 'example',
        position: 1,
        name: 'Example',
        tests: [],
        funding: [],
        sources: [],
        confidence: 'made-up',
        madeUp: true,
      },
    ],
    participations: [{ programmeId: 'example', areaCode: A, confidence: 'made-up' }],
    collections: [
      {
        id: 'example-202526Q1',
        programmeId: 'example',
        period: '202526|Q1',
        opensOn: '2025-07-01',
        dueOn: '2025-08-29',
        locksOn: '2025-10-31',
        asks: [{ metric: 'families', breakdowns: ['total'] }],
        authority: 'voluntary',
        usedFor: 'u',
        notUsedFor: 'n',
      },
    ],
  });
}

/** Pillars with these titles; the same number again with another title is a correction. */
export function loadPillars(titles: Record<number, string>) {
  const rows = Object.entries(titles).map(([number, title]) => ({
    id: `00000000-0000-8000-8000-${number.padStart(12, '0')}`,
    slug: `pillar-${number}`,
    position: Number(number),
    title,
    shortTitle: title,
    summary: 's',
    statedOn: '2023-02-02',
  }));
  return callAs(preparer).ledger.load({ table: 'Pillar', rows });
}

/** Stages figures of others for council A, one a year from 2016 on. */
export function stageFigures(values: (number | null)[]) {
  const rows = values.map((value, at) => ({
    metric: 'families',
    breakdown: 'total',
    period: `${2016 + at}|RY`,
    area: A,
    value,
    symbol: value === null ? ('x' as const) : null,
    originId: 'dfe',
    note: null,
  }));
  return callAs(preparer).programme.importFigures({ rows });
}

type Figure = {
  metric: string;
  breakdown?: string;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  symbol: string | null;
};

/** An accepted return of council A, as the returns procedures leave it. */
export async function acceptedReturn(
  values: Figure[],
  {
    area = A,
    hours = null,
    collection = 'example-202526Q1',
  }: { area?: string; hours?: number | null; collection?: string } = {},
): Promise<string> {
  const { workshop } = connections();
  const [id, versionId, at] = [uuidv7(), uuidv7(), new Date(Date.now() - 60_000)];
  const own = { collectionId: collection, areaCode: area };
  await workshop.return.create({ data: { id, ...own, state: 'accepted', version: 1, revision: 4, changedAt: at } });
  const version = { number: 1, door: 'csv', contentHash: 'x', rowCount: values.length, warnings: 0, staffHours: hours };
  await workshop.returnVersion.create({
    data: { id: versionId, returnId: id, ...version, submittedAt: at, submittedBy: uuidv7() },
  });
  await workshop.returnValue.createMany({
    data: values.map((value) => ({ versionId, breakdown: 'total', explanation: null, ...value })),
  });
  const event = { returnId: id, version: 1, actorId: uuidv7(), at, note: null, release: null };
  await workshop.returnEvent.createMany({
    data: [
      { ...event, id: uuidv7(), kind: 'submitted', actorRole: 'preparer' },
      { ...event, id: uuidv7(), kind: 'accepted', actorRole: 'official' },
    ],
  });
  return id;
}

/** Prepares and approves the next release. */
export async function publish(publishAt: string | null = null): Promise<number> {
  const { number } = await callAs(preparer).release.prepare({ key: key() });
  await callAs(checker).release.approve({ key: key(), number, publishAt });
  return number;
}
