/** Builds the service: Remix's pages by Vite, and the programs that run without Remix by esbuild. */
import { existsSync, rmSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Refusal } from './bootstrap/refusal.mjs';
import { say, step, stopSteps } from './bootstrap/step.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Programs of the service, by the name start.mjs calls them. */
const programs = {
  http: 'server/http.ts',
  migrate: 'prisma/command.ts',
  seed: 'seed/load.ts',
  ees: 'seed/ees.ts',
  audit: 'server/audit/command.ts',
  redact: 'server/redaction/command.ts',
};

async function buildPrograms() {
  const { build } = await import('esbuild');
  await build({
    entryPoints: programs,
    absWorkingDir: root,
    outdir: join(root, 'build/service'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
}

/** The one script of public pages: plain progressive enhancement, no framework. */
async function buildBehaviour() {
  if (!existsSync(join(root, 'app/client/behaviour.ts'))) return;
  const { build } = await import('esbuild');
  await build({
    entryPoints: ['app/client/behaviour.ts'],
    absWorkingDir: root,
    outfile: join(root, 'build/client/behaviour.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    logLevel: 'warning',
  });
}

async function buildPages() {
  const remix = join(root, 'node_modules/@remix-run/dev/dist/cli.js');
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, NODE_ENV: 'production' };
  await step('remix vite:build', process.execPath, [remix, 'vite:build', '-c', 'remix.config.js'], { cwd: root, env });
}

/**
 * Packs what readers fetch once and for all, as small as it gets: nobody waits for that here.
 * @param {string} folder
 */
async function packFiles(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(css|js|svg|json|txt)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file);
    if (bytes.length < 1024) continue;
    await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    await writeFile(`${file}.br`, brotliCompressSync(bytes));
  }
}

for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) {
  process.on(signal, async () => {
    await stopSteps();
    process.exit(1);
  });
}

try {
  rmSync(join(root, 'build'), { recursive: true, force: true });
  // One after the other: Remix begins by emptying the folder.
  await buildPages();
  await buildPrograms();
  await buildBehaviour();
  await packFiles(join(root, 'build/client'));
} catch (error) {
  say(error instanceof Refusal ? error.message : String(error));
  process.exit(1);
}
