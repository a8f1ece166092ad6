import type { Gallery } from '#server/data/connections.ts';
import type { Area, Neighbour, Population } from '#server/domain/areas/area.ts';
import type { AreaProgramme } from '#server/domain/areas/area-page.ts';

/** Every place, made-up ones included and marked, by name. */
export async function readAreas(gallery: Gallery): Promise<Area[]> {
  const rows = await gallery.rows<Record<keyof Area, unknown>>('SELECT * FROM `GalleryArea` ORDER BY `name`, `code`');
  return rows.map((row) => ({
    ...(row as Area),
    madeUp: Boolean(row.madeUp),
    inspection: row.inspection ? JSON.parse(row.inspection as string) : null,
  }));
}

/** The statistical neighbours of every authority, by area and rank. */
export function readNeighbours(gallery: Gallery): Promise<Neighbour[]> {
  return gallery.rows<Neighbour>('SELECT * FROM `GalleryNeighbour` ORDER BY `areaCode`, `rank`');
}

/** Children aged 0 to 17 in one place, by year. */
export function readPopulations(gallery: Gallery, area: string): Promise<Population[]> {
  return gallery.rows<Population>('SELECT * FROM `GalleryPopulation` WHERE `areaCode` = ? ORDER BY `year`', [area]);
}

/** Children aged 0 to 17 in every place and year held: the denominators of yearly rates. */
export function readAllPopulations(gallery: Gallery): Promise<Pick<Population, 'areaCode' | 'year' | 'children'>[]> {
  return gallery.rows('SELECT `areaCode`, `year`, `children` FROM `GalleryPopulation`');
}

/** The programmes one place takes part in. */
export function readAreaProgrammes(gallery: Gallery, area: string): Promise<AreaProgramme[]> {
  return gallery.rows<AreaProgramme>(
    'SELECT p.`id`, p.`name`, n.`startsOn`, n.`endsOn`, n.`note`, n.`confidence` FROM `GalleryParticipation` n JOIN `GalleryProgramme` p ON p.`id` = n.`programmeId` WHERE n.`areaCode` = ? ORDER BY p.`position`',
    [area],
  );
}

/** Every place's programmes, as pairs, for lists. */
export function readParticipations(
  gallery: Gallery,
): Promise<{ areaCode: string; programmeId: string; name: string }[]> {
  return gallery.rows(
    'SELECT n.`areaCode`, n.`programmeId`, p.`name` FROM `GalleryParticipation` n JOIN `GalleryProgramme` p ON p.`id` = n.`programmeId` ORDER BY n.`areaCode`, p.`position`',
  );
}
