import { Table, type TableProps } from '#app/govuk/table.tsx';

/** A table that may be wider than a phone: it scrolls by itself, also by keyboard. */
export function ScrollingTable({ label, ...table }: TableProps & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus (WCAG 2.1.1)
    <section className="app-scroll" aria-label={label} tabIndex={0}>
      <Table {...table} />
    </section>
  );
}
