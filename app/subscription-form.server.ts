import type { Chosen } from './components/subscriptions/choice-fields.tsx';
import { textIn } from './forms.server.ts';

/** A promise as a reader gives it: its id, or the address of its page. */
const promiseIn = (given: string) => /\/commitments\/([a-z0-9-]+)/.exec(given)?.[1] ?? given;

/** The form as it was filled in, to be shown again. */
export function chosenIn(form: FormData): Chosen {
  const ticked = form.getAll('choices').filter((value) => typeof value === 'string');
  const text = (name: string) => textIn(form, name);
  return {
    ticked,
    commitment: text('commitment'),
    topic: text('topic'),
    area: text('area'),
    metric: text('metric'),
    pace: text('pace'),
  };
}

/** What the form asks for, as words; whether there is such a thing is for the system to say. */
export function wordsOf({ ticked, commitment, topic, area, metric }: Chosen): string[] {
  const one = (kind: string, id: string) => (id === '' ? [] : [`${kind}:${id}`]);
  const single = [
    ...one('commitment', promiseIn(commitment)),
    ...one('topic', topic),
    ...one('area', area),
    ...one('metric', metric),
  ];
  return [...new Set([...ticked, ...single])].map((word) => word.slice(0, 200)).slice(0, 200);
}
