import { existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** Files of the build: those whose name carries their hash never change, the others are asked for again each time. */
export function staticFiles(folder: string): RequestHandler {
  const router = Router();
  router.use(packed(folder));
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }));
  router.use(express.static(folder, { maxAge: 0, index: false, redirect: false }));
  return router;
}

/** Sends the copy the build packed beforehand where the reader's program takes it. */
function packed(folder: string): RequestHandler {
  return (request, response, next) => {
    const type = types[extname(request.path)];
    if (!type || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const path = normalize(join('/', request.path));
    for (const [encoding, ending] of encodings) {
      if (!new RegExp(`\\b${encoding}\\b`).test(accepted) || !existsSync(join(folder, path + ending))) continue;
      request.url = path + ending;
      response.setHeader('Content-Encoding', encoding);
      response.setHeader('Content-Type', type);
      response.setHeader('Vary', 'Accept-Encoding');
      break;
    }
    next();
  };
}
