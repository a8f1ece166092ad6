import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration, type JWK } from 'oidc-provider';

/** What the provider knows of somebody. */
export type Somebody = { email?: string; email_verified?: boolean };

type Claims = Record<string, unknown>;
type Tokens = Record<string, unknown> & { id_token?: string };

/** A signing key of the provider, as it is published and as it signs. */
class SigningKey {
  kid: string;
  key: KeyObject;
  constructor(kid: string) {
    this.kid = kid;
    this.key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  }
  get jwk(): JWK {
    return { ...(this.key.export({ format: 'jwk' }) as JWK), kid: this.kid, alg: 'RS256', use: 'sig' };
  }
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Claims;

const listening = (server: Server) =>
  new Promise<number>((settle) => server.listen(0, '127.0.0.1', () => settle((server.address() as AddressInfo).port)));

/** Both clients of the provider: the service, and a program of somebody else that may send people to the same address. */
export const clients = {
  tracker: { id: 'tracker', secret: 'a secret of the service' },
  other: { id: 'other', secret: 'a secret of somebody else' },
} as const;

/**
 * A real OpenID provider (`oidc-provider`) on loopback with keys of its own, behind a reverse proxy that may alter what it
 * answers: to send what no honest provider would, with a signature that holds.
 */
export class TestProvider {
  /** Who can sign in there, by what they type as login, which is their subject too. */
  people = new Map<string, Somebody>();
  /** Changes the claims of the next identity tokens, which are then signed anew with the provider's key. */
  alterClaims: ((claims: Claims) => Claims) | null = null;
  /** Changes the signed token itself. */
  alterToken: ((token: string) => string) | null = null;
  /** Requests that reached the provider, as method and path. */
  heard: string[] = [];
  issuer = '';

  #inner: Server = createServer((asked, answer) => void this.#callback(asked, answer));
  #outer: Server = createServer((asked, answer) => this.#pass(asked, answer));
  #callback: ReturnType<Provider['callback']> = async () => undefined;
  #innerPort = 0;
  #outerPort = 0;
  #keys = [new SigningKey('first')];
  #signsWith = this.#keys[0] as SigningKey;
  #service = '';

  /** @param service the origin of the service */
  async begin(service: string): Promise<void> {
    this.#service = service;
    this.#innerPort = await listening(this.#inner);
    this.#outerPort = await listening(this.#outer);
    this.issuer = `http://127.0.0.1:${this.#outerPort}`;
    this.#build();
  }

  #build() {
    const client = ({ id, secret }: { id: string; secret: string }) => ({
      ...{ client_id: id, client_secret: secret },
      redirect_uris: [`${this.#service}/sign-in/callback`],
      post_logout_redirect_uris: [`${this.#service}/sign-in`],
    });
    const configuration: Configuration = {
      clients: Object.values(clients).map(client),
      jwks: { keys: this.#keys.map(({ jwk }) => jwk) },
      cookies: { keys: ['only for tests'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      pkce: { required: () => true },
      ttl: { IdToken: 60, AuthorizationCode: 60, Session: 3_600, Interaction: 600, Grant: 3_600, AccessToken: 600 },
      findAccount: (_ctx, sub) => {
        const known = this.people.get(sub);
        return known ? { accountId: sub, claims: () => ({ sub, ...known }) } : undefined;
      },
      loadExistingGrant: async ({ oidc }) => {
        const { client: asks, session, provider } = oidc;
        const grant = new provider.Grant({ clientId: asks?.clientId ?? '', accountId: session?.accountId ?? '' });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    };
    this.#callback = new Provider(this.issuer, configuration).callback();
  }

  /** The next tokens are signed with a new key; the old one stays published or goes. */
  rotate(kid: string, old: 'stays' | 'goes'): void {
    const key = new SigningKey(kid);
    this.#keys = old === 'stays' ? [key, ...this.#keys] : [key];
    this.#signsWith = key;
    this.#build();
  }

  /** A token as the key of this name signs it, published still or not. */
  signedBy(key: SigningKey, token: string): string {
    return this.sign(decoded(token.split('.')[1]), key);
  }

  /** The key that signs now. */
  get key(): SigningKey {
    return this.#signsWith;
  }

  /** A key that the provider never had, under the name of one that it has. */
  strangeKey(): SigningKey {
    return new SigningKey(this.#signsWith.kid);
  }

  sign(claims: Claims, { kid, key }: SigningKey): string {
    const text = `${encoded({ alg: 'RS256', kid, typ: 'JWT' })}.${encoded(claims)}`;
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
  }

  #altered(tokens: Tokens): Tokens {
    if (!tokens.id_token) return tokens;
    let token = tokens.id_token;
    if (this.alterClaims) token = this.sign(this.alterClaims(decoded(token.split('.')[1])), this.#signsWith);
    return { ...tokens, id_token: this.alterToken?.(token) ?? token };
  }

  #pass(asked: IncomingMessage, answer: import('node:http').ServerResponse) {
    const { method, url: path = '/', headers } = asked;
    this.heard.push(`${method} ${path.split('?')[0]}`);
    const onward = request({ host: '127.0.0.1', port: this.#innerPort, method, path, headers }, (came) => {
      if (path !== '/token' || came.statusCode !== 200) {
        answer.writeHead(came.statusCode ?? 502, came.headers);
        came.pipe(answer);
        return;
      }
      const parts: Buffer[] = [];
      came.on('data', (part) => parts.push(part));
      came.on('end', () => {
        const body = JSON.stringify(this.#altered(JSON.parse(Buffer.concat(parts).toString('utf8'))));
        answer.writeHead(200, { ...came.headers, 'content-length': Buffer.byteLength(body) });
        answer.end(body);
      });
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  }

  /** Nobody answers at the provider's address any more. */
  async goAway(): Promise<void> {
    this.#outer.closeAllConnections();
    await new Promise((settle) => this.#outer.close(settle));
  }

  /** It answers again, at the same address. */
  async comeBack(): Promise<void> {
    await new Promise<void>((settle) => this.#outer.listen(this.#outerPort, '127.0.0.1', settle));
  }

  async end(): Promise<void> {
    for (const server of [this.#outer, this.#inner]) {
      server.closeAllConnections();
      await new Promise((settle) => server.close(settle));
    }
  }
}
