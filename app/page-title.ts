export const serviceName = 'Stable Homes tracker';

/** The document's title, for a route's `meta`: `<page> – Stable Homes tracker`, with `Error: ` before it where a form has faults. */
export function pageTitle(page: string, { error = false }: { error?: boolean } = {}): string {
  return `${error ? 'Error: ' : ''}${page} – ${serviceName}`;
}
