import { readdirSync } from 'node:fs';
import type { Gallery, Workshop } from './data/connections.ts';
import { finishedMigrations, galleryAnswers } from './data/readiness.ts';

/** What `/readyz` says, in one word. */
export type Readiness = 'ready' | 'database' | 'migrations' | 'draining';

const LONGEST_WAIT = 3_000;

/** The migrations this version was written for, by name. */
function wantedMigrations(): string[] {
  return readdirSync('prisma/migrations', { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );
}

/** Asks both accounts' connections, and whether the tables are as new as the code. */
export function readinessCheck(connections: { gallery: Gallery; workshop: Workshop }): () => Promise<Readiness> {
  const wanted = wantedMigrations();
  return async () => {
    try {
      const asked = Promise.all([finishedMigrations(connections.workshop), galleryAnswers(connections.gallery)]);
      const [finished] = await inTime(asked);
      return wanted.every((name) => finished.includes(name)) ? 'ready' : 'migrations';
    } catch {
      return 'database';
    }
  };
}

function inTime<T>(asked: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no answer in time')), LONGEST_WAIT);
    asked.then(resolve, reject).finally(() => clearTimeout(late));
  });
}
