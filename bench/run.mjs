/** `npm run bench`: installs and builds where need be, then measures every published claim. Exit 1: a limit is missed. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareCode } from '../server/bootstrap/prepare-code.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

// As the service runs: React's other build is much slower, and some claims draw in this process.
process.env.NODE_ENV ??= 'production';

try {
  await prepareCode(root);
  const { register } = await import('tsx/esm/api');
  register();
  const { measureAll } = await import('./measure-all.ts');
  process.exit((await measureAll(process.argv.slice(2))) ? 0 : 1);
} catch (error) {
  console.error(error);
  process.exit(2);
}
