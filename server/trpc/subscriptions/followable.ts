import type { Gallery } from '#server/data/connections.ts';
import { lookupOf } from '#server/domain/ledger/lookup.ts';
import type { Published } from '#server/domain/subscriptions/choices.ts';
import { referenceAt } from '../comparison/reference.ts';
import { ledgerReading } from '../promises/ledger-reading.ts';

/** Everything published that can be followed, by kind and permanent id, with its name. Made-up places are not offered. */
export async function whatCanBeFollowed(ctx: { gallery: Gallery; now: Date; today: string }): Promise<Published> {
  const { lookup, commitments, page, words } = await ledgerReading({ ctx, input: {} });
  const { areas, metrics } = await referenceAt(ctx.gallery, page.release, ctx.now);
  const { wordingsOf, ledger } = lookupOf(lookup.ledger);
  const title = (id: string, slug: string) => wordingsOf(id).at(-1)?.title ?? slug;
  return {
    pillar: new Map(ledger.pillars.map(({ slug, title: name }) => [slug, name])),
    commitment: new Map(commitments.map(({ id, slug }) => [slug, title(id, slug)])),
    topic: new Map(words.topics.map(({ id, title: name }) => [id, name])),
    area: new Map([...areas.values()].filter(({ madeUp }) => !madeUp).map(({ code, name }) => [code, name])),
    metric: new Map([...metrics.values()].map(({ id, name }) => [id, name])),
  };
}
