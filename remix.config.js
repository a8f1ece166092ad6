/** The Vite configuration, under the name Remix's users look for: build, dev server and tests all read this one file. */
import { defineConfig } from 'vitest/config';

const testing = Boolean(process.env.VITEST);
const developing = process.argv.includes('vite:dev');

/** Remix's compiler only gets in the way of tests: it wants routes, and it rewrites modules for two places. */
async function remix() {
  const { vitePlugin } = await import('@remix-run/dev');
  return vitePlugin({
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_routeConfig: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
    serverModuleFormat: 'esm',
  });
}

/** What server/http.ts does before Remix, for `npm run dev`. @type {import('vite').Plugin} */
const wiring = {
  name: 'wiring',
  async configureServer(server) {
    const { env } = await server.ssrLoadModule('/server/env.ts');
    const { openConnections } = await server.ssrLoadModule('/server/data/connections.ts');
    const { nameSibling } = await server.ssrLoadModule('/server/published/sibling.ts');
    openConnections(env().connections);
    server.middlewares.use((request, _response, next) => {
      nameSibling(request);
      next();
    });
  },
};

export default defineConfig({
  plugins: testing ? [] : [developing && wiring, await remix()],
  ssr: { noExternal: ['recharts', 'victory-vendor'] },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  css: {
    preprocessorOptions: {
      scss: { loadPaths: ['node_modules'], quietDeps: true, silenceDeprecations: ['import', 'if-function'] },
    },
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/integration/setup/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
          globalSetup: ['tests/process/setup/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
