import type { Gallery } from '#server/data/connections.ts';
import type { Programme } from '#server/domain/ledger/programme.ts';

type ProgrammeRow = Omit<Programme, 'areas' | 'tests' | 'funding' | 'sources' | 'madeUp'> &
  Record<'tests' | 'funding' | 'sources', string> & { madeUp: number };
type ParticipationRow = Programme['areas'][number] & { programmeId: string };

/** Every programme with the areas that take part, by name; made-up ones marked. */
export async function readProgrammes(gallery: Gallery): Promise<Programme[]> {
  const [programmes, participations] = await Promise.all([
    gallery.rows<ProgrammeRow>('SELECT * FROM `GalleryProgramme` ORDER BY `position`, `id`'),
    gallery.rows<ParticipationRow>(
      'SELECT n.`programmeId`, n.`areaCode` AS `code`, a.`name`, n.`startsOn`, n.`endsOn`, n.`note`, n.`confidence` FROM `GalleryParticipation` n JOIN `GalleryArea` a ON a.`code` = n.`areaCode` ORDER BY a.`name`',
    ),
  ]);
  return programmes.map(({ tests, funding, sources, madeUp, ...row }) => ({
    ...row,
    tests: JSON.parse(tests),
    funding: JSON.parse(funding),
    sources: JSON.parse(sources),
    madeUp: Boolean(madeUp),
    areas: participations.filter((each) => each.programmeId === row.id).map(({ programmeId: _, ...area }) => area),
  }));
}
