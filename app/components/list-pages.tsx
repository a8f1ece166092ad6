import { formatNumber } from '#app/format.ts';
import { Pagination, type PaginationItem } from '#app/govuk/pagination.tsx';

/** Steps through the pages of a list, and says which one this is. Draws nothing for a list of one page. */
export function ListPages(props: {
  page: number;
  pages: number;
  to: (page: number) => string;
  /** Which list, where a page has several. */
  label?: string;
}) {
  const { page, pages, to, label } = props;
  if (pages < 2) return null;
  return (
    <>
      <p className="govuk-body-s">
        Page {formatNumber(page)} of {formatNumber(pages)}
      </p>
      <Pagination
        landmarkLabel={label ? `Pages: ${label}` : 'Pages'}
        previous={page > 1 ? { href: to(page - 1) } : undefined}
        next={page < pages ? { href: to(page + 1) } : undefined}
        items={pagesNamed(page, pages).map(
          (number): PaginationItem =>
            number === null ? { ellipsis: true } : { number, href: to(number), current: number === page },
        )}
      />
    </>
  );
}

/** The first page, this one with its neighbours, and the last; null where some between them are left out. */
export function pagesNamed(page: number, pages: number): (number | null)[] {
  const named = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages);
  return named.flatMap((one, at) => {
    const before = named[at - 1] ?? one - 1;
    if (one - before === 2) return [one - 1, one];
    return one - before > 2 ? [null, one] : [one];
  });
}
