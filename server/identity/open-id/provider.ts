import type { Configuration, ServerMetadata } from 'openid-client';
import type { OpenIdSettings } from './settings.ts';

/** How far the provider's clock may be from ours, in seconds. */
export const CLOCK_TOLERANCE = 30;

/** Signatures that are taken: public keys only. `none` and what is signed with the client's secret never are. */
export const algorithms: readonly string[] = ['RS256', 'PS256', 'ES256', 'RS384', 'PS384', 'ES384', 'Ed25519', 'EdDSA'];

/** What the provider says of itself is asked for again after this time, in milliseconds. */
const KEPT_FOR = 60 * 60_000;
/** And after a failure not before this one: a provider that is down is not asked by every visitor. */
const PAUSE = 2_000;
/** Longer than this nobody waits for an answer of the provider, in seconds. */
const TIMEOUT = 5;

/** The provider does not answer, or not as a provider does. */
export class ProviderUnavailable extends Error {
  override name = 'ProviderUnavailable';
}

export type OpenIdProvider = {
  settings: OpenIdSettings;
  /** Where the provider sends people back to: exactly as it was told. */
  redirectUri: string;
  /** Where people are after signing out there. */
  signedOutUri: string;
  /** Milliseconds by which TODAY moved our clock: the provider goes by the world's. */
  clockOffset: number;
  /**
   * What talks to the provider. Each is new, so that the provider's keys are fetched for each sign-in: a new key counts at
   * once, and one that was taken back no longer.
   * @throws ProviderUnavailable
   */
  configuration(): Promise<Configuration>;
  /** Forgets what the provider said of itself: it did not hold. */
  forget(): void;
};

type Wiring = { baseUrl: string; clockOffset: number };

/** The provider that these settings name. Nothing is asked of it before somebody signs in, so it may be down when we start. */
export function openIdProvider(settings: OpenIdSettings, { baseUrl, clockOffset }: Wiring): OpenIdProvider {
  const insecure = settings.issuer.startsWith('http:');
  let kept: { metadata: ServerMetadata; at: number } | null = null;
  let asking: Promise<ServerMetadata> | null = null;
  let failedAt = Number.NEGATIVE_INFINITY;

  async function ask(): Promise<ServerMetadata> {
    const client = await import('openid-client');
    try {
      const found = await client.discovery(new URL(settings.issuer), settings.clientId, undefined, undefined, {
        timeout: TIMEOUT,
        ...(insecure ? { execute: [client.allowInsecureRequests] } : {}),
      });
      const metadata = onlyOurs(found.serverMetadata(), settings.issuer);
      kept = { metadata, at: performance.now() };
      return metadata;
    } catch (error) {
      failedAt = performance.now();
      throw new ProviderUnavailable('The OpenID provider does not answer.', { cause: error });
    } finally {
      asking = null;
    }
  }

  function metadata(): Promise<ServerMetadata> {
    if (kept && performance.now() - kept.at < KEPT_FOR) return Promise.resolve(kept.metadata);
    if (performance.now() - failedAt < PAUSE) throw new ProviderUnavailable('The OpenID provider did not answer.');
    asking ??= ask();
    return asking;
  }

  return {
    settings,
    redirectUri: `${baseUrl}/sign-in/callback`,
    signedOutUri: `${baseUrl}/sign-in`,
    clockOffset,
    forget: () => {
      kept = null;
    },
    configuration: async () => {
      const said = await metadata();
      const client = await import('openid-client');
      const { clientId, clientSecret, clientAuth } = settings;
      const auth = clientAuth === 'post' ? client.ClientSecretPost : client.ClientSecretBasic;
      const clock = { [client.clockTolerance]: CLOCK_TOLERANCE, [client.clockSkew]: -Math.round(clockOffset / 1_000) };
      const made = new client.Configuration({ ...said }, clientId, clock, auth(clientSecret));
      made.timeout = TIMEOUT;
      if (insecure) client.allowInsecureRequests(made);
      client.enableNonRepudiationChecks(made);
      return made;
    },
  };
}

/**
 * What the provider says of itself, with no other signatures than ours and nowhere to send people but to safe addresses.
 * @throws where it offers none of our signatures, or would send people over http
 */
function onlyOurs(said: Readonly<ServerMetadata>, issuer: string): ServerMetadata {
  const offered = said.id_token_signing_alg_values_supported ?? ['RS256'];
  const signing = offered.filter((each) => algorithms.includes(each));
  if (signing.length === 0) throw new Error('The provider signs in no way that is taken here.');
  for (const address of [said.authorization_endpoint, said.end_session_endpoint]) {
    const safe = address === undefined || new URL(address).protocol === 'https:' || issuer.startsWith('http:');
    if (!safe) throw new Error('The provider sends people to an address without https.');
  }
  if (!said.authorization_endpoint) throw new Error('The provider names no page to sign in.');
  return { ...said, id_token_signing_alg_values_supported: signing };
}
