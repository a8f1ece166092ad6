import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Headers of every answer that does not set its own. Public pages have no inline script or style, so none is allowed;
 * a signed-in page that hydrates sends its own policy with a nonce.
 */
export function securityHeaders(baseUrl: string): Record<string, string> {
  const https = baseUrl.startsWith('https:');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'X-Content-Type-Options': 'nosniff',
    ...(https ? { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

/** Adds the headers at the last moment, where the answer has not set its own. */
export function addAtTheEnd(headers: Record<string, string>, response: ServerResponse<IncomingMessage>): void {
  const writeHead = response.writeHead;
  response.writeHead = function patched(this: typeof response, ...given: unknown[]) {
    for (const [name, value] of Object.entries(headers)) {
      if (!response.hasHeader(name)) response.setHeader(name, value);
    }
    return writeHead.apply(response, given as Parameters<typeof writeHead>);
  } as typeof writeHead;
}
