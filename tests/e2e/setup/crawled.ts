import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Visit } from './crawl.ts';
import { dataDir, type PersonName } from './service.ts';

/** What the crawl found, for the tests of pages: written once, before they begin. */
export type Crawled = {
  /** By nobody, from the overview. */
  publicly: Visit[];
  /** By each person, from where signing in leads them. */
  signedIn: { person: PersonName; cookie: string; home: string; visits: Visit[] }[];
};

/** With the accounts, because it holds sessions. */
const file = join(dataDir, 'crawl.json');

export const keep = (crawled: Crawled) => writeFileSync(file, JSON.stringify(crawled), { mode: 0o600 });
export const crawled = (): Crawled => JSON.parse(readFileSync(file, 'utf8')) as Crawled;
