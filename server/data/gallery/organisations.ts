import type { Gallery } from '#server/data/connections.ts';

/** An organisation in whose name somebody judges or moderates today; nobody's name. */
export type OrganisationRole = { organisation: string; role: 'assessor' | 'moderator' };

/** Who judges and who moderates, by organisation, in the order of their names. */
export function readOrganisations(gallery: Gallery): Promise<OrganisationRole[]> {
  return gallery.rows<OrganisationRole>(
    'SELECT `organisation`, `role` FROM `GalleryOrganisation` ORDER BY `organisation`, `role`',
  );
}
