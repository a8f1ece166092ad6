import type { TestProject } from 'vitest/node';
import { clearUp, makeDataDir, start, until } from './service.ts';

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
  // Copies then have their manifests: no test pays for making them.
  const made = async () => (await first.get('/releases/2/manifest.json')).status === 200;
  if (!(await until(made, 300_000))) throw new Error(`no manifest was made: ${first.said.err}`);
  first.signal('SIGTERM');
  const code = await first.ended;
  if (code !== 0) throw new Error(`the first start ended with ${code}: ${first.said.err}`);
  project.provide('filledDataDir', dataDir);
  return clearUp;
}
