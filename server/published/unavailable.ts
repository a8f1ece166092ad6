import type { IncomingMessage, ServerResponse } from 'node:http';

const unavailable = {
  type: 'about:blank',
  title: 'Sorry, the service is unavailable',
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  detail: 'The service cannot reach its records at the moment. Try again in a few minutes.',
};

const page = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sorry, the service is unavailable – Stable Homes tracker</title>
</head>
<body>
<main>
<h1>Sorry, the service is unavailable</h1>
<p>${unavailable.detail}</p>
<p>This is an independent prototype. It is not a government service.</p>
</main>
</body>
</html>
`;

/** Says that the service is unavailable, in the form the address promises. */
export function sayUnavailable({ url = '/', method }: IncomingMessage, response: ServerResponse): void {
  const [path = '/'] = url.split('?');
  const asData = path.startsWith('/api/') || /\.(json|csv|svg|atom)$/.test(path);
  response.writeHead(503, {
    'Content-Type': asData ? 'application/problem+json' : 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Retry-After': '10',
  });
  if (method === 'HEAD') response.end();
  else response.end(asData ? JSON.stringify(unavailable) : page);
}
