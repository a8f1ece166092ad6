import type { ReactNode } from 'react';

/** Around a table that may be wider than the page: it scrolls by itself, by keyboard too. */
export function ScrollArea({ label, id, children }: { label: string; id?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard can only scroll what takes the focus
    <section className="app-scroll" id={id} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
