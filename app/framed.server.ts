import type { EntryContext } from '@remix-run/node';

/**
 * What a page may do that other sites show in a frame: be read. It has no script and no form, so there is nothing a
 * frame around it could have a reader press. Every other answer forbids frames (`server/security-headers.ts`).
 */
export const framedPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  'frame-ancestors *',
].join('; ');

/** Whether the route that answers says of itself that others may frame it; what the address looks like does not count. */
export function isFramed({ routeModules, staticHandlerContext: { matches } }: EntryContext): boolean {
  const handle = routeModules[matches.at(-1)?.route.id ?? '']?.handle as { framed?: boolean } | undefined;
  return handle?.framed === true;
}
