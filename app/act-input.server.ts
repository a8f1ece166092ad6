import type { Typed } from './components/ledger-acts/act-field.tsx';
import type { ActField } from './components/ledger-acts/act-fields.ts';
import type { ActName } from './components/ledger-acts/act-forms.ts';
import type { Caller } from './trpc.server.ts';

/** Everything typed into a form, by name, as it is to be shown again; of several boxes ticked, all, parted by commas. */
export function typedIn(form: FormData): Typed {
  const texts = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
  return Object.fromEntries([...new Set(form.keys())].map((name) => [name, texts(name).join(',').trim()]));
}

/** Three parts as `2026-03-27`, unjudged: whether there is such a day the system says. */
export function dayIn(typed: Typed, name: string): string {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => typed[`${name}-${part}`]);
  if (day + month + year === '') return '';
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`.slice(0, 20);
}

type Answer = string | boolean | string[];

function valueIn(typed: Typed, { name, kind }: ActField): Answer {
  if (kind === 'date') return dayIn(typed, name);
  if (kind === 'boxes') return (typed[name] ?? '').split(',').filter(Boolean);
  return kind === 'box' ? typed[name] === 'yes' : (typed[name] ?? '');
}

/** The answers by name; those about the source, or about what is corrected, in a group of their own. */
function answersIn(typed: Typed, fields: readonly ActField[]) {
  const answers: Record<string, Answer> = {};
  const grouped: Record<'source' | 'changes', Record<string, string>> = { source: {}, changes: {} };
  for (const field of fields) {
    const [group, name] = field.name.split('.');
    const value = valueIn(typed, field);
    if (name === undefined) answers[field.name] = value;
    else if (group === 'source' || group === 'changes') grouped[group][name] = String(value);
  }
  return { answers, ...grouped };
}

/** A date, or null where the box says that there is none. */
const dateOrNone = (due: Answer | undefined, none: Answer | undefined) => (none === true && due === '' ? null : due);

/** What a form is about besides its answers. */
export type ActSubject = {
  commitment: string;
  milestone: string;
  recommendation: string;
  part: string;
  row: string;
  /** The corrected row's fields as they stand: what was not touched is no correction. */
  standing: Record<string, string | null>;
};

/**
 * Does the act that a form asks for. What the answers may be is for the system to say, so they go as they were typed.
 * @param dryRun only asks whether it would be taken
 */
export function doAct(
  call: Caller,
  name: ActName,
  typed: Typed,
  fields: readonly ActField[],
  of: ActSubject,
  dryRun: boolean,
) {
  const { answers, source, changes } = answersIn(typed, fields);
  const { commitment, milestone, recommendation } = of;
  const own = { key: typed.key ?? '', dryRun };
  const given = <Input>(input: object) => input as Input;
  switch (name) {
    case 'move-date': {
      const { withdrawn, due, ...rest } = answers;
      const seenStep = Number(typed.seenStep ?? Number.NaN);
      const move = { ...own, milestone, seenStep, due: dateOrNone(due, withdrawn), source, ...rest };
      return call.milestone.moveDate(given<Parameters<typeof call.milestone.moveDate>[0]>(move));
    }
    case 'evidence': {
      const evidence = { ...own, milestone, source, ...answers };
      return call.milestone.recordEvidence(given<Parameters<typeof call.milestone.recordEvidence>[0]>(evidence));
    }
    case 'term': {
      const change = { ...own, commitment, source, ...answers };
      return call.commitment.changeTerm(given<Parameters<typeof call.commitment.changeTerm>[0]>(change));
    }
    case 'end': {
      const end = { ...own, commitment, source, ...answers };
      return call.commitment.end(given<Parameters<typeof call.commitment.end>[0]>(end));
    }
    case 'add-promise': {
      const { undated, due, ...rest } = answers;
      const promise = { ...own, due: dateOrNone(due, undated), source, ...rest };
      return call.commitment.add(given<Parameters<typeof call.commitment.add>[0]>(promise));
    }
    case 'add-milestone': {
      const { undated, due, ...rest } = answers;
      const step = { ...own, commitment, due: dateOrNone(due, undated), source, ...rest };
      return call.milestone.add(given<Parameters<typeof call.milestone.add>[0]>(step));
    }
    case 'answer': {
      const link = { ...own, commitment, source, ...answers };
      return call.recommendation.answer(given<Parameters<typeof call.recommendation.answer>[0]>(link));
    }
    case 'change-fit': {
      const change = { ...own, commitment, recommendation, seenFit: typed.seenFit ?? '', ...answers };
      return call.recommendation.changeFit(given<Parameters<typeof call.recommendation.changeFit>[0]>(change));
    }
    case 'respond': {
      const response = { ...own, source, ...answers };
      return call.recommendation.respond(given<Parameters<typeof call.recommendation.respond>[0]>(response));
    }
    case 'link-metric': {
      const link = { ...own, commitment, source, ...answers };
      return call.commitment.linkMetric(given<Parameters<typeof call.commitment.linkMetric>[0]>(link));
    }
    case 'promise-evidence': {
      const evidence = { ...own, commitment, source, ...answers };
      return call.commitment.recordEvidence(given<Parameters<typeof call.commitment.recordEvidence>[0]>(evidence));
    }
    case 'look':
      return call.commitment.look({ ...own, commitment, ...answers });
    case 'judge': {
      const verdict = { ...own, commitment, milestone, judge: typed.judge ?? '', source, ...answers };
      return call.commitment.judge(given<Parameters<typeof call.commitment.judge>[0]>(verdict));
    }
    case 'correct': {
      const { part, row } = of;
      const changed = Object.entries(changes).filter(([field, value]) => (of.standing[field] ?? '') !== value);
      const correction = {
        ...own,
        commitment,
        recommendation,
        part,
        row,
        changes: Object.fromEntries(changed),
        ...answers,
      };
      return call.ledger.correct(given<Parameters<typeof call.ledger.correct>[0]>(correction));
    }
  }
}
