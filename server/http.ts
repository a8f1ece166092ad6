/** Wiring only: kept bytes first, then static files, then Remix; security headers, health, a graceful stop. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import { createRequestHandler as createPublicHandler, type ServerBuild } from '@remix-run/node';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { closeConnections, openConnections } from './data/connections.ts';
import { readEdition } from './data/gallery/newest-release.ts';
import { countWaitingLetters } from './data/workshop/outbox.ts';
import { londonDay } from './domain/london-day.ts';
import { EnvironmentFault, env } from './env.ts';
import { noteSecurity } from './identity/security-notes.ts';
import { startJobs } from './jobs/start-jobs.ts';
import { limitBody } from './limits/bodies.ts';
import { clientAddress } from './limits/client-address.ts';
import { limitConnections, limitTimes, lookForSlowOnes } from './limits/connections.ts';
import { limitRequests } from './limits/requests.ts';
import { wholeBody } from './limits/whole-body.ts';
import { log } from './log/log.ts';
import { lineWhenAnswered, REFERENCE } from './log/request-lines.ts';
import { makeManifests } from './manifest/make-manifests.ts';
import { publicDoor } from './manifest/public-door.ts';
import { releaseKey } from './manifest/release-key.ts';
import { redactionSigner } from './manifest/sign-redactions.ts';
import type { Measurements } from './measurements/measurements.ts';
import { memoryMissing } from './memory.ts';
import { previewIn, previews } from './preview.ts';
import { answerPrograms } from './published/answer-programs.ts';
import { answerQuickly } from './published/answer-quickly.ts';
import { published } from './published/published.ts';
import { nameSibling } from './published/sibling.ts';
import { type Readiness, readinessCheck } from './readiness.ts';
import { securityContact } from './security-contact.ts';
import { addAtTheEnd, securityHeaders } from './security-headers.ts';
import { staticFiles } from './static-files.ts';

const DRAINING_TAKES = 3_000;
const STOPPING_JOBS_TAKES = 1_000;
const CONFIGURATION = 78;

async function run() {
  const settings = env();
  const connections = openConnections(settings.connections);
  const memory = await memoryMissing(connections.workshop);
  // Without a parent that starts it anew it does with what it has.
  if (memory !== null && process.send) return void process.send({ memory }, () => process.exit(0));
  const build: ServerBuild = await import(pathToFileURL(resolve('build/server/index.js')).href);
  if (settings.baseUrl.startsWith('https:') && settings.trustedProxies === 0) {
    process.stderr.write(
      'TRUSTED_PROXIES is not set although something before this service speaks https: limits count it as one visitor.\n',
    );
  }
  let draining = false;
  const check = readinessCheck(connections);

  const headers = securityHeaders(settings.baseUrl);
  const ask = async () => ({ ...(await readEdition(connections.gallery)), day: londonDay(new Date()) });
  const kept = published({ ask, headers });

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(refuseStrangeMethods);
  app.get('/.well-known/security.txt', (_request, response) =>
    plain(response, 200, securityContact(settings.securityContact, settings.baseUrl, new Date())),
  );
  app.get('/healthz', (_request, response) => plain(response, 200, 'ok'));
  app.get('/readyz', async (_request, response) => {
    const readiness: Readiness = draining ? 'draining' : await check();
    plain(response, readiness === 'ready' ? 200 : 503, readiness);
  });
  app.use(staticFiles(resolve('build/client')));
  app.use(kept.refuse);
  app.use(limitBody);
  app.use(refuseForeignForms(new URL(settings.baseUrl).origin));
  app.use(previews(build));
  app.use((request, _response, next) => {
    nameSibling(request);
    next();
  });
  app.use(createRequestHandler({ build, mode: 'production', getLoadContext: previewIn }));
  app.use(lastResort);

  const measured = settings.metrics && (await startMeasuring(settings.metrics, kept.tally, connections));
  const quick = answerQuickly(build);
  const programs = answerPrograms(build);
  const limit = limitRequests(headers);
  const server = createServer(lookForSlowOnes, (request, response) => {
    measured?.observe(request, response);
    const address = clientAddress(request, settings.trustedProxies);
    // At every door: what a visitor says of himself does not count.
    request.headers['x-client-address'] = address;
    limit(address, request, response, () =>
      kept.answer(request, response, () => {
        addAtTheEnd(headers, response);
        const reference = randomUUID();
        response.setHeader('X-Request-Id', reference);
        request.headers[REFERENCE] = reference;
        lineWhenAnswered(request, response, reference);
        quick(request, response, () =>
          wholeBody(request, response, (whole) => programs(whole, response, () => app(whole, response))),
        );
      }),
    );
  });
  limitTimes(server);
  limitConnections(server, settings.trustedProxies);
  server.on('error', cannotListen(settings));
  server.listen(settings.port, settings.host, async () => {
    // The first question opens the connections: whoever waits for us is not to meet them cold.
    for (let tries = 0; tries < 10 && !draining && (await check()) !== 'ready'; tries += 1) await pause(200);
    process.send?.({ listening: true });
  });

  let stopping = false;
  const door = publicDoor(createPublicHandler(build, 'production'));
  const making = {
    ...connections,
    key: () => releaseKey(connections.workshop, settings.dataDir, new Date()),
    // A manifest takes seconds: it is left to the next start, or to another node.
    read: async (path: string) => {
      if (stopping) throw new Error('The service is stopping.');
      return door(path);
    },
    now: () => new Date(),
  };
  const signRedactions = redactionSigner(making);
  const stopJobs = startJobs(connections, settings, async () => {
    await makeManifests(making);
    await signRedactions();
  });
  const stop = () => {
    if (draining) return;
    draining = true;
    setTimeout(() => server.closeAllConnections(), DRAINING_TAKES).unref();
    server.close(async () => {
      stopping = true;
      await Promise.race([stopJobs(), new Promise((resolve) => setTimeout(resolve, STOPPING_JOBS_TAKES))]);
      await closeConnections();
      process.exit(0);
    });
    server.closeIdleConnections();
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, stop);
}

/** Only who asks for measurements pays for them. */
async function startMeasuring(
  where: { host: string; port: number },
  kept: () => { hits: number; misses: number; bytes: number },
  { workshop, pools }: ReturnType<typeof openConnections>,
): Promise<Measurements> {
  const { measurements } = await import('./measurements/measurements.ts');
  const { serveMeasurements } = await import('./measurements/serve-measurements.ts');
  const measured = measurements({ kept, pools, outboxWaiting: () => countWaitingLetters(workshop) });
  serveMeasurements(measured, where, cannotListen(where));
  return measured;
}

