const archive = 'https://web.archive.org/web';

/**
 * Where the Internet Archive shows its copy of a page nearest to a day, or says that it has none. An address made from
 * the source’s own: nobody has looked whether a copy is there.
 * @param near `YYYY-MM-DD`; null: the newest copy
 */
export function archiveSearch(url: string, near: string | null): string {
  return `${archive}/${near ? near.replaceAll('-', '') : '2'}/${url}`;
}
