import { readFileSync, statSync } from 'node:fs';

/** With which OpenID provider people may sign in, and what its words are worth. */
export type OpenIdSettings = {
  /** Exactly as the provider writes it in its tokens. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** How the client shows its secret: as the provider was told. */
  clientAuth: 'basic' | 'post';
  /** What stands on the button: “Sign in with …”. */
  name: string;
  /** Words in `acr` or `amr` with which the provider says that a second factor was used. */
  secondFactor: readonly string[];
  /** Whether an address counts as verified where the provider says nothing of it. */
  addressesVerified: boolean;
};

export type OpenIdVariables = {
  OIDC_ISSUER?: string | undefined;
  OIDC_CLIENT_ID?: string | undefined;
  OIDC_CLIENT_SECRET?: string | undefined;
  OIDC_CLIENT_SECRET_FILE?: string | undefined;
  OIDC_CLIENT_AUTH: 'basic' | 'post';
  OIDC_NAME?: string | undefined;
  OIDC_SECOND_FACTOR?: string | undefined;
  OIDC_EMAILS?: 'verified' | undefined;
};

const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/;

/** What a password alone is called in `amr` (RFC 8176): never a second factor. */
const PASSWORD = 'pwd';

/** A secret in a file that nobody else may read. */
function secretIn(file: string): { secret: string } | { fault: string } {
  try {
    if ((statSync(file).mode & 0o077) !== 0) {
      return { fault: 'OIDC_CLIENT_SECRET_FILE: others may read this file; give it mode 600.' };
    }
    const secret = readFileSync(file, 'utf8').trim();
    return secret ? { secret } : { fault: 'OIDC_CLIENT_SECRET_FILE: this file is empty.' };
  } catch {
    return { fault: 'OIDC_CLIENT_SECRET_FILE: this file cannot be read.' };
  }
}

function issuerFaults(issuer: string): string[] {
  if (!URL.canParse(issuer)) return ['OIDC_ISSUER: give the address of the OpenID provider.'];
  const { protocol, hostname, search, hash, username } = new URL(issuer);
  if (search || hash || username) return ['OIDC_ISSUER: give an address without query, fragment or user.'];
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) return [];
  return ['OIDC_ISSUER: give an https address; http is for a provider on this machine only.'];
}

/**
 * The settings that the variables mean; null where none is set.
 * @returns faults in words, each naming its variable, where only some are set or one is wrong
 */
export function openIdSettings(vars: OpenIdVariables): OpenIdSettings | null | string[] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET_FILE: file } = vars;
  const needed = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId };
  const others = [vars.OIDC_CLIENT_SECRET, file, vars.OIDC_NAME, vars.OIDC_SECOND_FACTOR, vars.OIDC_EMAILS];
  if (![issuer, clientId, ...others].some(Boolean)) return null;
  const faults = Object.entries(needed).flatMap(([name, value]) =>
    value ? [] : [`${name} is missing: OIDC_ISSUER, OIDC_CLIENT_ID and a client secret go together.`],
  );
  if (issuer) faults.push(...issuerFaults(issuer));
  if (vars.OIDC_CLIENT_SECRET && file) faults.push('OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE: give one of them.');
  if (!vars.OIDC_CLIENT_SECRET && !file) {
    faults.push('OIDC_CLIENT_SECRET or OIDC_CLIENT_SECRET_FILE is missing: sign-in with a provider needs one.');
  }
  const kept = !vars.OIDC_CLIENT_SECRET && file ? secretIn(file) : { secret: vars.OIDC_CLIENT_SECRET ?? '' };
  if ('fault' in kept) faults.push(kept.fault);
  const secondFactor = (vars.OIDC_SECOND_FACTOR ?? '').split(/\s+/).filter(Boolean);
  if (secondFactor.includes(PASSWORD)) {
    faults.push('OIDC_SECOND_FACTOR: pwd says that a password was used, which is no second factor.');
  }
  if (faults.length > 0 || !issuer || !clientId || 'fault' in kept) return faults;
  return {
    ...{ issuer, clientId, clientSecret: kept.secret, clientAuth: vars.OIDC_CLIENT_AUTH },
    name: vars.OIDC_NAME ?? new URL(issuer).hostname,
    ...{ secondFactor, addressesVerified: vars.OIDC_EMAILS === 'verified' },
  };
}
