import type { Typed } from './components/ledger-acts/act-field.tsx';
import type { ActField, ActName } from './components/ledger-acts/act-forms.ts';
import { textIn } from './forms.server.ts';
import type { Caller } from './trpc.server.ts';

/** Everything typed into a form's text fields, by name, as it is to be shown again. */
export function typedIn(form: FormData): Typed {
  return Object.fromEntries([...form.keys()].map((name) => [name, textIn(form, name)]));
}

/** Three parts as `2026-03-27`, unjudged: whether there is such a day the system says. */
export function dayIn(typed: Typed, name: string): string {
  const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => typed[`${name}-${part}`]);
  if (day + month + year === '') return '';
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`.slice(0, 20);
}

function valueIn(typed: Typed, { name, kind }: ActField): string | boolean {
  if (kind === 'date') return dayIn(typed, name);
  return kind === 'box' ? typed[name] === 'yes' : (typed[name] ?? '');
}

/** The answers by name; those about the source, or about what is corrected, in a group of their own. */
function answersIn(typed: Typed, fields: readonly ActField[]) {
  const answers: Record<string, string | boolean> = {};
  const grouped: Record<'source' | 'changes', Record<string, string>> = { source: {}, changes: {} };
  for (const field of fields) {
    const [group, name] = field.name.split('.');
    const value = valueIn(typed, field);
    if (name === undefined) answers[field.name] = value;
    else if (group === 'source' || group === 'changes') grouped[group][name] = String(value);
  }
  return { answers, ...grouped };
}

/** What a form is about besides its answers. */
export type ActSubject = {
  commitment: string;
  milestone: string;
  part: string;
  row: string;
  /** The corrected row's fields as they stand: what was not touched is no correction. */
  standing: Record<string, string | null>;
};

/** Does the act that a form asks for. What the answers may be is for the system to say, so they go as they were typed. */
export function doAct(call: Caller, name: ActName, typed: Typed, fields: readonly ActField[], of: ActSubject) {
  const { answers, source, changes } = answersIn(typed, fields);
  const { commitment, milestone } = of;
  const key = typed.key ?? '';
  const given = <Input>(input: object) => input as Input;
  switch (name) {
    case 'move-date': {
      const { withdrawn, due, ...rest } = answers;
      const seenStep = Number(typed.seenStep ?? Number.NaN);
      const move = { key, milestone, seenStep, due: withdrawn === true && due === '' ? null : due, source, ...rest };
      return call.milestone.moveDate(given<Parameters<typeof call.milestone.moveDate>[0]>(move));
    }
    case 'evidence': {
      const evidence = { key, milestone, source, ...answers };
      return call.milestone.recordEvidence(given<Parameters<typeof call.milestone.recordEvidence>[0]>(evidence));
    }
    case 'term': {
      const change = { key, commitment, source, ...answers };
      return call.commitment.changeTerm(given<Parameters<typeof call.commitment.changeTerm>[0]>(change));
    }
    case 'end': {
      const end = { key, commitment, source, ...answers };
      return call.commitment.end(given<Parameters<typeof call.commitment.end>[0]>(end));
    }
    case 'look':
      return call.commitment.look({ key, commitment, ...answers });
    case 'judge': {
      const verdict = { key, commitment, milestone, judge: typed.judge ?? '', source, ...answers };
      return call.commitment.judge(given<Parameters<typeof call.commitment.judge>[0]>(verdict));
    }
    case 'correct': {
      const { part, row } = of;
      const changed = Object.entries(changes).filter(([field, value]) => (of.standing[field] ?? '') !== value);
      const correction = { key, commitment, part, row, changes: Object.fromEntries(changed), ...answers };
      return call.ledger.correct(given<Parameters<typeof call.ledger.correct>[0]>(correction));
    }
  }
}
