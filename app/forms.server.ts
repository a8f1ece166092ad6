import { v7 as uuidv7 } from 'uuid';
import type { FormFault } from './components/fault-summary.tsx';
import type { Problem } from './problem.server.ts';

/** A key for one write, made with the form: sending the form twice writes once. */
export function newKey(): string {
  return uuidv7();
}

/** What a field of a form holds, without spaces around it; empty where it is not there or is a file. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

const shownInForm = new Set([400, 401, 403, 409, 412, 422, 429]);

/**
 * Runs a write of a form. What the system refuses comes back as a problem, to be shown in the form's error summary;
 * everything else (the service is unavailable, sign in first) is thrown on.
 */
export async function attempt<T>(write: () => Promise<T>): Promise<{ done: T } | { refused: Problem }> {
  try {
    return { done: await write() };
  } catch (thrown) {
    if (!(thrown instanceof Response) || !shownInForm.has(thrown.status)) throw thrown;
    return { refused: (await thrown.json()) as Problem };
  }
}

/** What a refused write says of each field of its form; a refusal that names none stands at `field`. */
export function faultsIn({ findings, detail }: Problem, field: string): FormFault[] {
  return (findings as FormFault[] | undefined) ?? [{ field, message: detail }];
}
