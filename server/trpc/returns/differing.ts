import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { readAskedWords } from '#server/data/workshop/collections.ts';
import { readReturnSteps } from '#server/data/workshop/return-history.ts';
import { readFiguresByVersion } from '#server/data/workshop/returns.ts';
import { figureOf, type ReturnedValue } from '#server/domain/returns/returned-value.ts';
import { periodWords } from '#server/domain/returns/series/earlier-periods.ts';
import { differencesBetween, type VersionFigures } from '#server/domain/returns/versions/differences.ts';
import { documented } from '../documented.ts';
import { signedInProcedure } from '../init.ts';
import { ofReturn, requireCollection, requireReader, requireReturn } from './scope.ts';

const figure = z.object({
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
  symbol: z.string().nullable(),
  explanation: z.string().nullable(),
});

const version = z.object({ number: z.int(), submittedAt: z.string(), role: z.string() });

export const differing = z.object({
  area: z.object({ code: z.string(), name: z.string() }),
  collection: z.object({ id: z.string(), periodLabel: z.string() }),
  /** Every version there is, the latest first. */
  versions: z.array(version),
  /** The two that are compared; `from` 0 is nothing. */
  from: z.int(),
  to: z.int(),
  /** How many figures changed since the version that was last signed off; null where none was. */
  sinceSignOff: z.object({ version: z.int(), changes: z.int() }).nullable(),
  differences: z.array(
    z.object({
      metric: z.string(),
      breakdown: z.string(),
      name: z.string(),
      breakdownLabel: z.string(),
      unit: z.string(),
      decimals: z.int(),
      kind: z.enum(['added', 'changed', 'explanation', 'taken-out']),
      before: figure.nullable(),
      after: figure.nullable(),
      version: z.int(),
      at: z.string(),
      role: z.string(),
    }),
  ),
});

function numbersOf(value: ReturnedValue | null): z.infer<typeof figure> | null {
  if (!value) return null;
  const { metric: _, breakdown: __, ...numbers } = value;
  return numbers;
}

/**
 * What differs between two versions of a return, figure by figure, with who changed it last and when; and how many
 * figures changed since the last sign-off. Without `from` and `to`: the latest version and the one before it.
 * NOT_FOUND: there is no such version; BAD_REQUEST: `from` is after `to`.
 */
export const returnDifferences = signedInProcedure
  .meta({
    action: 'return.read',
    or: 'return.readAny',
    openapi: { method: 'GET', path: '/returns/differences', summary: 'What differs between two versions of a return' },
  })
  .input(z.strictObject({ ...ofReturn, from: z.int().min(0).optional(), to: z.int().min(1).optional() }))
  .output(documented(differing))
  .query(async ({ ctx, input }): Promise<z.infer<typeof differing>> => {
    requireReader(ctx.user, input.area);
    const [{ collection, areaName }, found] = await Promise.all([
      requireCollection(ctx.workshop, input),
      requireReturn(ctx.workshop, input),
    ]);
    const { to = found.version } = input;
    const { from = to - 1 } = input;
    if (to > found.version)
      throw new TRPCError({ code: 'NOT_FOUND', message: `Version ${found.version} is the latest.` });
    if (from > to) {
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'The version compared with must not be the later one.' });
    }
    const [steps, figures, words] = await Promise.all([
      readReturnSteps(ctx.workshop, found.id),
      readFiguresByVersion(ctx.workshop.direct, found.id),
      readAskedWords(
        ctx.workshop,
        collection.asks.map(({ metric }) => metric),
      ),
    ]);
    const roles = new Map(steps.flatMap((step) => (step.kind === 'submitted' ? [[step.version, step.actorRole]] : [])));
    const versions = found.versions.toReversed().map(
      ({ number, submittedAt }): VersionFigures => ({
        number,
        submittedAt: submittedAt.toISOString(),
        submittedByRole: roles.get(number) ?? '',
        values: figures.get(number) ?? [],
      }),
    );
    const all = [{ number: 0, submittedAt: '', submittedByRole: '', values: [] }, ...versions];
    const between = (first: number, last: number) =>
      differencesBetween(all.filter(({ number }) => number >= first && number <= last));
    const signedOff = steps.findLast(({ kind }) => kind === 'signed-off')?.version;
    const metrics = new Map(words.metrics.map((metric) => [metric.id, metric]));
    const labels = new Map(words.breakdowns.map(({ id, label }) => [id, label]));
    const asked = collection.asks.flatMap(({ metric, breakdowns }) => breakdowns.map((each) => figureOf(metric, each)));
    const place = (each: { metric: string; breakdown: string }) => asked.indexOf(figureOf(each.metric, each.breakdown));
    return {
      area: { code: input.area, name: areaName },
      collection: { id: collection.id, periodLabel: periodWords(collection.period) },
      versions: versions
        .map(({ number, submittedAt, submittedByRole: role }) => ({ number, submittedAt, role }))
        .toReversed(),
      from,
      to,
      sinceSignOff:
        signedOff === undefined ? null : { version: signedOff, changes: between(signedOff, found.version).length },
      differences: between(from, to)
        .sort((a, b) => place(a) - place(b))
        .map((each) => {
          const { name = each.metric, unit = '', decimals = 0 } = metrics.get(each.metric) ?? {};
          const said = { name, unit, decimals, breakdownLabel: labels.get(each.breakdown) ?? each.breakdown };
          return { ...each, ...said, before: numbersOf(each.before), after: numbersOf(each.after) };
        }),
    };
  });
