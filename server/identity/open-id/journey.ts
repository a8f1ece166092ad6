import { keyFor, sealWith, unsealWith } from '../sealing.ts';
import type { OpenIdProvider } from './provider.ts';

/** How long somebody may take at the provider, in milliseconds. */
export const JOURNEY_LASTS = 10 * 60_000;

/** Within how many seconds before they came back a person must have shown who they are, where that is asked for anew. */
export const SHOWN_WITHIN = 5 * 60;

/** What the browser keeps, sealed, while somebody is at the provider. */
export type Journey = {
  state: string;
  nonce: string;
  verifier: string;
  /** The page they want to go to. */
  next: string | null;
  /** They were asked to show again who they are. */
  again: boolean;
  /** When it began, in milliseconds. */
  at: number;
};

/**
 * Begins a way to the provider and back: authorization code with PKCE (S256), a state and a nonce of its own.
 * @returns where to send the browser, and what it must bring back
 * @throws ProviderUnavailable
 */
export async function beginJourney(
  provider: OpenIdProvider,
  { next, again, now }: { next: string | null; again: boolean; now: Date },
): Promise<{ url: string; journey: Journey }> {
  const configuration = await provider.configuration();
  const client = await import('openid-client');
  const verifier = client.randomPKCECodeVerifier();
  const [state, nonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(configuration, {
    ...{ redirect_uri: provider.redirectUri, scope: 'openid email', state, nonce },
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(again ? { prompt: 'login', max_age: String(SHOWN_WITHIN) } : {}),
  });
  return { url: url.href, journey: { state, nonce, verifier, next, again, at: now.getTime() } };
}

const keyOf = (purpose: string, sessionSecret: string) => keyFor(`open id ${purpose}`, sessionSecret);

/** Seals what a browser is to bring back. Only the service can read or make it. */
export function sealForBrowser(purpose: string, what: { at: number }, sessionSecret: string): string {
  return sealWith(keyOf(purpose, sessionSecret), JSON.stringify(what));
}

/** What we sealed for this purpose within the last ten minutes; null for everything else. */
export function unsealFromBrowser<T extends { at: number }>(
  purpose: string,
  sealed: string,
  sessionSecret: string,
  now: Date,
): T | null {
  const text = unsealWith(keyOf(purpose, sessionSecret), sealed);
  const what = text ? (JSON.parse(text) as T) : null;
  const age = now.getTime() - (what?.at ?? 0);
  return what && age >= 0 && age < JOURNEY_LASTS ? what : null;
}

/** Seals the provider's identity token as it is kept beside a session. */
export function sealToken(token: string, userId: string, sessionSecret: string): string {
  return sealWith(keyOf('token', sessionSecret), token, userId);
}

/** The identity token that was kept for this person; null where there is none that can be opened. */
export function unsealToken(sealed: string, userId: string, sessionSecret: string): string | null {
  return unsealWith(keyOf('token', sessionSecret), sealed, userId);
}
