import { renderToStaticMarkup } from 'react-dom/server';
import type { Person } from '#server/domain/people/permissions.ts';
import { PreviewBanner } from './components/preview-banner.tsx';
import { hasEditions } from './edition.ts';
import { paths } from './paths.ts';
import { requireUser } from './session.server.ts';
import { caller, type Preview, previewAt } from './trpc.server.ts';

const address = /^\/monitor\/releases\/([1-9]\d{0,8})\/preview\/(\d{4}-\d{2}-\d{2})(\/.*)$/;
/** Pages that send something, and people's own: no preview of anything. */
const apart = /^\/(?:challenge|subscriptions|account|unsent)(?:[/.?]|$)/;
const isPreviewed = (path: string) => hasEditions(path) && !apart.test(path);

/**
 * The release and the day that an address looks at, and the public address it looks at.
 * @returns null where it is no such address, the day does not exist, nobody is signed in who may look, or the release is
 * not one that is still to come out: all of them look alike outside
 */
export async function previewOf(request: Request): Promise<{ preview: Preview; address: string } | null> {
  const { pathname, search } = new URL(request.url);
  const [, number, day = '', path = '/'] = address.exec(pathname) ?? [];
  if (!number || !isDay(day) || !isPreviewed(path)) return null;
  const user = await userOf(request);
  if (!user) return null;
  const all = await caller(request, user)
    .release.preview()
    .catch((refused: unknown) => {
      if (refused instanceof Response && refused.status < 500) return [];
      throw refused;
    });
  const release = all.find((each) => String(each.number) === number && each.previewDay !== null);
  return release ? { preview: previewAt(release.number, day), address: path + search } : null;
}

/** Who is signed in as the pages of the department want it; null where those would send them elsewhere first. */
async function userOf(request: Request): Promise<Person | null> {
  return requireUser(request).then(
    ({ user }) => user,
    (refused: unknown) => {
      if (refused instanceof Response && refused.status < 500) return null;
      throw refused;
    },
  );
}

const isDay = (day: string) => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);

/** Headers of an answer that nobody may keep and nothing may index. */
export function unkept(headers: Headers): void {
  headers.delete('Release');
  headers.delete('Link');
  headers.set('Cache-Control', 'no-store');
  headers.set('X-Robots-Tag', 'noindex');
}

/**
 * A public page as a preview: it says what it is above everything else, and its links stay in it.
 * @param html as React writes it, finished
 */
export function asPreview(html: string, { number, day }: Preview): string {
  const inside = (href: string) => {
    const ours = /^\/(?!\/)/.test(href) && isPreviewed(href.split(/[?#]/)[0] ?? '');
    return ours ? paths.preview(number, day, href) : href;
  };
  const banner = renderToStaticMarkup(<PreviewBanner number={number} day={day} />);
  const main = html.indexOf('<main');
  const container = html.lastIndexOf('<div class="govuk-width-container">', main);
  const told = html.slice(0, container) + html.slice(container).replace('>', (end) => end + banner);
  return told
    .replace('<title>', '<title>Preview: ')
    .replace(/<link rel="(?:canonical|alternate)"[^>]*>/g, '')
    .replace(/<a\b[^>]*>/g, (tag) =>
      tag.includes(' data-preview')
        ? tag
        : tag.replace(/(\s(?:xlink:)?href=")([^"]*)"/, (_, before, href) => `${before}${inside(href)}"`),
    )
    .replace(/<form\b[^>]*>/g, (tag) =>
      tag.includes('method="get"')
        ? tag.replace(/(\saction=")([^"]*)"/, (_, before, action) => `${before}${inside(action)}"`)
        : tag,
    );
}
