import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Gallery } from '#server/data/connections.ts';
import { generationOf } from '#server/data/gallery/redactions/generation.ts';
import { readSeries } from '#server/data/gallery/series.ts';
import { companionsOf } from '#server/domain/comparison/benchmarks.ts';
import { compare } from '#server/domain/comparison/compare.ts';
import type { Comparison, Reference } from '#server/domain/comparison/comparison.ts';
import { emptyMemory, type Memory, recall, remember } from '#server/domain/comparison/memory.ts';
import { periodsAsked, questionOf } from '#server/domain/comparison/question.ts';
import { countMetricOf } from '#server/domain/statistics/published-counts.ts';
import { releaseAsked, releaseInput } from '../release-asked.ts';
import { readBeside } from './beside.ts';
import { referenceAt } from './reference.ts';

export type Context = { gallery: Gallery; now: Date };

const areaList = z.array(z.string().trim().min(1).max(20)).min(1).max(160);

/** One code or several, as a list or (in an address) with commas between. */
const areasInput = z
  .union([z.array(z.string()), z.string()], { error: 'Give 1 to 160 area codes, with commas between.' })
  .transform((given) => (typeof given === 'string' ? given.split(',') : given))
  .pipe(areaList);

export const compareInput = z
  .object({
    metric: z.string().min(1).max(48),
    areas: areasInput,
    from: z.string().max(16).optional(),
    to: z.string().max(16).optional(),
    breakdown: z.string().min(1).max(48).default('total'),
    release: releaseInput,
  })
  .strict();

/** A larger answer is asked for seldom, and holding on to it costs more than working it out again. */
const mostRemembered = 1_000;
/** About 12 MB of answers. */
const mostPoints = 40_000;
const memories = new WeakMap<object, Memory<Comparison>>();

/** What stands beside an activity measure in the same figure; undefined where the release’s methods have no pairs. */
export function besideAsked(
  { gallery }: { gallery: Gallery },
  asked: z.output<typeof compareInput>,
  answer: Pick<Comparison, 'axis'>,
  reference: Reference,
  release: { number: number },
) {
  // The question has an answer: it has no fault.
  const { question } = questionOf(asked, reference);
  return readBeside(gallery, question!, answer, reference, release.number);
}

/**
 * The comparison that is asked for, as at its release, and that release.
 * @throws BAD_REQUEST naming every fault of the question; NOT_FOUND for a release not out
 */
export async function answerOf({ gallery, now }: Context, input: z.output<typeof compareInput>) {
  const { release: asked, ...rest } = input;
  const release = await releaseAsked(gallery, asked);
  const memory = memoryOf(gallery);
  const key = JSON.stringify([release.number, release.publishedAt, rest]);
  const known = recall(memory, key);
  if (known) return { ...known, release };
  const reference = await referenceAt(gallery, release, now);
  const { question, faults } = questionOf(rest, reference);
  if (!question) throw new TRPCError({ code: 'BAD_REQUEST', message: faults.join(' ') });
  const codes = question.areas.map(({ code }) => code);
  const of = {
    breakdown: question.breakdown.id,
    areas: [...new Set([...codes, ...companionsOf(question.areas, reference)])],
    release: release.number,
    periods: periodsAsked(rest),
  };
  const counts = countMetricOf(question.metric.id);
  const [rows, countRows] = await Promise.all([
    readSeries(gallery, { ...of, metric: question.metric.id }),
    counts ? readSeries(gallery, { ...of, metric: counts }) : [],
  ]);
  const answer = compare(question, reference, rows, countRows);
  const weight = weightOf(answer);
  if (weight <= mostRemembered) remember(memory, key, answer, weight);
  return { ...answer, release };
}

function memoryOf(gallery: Gallery): Memory<Comparison> {
  const generation = generationOf(gallery);
  const there = memories.get(generation) ?? emptyMemory<Comparison>(mostPoints);
  memories.set(generation, there);
  return there;
}

function weightOf({ series, benchmarks }: Comparison): number {
  return [...series, ...benchmarks].reduce((sum, { points }) => sum + points.length, 1);
}
