import { defineConfig } from '@playwright/test';

/** The service is started by tests/run.mjs, or by hand: BASE_URL says where, CHROMIUM which browser, DATA_DIR whose accounts. */
export default defineConfig({
  testDir: '.',
  /** First the crawl; then what looks and what writes, side by side; last, alone, what takes the database away. */
  projects: [
    { name: 'crawl', testMatch: 'setup/*.setup.ts' },
    { name: 'pages', testMatch: '{start,view,door,journeys}/**/*.spec.ts', dependencies: ['crawl'] },
    { name: 'alone', testMatch: 'alone/**/*.spec.ts', dependencies: ['pages'], workers: 1, fullyParallel: false },
  ],
  outputDir: '../../test-results',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  reporter: [['list'], ['./tally-reporter.ts']],
  use: {
    baseURL: process.env.BASE_URL ?? 'http://127.0.0.1:3000',
    browserName: 'chromium',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
