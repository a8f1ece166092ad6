import type { Workshop, Writing } from '#server/data/connections.ts';
import type { FileCounts } from '#server/domain/data-files/change-plan.ts';
import type { IndicatorMapping } from '#server/domain/data-files/mapping.ts';

export type FigureImportState = 'uploaded' | 'staging' | 'staged' | 'discarded';

/** An official data file somebody uploaded; `content` (gzip in base64) until it is taken over or discarded. */
export type FigureImport = {
  id: string;
  fileName: string;
  sha256: string;
  content: string | null;
  filters: string[];
  state: FigureImportState;
  mappings: IndicatorMapping[];
  originId: string | null;
  counts: FileCounts | null;
  uploadedAt: Date;
  takenAt: Date | null;
};

type Row = NonNullable<Awaited<ReturnType<Writing['figureImport']['findUnique']>>>;

const importOf = ({ filters, mappings, counts, state, uploadedBy: _, takenBy: __, ...row }: Row): FigureImport => ({
  ...row,
  filters: JSON.parse(filters),
  mappings: JSON.parse(mappings),
  counts: counts === null ? null : JSON.parse(counts),
  state: state as FigureImportState,
});

/** Keeps an uploaded file until it is decided what becomes of it. */
export async function addFigureImport(
  writing: Writing,
  given: { id: string; fileName: string; sha256: string; content: string; filters: string[]; at: Date; by: string },
): Promise<void> {
  const { at, by, filters, ...row } = given;
  await writing.figureImport.create({
    data: {
      ...row,
      filters: JSON.stringify(filters),
      state: 'uploaded',
      mappings: '[]',
      uploadedAt: at,
      uploadedBy: by,
    },
  });
}

/** One import, or null. */
export async function findFigureImport(workshop: Workshop | Writing, id: string): Promise<FigureImport | null> {
  const row = await workshop.figureImport.findUnique({ where: { id } });
  return row && importOf(row);
}

/** The latest imports, the newest first, without what they held. */
export async function readFigureImports(workshop: Workshop, limit: number): Promise<FigureImport[]> {
  const rows = await workshop.figureImport.findMany({
    orderBy: [{ uploadedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    omit: { content: true },
  });
  return rows.map((row) => importOf({ ...row, content: null }));
}

/** Mappings of files taken over before, the newest first, each once. */
export async function readUsedMappings(workshop: Workshop | Writing): Promise<IndicatorMapping[]> {
  const rows = await workshop.figureImport.findMany({
    where: { state: 'staged' },
    orderBy: { takenAt: 'desc' },
    select: { mappings: true },
    take: 200,
  });
  const texts = new Set(
    rows.flatMap(({ mappings }) => (JSON.parse(mappings) as unknown[]).map((each) => JSON.stringify(each))),
  );
  return [...texts].map((text) => JSON.parse(text) as IndicatorMapping);
}

/** The mappings the pack knows (its fact `indicator-mappings`). */
export async function readPackMappings(workshop: Workshop | Writing): Promise<IndicatorMapping[]> {
  const fact = await workshop.fact.findUnique({ where: { id: 'indicator-mappings' } });
  return fact ? (JSON.parse(fact.body) as IndicatorMapping[]) : [];
}

/**
 * Moves an import on, if it still is in the state given.
 * @returns false where somebody else was quicker
 */
export async function moveFigureImport(
  writing: Writing,
  id: string,
  from: FigureImportState,
  to: {
    state: FigureImportState;
    mappings?: IndicatorMapping[];
    originId?: string;
    counts?: FileCounts;
    takenAt?: Date;
    takenBy?: string;
  },
): Promise<boolean> {
  const { mappings, counts, ...plain } = to;
  const { count } = await writing.figureImport.updateMany({
    where: { id, state: from },
    data: {
      ...plain,
      ...(mappings ? { mappings: JSON.stringify(mappings) } : {}),
      ...(counts ? { counts: JSON.stringify(counts) } : {}),
      ...(to.state === 'staged' || to.state === 'discarded' ? { content: null } : {}),
    },
  });
  return count === 1;
}

/** Adds where the figures of an import come from, if it is not there yet. */
export async function addImportOrigin(
  writing: Writing,
  origin: { id: string; label: string; source: string; method: string; url: string | null },
): Promise<void> {
  await writing.valueOrigin.createMany({ data: [{ ...origin, inputs: null }], skipDuplicates: true });
}

/** Places and metrics as the checks of a data file need them. Made-up places are left out: no official file has them. */
export async function readFileReference(workshop: Workshop | Writing) {
  const [areas, metrics, breakdowns] = await Promise.all([
    workshop.area.findMany({
      where: { madeUp: false },
      select: { code: true, level: true, name: true, dfeCode: true, regionCode: true },
    }),
    workshop.metric.findMany({ select: { id: true, name: true, basis: true }, orderBy: { position: 'asc' } }),
    workshop.breakdown.findMany({ select: { id: true } }),
  ]);
  return { areas, metrics, breakdowns: breakdowns.map(({ id }) => id) };
}
