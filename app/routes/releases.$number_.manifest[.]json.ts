import type { LoaderFunctionArgs } from '@remix-run/node';
import { answerManifest } from '#app/manifest.server.ts';

/** What the files of a release were: canonical JSON (RFC 8785), byte for byte what was signed. */
export const loader = (asked: LoaderFunctionArgs) =>
  answerManifest(asked, 'application/json; charset=utf-8', ({ body }) => new TextEncoder().encode(body));
