import type { TestProject } from 'vitest/node';
import { clearUp, makeDataDir, start } from './service.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A DATA_DIR that a first start has filled: copies of it start without any work. */
    filledDataDir: string;
  }
}

/** Starts once from nothing, so that every test can begin where a second start would. */
export default async function setup(project: TestProject) {
  const dataDir = makeDataDir();
  const first = await start({ dataDir });
  await first.ready;
  first.signal('SIGTERM');
  const code = await first.ended;
  if (code !== 0) throw new Error(`the first start ended with ${code}: ${first.said.err}`);
  project.provide('filledDataDir', dataDir);
  return clearUp;
}
