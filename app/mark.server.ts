/** Headers of a public answer. A permalink is still asked for again after a minute: figures can be taken down. */
export function markOf(release: number, permalink: boolean): Record<string, string> {
  return {
    Release: String(release),
    'Cache-Control': permalink ? 'public, max-age=60, must-revalidate' : 'public, max-age=0, must-revalidate',
  };
}
