import { v7 as uuidv7 } from 'uuid';
import { fieldName } from '#app/components/return-form/field-names.ts';
import { action as saveSection, loader as sectionPage } from '#app/routes/reporting.$collection.form.$section.tsx';
import { loader as checkPage, action as submitForm } from '#app/routes/reporting.$collection.form.check.tsx';
import type { ReturnColumn } from '#server/domain/returns/return-row.ts';
import { type Found, form, standing } from './doors.ts';
import { A, as, origin } from './world.ts';

const cells = ['numerator', 'denominator', 'value', 'symbol', 'explanation'] as const;
export type FormRow = Record<ReturnColumn, string>;

const get = (path: string) => new Request(`${origin}${path}?area=${A}`, { headers: { Cookie: standing.cookie } });
const routed = (request: Request, params: Record<string, string>) => ({ request, params, context: {} });

/** Writes the rows of a return into the pages of the form, as a person would: what no row speaks of is cleared. */
export async function fillIn(collection: string, rows: readonly FormRow[]): Promise<void> {
  const of = { area: A, collection };
  const { sections, overtaken } = await as('preparerA').return.draft(of);
  if (overtaken) await as('preparerA').return.saveDraft({ ...of, key: uuidv7(), figures: [], onto: overtaken.version });
  for (const { id: section } of sections) {
    const path = `/reporting/${collection}/form/${section}`;
    const page = await sectionPage(routed(get(path), { collection, section }));
    const fields = new URLSearchParams({ csrf: standing.csrf, key: page.key, leave: 'yes' });
    for (const field of page.fields) {
      const row = rows.find(({ metric, breakdown }) => metric === field.metric && breakdown === field.breakdown);
      fields.set(fieldName('was', field), JSON.stringify(field.figure));
      for (const cell of cells) fields.set(fieldName(cell, field), row?.[cell] ?? '');
    }
    const answer = await saveSection(routed(form(path, fields), { collection, section })).catch((thrown) => thrown);
    if (!(answer instanceof Response) || answer.status !== 303) throw new Error(`${section} was not saved`);
  }
}

/** What the last page of the form says. */
export const checked = (collection: string) =>
  checkPage(routed(get(`/reporting/${collection}/form/check`), { collection }));

/** Submits what the last page of the form offers: the answer of the action, a redirect where it was taken. */
export async function submit(
  collection: string,
  page: Awaited<ReturnType<typeof checked>>,
  key = page.key,
  more: Record<string, string> = {},
) {
  const fields = new URLSearchParams({
    ...{ csrf: standing.csrf, key, values: JSON.stringify(page.values) },
    ...{ draft: String(page.draft?.revision ?? 0), baseVersion: String(page.version) },
    ...more,
  });
  const path = `/reporting/${collection}/form/check`;
  return submitForm(routed(form(path, fields), { collection })).catch((thrown: unknown) => thrown);
}

/** Chooses, figure by figure, between the draft and the version that overtook it. */
export async function choose(
  collection: string,
  page: Awaited<ReturnType<typeof checked>>,
  taken: 'yours' | 'theirs' | null,
) {
  const fields = new URLSearchParams({ csrf: standing.csrf, key: page.key, step: 'choose' });
  fields.set('onto', String(page.overtaken?.version));
  for (const figure of page.overtaken?.figures ?? []) {
    fields.set(fieldName('yours', figure), JSON.stringify(figure.yours));
    fields.set(fieldName('was', figure), JSON.stringify(figure.theirs));
    if (taken) fields.set(fieldName('take', figure), taken);
  }
  const path = `/reporting/${collection}/form/check`;
  return submitForm(routed(form(path, fields), { collection })).catch((thrown: unknown) => thrown);
}

/** A finding without its row: the form has fields instead. In an order that does not depend on rows. */
export const withoutRow = (findings: readonly object[]): string[] =>
  findings
    .map((finding) => {
      const { code, severity, column, metric, breakdown, found, message, fix, who, name, before } = finding as Found;
      return JSON.stringify([code, severity, column, metric, breakdown, found, message, fix, who, name, before]);
    })
    .sort();
