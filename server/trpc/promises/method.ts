import { z } from 'zod';
import { readBurdens } from '#server/data/gallery/burdens.ts';
import { readCollections } from '#server/data/gallery/collections.ts';
import { readFacts } from '#server/data/gallery/facts.ts';
import { readOrganisations } from '#server/data/gallery/organisations.ts';
import { collectionOf } from '#server/domain/collections/collection.ts';
import { collectionsPage, collectionsPageOf } from '#server/domain/collections/collections-page.ts';
import { aboutPage, glossaryPage, methodologyPage } from '#server/domain/ledger/pages/method-pages.ts';
import { aboutPage as drawAbout } from '#server/domain/ledger/views/about.ts';
import {
  glossaryPage as drawGlossary,
  methodologyPage as drawMethodology,
} from '#server/domain/ledger/views/method.ts';
import { permissionRows, permissionsPage } from '#server/domain/people/permission-table.ts';
import { keepingList } from '#server/domain/people/privacy/keeping.ts';
import { privacyPage } from '#server/domain/people/privacy/privacy-page.ts';
import { burdenPage, burdenPageOf as drawBurden } from '#server/domain/returns/burden-page.ts';
import { referenceAt } from '../comparison/reference.ts';
import { documented } from '../documented.ts';
import { publicProcedure, router } from '../init.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';
import { ledgerReading } from './ledger-reading.ts';

const input = z.strictObject({ release: releaseInput });
const tags = ['method'];

export const methodRouter = router({
  /**
   * The terms used here, by their first letter.
   * @throws NOT_FOUND for a release not out
   */
  glossary: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/glossary', tags, summary: 'The terms used here' } })
    .input(input)
    .output(documented(glossaryPage))
    .query(async (call) => drawGlossary(await ledgerReading(call))),

  /**
   * Who judges, with the method and interest each states, and who moderates.
   * @throws NOT_FOUND for a release not out
   */
  about: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/about', tags, summary: 'Who judges and who moderates' } })
    .input(input)
    .output(documented(aboutPage))
    .query(async (call) => drawAbout(await ledgerReading(call), await readOrganisations(call.ctx.gallery))),

  /**
   * What each collection took of those who report: median hours, warnings and hand-ins per return, as of a release.
   * @throws NOT_FOUND for a release not out
   */
  burden: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/burden', tags, summary: 'What reporting takes, by collection' } })
    .input(input)
    .output(documented(burdenPage))
    .query(async ({ ctx: { gallery }, input: { release: asked } }) => {
      const release = await releaseAsked(gallery, asked);
      return drawBurden(release, await readBurdens(gallery, release.number));
    }),

  /**
   * What is kept of people, how long and why, from the list by which it is cleared; in every release the same.
   * @throws NOT_FOUND for a release not out
   */
  privacy: publicProcedure
    .input(input)
    .output(documented(privacyPage))
    .query(async ({ ctx: { gallery }, input: { release: asked } }) => ({
      release: await releaseAsked(gallery, asked),
      kept: keepingList(),
    })),

  /**
   * Who may do what: the table that every procedure asks, as it is now; in every release the same.
   * @throws NOT_FOUND for a release not out
   */
  permissions: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/permissions', tags, summary: 'Who may do what' } })
    .input(input)
    .output(documented(permissionsPage))
    .query(async ({ ctx: { gallery }, input: { release: asked } }) => ({
      release: await releaseAsked(gallery, asked),
      permissions: permissionRows(),
    })),

  /**
   * What authorities are asked for, when and by what authority to ask, and the rules that every collection keeps.
   * @throws NOT_FOUND for a release not out
   */
  collections: publicProcedure
    .meta({
      openapi: { method: 'GET', path: '/collections', tags, summary: 'What authorities are asked for, and when' },
    })
    .input(input)
    .output(documented(collectionsPage))
    .query(async ({ ctx: { gallery }, input: { release: asked } }) => {
      const release = await releaseAsked(gallery, asked);
      const rows = await readCollections(gallery);
      const collections = rows.map((row) => ({
        ...collectionOf(row),
        programme: row.programme,
        madeUp: Boolean(row.madeUp),
      }));
      return collectionsPageOf(release, collections);
    }),

  /**
   * The written tests, every closed list of words with its meaning, and what is not known.
   * @throws NOT_FOUND for a release not out
   */
  methodology: publicProcedure
    .meta({ openapi: { method: 'GET', path: '/methodology', tags, summary: 'How everything shown is made' } })
    .input(input)
    .output(documented(methodologyPage))
    .query(async (call) => {
      const { ctx } = call;
      const { page } = await ledgerReading(call);
      const [{ metrics }, facts] = await Promise.all([
        referenceAt(ctx.gallery, page.release, ctx.now),
        readFacts(ctx.gallery),
      ]);
      return drawMethodology({ page, metrics }, facts);
    }),
});
