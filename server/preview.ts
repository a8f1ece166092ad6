import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppLoadContext } from '@remix-run/node';

/** What the door needs for a preview, and the public address that is looked at; null where it is none, or not for them. */
type PreviewOf = (request: Request) => Promise<{ preview: Preview; address: string } | null>;

type Preview = NonNullable<AppLoadContext['preview']>;
type Asking = IncomingMessage & { originalUrl?: string; preview?: Preview };

const previewed = /^\/monitor\/releases\/\d+\/preview\//;

/**
 * Hands an address below a release's preview on as the public address that it looks at. For whom it is not, it stays as
 * it came, and no page is there. Comes before `nameSibling`. Nothing of it is kept: `published` leaves /monitor alone.
 * @param build holds the door, as `previewOf` of its entry
 */
export function previews(build: { entry: { module: object } }) {
  const { previewOf } = build.entry.module as { previewOf: PreviewOf };
  return (request: Asking, _response: ServerResponse, next: (error?: unknown) => void): void => {
    const { method, url = '/', headers } = request;
    if ((method !== 'GET' && method !== 'HEAD') || !previewed.test(url)) {
      next();
      return;
    }
    previewOf(new Request(new URL(url, 'http://localhost'), { headers: { cookie: headers.cookie ?? '' } }))
      .then((found) => {
        if (found) {
          request.preview = found.preview;
          request.url = found.address;
          request.originalUrl = found.address;
        }
        next();
      })
      .catch(next);
  };
}

/** What Remix hands to loaders and to the document: the preview, where this is one. */
export function previewIn(request: object): AppLoadContext {
  const { preview } = request as Asking;
  return preview ? { preview } : {};
}
