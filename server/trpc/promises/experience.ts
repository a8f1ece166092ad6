import { z } from 'zod';
import { readSplits } from '#server/data/gallery/series.ts';
import { england } from '#server/domain/areas/area.ts';
import { experiencePage } from '#server/domain/ledger/pages/promises/experience-page.ts';
import {
  experiencePage as drawExperience,
  experienceBreakdowns,
  experienceMetrics,
} from '#server/domain/ledger/views/experience/experience.ts';
import { referenceAt } from '../comparison/reference.ts';
import { documented } from '../documented.ts';
import { publicProcedure } from '../init.ts';
import { englandFigures } from './england-figures.ts';
import { asked, ledgerReading } from './ledger-reading.ts';

/**
 * How families experience it: what is measured of consent, dignity and usefulness, what nobody measures, and the same
 * for disabled children and their parents.
 * @throws NOT_FOUND for a release not out
 */
export const familiesExperience = publicProcedure
  .meta({
    openapi: { method: 'GET', path: '/experience', tags: ['commitments'], summary: 'How families experience it' },
  })
  .input(z.strictObject(asked))
  .output(documented(experiencePage))
  .query(async (call) => {
    const reading = await ledgerReading(call);
    const { gallery, now } = call.ctx;
    const { release } = reading.page;
    const reference = await referenceAt(gallery, release, now);
    const [figures, split] = await Promise.all([
      englandFigures(call.ctx, reading, experienceMetrics(reading)),
      readSplits(gallery, {
        metrics: [...reference.metrics.keys()],
        breakdowns: experienceBreakdowns(reading, reference),
        ...{ areas: [england], release: release.number },
      }),
    ]);
    return drawExperience(reading, { ...reference, england: figures, split });
  });
