import { Pagination } from '#app/govuk/pagination.tsx';

/** Steps through the pages of a list. Draws nothing for a list of one page. */
export function ListPages({ page, pages, to }: { page: number; pages: number; to: (page: number) => string }) {
  if (pages < 2) return null;
  return (
    <Pagination
      previous={page > 1 ? { href: to(page - 1) } : undefined}
      next={page < pages ? { href: to(page + 1) } : undefined}
      items={Array.from({ length: pages }, (_, index) => ({
        number: index + 1,
        href: to(index + 1),
        current: index + 1 === page,
      }))}
    />
  );
}
