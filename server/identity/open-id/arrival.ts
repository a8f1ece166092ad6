import type { Configuration, IDToken } from 'openid-client';
import type { ProviderSays } from '#server/domain/people/open-id.ts';
import { type Journey, SHOWN_WITHIN } from './journey.ts';
import { CLOCK_TOLERANCE, type OpenIdProvider, ProviderUnavailable } from './provider.ts';

/** Why somebody who came back is not signed in. */
export type Refusal = 'declined' | 'refused' | 'unavailable';

/** What came back does not hold. `code` is for the log: a word of the protocol or of the library, nothing anybody typed. */
export class ArrivalRefused extends Error {
  override name = 'ArrivalRefused';
  refusal: Refusal;
  code: string;
  constructor(refusal: Refusal, code: string, cause?: unknown) {
    super(code, { cause });
    this.refusal = refusal;
    this.code = code;
  }
}

/** Somebody whom the provider sent, with what it says of them. */
export type Arrival = {
  says: ProviderSays;
  idToken: string;
  /** When they last showed the provider who they are, in milliseconds of the world's clock; null where it does not say. */
  shownAt: number | null;
  /** The address that the provider tells beside the token, where the token has none. @throws ArrivalRefused */
  more(): Promise<Pick<ProviderSays, 'email' | 'emailVerified'>>;
};

const textOf = (value: unknown) => (typeof value === 'string' ? value : null);
const textsOf = (value: unknown) => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

const addressIn = (claims: Record<string, unknown>) => ({
  email: textOf(claims.email),
  emailVerified: typeof claims.email_verified === 'boolean' ? claims.email_verified : null,
});

const word = (value: unknown) =>
  String(value ?? 'UNKNOWN')
    .replace(/[^\w.-]/g, '_')
    .slice(0, 60);

/** Whether a failure means that the provider is not there: no connection, no answer in time, or a failure of its own. */
function isAway(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown };
  return error instanceof TypeError || code === 'OAUTH_TIMEOUT' || (cause instanceof Response && cause.status >= 500);
}

/** A failure of the library in our words: never the provider's text, which anybody may write into the address. */
function refusalOf(error: unknown): ArrivalRefused {
  if (error instanceof ArrivalRefused) return error;
  if (error instanceof ProviderUnavailable) return new ArrivalRefused('unavailable', 'NO_DISCOVERY', error);
  const { name, code, error: said } = error as { name?: string; code?: string; error?: string };
  if (name === 'AuthorizationResponseError') {
    return new ArrivalRefused(said === 'access_denied' ? 'declined' : 'refused', word(`ANSWER_${said}`), error);
  }
  if (name === 'ResponseBodyError') return new ArrivalRefused('refused', word(`TOKEN_${said}`), error);
  return new ArrivalRefused(isAway(error) ? 'unavailable' : 'refused', word(code), error);
}

/** The library leaves this to whoever asks: a token that says it was made later than now was not made by a clock like ours. */
function refuseFromTheFuture({ iat }: IDToken, { clockOffset }: OpenIdProvider) {
  const now = (Date.now() - clockOffset) / 1_000;
  if (iat > now + CLOCK_TOLERANCE) throw new ArrivalRefused('refused', 'ISSUED_IN_THE_FUTURE');
}

async function toldBeside(configuration: Configuration, accessToken: string, subject: string) {
  const client = await import('openid-client');
  if (!configuration.serverMetadata().userinfo_endpoint) return { email: null, emailVerified: null };
  const said = await client.fetchUserInfo(configuration, accessToken, subject);
  return addressIn(said);
}

/**
 * Exchanges what the provider sent back for who it is: state, issuer, code with its PKCE verifier, and the identity token's
 * signature, issuer, audience, nonce and times are checked by `openid-client`.
 * @param query of the address that the browser came back to, with its question mark
 * @throws ArrivalRefused
 */
export async function receive(provider: OpenIdProvider, journey: Journey, query: string): Promise<Arrival> {
  try {
    const configuration = await provider.configuration();
    const client = await import('openid-client');
    const tokens = await client.authorizationCodeGrant(configuration, new URL(provider.redirectUri + query), {
      ...{ expectedState: journey.state, expectedNonce: journey.nonce, pkceCodeVerifier: journey.verifier },
      idTokenExpected: true,
      ...(journey.again ? { maxAge: SHOWN_WITHIN } : {}),
    });
    const claims = tokens.claims();
    if (!claims || !tokens.id_token) throw new ArrivalRefused('refused', 'NO_IDENTITY_TOKEN');
    refuseFromTheFuture(claims, provider);
    const said = addressIn(claims);
    return {
      says: {
        ...{ issuer: claims.iss, subject: claims.sub, ...said },
        methods: [...textsOf(claims.amr), ...[textOf(claims.acr)].filter((each) => each !== null)],
      },
      idToken: tokens.id_token,
      shownAt: typeof claims.auth_time === 'number' ? claims.auth_time * 1_000 : null,
      more: () =>
        said.email === null
          ? toldBeside(configuration, tokens.access_token, claims.sub).catch((error) =>
              Promise.reject(refusalOf(error)),
            )
          : Promise.resolve(said),
    };
  } catch (error) {
    const refused = refusalOf(error);
    if (refused.refusal === 'unavailable') provider.forget();
    throw refused;
  }
}

/**
 * Where to send somebody so that their session at the provider ends too; null where the provider has no such page or does
 * not answer.
 * @param idToken says whose session; empty where it was not kept
 */
export async function signOutAddress(provider: OpenIdProvider, idToken: string): Promise<string | null> {
  try {
    const configuration = await provider.configuration();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    const client = await import('openid-client');
    return client.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: provider.signedOutUri,
      ...(idToken === '' ? {} : { id_token_hint: idToken }),
    }).href;
  } catch {
    return null;
  }
}
