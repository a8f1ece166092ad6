import { randomUUID } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mariadb';
import { Secret, TOTP } from 'otpauth';
import { inject } from 'vitest';
import { newFactorSecret, sealFactor } from '#server/identity/second-factor.ts';
import { freePort, makeDataDir, type Started, start } from '../setup/service.ts';
import { Browser, locationOf } from './browser.ts';
import { clients, type Somebody, TestProvider } from './provider.ts';

type Invited = { role?: string; area?: string | null; email?: string; disabled?: boolean; withApp?: boolean };

/** The service, a provider that it knows, and the database behind it. */
export class World {
  provider = new TestProvider();
  origin = '';
  #service: Started | null = null;
  #database: Connection | null = null;
  #sessionSecret = '';

  /** Starts both, from a copy of what a first start filled. */
  async begin(env: Record<string, string> = {}): Promise<void> {
    const [port, dataDir] = [await freePort(), makeDataDir(inject('filledDataDir'))];
    this.origin = `http://127.0.0.1:${port}`;
    await this.provider.begin(this.origin);
    const file = join(dataDir, 'client-secret');
    writeFileSync(file, `${clients.tracker.secret}\n`);
    chmodSync(file, 0o600);
    this.#service = await start({
      ...{ dataDir, port },
      env: {
        ...{ OIDC_ISSUER: this.provider.issuer, OIDC_CLIENT_ID: clients.tracker.id, OIDC_CLIENT_SECRET_FILE: file },
        ...{ OIDC_NAME: 'Example sign-in', OIDC_SECOND_FACTOR: 'mfa', ...env },
      },
    });
    await this.#service.ready;
    this.#sessionSecret = readFileSync(join(dataDir, 'session-secret'), 'utf8').trim();
    const { host, port: at, database, accounts } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8'));
    this.#database = await createConnection({ host, port: at, database, ...accounts.app, timezone: 'Z' });
  }

  async end(): Promise<void> {
    await this.#database?.end();
    await this.provider.end();
  }

  /** What the service wrote into its log so far. */
  get log(): string {
    return this.#service?.said.err ?? '';
  }

  query<T = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<T[]> {
    if (!this.#database) throw new Error('the world has not begun');
    return this.#database.query(sql, values);
  }

  /** Somebody with an account and without a password, as an invitation leaves them. */
  async invited({ role = 'preparer', area = 'T09000001', disabled = false, withApp, ...more }: Invited = {}) {
    const id = randomUUID();
    const email = more.email ?? `${id}@council.example`;
    const add = (table: string, row: Record<string, unknown>) => {
      const names = Object.keys(row).map((name) => `\`${name}\``);
      const places = names.map(() => '?').join(', ');
      return this.query(`INSERT INTO \`${table}\` (${names.join(', ')}) VALUES (${places})`, Object.values(row));
    };
    const createdAt = new Date();
    await add('User', { id, email, name: 'Somebody', passwordHash: null, disabled, createdAt });
    await add('Membership', { userId: id, organisation: area ?? 'department', role, areaCode: area });
    const secret = newFactorSecret();
    if (withApp) {
      const sealed = sealFactor(secret, id, this.#sessionSecret);
      await add('SecondFactor', { userId: id, sealed, lastStep: 0, createdAt });
    }
    const code = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    return { id, email, code };
  }

  /** Somebody whom the provider knows. Answers what they type there as login. */
  known(somebody: Somebody, login: string = randomUUID()): string {
    this.provider.people.set(login, somebody);
    return login;
  }

  /** Follows the button of the sign-in page. */
  beginIn(browser: Browser, query = ''): Promise<Response> {
    return browser.get(`${this.origin}/sign-in/begin${query}`);
  }

  /** Goes through the provider's pages until it sends the browser back. Answers the address that it sends it to. */
  async through(browser: Browser, begun: string, login: string): Promise<string> {
    let url = begun;
    for (let pages = 0; pages < 10; pages += 1) {
      if (url.startsWith(`${this.origin}/sign-in/callback`)) return url;
      const answer = await browser.get(url);
      if (answer.status >= 300 && answer.status < 400) {
        url = locationOf(answer);
        continue;
      }
      const page = await answer.text();
      const form = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
      if (!form) throw new Error(`${url} answered ${answer.status}: ${page.slice(0, 300)}`);
      const fields = { prompt: 'login', login, password: 'as they like' };
      url = locationOf(await browser.post(new URL(form, url).href, fields));
    }
    throw new Error('the provider sends nowhere');
  }

  /** The address with which the provider sends this browser back. */
  async wayBack(browser: Browser, login: string, query = ''): Promise<string> {
    return this.through(browser, locationOf(await this.beginIn(browser, query)), login);
  }

  /** Signs in, or tries to: what the service answers in the end. */
  async signIn(browser: Browser, login: string, query = ''): Promise<Response> {
    return browser.get(await this.wayBack(browser, login, query));
  }

  /** Whether this browser is signed in: where it may go. */
  async isIn(browser: Browser): Promise<boolean> {
    return (await browser.get(`${this.origin}/account/sign-in`)).status === 200;
  }
}

/** The hidden form token of a page. */
export const csrfIn = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';

export { Browser, locationOf };
