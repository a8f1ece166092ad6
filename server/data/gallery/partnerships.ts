import type { Gallery } from '#server/data/connections.ts';
import type { Partnership } from '#server/domain/partnerships/partnership.ts';

type Row = Omit<Partnership, 'areas' | 'delegated' | 'relevantAgencies' | 'madeUp'> &
  Record<'delegated' | 'relevantAgencies', string> & { madeUp: number };
type AreaRow = Partnership['areas'][number] & { partnershipId: string };

/** Every safeguarding partnership with its councils by name; made-up ones marked. */
export async function readPartnerships(gallery: Gallery): Promise<Partnership[]> {
  const [rows, areas] = await Promise.all([
    gallery.rows<Row>(
      'SELECT `id`, `name`, `police`, `integratedCareBoard`, `delegated`, `relevantAgencies`, `scrutineer`, `source`, `madeUp` FROM `GalleryPartnership` ORDER BY `position`, `id`',
    ),
    gallery.rows<AreaRow>(
      'SELECT p.`partnershipId`, p.`areaCode` AS `code`, a.`name` FROM `GalleryPartnershipArea` p JOIN `GalleryArea` a ON a.`code` = p.`areaCode` ORDER BY a.`name`',
    ),
  ]);
  return rows.map(({ delegated, relevantAgencies, madeUp, ...row }) => ({
    ...row,
    delegated: JSON.parse(delegated),
    relevantAgencies: JSON.parse(relevantAgencies),
    madeUp: Boolean(madeUp),
    areas: areas.filter((each) => each.partnershipId === row.id).map(({ code, name }) => ({ code, name })),
  }));
}
