import { z } from 'zod';
import { readCheckReference } from '#server/data/workshop/collections.ts';
import { readFiguresOfPeriods } from '#server/data/workshop/returns.ts';
import { returnColumns } from '#server/domain/returns/return-row.ts';
import { metricRules, symbolWords } from '#server/domain/returns/rules.ts';
import { earlierPeriods } from '#server/domain/returns/series/earlier-periods.ts';
import { type ForTemplate, templateRules, templateTable } from '#server/domain/returns/tables/template.ts';
import { figuresSheet } from '#server/files/workbook.ts';
import { writeWorkbook } from '#server/files/write-workbook.ts';
import { type Context, signedInProcedure } from '../init.ts';
import { type OfReturn, ofReturn, requireCollection, requireReader } from './scope.ts';

async function forTemplate({ workshop }: Pick<Context, 'workshop'>, of: OfReturn): Promise<ForTemplate> {
  const [{ collection }, reference] = await Promise.all([
    requireCollection(workshop.direct, of),
    readCheckReference(workshop.direct),
  ]);
  const [period = ''] = earlierPeriods(collection.period);
  const { programmeId } = collection;
  const [last] = await readFiguresOfPeriods(workshop.direct, { programmeId, periods: [period], areaCode: of.area });
  return {
    area: of.area,
    collection,
    metrics: new Map(
      reference.metrics.map((row) => [row.id, { ...row, rules: metricRules.parse(JSON.parse(row.rules)) }]),
    ),
    names: new Map(reference.metrics.map(({ id, name }) => [id, name])),
    labels: new Map(reference.breakdowns.map(({ id, label }) => [id, label])),
    last: last ?? { period, values: [] },
  };
}

/**
 * The return's template: its columns and a row for every figure the collection asks this area for. The columns after
 * `explanation` are to be read: name, rule, and what the area gave for the period before.
 */
export const returnTemplate = signedInProcedure
  .meta({ action: 'return.read', or: 'return.readAny' })
  .input(z.strictObject(ofReturn))
  .query(async ({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    return templateTable(await forTemplate(ctx, input));
  });

const howTo = [
  ['How to fill in this workbook'],
  [`Fill in the sheet “${figuresSheet}”: one row for each figure. Leave its first five columns as they are.`],
  ['Where the metric has a denominator, give numerator and denominator and leave the value empty.'],
  ['Where the metric is a number, give the value.'],
  [`Where there is no figure, leave the numbers empty and give a symbol: ${symbolWords}.`],
  ['An explanation says why a figure is what it is. Never write about one child, family or worker.'],
  ['The shaded columns are there to be read: what you gave the period before, and the rule. They are not taken in.'],
  ['Write values, not formulas; do not merge cells. Macros and passwords are refused.'],
];

/** The template as an Excel workbook, in base64: the same table, with its rules and how to fill it in. */
export const returnWorkbook = signedInProcedure
  .meta({ action: 'return.read', or: 'return.readAny' })
  .input(z.strictObject(ofReturn))
  .query(async ({ ctx, input }) => {
    requireReader(ctx.user, input.area);
    const made = await forTemplate(ctx, input);
    const { columns, rows } = templateTable(made);
    const rules = templateRules(made).map((each) => [each.metric, each.name, each.unit, each.rules.join('\n')]);
    const reading = new Set(columns.map((_, index) => index).filter((index) => index >= returnColumns.length));
    const bytes = await writeWorkbook([
      {
        name: figuresSheet,
        rows: [columns, ...rows],
        widths: [12, 12, 14, 24, 18, 12, 12, 12, 10, 40, 40, 20, 60, 24, 14, 16, 12, 12],
        reading,
      },
      { name: 'Rules', rows: [['metric', 'name', 'unit', 'rules'], ...rules], widths: [24, 50, 24, 90] },
      { name: 'Read me', rows: howTo, widths: [110] },
    ]);
    return { base64: bytes.toString('base64') };
  });
