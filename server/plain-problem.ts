import type { IncomingMessage, ServerResponse } from 'node:http';

export type PlainProblem = { title: string; status: number; code: string; detail: string };

const pageOf = ({ title, detail }: PlainProblem) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Stable Homes tracker</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${detail}</p>
<p>This is an independent prototype. It is not a government service.</p>
</main>
</body>
</html>
`;

/**
 * Says what is wrong without asking the application: as a problem where the address promises data, as a page elsewhere.
 * @param wait after how many seconds it is worth trying again
 */
export function sayProblem(
  problem: PlainProblem,
  wait: number,
  { url = '/', method }: IncomingMessage,
  response: ServerResponse,
): void {
  const [path = '/'] = url.split('?');
  const asData = path.startsWith('/api/') || /\.(json|csv|svg|atom)$/.test(path);
  response.writeHead(problem.status, {
    'Content-Type': asData ? 'application/problem+json' : 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Retry-After': String(wait),
  });
  if (method === 'HEAD') response.end();
  else response.end(asData ? JSON.stringify({ type: 'about:blank', ...problem }) : pageOf(problem));
}