const cannotListen = (where: { host: string; port: number }) => (error: NodeJS.ErrnoException) => {
  log.error('cannot listen', { port: where.port, error });
  process.exit(CONFIGURATION);
};

function plain(response: express.Response, status: number, text: string) {
  response.status(status).set({ 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

/**
 * A form that another site sends is refused here: Remix would refuse it too, but as a failure of ours. Programs are
 * known by their token, not by where they run.
 */
function refuseForeignForms(own: string): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (reads || !origin || origin === own || request.path.startsWith('/api/')) return next();
    request.resume();
    noteSecurity('form.foreign', new Date(), { address: String(request.headers['x-client-address']) });
    plain(response, 403, 'This form did not come from this service. Open the page here and send it again.');
  };
}

const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);

/** What no page and no program sends, TRACE among them, is refused before anybody looks at it. */
const refuseStrangeMethods: RequestHandler = (request, response, next) => {
  if (methods.has(request.method)) return next();
  request.resume();
  response.set('Allow', 'GET, HEAD, POST, OPTIONS');
  plain(response, 405, 'This service does not answer requests of this method.');
};

/** What got past Remix: no stack, no inner words, and a number to find it in the log by. */
const lastResort: ErrorRequestHandler = (error, request, response, next) => {
  const status = Number(error?.status ?? error?.statusCode) || 500;
  if (status >= 500) {
    log.error('failed', { reference: referenceOf(request), error });
  }
  if (response.headersSent) return next(error);
  plain(
    response,
    status,
    status < 500
      ? 'This address or request is not one the service understands.'
      : `Sorry, there is a problem with the service. Try again later. Reference: ${referenceOf(request)}`,
  );
};

const referenceOf = (request: express.Request) => String(request.headers[REFERENCE]);

run().catch((error) => {
  // Faults of the environment are told to whoever starts it, in words, as the start itself tells them.
  if (error instanceof EnvironmentFault) process.stderr.write(`${error.message}\n`);
  else log.error('could not start', { error });
  process.exit(error instanceof EnvironmentFault ? CONFIGURATION : 70);
});
