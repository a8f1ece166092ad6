import type { RecordRow } from '#server/domain/ledger/acts/record-page.ts';
import type { ActSubject } from './act-input.server.ts';
import type { Typed } from './components/ledger-acts/act-field.tsx';
import { type ActName, actForm, correctionFields, withChoices } from './components/ledger-acts/act-forms.ts';
import { problem, problemResponse } from './problem.server.ts';
import type { SignedIn } from './session.server.ts';
import type { Caller } from './trpc.server.ts';

type Args = { request: Request; params: { act?: string | undefined } };

const nothing = { pillars: [], missions: [], recommendations: [], metrics: [] };
const notFound = (what: string) => problemResponse(problem('NOT_FOUND', what));

const rowIn = ({ rows }: { rows: RecordRow[] }, query: URLSearchParams) =>
  rows.find(({ id, fields }) => fields !== null && id === query.get('row')) ?? null;

/** The record that the address names and what of it the act is about; nothing for an act that adds to no promise. */
async function namedIn(call: Caller, name: string, of: string, query: URLSearchParams) {
  const about = { record: null, recommendation: null, milestone: null, row: null, answer: null };
  if (of === 'programme') return about;
  const commitment = query.get('commitment') ?? '';
  const asked = query.get('recommendation') ?? '';
  if (name === 'correct' && commitment === '' && asked !== '') {
    const recommendation = await call.ledger.recommendation({ recommendation: asked });
    const row = rowIn(recommendation, query);
    if (!row) throw notFound('The recommendation has no such row.');
    return { ...about, recommendation, row };
  }
  if (commitment === '') throw notFound('There is no such page.');
  const record = await call.ledger.promise({ commitment });
  const milestone = record.milestones.find(({ slug }) => slug === query.get('milestone')) ?? null;
  const row = rowIn(record, query);
  const answer = record.answers.find((each) => each.recommendation === asked) ?? null;
  const needed = { milestone, answer, commitment: name === 'correct' ? row : record }[of];
  if (!needed) throw notFound('The promise has no such milestone, answer or row.');
  return { ...about, record, milestone, row, answer };
}

/** The form asked for and what it is about; refused where there is no such thing or it is not this person's to do. */
export async function actAsked(call: Caller, { user }: SignedIn, { request, params }: Args) {
  const form = actForm(params.act);
  if (!form) throw notFound('There is no such page.');
  if (!user.memberships.some(({ role }) => role === form.role)) {
    throw problemResponse(problem('FORBIDDEN', 'Your role does not allow this.'));
  }
  const query = new URL(request.url).searchParams;
  const named = await namedIn(call, params.act ?? '', form.of, query);
  const asked = [...correctionFields(named.row?.fields ?? {}), ...form.fields];
  const lists = asked.some((field) => 'from' in field) ? await call.ledger.lists() : nothing;
  const fields = asked.map((field) => withChoices(field, lists));
  return { name: params.act as ActName, form, fields, ...named, chosen: query.get('recommendation') };
}

export type ActAsked = Awaited<ReturnType<typeof actAsked>>;

/** What the act is about, as it is done. */
export function subjectOf({ record, recommendation, milestone, row, answer }: ActAsked, typed: Typed): ActSubject {
  return {
    commitment: record?.slug ?? '',
    milestone: milestone?.slug ?? typed.milestone ?? '',
    recommendation: answer?.recommendation ?? recommendation?.slug ?? '',
    ...{ part: row?.part ?? '', row: row?.id ?? '', standing: row?.fields ?? {} },
  };
}
