import { afterAll, beforeAll, beforeEach } from 'vitest';
import { closeConnections } from '#server/data/connections.ts';
import { emptyDatabase } from './database.ts';
import { openService } from './service.ts';

async function begin(lay: () => unknown): Promise<void> {
  await closeConnections();
  await emptyDatabase();
  openService();
  await lay();
}

async function leave(): Promise<void> {
  await closeConnections();
  await emptyDatabase();
}

/** Each test of the file begins with the service on an empty database, in which `lay` puts what it builds on. */
export function afreshForEach(lay: () => unknown = () => undefined): void {
  beforeEach(() => begin(lay));
  afterAll(leave);
}

/** The file begins so, and its tests go on from one another. */
export function afreshForFile(lay: () => unknown = () => undefined): void {
  beforeAll(() => begin(lay));
  afterAll(leave);
}
